"""How dates and counts of days read in a step."""

from datetime import date
from functools import lru_cache
from typing import Final

from licences.calculations.facts import Term


MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=8_192)
def in_words(day: date) -> str:
    """Return a date as people write it: 8 November 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 day, 2 days, −3 days."""
    sign = "−" if number < 0 else ""
    return f"{sign}{abs(number)} {noun}{'' if abs(number) == 1 else 's'}"


def term_in_words(term: Term) -> str:
    """Return a term as it was pronounced, joined for a sum: 12 months + 2 weeks + 2 days."""
    parts = (
        (term.years, "year"),
        (term.months, "month"),
        (term.weeks, "week"),
        (term.days, "day"),
    )
    return " + ".join(counted(number, noun) for number, noun in parts if number)
