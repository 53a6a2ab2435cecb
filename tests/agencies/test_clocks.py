"""The clock table, and the dates that come of it."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS, Unit, _read, apply, due, with_settings
from core.working_days import bank_holidays


LONDON = ZoneInfo("Europe/London")
HERE = bank_holidays("england_wales")


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        pytest.param(
            "circulation",
            datetime(2026, 3, 6, 16, tzinfo=LONDON),
            datetime(2026, 3, 10, 16, tzinfo=LONDON),
            id="a Friday meeting's plans go out by Tuesday at the same time",
        ),
        pytest.param(
            "written_update",
            date(2026, 4, 7),
            date(2026, 4, 2),
            id="after Easter, the update is due on Maundy Thursday",
        ),
        pytest.param("written_update", date(2026, 3, 9), date(2026, 3, 6), id="Monday"),
        pytest.param(
            "amber_review", date(2025, 11, 30), date(2026, 2, 28), id="clamped"
        ),
        pytest.param(
            "pre_release_live_list", date(2026, 6, 1), date(2026, 3, 9), id="12w"
        ),
        pytest.param("pre_release_plan", date(2026, 5, 31), date(2026, 2, 28), id="3m"),
        pytest.param("transfer_red_hold", date(2026, 1, 5), date(2026, 3, 2), id="8w"),
        pytest.param("bcst_part_1", date(2026, 4, 3), date(2026, 4, 6), id="calendar"),
        pytest.param("bcst_part_2", date(2026, 4, 2), date(2026, 4, 13), id="working"),
        pytest.param(
            "re_registration", date(2028, 2, 29), date(2027, 2, 28), id="leap"
        ),
        pytest.param(
            "victim_contact_offer", date(2026, 1, 1), date(2026, 2, 10), id="40"
        ),
    ],
)
def test_clocks_fall_due(code, start, expected):
    assert due(CLOCKS[code], start, HERE) == expected


def test_recall_hours_are_hours_that_pass_when_the_clocks_change():
    decided = datetime(2026, 3, 28, 12, tzinfo=LONDON)

    by = due(CLOCKS["recall_report"], decided)

    assert by == datetime(2026, 3, 29, 13, tzinfo=LONDON)
    assert by.astimezone(UTC) - decided.astimezone(UTC) == timedelta(hours=24)


@pytest.mark.parametrize(
    "start",
    [date(2026, 3, 28), datetime(2026, 3, 28, 12)],  # noqa: DTZ001 - naive on purpose
    ids=["a date", "a naive instant"],
)
def test_hours_are_not_counted_from_something_without_a_time_zone(start):
    with pytest.raises(ValueError, match="an instant with a time zone"):
        due(CLOCKS["recall_report"], start)


def test_months_keep_the_time_of_day():
    assert apply(1, Unit.MONTHS, datetime(2026, 1, 31, 9, 30, tzinfo=UTC)) == datetime(
        2026, 2, 28, 9, 30, tzinfo=UTC
    )


def test_a_scheme_sets_its_own_values_and_keeps_the_rest():
    clocks = with_settings({"green_review": 4})

    assert clocks["green_review"].value == 4
    assert clocks["green_review"].length == "4 months"
    assert CLOCKS["green_review"].value == 6
    assert {**clocks, "green_review": CLOCKS["green_review"]} == CLOCKS


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"tea_break": 1}, "There is no clock called tea_break"),
        ({"red_review": 0}, "Red review must be at least 1"),
    ],
    ids=["unknown", "not positive"],
)
def test_a_scheme_cannot_set(settings, reason):
    with pytest.raises(ValueError, match=reason):
        with_settings(settings)


def test_every_clock_says_what_it_is_and_rests_on_a_source():
    for code, clock in CLOCKS.items():
        assert code == clock.code
        assert re.fullmatch(r"[a-z0-9_]+", code)
        assert clock.value > 0
        assert clock.description.endswith(".")
        assert re.fullmatch(r"(S[0-4]|A)-\d+(, (S[0-4]|A)-\d+)*", clock.source)


def test_a_row_of_the_table_without_an_interval_is_a_mistake():
    with pytest.raises(ValueError, match="tea_break has no interval: soon"):
        list(_read("tea_break | Tea break | soon | S1-1 | Tea."))


def test_intervals_read_as_the_guide_does():
    assert CLOCKS["pre_release_live_list"].interval == "12 weeks before release"
    assert CLOCKS["circulation"].interval == "2 working days after the meeting"
    assert CLOCKS["written_update"].interval == "1 working day before the meeting"


@given(
    start=st.dates(date(2015, 1, 1), date(2027, 12, 31)),
    code=st.sampled_from([c for c in CLOCKS if CLOCKS[c].unit is not Unit.HOURS]),
)
def test_a_clock_runs_in_its_own_direction(start, code):
    clock = CLOCKS[code]

    falls = due(clock, start, HERE)

    assert falls < start if clock.before else falls > start
