"""Attendance: what counts, in which window."""

from datetime import date, timedelta

from agencies.clocks import CLOCKS, with_settings
from rag.attendance import Appointment, Attendance, attendance


ON = date(2026, 3, 2)


def ago(days, *, kept):
    return Appointment(ON - timedelta(days=days), kept=kept)


def test_each_window_ends_today_and_begins_after_its_first_day():
    found = attendance(
        [
            ago(0, kept=False),
            ago(27, kept=False),
            ago(28, kept=False),
            ago(83, kept=True),
            ago(84, kept=True),
        ],
        on=ON,
        clocks=CLOCKS,
    )

    assert found == Attendance(kept=1, missed=3, missed_lately=2)


def test_what_is_still_to_come_does_not_count():
    found = attendance([ago(-1, kept=False)], on=ON, clocks=CLOCKS)

    assert found == Attendance()


def test_the_scheme_sets_the_windows():
    missed = [ago(20, kept=False), ago(10, kept=False)]

    assert attendance(missed, on=ON, clocks=CLOCKS).is_disengaged
    shorter = with_settings({"absence_window": 2})
    assert not attendance(missed, on=ON, clocks=shorter).is_disengaged


def test_fewer_than_half_needs_four_appointments():
    assert not Attendance(kept=1, missed=2).is_disengaged
    assert Attendance(kept=1, missed=3).is_disengaged
    assert not Attendance(kept=2, missed=2).is_disengaged
