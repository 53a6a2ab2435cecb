"""
How long the sentence is: its last day, its days, and what lengths it falls short of.

Conventions 1, 2 and 13 of docs/rules/licence-dates.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from core.periods import (
    add_months,
    add_years,
    days_from,
    days_in_months,
    last_day_of_month,
)
from licences.calculations.facts import Term


@dataclass(frozen=True, slots=True)
class Length:
    """A pronounced sentence laid on the calendar, before any adjustment."""

    first_day: date
    last_day: date
    days: int

    def is_under_months(self, months: int) -> bool:
        """
        Say whether the sentence is shorter than `months`, in days from the sentence date.

        Convention 13: 365 days from 1 October 2009 is not under 12 months.
        """
        return self.days < days_in_months(self.first_day, months)


def measure(sentenced_on: date, term: Term) -> Length:
    """
    Lay a term on the calendar: the sentence day is day 1 (PSI 03/2015; conventions 1, 2).

    Years and months are counted first, then weeks and days. From the 1st of a month the
    part in years and months ends on the last day of a month.
    """
    if sentenced_on.day == 1 and (term.years or term.months):
        calendar_part = last_day_of_month(
            add_months(sentenced_on, 12 * term.years + term.months - 1)
        )
    else:
        day_before = sentenced_on - timedelta(days=1)
        calendar_part = add_months(add_years(day_before, term.years), term.months)
    last_day = calendar_part + timedelta(days=7 * term.weeks + term.days)
    return Length(sentenced_on, last_day, days_from(sentenced_on, last_day))
