"""Charts: what is drawn, what is said, and that pages and PDFs may carry it."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from core import charts
from core.charts import Bar, Cell, Step
from core.components.values import check_svg


SVG = "{http://www.w3.org/2000/svg}"
IMPACT = ("Pathway", "Impact")


def drawn(chart, tag):
    """Return the elements of one kind in a chart's picture."""
    return ET.fromstring(chart.svg).findall(f".//{SVG}{tag}")  # noqa: S314 - our own


def test_each_bar_has_its_label_its_word_and_its_shape():
    chart = charts.bar_chart(
        "Needs",
        [Bar("Housing", 3, "Significant", "red"), Bar("Money", 1, "Little", "green")],
        columns=IMPACT,
        highest=3,
    )

    assert [each.text for each in drawn(chart, "text")] == [
        "Housing",
        "Significant",
        "Money",
        "Little",
    ]
    assert len(drawn(chart, "path")) == 2
    assert chart.rows == (("Housing", "Significant"), ("Money", "Little"))


def test_bars_are_as_long_as_their_values():
    chart = charts.bar_chart(
        "Actions",
        [Bar("Police", 6), Bar("Housing", 3), Bar("Health", 0)],
        columns=IMPACT,
    )

    lengths = [float(each.get("width")) for each in drawn(chart, "rect")]
    assert lengths == [300, 150]
    assert chart.rows[2] == ("Health", "0")
    assert chart.numeric == "2"


def test_no_bars_at_all_are_an_empty_chart():
    chart = charts.bar_chart("Actions", [], columns=IMPACT)

    assert chart.rows == ()
    assert drawn(chart, "rect") == []


def test_a_chart_says_in_its_title_what_it_shows():
    chart = charts.bar_chart(
        "Needs", [Bar("Housing", 3)], columns=IMPACT, summary="Housing above all."
    )

    assert drawn(chart, "title")[0].text == "Needs. Housing above all."


def test_a_step_chart_marks_each_change_where_it_happened():
    chart = charts.step_chart(
        "RAG class",
        [Step(date(2026, 1, 1), "red"), Step(date(2026, 7, 2), "green")],
        levels=charts.RAG_LEVELS,
        until=date(2026, 12, 31),
    )

    line = drawn(chart, "path")[len(charts.RAG_LEVELS)].get("d")
    first, across, until = map(float, re.findall(r"[MH](\d+\.?\d*)", line))
    assert across - first == pytest.approx((until - first) / 2, abs=0.5)
    assert chart.rows == (("1 January 2026", "Red"), ("2 July 2026", "Green"))


def test_a_step_chart_of_one_day_is_still_drawn():
    today = date(2026, 1, 1)

    chart = charts.step_chart(
        "RAG class", [Step(today, "amber")], levels=charts.RAG_LEVELS, until=today
    )

    assert "1 Jan 2026" in [each.text for each in drawn(chart, "text")]


def test_a_step_chart_without_steps_has_its_levels_only():
    chart = charts.step_chart(
        "RAG class", [], levels=charts.RAG_LEVELS, until=date(2026, 1, 1)
    )

    assert [each.text for each in drawn(chart, "text")] == [
        "Red Alert",
        "Red",
        "Amber",
        "Green",
        "Prison",
    ]


def test_dates_close_together_are_not_written_over_each_other():
    days = [date(2026, 1, 1), *(date(2026, 6, day) for day in range(1, 9))]
    steps = [Step(day, "red" if day.day % 2 else "amber") for day in days]

    chart = charts.step_chart(
        "RAG class", steps, levels=charts.RAG_LEVELS, until=date(2026, 12, 31)
    )

    written = [each.text for each in drawn(chart, "text")]
    assert sum("Jun" in text for text in written) == 1


