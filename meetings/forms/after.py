"""What a person types when a meeting is over: what it left, its notes, corrections, filters."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms as django_forms

from core import forms
from core.forms.look import Look


class EndMeeting(forms.Form):
    """What becomes of the cases the meeting did not reach, and who was there."""

    carried = forms.CheckboxesField(
        label="Put these cases to the next meeting",
        hint="A case you leave out is marked “Not reached” and stays with this meeting",
        required=False,
    )
    reason = forms.CharField(
        label="Why the meeting did not reach every case",
        called="The reason",
        missing="Enter why the meeting did not reach every case",
        max_length=250,
    )
    present = forms.CheckboxesField(
        label="Who was there",
        hint="Nobody’s arrival was recorded",
        missing="Select who was there",
        called="who was there",
    )

    def __init__(
        self,
        *args: Any,
        items: Sequence[tuple[str, str]],
        hints: dict[str, str],
        people: Sequence[tuple[str, str]],
        has_next: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if items and has_next:
            self.fields["carried"].choices = items
            self.fields["carried"].look = Look(choice_hints=hints)
        else:
            del self.fields["carried"]
        if not items:
            del self.fields["reason"]
        if people:
            self.fields["present"].choices = people
        else:
            del self.fields["present"]


class WriteNotes(forms.Form):
    """The general notes of the minutes."""

    notes = forms.TextField(
        label="General notes",
        hint="Everybody asked to the meeting reads these. Write nothing about a person "
        "here: what was said of a case belongs on its own sheet",
        missing="Enter the notes, or go back",
        max_length=8000,
        rows=12,
    )


class Correct(forms.Form):
    """What is put right in agreed minutes, and why."""

    what = forms.TextField(
        label="What it should say",
        hint="What is there stays to be read; this is shown under it",
        missing="Enter what it should say",
        max_length=2000,
        rows=4,
    )
    why = forms.CharField(
        label="Why it is corrected",
        called="The reason",
        hint="For example, who told you",
        missing="Enter why it is corrected",
        max_length=300,
    )
    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid4)


class FilterActions(forms.FilterForm):
    """Narrow the actions of a meeting."""

    agency = forms.SelectField(label="Agency", blank="All agencies", required=False)
    status = forms.SelectField(
        label="Status",
        blank="Any status",
        required=False,
        choices=[
            ("open", "Open"),
            ("discharged", "Discharged"),
            ("no_longer_needed", "No longer needed"),
        ],
    )
    flagged = forms.BooleanField(
        label="Only those carried over twice or more", required=False
    )

    def __init__(
        self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies
