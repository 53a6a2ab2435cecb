"""Dates in three boxes and times as people type them."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core import words
from core.clock import today
from core.forms.look import GovField
from core.forms.widgets import DateInput, DateParts


MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)


class DateField(GovField, forms.Field):
    """
    A calendar date; cleans to `datetime.date`.

    `when` may be "past", "today or past", "future" or "today or future". `earliest`
    and `latest` are dates that are still accepted. Messages follow GOV.UK's, and mark
    the boxes they are about.
    """

    widget = DateInput

    def __init__(
        self,
        *,
        when: str = "",
        earliest: date | None = None,
        latest: date | None = None,
        **options: Any,
    ) -> None:
        self.when, self.earliest, self.latest = when, earliest, latest
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored date in the boxes; typed text stays as typed."""
        if isinstance(value, date):
            return DateParts(str(value.day), str(value.month), str(value.year))
        return value

    def to_python(self, value: Any) -> date | None:
        """
        Turn the three texts into a date.

        :raises ValidationError: when a part is missing, or there is no such day
        """
        if isinstance(value, date) or not value:
            return value or None
        if empty := tuple(part for part, text in value._asdict().items() if not text):
            wanted = " and ".join(empty)
            raise self._wrong(f"must include a {wanted}", "incomplete", empty)
        if value.year.isdecimal() and len(value.year) != 4:
            raise ValidationError(
                "Year must include 4 numbers", "year", {"parts": ("year",)}
            )
        try:
            return date(int(value.year), month_number(value.month), int(value.day))
        except ValueError:
            raise self._wrong(
                "must be a real date", "invalid", unreal_parts(value)
            ) from None

    def validate(self, value: date | None) -> None:
        """
        Hold the date to the days it may be.

        :raises ValidationError: when it is missing, too early or too late
        """
        super().validate(value)
        if value is None:
            return
        now = today()
        allowed = {
            "past": value < now,
            "today or past": value <= now,
            "future": value > now,
            "today or future": value >= now,
        }
        if not allowed.get(self.when, True):
            phrase = self.when.replace("today or ", "today or in the ")
            phrase = phrase if phrase.startswith("today") else f"in the {phrase}"
            raise self._wrong(f"must be {phrase}", "when", DateParts._fields)
        if self.earliest and value < self.earliest:
            limit = words.day(self.earliest)
            raise self._wrong(
                f"must be on or after {limit}", "early", DateParts._fields
            )
        if self.latest and value > self.latest:
            limit = words.day(self.latest)
            raise self._wrong(
                f"must be on or before {limit}", "late", DateParts._fields
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another date was typed; nonsense counts as a change."""
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True

    def _wrong(self, what: str, code: str, parts: tuple[str, ...]) -> ValidationError:
        return ValidationError(
            f"{self.name_in_messages} {what}", code, {"parts": parts}
        )


class TimeField(GovField, forms.Field):
    """A time of day, as "2:30pm", "14:30", "1430" or "2pm"; cleans to `datetime.time`."""

    widget = forms.TextInput
    said = {"invalid": "{name} must be a time, like 2:30pm or 14:30"}

    def __init__(self, **options: Any) -> None:
        options.setdefault("width", "5")
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored time on the 24-hour clock."""
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """
        Read the time.

        :raises ValidationError: when it is no time of day
        """
        if isinstance(value, time) or not value:
            return value or None
        try:
            return as_time(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another time was typed; nonsense counts as a change."""
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True


def as_time(text: str) -> time:
    """
    Read a time of day on either clock.

    :raises ValueError: when there is no such time, or it could be morning or evening
    """
    found = TIME.fullmatch(text.strip())
    hours, minutes, half = found.groups() if found else ("", None, None)
    hour = int(hours)
    if half is None:
        return time(hour, int(minutes or ""))
    if not 1 <= hour <= 12:
        raise ValueError(text)
    return time(hour % 12 + (12 if half in "pP" else 0), int(minutes or 0))


def month_number(text: str) -> int:
    """
    Return a month's number from "12", "Dec" or "December".

    :raises ValueError: when no month is meant
    """
    folded = text.casefold()
    if len(folded) >= 3 and folded.isalpha():
        matches = [n for n, name in enumerate(MONTHS, 1) if name.startswith(folded)]
        if len(matches) == 1:
            return matches[0]
    return int(text)


def unreal_parts(typed: DateParts) -> tuple[str, ...]:
    """Return the boxes that cannot be right; all of them when only together wrong."""
    wrong = []
    if not (typed.day.isdecimal() and 1 <= int(typed.day) <= 31):
        wrong.append("day")
    try:
        if not 1 <= month_number(typed.month) <= 12:
            wrong.append("month")
    except ValueError:
        wrong.append("month")
    if not typed.year.isdecimal():
        wrong.append("year")
    return tuple(wrong) or DateParts._fields
