"""Putting something on a person's timetable, and taking it off."""

import uuid
from typing import Any

from django import forms as django_forms

from core import forms
from plans.choices import Repeats
from plans.forms.plan import SectionForm


WEEKDAYS = (
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
)


class AddActivity(SectionForm):
    """One thing on the timetable (S2-30). Its words are printed on the person's own sheet."""

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    what = forms.CharField(
        label="What is it?",
        hint="This is printed on the person’s own sheet. Use few and plain words, such as “Fishing”. Do not say why they go, or anything of offences or health.",
        missing="Enter what it is",
        called="What it is",
        max_length=80,
    )
    place = forms.CharField(
        label="Where?", missing="Enter where it is", called="Where", max_length=200
    )
    repeats = forms.RadioField(
        label="How often?",
        choices=Repeats.choices,
        missing="Select how often",
    )
    weekdays = forms.CheckboxesField(
        label="On which days?",
        hint="Not needed when it is once.",
        required=False,
        small=True,
        choices=WEEKDAYS,
    )
    first_day = forms.DateField(
        label="First day",
        missing="Enter the first day",
        hint="When it is once: the day.",
    )
    last_day = forms.DateField(
        label="Last day", required=False, hint="Leave empty when it has no end yet."
    )
    starts_at = forms.TimeField(
        label="From what time?", missing="Enter the time it starts, like 10am"
    )
    ends_at = forms.TimeField(
        label="Until what time?", missing="Enter the time it ends, like 11:30am"
    )
    provider = forms.CharField(
        label="Who runs it?",
        hint="For those who work the case. Not on the sheet.",
        required=False,
        max_length=120,
    )
    bring = forms.CharField(label="What to bring", required=False, max_length=200)
    ring = forms.CharField(
        label="Who to ring if they cannot come",
        hint="A name and a number.",
        required=False,
        max_length=120,
    )
    despite_clash = forms.BooleanField(
        label="Add it all the same: I know what it is at the same time as",
        required=False,
    )

    field_order = (
        "what",
        "place",
        "repeats",
        "weekdays",
        "first_day",
        "last_day",
        "starts_at",
        "ends_at",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "section" in self.fields:
            self.fields[
                "section"
            ].help_text = (
                "What only some may see is printed as “Appointment” and no more."
            )

    def clean(self) -> dict[str, Any]:
        """What comes round says on which days; once has no last day of its own."""
        cleaned = super().clean() or self.cleaned_data
        comes_round = cleaned.get("repeats") in {Repeats.WEEKLY, Repeats.FORTNIGHTLY}
        if comes_round and not cleaned.get("weekdays"):
            self.add_error("weekdays", "Select the days on which it comes round")
        return cleaned


class EndActivity(forms.Form):
    """When something was or will be the last time, or that it was a mistake."""

    how = forms.RadioField(
        label="How does it end?",
        missing="Select how it ends",
        choices=[
            ("last", "It has a last day"),
            ("mistake", "It was a mistake, or was called off: take it off altogether"),
        ],
        reveals={"last": "last_day"},
    )
    last_day = forms.DateField(
        label="Last day", required=False, missing="Enter the last day"
    )
