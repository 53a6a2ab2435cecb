"""
What a magistrates' court may impose for a breach of post-sentence supervision.

docs/rules/enforcement.md; Criminal Justice Act 2003 s.256AC and Schedule 19A; S1-143.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licences import law
from licences.choices import BreachOutcome


MOST_FINE: Final = 1_000  # pounds: level 3
MOST_COMMITTAL: Final = 14  # days
UNPAID_WORK: Final = (20, 60)  # hours
LEAST_CURFEW: Final = 20  # days
LEAST_HOURS: Final = 2  # a day
MOST_HOURS_BEFORE: Final = 16
MOST_HOURS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """
    What the court decided on a day, with the figures that belong to it.

    `ends_on` is the last day of a default order as the court fixed it.
    """

    outcome: BreachOutcome
    outcome_on: date
    fine_pounds: int | None = None
    committal_days: int | None = None
    unpaid_work_hours: int | None = None
    curfew_days: int | None = None
    curfew_hours: int | None = None
    ends_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day of a committal or an order; None where there is none."""
        if self.outcome is BreachOutcome.COMMITTAL and self.committal_days:
            return self.outcome_on + timedelta(days=self.committal_days - 1)
        return self.ends_on if self.outcome.is_default_order else None


def most_curfew_hours(failed_on: date) -> int:
    """Return the longest curfew in hours a day, by the date of the failure."""
    raised = law.is_in_force("curfew-20-hours", failed_on)
    return MOST_HOURS if raised else MOST_HOURS_BEFORE
