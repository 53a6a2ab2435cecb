"""What people type about watched conditions, tags and drug appointments."""

from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from core import forms
from licences.choices.monitoring import (
    AppointmentOutcome,
    CheckResult,
    TagEnd,
    TagEventKind,
    TagKind,
)
from licences.forms.orders import LONGEST, once


class WatchCondition(forms.Form):
    """How a condition is watched, by whom and how often (S3-30)."""

    how = forms.TextField(
        label="How is it watched?",
        hint="For example: a call at the door on different evenings.",
        missing="Enter how it is watched",
        called="How it is watched",
        rows=3,
        max_length=LONGEST,
    )
    person = forms.SelectField(
        label="By whom?",
        called="who watches it",
        hint="People of the agencies that share this case.",
        choices=[],
        blank="Select a person",
        missing="Select who watches it",
    )
    every_days = forms.IntegerField(
        label="Checked every how many days?",
        called="The number of days",
        missing="Enter every how many days it is checked",
        min_value=1,
        max_value=365,
        width="4",
    )
    version = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, people: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class RecordCheck(forms.Form):
    """A check, in one line."""

    result = forms.RadioField(
        label="What did the check find?",
        choices=CheckResult.choices,
        missing="Select what the check found",
        inline=True,
    )
    checked_on = forms.DateField(
        label="When?",
        called="The day of the check",
        when="today or past",
        missing="Enter the day of the check",
    )
    note = forms.CharField(
        label="What was found",
        hint="Needed unless the condition was kept.",
        required=False,
        max_length=300,
    )
    idempotency_key = once()


class FitTag(forms.Form):
    """A tag that was fitted."""

    kind = forms.RadioField(
        label="Why is it worn?",
        choices=TagKind.choices,
        missing="Select why it is worn",
        reveals={TagKind.VOLUNTARY.value: "consented_on"},
    )
    consented_on = forms.DateField(
        label="When did the person agree?",
        called="The day the person agreed",
        when="today or past",
        required=False,
        missing="Enter the day the person agreed",
    )
    provider = forms.CharField(
        label="Who provides it?",
        called="Who provides it",
        max_length=120,
        missing="Enter who provides it",
    )
    starts_on = forms.DateField(
        label="When was it fitted?",
        called="The day it was fitted",
        when="today or past",
        missing="Enter the day it was fitted",
    )
    ends_on = forms.DateField(
        label="Until when?",
        called="The last day",
        hint="Leave empty when no end is set.",
        required=False,
    )


class RecordTagEvent(forms.Form):
    """What happened with a tag."""

    kind = forms.RadioField(
        label="What happened?",
        choices=TagEventKind.choices,
        missing="Select what happened",
    )
    happened_on = forms.DateField(
        label="When?",
        called="The day",
        when="today or past",
        missing="Enter the day",
    )
    note = forms.CharField(label="Note", required=False, max_length=300)
    idempotency_key = once()


class RemoveTag(forms.Form):
    """A tag that came off."""

    because = forms.RadioField(
        label="Why did it come off?",
        choices=TagEnd.choices,
        missing="Select why it came off",
    )
    removed_on = forms.DateField(
        label="When?",
        called="The day it came off",
        when="today or past",
        missing="Enter the day it came off",
    )


class RecordAppointment(forms.Form):
    """An appointment under a drug appointment condition (S1-132)."""

    outcome = forms.RadioField(
        label="What became of it?",
        hint="The condition is to attend and to stay. Refusing treatment does not breach it.",
        choices=AppointmentOutcome.choices,
        missing="Select what became of it",
    )
    held_on = forms.DateField(
        label="When?",
        called="The day of the appointment",
        when="today or past",
        missing="Enter the day of the appointment",
    )
    place = forms.CharField(label="Where", required=False, max_length=120)
    note = forms.TextField(label="Note", required=False, rows=2, max_length=LONGEST)
