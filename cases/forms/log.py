"""The contact log: a contact in full, a home visit in four taps, a correction."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.utils import timezone

from cases.choices import Attendance, ContactType, Section
from cases.choices.events import OfficerType
from cases.contact_types import ContactTypes
from core import forms


COMMON_CONTACTS = (
    ContactType.HOME_VISIT,
    ContactType.OFFICE_VISIT_PLANNED,
    ContactType.TELEPHONE,
    ContactType.PRISON_VISIT,
)


def sending() -> django_forms.UUIDField:
    """Return the hidden field that names one sending of a page."""
    return django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


def instant(day, time) -> datetime | None:
    """Return a day and a time of day as one aware instant."""
    return timezone.make_aware(datetime.combine(day, time)) if day and time else None


class Contact(forms.Form):
    """One contact or event (S1-182)."""

    key = sending()
    kind = forms.SelectField(
        label="What was it?",
        choices=(),
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
    summary = forms.TextField(
        label="What happened?", rows=6, missing="Enter what happened"
    )
    place = forms.CharField(label="Where?", required=False, max_length=120)
    officer_type = forms.SelectField(
        label="Who made the contact?",
        required=False,
        blank="I did",
        choices=OfficerType.choices,
        hint="Some people talk to one agency and not to another.",
    )
    seen_by = forms.CharField(
        label="Their name, if it was not you", required=False, max_length=120
    )
    outcome = forms.TextField(label="Outcome", required=False, rows=3)
    next_on = forms.DateField(
        label="Next appointment", required=False, when="today or future"
    )
    next_at = forms.TimeField(label="Time of the next appointment", required=False)
    next_place = forms.CharField(
        label="Where is the next appointment?", required=False, max_length=120
    )
    next_with = forms.CharField(
        label="With whom is the next appointment?", required=False, max_length=120
    )
    force_number = forms.CharField(
        label="Force number",
        required=False,
        width="10",
        max_length=20,
        hint="Police only.",
    )

    def __init__(
        self, *args, types: ContactTypes, keeps: str | None = None, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        others = [each for each in ContactType if each not in COMMON_CONTACTS]
        if keeps in types.hidden:  # what is corrected may keep its type
            types = replace(types, hidden=types.hidden - {keeps})
        self.fields["kind"].choices = [
            ("Most used", types.choices(COMMON_CONTACTS)),
            ("Others", types.choices(others)),
        ]

    def clean(self) -> dict[str, Any]:
        """A next appointment needs its time as well as its day."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("next_on") and not cleaned.get("next_at"):
            self.add_error(
                "next_at", "Enter the time of the next appointment, like 10am"
            )
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the log's columns."""
        typed = dict(self.cleaned_data)
        typed["idempotency_key"] = typed.pop("key", None)
        typed["happened_at"] = instant(typed.pop("happened_on"), typed["happened_at"])
        typed["next_appointment_at"] = instant(
            typed.pop("next_on"), typed.pop("next_at")
        )
        typed.pop("reason", None)
        return typed


class LogContact(Contact):
    """A new contact, and who may read it."""

    section = forms.SelectField(label="Who may read it?", choices=())

    def __init__(self, *args, sections: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections)


class CorrectContact(Contact):
    """The text as it should have been, and why."""

    reason = forms.CharField(
        label="Why is it corrected?",
        max_length=300,
        missing="Enter why it is corrected",
    )


SEEN, NOT_IN = "seen", "not_in"
VISITS = {
    SEEN: ("Seen at home", Attendance.COMPLIED),
    NOT_IN: ("Nobody answered, the visit was agreed", Attendance.UNACCEPTABLE_ABSENCE),
    "not_expected": ("Nobody answered, the visit was not announced", ""),
    "good_reason": ("Not in, with a good reason", Attendance.ACCEPTABLE_ABSENCE),
    "refused": ("Would not see me", Attendance.REFUSED),
}


class HomeVisit(forms.Form):
    """A home visit, written on the doorstep: everything but the words is filled in."""

    marks_optional = False
    key = sending()
    found = forms.RadioField(
        label="What did you find?",
        choices=[(code, label) for code, (label, _) in VISITS.items()],
        missing="Select what you found",
        label_size="m",
    )
    summary = forms.TextField(
        label="What happened?", rows=4, required=False, label_size="m"
    )
    place = forms.CharField(label="Where?", max_length=120, required=False)
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date of the visit"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 2:30pm")

    def clean(self) -> dict[str, Any]:
        """Somebody who was seen, or refused, said or showed something."""
        cleaned = super().clean() or self.cleaned_data
        told = cleaned.get("found") in {SEEN, "refused", "good_reason"}
        if told and not cleaned.get("summary", "").strip():
            self.add_error("summary", "Enter what happened")
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the log's columns."""
        typed = self.cleaned_data
        label, attendance = VISITS[typed["found"]]
        announced = typed["found"] != "not_expected"
        return {
            "kind": ContactType.HOME_VISIT
            if announced
            else ContactType.HOME_VISIT_NOT_NOTIFIED,
            "happened_at": instant(typed["happened_on"], typed["happened_at"]),
            "attendance": attendance,
            "place": typed["place"],
            "summary": typed["summary"].strip() or f"{label}.",
            "section": Section.GENERAL,
            "idempotency_key": typed["key"],
        }
