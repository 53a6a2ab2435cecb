"""Rota arithmetic over midnight and clock changes, and what no accepted rota does (S0-11)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms import calculations as rota
from isms.calculations import LONDON, Agreed, Stint
from isms.choices import Night, Staffing


MONDAY = date(2026, 6, 1)
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # Sundays the clocks change


def agreed(day=7, week=49, cap=(7, 49), **terms) -> Agreed:
    """Return what is agreed for a day, in the shape of Secondary C."""
    facts = {
        "staffing": Staffing.SINGLE,
        "night": Night.NONE,
        "round_the_clock": False,
    } | terms
    return Agreed(
        Decimal(day), Decimal(week), Decimal(cap[0]), Decimal(cap[1]), **facts
    )


def all_week(terms: Agreed, monday=MONDAY, weeks=1) -> dict:
    """Return the same terms for every day of some weeks, and the days beside them."""
    return {monday + timedelta(days=n): terms for n in range(-7, 7 * weeks + 7)}


ROUND_THE_CLOCK = agreed(
    24,
    168,
    (24, 168),
    staffing=Staffing.DOUBLE,
    night=Night.WAKING,
    round_the_clock=True,
)


def stint(day: date, start: str, end: str, worker="Kit", later=0, **more) -> Stint:
    """Return a shift in clock times; `later` days after it began it ends."""
    at = [datetime.strptime(each, "%H:%M").time() for each in (start, end)]  # noqa: DTZ007 - a time of day
    return Stint(
        worker,
        datetime.combine(day, at[0], LONDON),
        datetime.combine(day + timedelta(days=later), at[1], LONDON),
        **more,
    )


def test_a_shift_over_midnight_counts_in_both_days():
    night = [stint(MONDAY, "22:00", "06:30", later=1)]

    week = rota.week_of(MONDAY, night, all_week(agreed()))

    assert [each.covered for each in week.days[:3]] == [120, 390, 0]
    assert week.covered == 510


def test_a_shift_over_midnight_on_sunday_counts_in_both_weeks():
    sunday = MONDAY + timedelta(days=6)
    night = [stint(sunday, "22:00", "06:00", later=1)]

    assert rota.week_of(MONDAY, night, {}).covered == 120
    assert rota.week_of(MONDAY + timedelta(days=7), night, {}).covered == 360


@pytest.mark.parametrize(("day", "hours"), [(FORWARD, 23), (BACK, 25), (MONDAY, 24)])
def test_a_day_is_as_long_as_the_clocks_make_it(day, hours):
    whole = [stint(day, "00:00", "00:00", later=1)]

    found = rota.day_of(day, whole, ROUND_THE_CLOCK)

    assert found.covered == found.cap == found.agreed == hours * 60
    assert found.gaps == ()


@pytest.mark.parametrize(("day", "hours"), [(FORWARD, 7), (BACK, 9)])
def test_a_night_over_a_clock_change_is_really_shorter_or_longer(day, hours):
    night = stint(day - timedelta(days=1), "22:00", "06:00", later=1)

    assert (
        sum(
            rota.day_of(each, [night], None).covered
            for each in (day - timedelta(days=1), day)
        )
        == hours * 60
    )


def test_a_whole_week_of_the_clock_change_is_covered_without_a_breach():
    monday = rota.monday_of(BACK)
    days = [monday + timedelta(days=number) for number in range(7)]
    shifts = [
        stint(day, "00:00", "00:00", worker, later=1, night=Night.WAKING)
        for day in days
        for worker in ("Kit", "Bo")
    ]

    week = rota.week_of(monday, shifts, all_week(ROUND_THE_CLOCK, monday))

    assert week.covered == week.cap == week.agreed == 169 * 60
    assert not any(each.gaps or each.understaffed for each in week.days)


def test_two_workers_on_together_are_one_hour_of_cover():
    both = [stint(MONDAY, "09:00", "11:00"), stint(MONDAY, "10:00", "12:00", "Bo")]

    assert rota.day_of(MONDAY, both, agreed()).covered == 180


def test_gaps_and_single_cover_of_a_package_round_the_clock_are_found():
    shifts = [
        stint(MONDAY, "00:00", "20:00"),
        stint(MONDAY, "00:00", "08:00", "Bo"),
        stint(MONDAY, "08:00", "00:00", "Bo", later=1),
    ]

    shown = rota.day_of(MONDAY, shifts[1:], ROUND_THE_CLOCK)
    found = rota.day_of(MONDAY, shifts[:2], ROUND_THE_CLOCK)

    assert shown.gaps == ()
    assert [each.minutes for each in shown.understaffed] == [24 * 60]
    assert [each.minutes for each in found.gaps] == [4 * 60]
    assert [each.minutes for each in found.understaffed] == [12 * 60]


def test_somebody_asleep_where_a_waking_night_is_agreed_is_found():
    asleep = stint(MONDAY, "22:00", "08:00", later=1, night=Night.SLEEPOVER)
    awake = stint(MONDAY, "22:00", "08:00", "Bo", later=1, night=Night.WAKING)
    by_day = stint(MONDAY, "08:00", "20:00")

    found = rota.day_of(MONDAY, [asleep, awake, by_day], ROUND_THE_CLOCK)

    assert found.wrong_nights == (asleep,)


def test_both_limits_are_asked_for_themselves():
    """A day of eight hours in a short week; a seventh day that makes a week too long (S0-11)."""
    terms = all_week(agreed(cap=(8, 49)))
    days = [stint(MONDAY + timedelta(days=n), "09:00", "17:00") for n in range(6)]

    (day,) = rota.over_caps([], terms, stint(MONDAY, "09:00", "17:15"))
    (week,) = rota.over_caps(
        days, terms, stint(MONDAY + timedelta(days=6), "09:00", "10:15")
    )

    assert day == (
        "Monday 1 June would have 8 hours 15 minutes; "
        "the package allows 8 hours in a day."
    )
    assert week == (
        "The week of 1 June would have 49 hours 15 minutes; "
        "the package allows 49 hours in a week."
    )


def test_a_day_without_a_level_takes_no_shift():
    assert list(rota.over_caps([], {}, stint(MONDAY, "09:00", "10:00"))) == [
        "Nothing is agreed for Monday 1 June."
    ]


def test_a_week_that_steps_down_is_held_to_both_levels():
    terms = all_week(agreed(16, 112, (16, 112)))
    terms |= {MONDAY + timedelta(days=n): agreed() for n in range(3, 7)}

    week = rota.week_of(MONDAY, [], terms)

    assert week.cap == week.agreed == (3 * 16 + 4 * 7) * 60
    assert week.short == week.agreed


def test_a_worker_is_in_one_place_at_a_time():
    taken = stint(MONDAY, "09:00", "12:00")

    assert rota.two_places(stint(MONDAY, "11:45", "13:00"), [taken]) is taken
    assert rota.two_places(stint(MONDAY, "12:00", "13:00"), [taken]) is None
    assert rota.two_places(stint(MONDAY, "11:00", "13:00", "Bo"), [taken]) is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 hours"), (60, "1 hour"), (45, "45 minutes"), (421, "7 hours 1 minute")],
)
def test_lengths_in_words(minutes, words):
    assert rota.in_words(minutes) == words


PROPOSED = st.lists(
    st.builds(
        lambda start, quarters, worker: Stint(
            worker,
            rota.midnight(rota.monday_of(BACK)) + timedelta(minutes=15 * start),
            rota.midnight(rota.monday_of(BACK))
            + timedelta(minutes=15 * (start + quarters)),
        ),
        st.integers(0, 14 * 96),
        st.integers(1, 80),
        st.sampled_from(["Kit", "Bo", "Ash"]),
    ),
    max_size=25,
)
LIMITS = st.sampled_from([(16, 112), (12, 84), (7, 49), (24, 48), (24, 30), (24, 15)])


@given(proposed=PROPOSED, limits=LIMITS)
def test_no_accepted_rota_exceeds_either_limit(proposed, limits):
    """Two weeks from the one in which the clocks go back, shift by shift as people plan."""
    monday = rota.monday_of(BACK)
    terms = all_week(agreed(cap=limits), monday, weeks=3)
    accepted: list[Stint] = []
    for each in proposed:
        if not list(rota.over_caps(accepted, terms, each)):
            accepted.append(each)

    for number in range(3):
        week = rota.week_of(monday + timedelta(days=7 * number), accepted, terms)
        assert week.covered <= limits[1] * 60
        assert all(
            each.covered <= min(limits[0] * 60, rota.length_of(each.day))
            for each in week.days
        )