def test_a_strip_has_a_shape_for_each_square_and_a_dash_for_none():
    cells = [
        Cell(date(2026, 5, 25), "Week of 25 May", "Missed", "red"),
        Cell(date(2026, 6, 1), "Week of 1 June", "None due", "none"),
        Cell(date(2026, 6, 8), "Week of 8 June", "Contact made", "green"),
    ]

    chart = charts.strip_chart("Seen", cells, columns=("Week", "What it was"))

    legend = 3
    assert len(drawn(chart, "rect")) == len(cells) + legend
    assert len(drawn(chart, "path")) == 2 + 2
    assert len(drawn(chart, "line")) == 1 + 1
    assert chart.rows[0] == ("Week of 25 May", "Missed")


def test_months_close_together_are_written_once():
    days = [date(2026, 5, 25) + timedelta(weeks=number) for number in range(26)]
    cells = [Cell(day, str(day), "Missed", "red") for day in days]

    chart = charts.strip_chart("Seen", cells, columns=("Week", "What it was"))

    starts = [float(each.get("x")) for each in drawn(chart, "text")][:-1]
    assert len(starts) >= 6
    assert all(b - a >= 40 for a, b in pairwise(starts))


def test_an_unknown_level_is_refused():
    with pytest.raises(KeyError):
        charts.step_chart(
            "RAG class",
            [Step(date(2026, 1, 1), "purple")],
            levels=charts.RAG_LEVELS,
            until=date(2026, 2, 1),
        )


def test_what_people_typed_cannot_become_markup():
    chart = charts.bar_chart(
        "Needs", [Bar("<script>alert(1)</script>", 1)], columns=IMPACT
    )

    assert "<script" not in chart.svg
    assert check_svg(chart.svg) == chart.svg


def test_the_colours_are_the_pages_own():
    tones = Path("static/src/scss/_tones.scss").read_text(encoding="utf-8")
    block = tones[tones.index("$rag:") :]

    for code, colours in re.findall(r'"(\w+)": \(([^)]*)\)', block):
        background, _, edge = re.findall(r"#[0-9a-f]+", colours)
        assert charts.TONES[code] == (background, edge)


LEVELS = charts.RAG_LEVELS[1:4]
THREE = ("Pathway", "Assessed", "Rating")


def panels(*series):
    """Return small multiples over 2026 up to the middle of the year."""
    return charts.small_multiples(
        "Needs over time", series, levels=LEVELS, until=date(2026, 7, 1), columns=THREE
    )


def test_small_multiples_share_one_axis_of_time():
    chart = panels(
        charts.Series("Home", (Step(date(2026, 1, 1), "red"), Step(date(2026, 4, 1), "amber"))),
        charts.Series("Money", (Step(date(2026, 4, 1), "green"),)),
    )  # fmt: skip

    lines = [each.get("d") for each in drawn(chart, "path") if each.get("fill") == "none"]  # fmt: skip
    turn = re.search(r"H([\d.]+)V", lines[0])[1]
    assert lines[1].startswith(f"M{turn} ")
    assert {each.rsplit("H", 1)[1] for each in lines} == {f"{charts.PANEL_EDGES[1]}"}


def test_each_panel_says_its_level_now_in_a_word_and_the_table_has_every_step():
    chart = panels(
        charts.Series("Attitudes, thinking and behaviour", (Step(date(2026, 1, 1), "red"), Step(date(2026, 4, 1), "amber"))),
        charts.Series("Money", ()),
    )  # fmt: skip

    texts = [each.text for each in drawn(chart, "text")]
    assert texts == ["Attitudes, thinking and", "behaviour", "Amber", "Money", "1 Jan 2026", "1 Jul 2026"]  # fmt: skip
    assert chart.rows == (
        ("Attitudes, thinking and behaviour", "1 January 2026", "Red"),
        ("Attitudes, thinking and behaviour", "1 April 2026", "Amber"),
    )
    assert check_svg(chart.svg)


def test_small_multiples_of_nothing_are_an_empty_picture():
    assert panels().rows == ()


def test_a_step_to_a_level_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        panels(charts.Series("Home", (Step(date(2026, 1, 1), "purple"),)))
