"""
How calendar periods are counted: months, years and ages on `datetime.date`.

Everything here is pure: no clock, no time zone, no Django.
"""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """
    Return the same day `months` calendar months later (earlier when negative).

    A day that the month does not have becomes that month's last day:
    31 January + 1 month is 28 or 29 February.

    :raises ValueError: if the answer falls outside years 1 to 9999
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    # Every month has twenty-eight days: only later ones need clamping.
    if day.day <= 28:
        return date(year, month_index + 1, day.day)
    last = monthrange(year, month_index + 1)[1]
    return date(year, month_index + 1, min(day.day, last))


def add_years(day: date, years: int) -> date:
    """
    Return the same day `years` later; 29 February becomes the 28th in a common year.

    :raises ValueError: if the answer falls outside years 1 to 9999
    """
    return add_months(day, 12 * years)


def last_day_of_month(day: date) -> date:
    """Return the last day of the month that holds `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def days_from(first_day: date, last_day: date) -> int:
    """Return how many days run from `first_day` to `last_day`, counting both."""
    return (last_day - first_day).days + 1


def days_in_months(first_day: date, months: int) -> int:
    """Return how many days `months` calendar months hold, counted from `first_day`."""
    return (add_months(first_day, months) - first_day).days


def age_on(born_on: date, day: date) -> int:
    """
    Return the age in whole years on `day`.

    Someone born on 29 February turns a year older on 1 March of a common year
    (Family Law Reform Act 1969 s.9, read with the calendar).
    """
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)
