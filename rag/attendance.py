"""
What the appointments of the log say of engagement (S1-170, S1-171).

The guide says "disengaged" and "variable" without a measure; the measure is ours, its
windows are clocks of the scheme. Excused and rearranged appointments count neither way.
Values only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from agencies.clocks import Clock, due


MISSED_IS_DISENGAGED = 2
FEWEST_TO_JUDGE = 4


@dataclass(frozen=True)
class Appointment:
    """One appointment of the log: its day, and whether the person came."""

    on: date
    kept: bool


@dataclass(frozen=True)
class Attendance:
    """
    How the person came to appointments.

    `missed_lately` counts unacceptable absences in the scheme's shorter window;
    `kept` and `missed` count in the longer one.
    """

    kept: int = 0
    missed: int = 0
    missed_lately: int = 0

    @property
    def appointments(self) -> int:
        """The appointments that count, in the longer window."""
        return self.kept + self.missed

    @property
    def is_disengaged(self) -> bool:
        """Two missed lately, or fewer than half of four or more attended."""
        return self.missed_lately >= MISSED_IS_DISENGAGED or (
            self.appointments >= FEWEST_TO_JUDGE and self.missed > self.kept
        )


def attendance(
    appointments: Iterable[Appointment], *, on: date, clocks: Mapping[str, Clock]
) -> Attendance:
    """Count the appointments of the scheme's two windows, both ending on a day."""
    long_ago = due(clocks["attendance_window"], on)
    lately = due(clocks["absence_window"], on)
    counted = [each for each in appointments if long_ago < each.on <= on]
    missed = [each for each in counted if not each.kept]
    return Attendance(
        kept=len(counted) - len(missed),
        missed=len(missed),
        missed_lately=sum(each.on > lately for each in missed),
    )
