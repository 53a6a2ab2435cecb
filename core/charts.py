"""
Charts: values in, one SVG out, the same in a page and in a PDF.

Drawn with presentation attributes only, so the content security policy and WeasyPrint
both take them as they are. A colour never speaks alone: every mark has its word, and
RAG marks their shape and a dark outline. Each chart brings the rows of its table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap
from xml.etree import ElementTree as ET

from core import icons, words
from core.components.values import RAG_WORDS


INK, MUTED, LINE, PAPER = "#0b0c0c", "#484949", "#cecece", "#ffffff"
# (fill, edge): the same as static/src/scss/_tones.scss, and a test holds them together.
TONES = {
    "red_alert": ("#0b0c0c", "#ca3535"),
    "red": ("#ca3535", "#982828"),
    "amber": ("#f47738", "#7a3c1c"),
    "green": ("#0f7a52", "#083d29"),
    "prison": ("#484949", "#0b0c0c"),
    "brand": ("#16548a", "#0f385c"),
}
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
WIDTH = 680
ROW, BAR = 34, 20
LABEL_WIDTH, WORD_WIDTH = 250, 130
STEP_ROW = 46
STEP_EDGES = (136.0, WIDTH - 24.0)
PANEL, PANEL_EDGES = 62, (218.0, WIDTH - 84.0)


@dataclass(frozen=True)
class Bar:
    """One bar: its label, how long, the word at its end, its tone."""

    label: str
    value: float
    word: str = ""
    tone: str = "brand"


@dataclass(frozen=True)
class Level:
    """One level of a step chart, with its word and tone."""

    code: str
    word: str
    tone: str


RAG_LEVELS = tuple(Level(code, word, code) for code, word in RAG_WORDS.items())


@dataclass(frozen=True)
class Step:
    """From this day on, the level with this code."""

    on: date
    code: str


@dataclass(frozen=True)
class Series:
    """One of several things that move between the same levels: its label and its steps."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Cell:
    """One square of a strip: its day, its name, the word for it, its tone or "none"."""

    on: date
    label: str
    word: str
    tone: str


@dataclass(frozen=True)
class Chart:
    """A drawn chart: its picture, what it says in words, and its table."""

    title: str
    summary: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(default=())
    numeric: str = ""


def bar_chart(
    title: str,
    bars: Sequence[Bar],
    *,
    columns: tuple[str, str],
    summary: str = "",
    highest: float | None = None,
) -> Chart:
    """
    Draw horizontal bars, one under another, each with its word at the end.

    `highest` is the value of a full bar (default: the highest there is).

    :raises KeyError: when there is no such tone
    """
    full = highest or max((bar.value for bar in bars), default=0) or 1
    room = WIDTH - LABEL_WIDTH - WORD_WIDTH
    canvas = _canvas(title, summary, height=ROW * len(bars) + 8)
    _line(canvas, (LABEL_WIDTH, 0), (LABEL_WIDTH, ROW * len(bars) + 8), MUTED)
    for number, bar in enumerate(bars):
        top = ROW * number + 4
        length = round(room * max(bar.value, 0) / full, 1)
        middle = top + ROW / 2
        _text(canvas, bar.label, LABEL_WIDTH - 10, middle, anchor="end")
        if length:
            _bar(canvas, LABEL_WIDTH, top + (ROW - BAR) / 2, length, bar.tone)
        _mark(canvas, bar.tone, LABEL_WIDTH + length + 10, middle)
        start = LABEL_WIDTH + length + (30 if bar.tone in icons.PATHS else 10)
        _text(canvas, bar.word or f"{bar.value:g}", start, middle, weight="bold")
    rows = tuple((bar.label, bar.word or f"{bar.value:g}") for bar in bars)
    plain = "" if any(bar.word for bar in bars) else "2"
    return Chart(title, summary, _written(canvas), columns, rows, numeric=plain)


def step_chart(
    title: str,
    steps: Sequence[Step],
    *,
    levels: Sequence[Level],
    until: date,
    columns: tuple[str, str] = ("From", "Class"),
    summary: str = "",
) -> Chart:
    """
    Draw how something moved between levels, from its first step to `until`.

    `levels` come in the order drawn, the highest first; steps in order of date.

    :raises KeyError: when a step names a level that is not there
    """
    named = {level.code: level for level in levels}
    heights = {level.code: STEP_ROW * n + 26 for n, level in enumerate(levels)}
    height = STEP_ROW * len(levels) + 34
    canvas = _canvas(title, summary, height=height)
    for level in levels:
        _mark(canvas, level.tone, 8, heights[level.code])
        _text(canvas, level.word, 30, heights[level.code], weight="bold")
        _line(canvas, (120, heights[level.code]), (WIDTH, heights[level.code]), LINE)
    if steps:
        _path(canvas, steps, heights, until)
        _dates(canvas, steps, until, height - 12)
        for step in steps:
            x, y = _across(step.on, steps[0].on, until), heights[step.code]
            around = {"cx": f"{x:g}", "cy": f"{y:g}", "r": "10", "fill": PAPER}
            ET.SubElement(canvas, "circle", around)
            _mark(canvas, named[step.code].tone, x - 8, y)
    rows = tuple((words.day(step.on), named[step.code].word) for step in steps)
    return Chart(title, summary, _written(canvas), columns, rows)


def small_multiples(
    title: str,
    series: Sequence[Series],
    *,
    levels: Sequence[Level],
    until: date,
    columns: tuple[str, str, str],
    summary: str = "",
) -> Chart:
    """
    Draw one small step chart for each series, all on one axis of time.

    `levels` come the highest first. The axis runs from the first step of all to
    `until`; a series begins where its own first step is. At the right stands the
    word of the level each is at now.

    :raises KeyError: when a step names a level that is not there
    """
    named = {level.code: level for level in levels}
    first = min((s.on for each in series for s in each.steps), default=until)
    height = PANEL * len(series) + 30
    canvas = _canvas(title, summary, height=height)
    for number, each in enumerate(series):
        top = PANEL * number
        heights = {
            level.code: top + 16 + (PANEL - 32) * n / max(len(levels) - 1, 1)
            for n, level in enumerate(levels)
        }
        _line(canvas, (0, top + PANEL), (WIDTH, top + PANEL), LINE)
        _label(canvas, each.label, top + PANEL / 2)
        if each.steps:
            _panel(canvas, each.steps, heights, (first, until))
            now = named[each.steps[-1].code]
            _text(canvas, now.word, WIDTH - 62, heights[now.code], weight="bold")
        for step in each.steps:
            x = _across(step.on, first, until, PANEL_EDGES)
            _mark(canvas, named[step.code].tone, x - 8, heights[step.code])
    for day, x, anchor in (
        (first, PANEL_EDGES[0], "start"),
        (until, PANEL_EDGES[1], "end"),
    ):
        _text(canvas, words.short_day(day), x, height - 12, anchor=anchor, colour=MUTED)
    rows = tuple(
        (each.label, words.day(step.on), named[step.code].word)
        for each in series
        for step in each.steps
    )
    return Chart(title, summary, _written(canvas), columns, rows)


def _label(canvas: ET.Element, label: str, middle: float) -> None:
    """Write a panel's label in one line, or in two when it is long."""
    lines = wrap(label, 26)[:2]
    for number, line in enumerate(lines):
        _text(canvas, line, 0, middle + 18 * (number - (len(lines) - 1) / 2))


def _panel(
    canvas: ET.Element,
    steps: Sequence[Step],
    heights: dict[str, float],
    axis: tuple[date, date],
) -> None:
    """Draw one series' line, from its first step to the end of the axis."""

    def at(day: date) -> float:
        return _across(day, *axis, PANEL_EDGES)

    moves = [f"M{at(steps[0].on)} {heights[steps[0].code]:g}"]
    moves += [f"H{at(step.on)}V{heights[step.code]:g}" for step in steps[1:]]
    drawn = {"d": "".join([*moves, f"H{at(axis[1])}"]), "fill": "none"}
    ET.SubElement(canvas, "path", drawn | {"stroke": INK, "stroke-width": "2"})


def strip_chart(
    title: str,
    cells: Sequence[Cell],
    *,
    columns: tuple[str, str],
    summary: str = "",
) -> Chart:
    """
    Draw squares side by side in order of time, each with the shape of its tone.

    A cell of the tone "none" is an empty square. Under the strip stand the months, and
    under them what each shape means.

    :raises KeyError: when there is no such tone
    """
    canvas = _canvas(title, summary, height=96)
    size = round((WIDTH - 2) / max(len(cells), 1), 2)
    month, taken = None, 0.0
    for number, cell in enumerate(cells):
        x = 1 + size * number
        _square(canvas, x, cell.tone, size)
        if cell.on.month != month and taken <= x <= WIDTH - 40:
            month, taken = cell.on.month, x + 40
            _text(canvas, f"{cell.on:%b}", x + 2, 48, colour=MUTED)
    x = 1.0
    for word, tone in dict.fromkeys((cell.word, cell.tone) for cell in cells):
        _square(canvas, x, tone, 24, top=66)
        _text(canvas, word, x + 30, 78)
        x += 60 + 9 * len(word)
    rows = tuple((cell.label, cell.word) for cell in cells)
    return Chart(title, summary, _written(canvas), columns, rows)


def _square(
    canvas: ET.Element, x: float, tone: str, size: float, *, top: float = 4
) -> None:
    fill, edge = TONES.get(tone, (PAPER, LINE))
    side = min(size, 26) - 2
    place = {"x": f"{x:g}", "y": f"{top:g}", "width": f"{side:g}", "height": "24"}
    look = {"fill": PAPER, "stroke": edge, "stroke-width": "1.5"}
    ET.SubElement(canvas, "rect", place | look)
    middle = top + 12
    if fill == PAPER:
        dash = (x + side / 2 - 4, middle), (x + side / 2 + 4, middle)
        _line(canvas, *dash, MUTED)
    else:
        _mark(canvas, tone, x + side / 2 - 8, middle)


def _across(
    day: date, first: date, last: date, edges: tuple[float, float] = STEP_EDGES
) -> float:
    """Return where a day lies between the chart's left and right edges."""
    left, right = edges
    span = max((last - first).days, 1)
    return round(left + (right - left) * (day - first).days / span, 1)


def _path(
    canvas: ET.Element, steps: Sequence[Step], heights: dict[str, int], until: date
) -> None:
    first = steps[0].on
    moves = [
        f"M{_across(first, first, until)} {heights[steps[0].code]}",
        *(
            f"H{_across(step.on, first, until)}V{heights[step.code]}"
            for step in steps[1:]
        ),
        f"H{_across(until, first, until)}",
    ]
    drawn = {"d": "".join(moves), "fill": "none", "stroke": INK, "stroke-width": "2.5"}
    ET.SubElement(canvas, "path", drawn)


def _dates(canvas: ET.Element, steps: Sequence[Step], until: date, y: float) -> None:
    """Write the dates that have room: the first, the last, then those between."""
    first = steps[0].on
    ends = [(first, "start", 120.0)]
    if (until - first).days:
        ends.append((until, "end", float(WIDTH)))
    for day, anchor, x in ends:
        _text(canvas, words.short_day(day), x, y, anchor=anchor, colour=MUTED)
    taken = 120.0 + 110
    for step in steps[1:]:
        x = _across(step.on, first, until)
        if taken + 50 <= x <= WIDTH - 160:
            label = words.short_day(step.on)
            _text(canvas, label, x, y, anchor="middle", colour=MUTED)
            taken = x + 60


def _canvas(title: str, summary: str, *, height: float) -> ET.Element:
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
    ET.SubElement(canvas, "title").text = f"{title}. {summary}" if summary else title
    return canvas


def _text(
    canvas: ET.Element,
    words_: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    weight: str = "normal",
    colour: str = INK,
) -> None:
    # Half of a capital's height below the middle: baselines differ between engines.
    at = {"x": f"{x:g}", "y": f"{y + 5:g}", "fill": colour}
    look = {"text-anchor": anchor, "font-weight": weight}
    ET.SubElement(canvas, "text", at | look).text = words_


def _bar(canvas: ET.Element, x: float, y: float, length: float, tone: str) -> None:
    fill, edge = TONES[tone]
    size = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{length:g}", "height": str(BAR)}
    look = {"fill": fill, "stroke": edge, "stroke-width": "1.5"}
    ET.SubElement(canvas, "rect", size | look)


def _mark(canvas: ET.Element, tone: str, x: float, y: float) -> None:
    """Draw the tone's own shape, 16 wide, its middle at the height `y`."""
    if tone not in icons.PATHS:
        return
    fill, edge = TONES[tone]
    place = f"translate({x:g} {y - 8:g}) scale(0.6667)"
    shape = {"d": icons.PATHS[tone], "fill-rule": "evenodd", "transform": place}
    look = {"fill": fill, "stroke": edge, "stroke-width": "1.5"}
    ET.SubElement(canvas, "path", shape | look)


def _line(
    canvas: ET.Element,
    start: tuple[float, float],
    finish: tuple[float, float],
    colour: str,
) -> None:
    ends = dict(zip(("x1", "y1", "x2", "y2"), map(str, (*start, *finish)), strict=True))
    ET.SubElement(canvas, "line", ends | {"stroke": colour})


def _written(canvas: ET.Element) -> str:
    return ET.tostring(canvas, encoding="unicode")
