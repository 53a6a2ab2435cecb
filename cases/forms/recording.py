"""What people record on a case: contacts and information."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from cases.choices import Attendance, ContactType, Section
from core import forms


COMMON_CONTACTS = (
    ContactType.HOME_VISIT,
    ContactType.OFFICE_VISIT_PLANNED,
    ContactType.TELEPHONE,
    ContactType.PRISON_VISIT,
)


class LogContact(forms.Form):
    """One contact or event (S1-182)."""

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    kind = forms.SelectField(
        label="What was it?",
        choices=[
            ("Most used", [(each.value, each.label) for each in COMMON_CONTACTS]),
            (
                "Others",
                [
                    (each.value, each.label)
                    for each in ContactType
                    if each not in COMMON_CONTACTS
                ],
            ),
        ],
        blank="Choose",
        missing="Select what kind of contact it was",
    )
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date of the contact"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 2:30pm")
    attendance = forms.RadioField(
        label="What became of it?",
        required=False,
        choices=[*Attendance.choices, ("", "Not an appointment")],
    )
    place = forms.CharField(label="Where?", required=False, max_length=120)
    summary = forms.TextField(
        label="What happened?", rows=6, missing="Enter what happened"
    )
    outcome = forms.TextField(label="Outcome", required=False, rows=3)
    force_number = forms.CharField(
        label="Force number",
        required=False,
        width="10",
        max_length=20,
        hint="Police only.",
    )
    next_on = forms.DateField(
        label="Next appointment", required=False, when="today or future"
    )
    next_at = forms.TimeField(label="Time of the next appointment", required=False)
    section = forms.SelectField(label="Who may read it?", choices=())

    def __init__(self, *args, sections: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections)

    def clean(self) -> dict[str, Any]:
        """A next appointment needs its time as well as its day."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("next_on") and not cleaned.get("next_at"):
            self.add_error(
                "next_at", "Enter the time of the next appointment, like 10am"
            )
        return cleaned


class AddNote(forms.Form):
    """Information in one section."""

    section = forms.RadioField(
        label="What kind of information is it?",
        choices=(),
        missing="Select what kind of information it is",
    )
    title = forms.CharField(
        label="In one line",
        max_length=120,
        missing="Enter one line that says what it is about",
    )
    about_on = forms.DateField(
        label="What day is it about?",
        when="today or past",
        missing="Enter the day it is about",
    )
    text = forms.TextField(
        label="The information", rows=8, missing="Enter the information"
    )
    grading = forms.CharField(
        label="Intelligence grading",
        required=False,
        max_length=20,
        width="10",
        hint="Police information only, such as B2A.",
    )

    def __init__(self, *args, sections: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections)


def writable_sections(sections: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sections somebody may record in, the general one first."""
    opened = {Section.GENERAL.value, *sections}
    return [(value, label) for value, label in Section.choices if value in opened]
