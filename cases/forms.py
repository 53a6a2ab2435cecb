"""What people type about a case."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError

from cases import identifiers
from cases.choices import (
    Attendance,
    CaseStatus,
    ContactNumberType,
    ContactType,
    GrantLevel,
    IdentifierKind,
    NeedRating,
    Pathway,
    Section,
    WarningSource,
)
from core import forms


COMMON_CONTACTS = (
    ContactType.HOME_VISIT,
    ContactType.OFFICE_VISIT_PLANNED,
    ContactType.TELEPHONE,
    ContactType.PRISON_VISIT,
)


class FilterCases(forms.FilterForm):
    """Narrows the caseload."""

    rag_class = forms.SelectField(
        label="RAG class",
        required=False,
        blank="Any",
        choices=[
            ("red_alert", "Red Alert"),
            ("red", "Red"),
            ("amber", "Amber"),
            ("green", "Green"),
            ("prison", "Prison"),
        ],
    )
    status = forms.SelectField(
        label="Status", required=False, blank="Any", choices=CaseStatus.choices
    )
    only = forms.CheckboxesField(
        label="Show only",
        required=False,
        small=True,
        choices=[
            ("mine", "Cases I lead"),
            ("overdue", "Review overdue"),
            ("in_custody", "In custody"),
        ],
    )


class Search(forms.FilterForm):
    """A name, a number or a reference."""

    q = forms.CharField(
        label="Name, PNC ID, CRN, NOMS number or case reference",
        required=False,
        max_length=80,
        hint="At least three letters of a name, or a whole number.",
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


class ShareCase(forms.Form):
    """A share of a case with one agency."""

    agency = forms.SelectField(
        label="Agency",
        choices=(),
        blank="Choose an agency",
        missing="Select the agency",
    )
    level = forms.RadioField(
        label="What may they do?",
        choices=[
            (GrantLevel.READ.value, "Read"),
            (GrantLevel.WRITE.value, "Read and record"),
        ],
        missing="Select what they may do",
    )
    reason = forms.CharField(
        label="Why do they need it?",
        max_length=300,
        missing="Enter why they need it",
        hint="Kept with the share, and shown to everybody who can see the case.",
    )
    until = forms.DateField(
        label="Last day",
        required=False,
        when="today or future",
        hint="Leave empty when it lasts as long as the case.",
    )

    def __init__(self, *args, agencies: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = list(agencies)


class EndShare(forms.Form):
    """Why a share ends."""

    reason = forms.CharField(
        label="Why does the share end?",
        max_length=300,
        missing="Enter why the share ends",
    )


class ShareRow(forms.Form):
    """Sharing one sensitive record on."""

    agency = forms.SelectField(
        label="Agency",
        choices=(),
        blank="Choose an agency",
        missing="Select the agency",
    )
    reason = forms.CharField(
        label="Why do they need it?", max_length=300, missing="Enter why they need it"
    )

    def __init__(self, *args, agencies: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = list(agencies)


class NameLeadWorker(forms.Form):
    """Who leads the case."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    worker = forms.SelectField(
        label="Lead worker",
        choices=(),
        blank="Choose a person",
        missing="Select who leads the case",
        hint="People of the agencies that this case is shared with.",
    )

    def __init__(self, *args, workers: list, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", "Choose a person"), *workers]


class AssessNeeds(forms.Form):
    """The nine pathways, each rated with needs and actions (S1-177)."""

    marks_optional = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for value, label in Pathway.choices:
            rating = forms.RadioField(
                label=label,
                required=False,
                label_size="m",
                choices=[*NeedRating.choices, ("", "Not assessed today")],
            )
            needs = forms.TextField(
                label=f"Needs: {label.lower()}", rows=2, required=False
            )
            actions = forms.TextField(
                label=f"Actions: {label.lower()}", rows=2, required=False
            )
            for name, field in (
                ("rating", rating),
                ("needs", needs),
                ("actions", actions),
            ):
                field.settle_words(label)
                self.fields[f"{value}_{name}"] = field

    def clean(self) -> dict[str, Any]:
        """Red and Amber say the needs and the actions (Q3)."""
        cleaned = super().clean() or self.cleaned_data
        for value, label in Pathway.choices:
            if cleaned.get(f"{value}_rating") not in {NeedRating.RED, NeedRating.AMBER}:
                continue
            for part in ("needs", "actions"):
                if not cleaned.get(f"{value}_{part}", "").strip():
                    self.add_error(
                        f"{value}_{part}",
                        f"Enter the {part} for {label.lower()}, because it is Red or Amber",
                    )
        if not any(cleaned.get(f"{value}_rating") for value in Pathway.values):
            self.add_error(None, "Rate at least one pathway")
        return cleaned

    def groups(self) -> list[tuple]:
        """Return each pathway's three fields, for the page."""
        return [
            (self[f"{value}_rating"], self[f"{value}_needs"], self[f"{value}_actions"])
            for value in Pathway.values
        ]


def writable_sections(sections: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sections somebody may record in, the general one first."""
    opened = {Section.GENERAL.value, *sections}
    return [(value, label) for value, label in Section.choices if value in opened]


class RecordIdentifier(forms.Form):
    """A number an agency knows the person by."""

    kind = forms.SelectField(
        label="Which number?",
        choices=IdentifierKind.choices,
        blank="Choose",
        missing="Select which number it is",
    )
    value = forms.CharField(
        label="The number", max_length=30, width="20", missing="Enter the number"
    )

    def clean(self) -> dict[str, Any]:
        """Hold the number to its kind, and say what is wrong with it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") and cleaned.get("value"):
            try:
                cleaned["value"] = identifiers.normalise(
                    cleaned["kind"], cleaned["value"]
                )
            except identifiers.InvalidIdentifier as wrong:
                self.add_error("value", str(wrong))
        return cleaned


class ChangeAddress(forms.Form):
    """Where the person lives now."""

    home = forms.RadioField(
        label="Where does the person live now?",
        choices=[("address", "At an address"), ("none", "No fixed abode")],
        reveals={"address": "lines"},
        missing="Select where the person lives",
    )
    lines = forms.TextField(
        label="House or flat, street, town",
        rows=3,
        required=False,
        missing="Enter the address",
    )
    postcode = forms.CharField(
        label="Postcode", required=False, width="10", max_length=10
    )
    since = forms.DateField(
        label="Since when?", when="today or past", missing="Enter the day they moved"
    )

    def clean_postcode(self) -> str:
        """Hold the postcode to its form."""
        typed = self.cleaned_data["postcode"]
        try:
            return identifiers.normalise("postcode", typed) if typed else ""
        except identifiers.InvalidIdentifier as wrong:
            raise ValidationError(str(wrong)) from wrong


class AddNumber(forms.Form):
    """A number to reach the person on."""

    number = forms.CharField(
        label="Telephone number",
        max_length=20,
        width="20",
        missing="Enter the telephone number",
    )
    kind = forms.RadioField(
        label="What kind is it?",
        choices=ContactNumberType.choices,
        missing="Select what kind of number it is",
    )

    def clean_number(self) -> str:
        """Hold the number to a telephone number's form."""
        try:
            return identifiers.normalise("phone", self.cleaned_data["number"])
        except identifiers.InvalidIdentifier as wrong:
            raise ValidationError(str(wrong)) from wrong


class AddWarning(forms.Form):
    """A warning for whoever visits the person."""

    source = forms.RadioField(
        label="Where does it come from?",
        choices=WarningSource.choices,
        missing="Select where the warning comes from",
    )
    text = forms.TextField(label="The warning", rows=4, missing="Enter the warning")
    warned_on = forms.DateField(
        label="Date of the warning",
        when="today or past",
        missing="Enter the date of the warning",
    )
    review_on = forms.DateField(
        label="Look at it again by", required=False, when="today or future"
    )
