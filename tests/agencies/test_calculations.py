"""Opening hours: read as typed, open or not, until when (S1-87)."""
# ruff: noqa: DTZ001

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.calculations import (
    BANK_HOLIDAY,
    Opening,
    Standing,
    is_stale,
    read_day,
    standing,
)


CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
DUTY_WORKER = [Opening(day, time(9), time(17)) for day in range(5)]
# "Monday to Friday 5pm to 9am, 24 hours at weekends and bank holidays" (S1-87): the
# night before Monday is open too.
NIGHT_LINE = [
    *(read_day(day, "midnight to 9am and 5pm to midnight") for day in range(5)),
    *(read_day(day, "all day") for day in (5, 6, BANK_HOLIDAY)),
]
NIGHT_LINE = [opening for day in NIGHT_LINE for opening in day]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("9am to 5pm", [(time(9), time(17))]),
        ("09:00-17:00", [(time(9), time(17))]),
        ("9:30am – 1pm", [(time(9, 30), time(13))]),
        ("5pm to 9am", [(time(17), time(9))]),
        ("midnight to 9am and 5pm to midnight", [(time(0), time(9)), (time(17), time(0))]),
        ("10am to 12 noon, 1pm to 3pm", [(time(10), time(12)), (time(13), time(15))]),
        ("17:00 to 24:00", [(time(17), time(0))]),
        ("All day", [(time(0), time(0))]),
        ("closed", []),
        ("  ", []),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_type_them(typed, hours):
    assert read_day(0, typed) == [Opening(0, *each) for each in hours]


@pytest.mark.parametrize(
    "typed", ["9 to 5", "nine to five", "9am", "25:00 to 26:00", "13pm to 2pm", "9am to 9am", "9am to"]
)  # fmt: skip
def test_hours_that_could_be_anything_are_refused(typed):
    with pytest.raises(ValueError):  # noqa: PT011 - what it says is not read
        read_day(0, typed)


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        pytest.param(
            DUTY_WORKER,
            datetime(2026, 11, 20, 16, 59),
            Standing(is_open=True, changes_at=datetime(2026, 11, 20, 17)),
            id="the duty worker, just before five on Friday",
        ),
        pytest.param(
            DUTY_WORKER,
            datetime(2026, 11, 20, 17),
            Standing(is_open=False, changes_at=datetime(2026, 11, 23, 9)),
            id="the duty worker, at five on Friday",
        ),
        pytest.param(
            DUTY_WORKER,
            datetime(2026, 12, 25, 10),
            Standing(is_open=False, changes_at=datetime(2026, 12, 29, 9)),
            id="the duty worker over Christmas, opening the day after the bank holidays",
        ),
        pytest.param(
            NIGHT_LINE,
            datetime(2026, 11, 20, 18),
            Standing(is_open=True, changes_at=datetime(2026, 11, 23, 9)),
            id="the night line runs through the weekend",
        ),
        pytest.param(
            NIGHT_LINE,
            datetime(2026, 12, 28, 12),
            Standing(is_open=True, changes_at=datetime(2026, 12, 29, 9)),
            id="the night line is open at noon on a bank holiday",
        ),
        pytest.param(
            NIGHT_LINE,
            datetime(2026, 11, 24, 12),
            Standing(is_open=False, changes_at=datetime(2026, 11, 24, 17)),
            id="the night line is closed while the duty worker is there",
        ),
        pytest.param(
            [Opening(1, time(17), time(9))],
            datetime(2026, 11, 25, 8),
            Standing(is_open=True, changes_at=datetime(2026, 11, 25, 9)),
            id="Tuesday's night runs into Wednesday",
        ),
        pytest.param(
            [Opening(day, time(0), time(0)) for day in range(8)],
            datetime(2026, 12, 25, 3),
            Standing(is_open=True, changes_at=None),
            id="always open never changes",
        ),
        pytest.param(
            [],
            datetime(2026, 12, 25, 3),
            Standing(is_open=False, changes_at=None),
            id="without hours",
        ),
        pytest.param(
            DUTY_WORKER,
            datetime(2026, 3, 29, 2, 30),
            Standing(is_open=False, changes_at=datetime(2026, 3, 30, 9)),
            id="nine stays nine when the clocks go forward",
        ),
    ],
)
def test_open_now_and_until_when(hours, at, expected):
    assert standing(hours, at, CHRISTMAS) == expected


openings = st.builds(
    Opening, st.integers(0, 7), st.times(), st.times()
).map(lambda o: Opening(o.day, o.opens.replace(second=0, microsecond=0), o.closes.replace(second=0, microsecond=0)))  # fmt: skip


@given(
    st.lists(openings, max_size=6),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
)
def test_when_it_changes_it_has_changed(hours, at):
    now = standing(hours, at, CHRISTMAS)

    if now.changes_at is not None:
        assert now.changes_at > at
        assert standing(hours, now.changes_at, CHRISTMAS).is_open is not now.is_open


@given(openings)
def test_what_is_written_out_can_be_read_back(opening):
    written = opening.words.replace(" next day", "")

    assert read_day(opening.day, written)[0].words == opening.words


@pytest.mark.parametrize(("day", "stale"), [(date(2026, 8, 31), False), (date(2026, 9, 1), True)])  # fmt: skip
def test_an_entry_is_to_be_checked_after_six_months(day, stale):
    assert is_stale(date(2026, 3, 1), day) is stale
