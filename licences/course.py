"""
The course of a sentence drawn as bars: custody, licence, supervision, and today (A-30).

Ours, computed from what is recorded; what is still expected is drawn white with a
dashed edge, and says so in the table. Presentation attributes only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from core import words
from core.charts import FONT, INK, LINE, MUTED, PAPER, WIDTH, Chart
from licences.choices import KeyDateKind, LeftBecause


TITLE = "Custody, licence and supervision"
LEFT, RIGHT = 210, WIDTH - 20
ROW, BAR, TOP = 52, 26, 28
COLOURS = {
    "Custody": ("#484949", "#0b0c0c"),
    "Licence": ("#1d70b8", "#0f385c"),
    "Supervision (PSS)": ("#54319f", "#2a1950"),
}
MARGIN = timedelta(days=14)


@dataclass(frozen=True)
class Span:
    """One bar: from its first day to its last, as recorded or as expected."""

    label: str
    first_day: date
    last_day: date
    is_expected: bool = False
    note: str = ""


def spans(page: Any, *, on: date) -> list[Span]:
    """Return what was, is and is expected to be, in order of beginning."""
    found = [*_custody(page, on), *_licences(page), *_supervision(page)]
    return sorted(found, key=lambda each: (each.first_day, each.last_day))


def _custody(page: Any, on: date) -> Iterator[Span]:
    for stay in page.stays:
        if stay.left_because == LeftBecause.TRANSFERRED:
            continue
        if stay.released_on:
            yield Span("Custody", stay.custody_since, stay.released_on)
            continue
        release = _release(page, stay)
        yield Span("Custody", stay.custody_since, on, note="so far")
        if release and release > on:
            yield Span("Custody", on, release, is_expected=True, note="expected")


def _release(page: Any, stay: Any) -> date | None:
    kinds = (
        (KeyDateKind.PRRD,) if stay.is_recall else (KeyDateKind.CRD, KeyDateKind.ARD)
    )
    days = [page.best[kind].day for kind in kinds if kind in page.best]
    return max((day for day in days if day), default=None)


def _licences(page: Any) -> Iterator[Span]:
    for licence in page.licences:
        ended = licence.ended_on or licence.expires_on
        yield Span("Licence", licence.starts_on, ended)
    expiry = page.best.get(KeyDateKind.LED)
    release = _release(page, page.stay) if page.stay else None
    if release and expiry and expiry.day and expiry.day > release:
        yield Span(
            "Licence",
            release + timedelta(days=1),
            expiry.day,
            is_expected=True,
            note="expected",
        )


def _supervision(page: Any) -> Iterator[Span]:
    start = page.best.get(KeyDateKind.PSS_START)
    end = page.best.get(KeyDateKind.PSS_END)
    if start and end and start.day and end.day:
        expected = not (start.is_official and end.is_official)
        note = "estimated" if expected else "official"
        yield Span("Supervision (PSS)", start.day, end.day, expected, note)


def draw(
    found: Sequence[Span], *, on: date, reaches_today: bool = True
) -> Chart | None:
    """
    Draw the bars with today's line; None when there is nothing to draw.

    Where the chart need not reach today, it has no line for a day it does not show.
    """
    if not found:
        return None
    labels = list(dict.fromkeys(span.label for span in found))
    first = min(span.first_day for span in found) - MARGIN
    last = max(span.last_day for span in found) + MARGIN
    if reaches_today:
        last = max(last, on + MARGIN)
    height = TOP + ROW * len(labels) + 24
    canvas = _canvas(height, summary(found))
    _calendar(canvas, first, last, height)
    for number, label in enumerate(labels):
        middle = TOP + ROW * number + ROW / 2
        mine = [span for span in found if span.label == label]
        _name(canvas, label, mine, middle)
        for span in mine:
            _bar(
                canvas, span, _across(span.first_day, first, last), middle, first, last
            )
    if first <= on <= last:
        _today(canvas, _across(on, first, last), height)
    rows = tuple(
        (
            span.label,
            words.day(span.first_day),
            words.day(span.last_day),
            span.note or "recorded",
        )
        for span in found
    )
    columns = ("What", "From", "To", "How known")
    return Chart(
        TITLE, summary(found), ET.tostring(canvas, encoding="unicode"), columns, rows
    )


def summary(found: Sequence[Span]) -> str:
    """Return the bars in a sentence."""
    said = [
        f"{span.label} from {words.day(span.first_day)} to {words.day(span.last_day)}"
        + (f", {span.note}" if span.note else "")
        for span in found
    ]
    return "; ".join(said) + "."


def _across(day: date, first: date, last: date) -> float:
    return round(
        LEFT + (RIGHT - LEFT) * (day - first).days / max((last - first).days, 1), 1
    )


def _canvas(height: float, said: str) -> ET.Element:
    canvas = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height:g}",
            "width": str(WIDTH),
            "height": f"{height:g}",
            "role": "img",
            "font-family": FONT,
            "font-size": "15",
        },
    )
    ET.SubElement(canvas, "title").text = f"{TITLE}. {said}"
    return canvas


def _write(canvas: ET.Element, text: str, x: float, y: float, **look: str) -> None:
    look = {key.replace("_", "-"): value for key, value in look.items()}
    at = {"x": f"{x:g}", "y": f"{y:g}", "fill": INK}
    ET.SubElement(canvas, "text", at | look).text = text


def _calendar(canvas: ET.Element, first: date, last: date, height: float) -> None:
    """Draw a line and a name for about six months of the whole, evenly."""
    months = (last.year - first.year) * 12 + last.month - first.month
    every = max(1, -(-months // 6))
    for ahead in range(0, months + 1, every):
        index = first.month - 1 + ahead
        day = date(first.year + index // 12, index % 12 + 1, 1)
        if not first <= day <= last:
            continue
        x = f"{_across(day, first, last):g}"
        ends = {
            "x1": x,
            "x2": x,
            "y1": str(TOP),
            "y2": f"{height - 24:g}",
            "stroke": LINE,
        }
        ET.SubElement(canvas, "line", ends)
        _write(
            canvas,
            f"{day:%b %y}",
            float(x),
            18,
            fill=MUTED,
            font_size="13",
            text_anchor="middle",
        )


def _name(canvas: ET.Element, label: str, mine: Sequence[Span], middle: float) -> None:
    begun, ends = (
        min(each.first_day for each in mine),
        max(each.last_day for each in mine),
    )
    dates = f"{words.short_day(begun)} to {words.short_day(ends)}"
    _write(canvas, label, LEFT - 12, middle - 3, text_anchor="end", font_weight="bold")
    _write(
        canvas,
        dates,
        LEFT - 12,
        middle + 15,
        text_anchor="end",
        fill=MUTED,
        font_size="12",
    )


def _bar(
    canvas: ET.Element, span: Span, x: float, middle: float, first: date, last: date
) -> None:
    fill, edge = COLOURS[span.label]
    width = max(_across(span.last_day, first, last) - x, 2)
    place = {"x": f"{x:g}", "y": f"{middle - BAR / 2:g}", "height": str(BAR)}
    look = {
        "width": f"{width:g}",
        "fill": PAPER if span.is_expected else fill,
        "stroke": edge,
    }
    extra = {"stroke-width": "2"} | (
        {"stroke-dasharray": "5 3"} if span.is_expected else {}
    )
    ET.SubElement(canvas, "rect", place | look | extra)


def _today(canvas: ET.Element, x: float, height: float) -> None:
    ends = {
        "x1": f"{x:g}",
        "x2": f"{x:g}",
        "y1": str(TOP - 4),
        "y2": f"{height - 20:g}",
    }
    ET.SubElement(canvas, "line", ends | {"stroke": "#ca3535", "stroke-width": "2.5"})
    _write(
        canvas,
        "Today",
        x,
        height - 4,
        text_anchor="middle",
        font_weight="bold",
        font_size="13",
    )
