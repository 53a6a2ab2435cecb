"""What people type about warnings, breaches of licence and recall."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError

from core import forms
from licences.calculations.recall_options import RecallFacts, recall_options
from licences.choices import (
    BreachAnswer,
    BreachType,
    PrisonCategory,
    WarningLevel,
    WarningReason,
)


Choices = Iterable[tuple[str, str]]


def once() -> django_forms.UUIDField:
    """Return the hidden field that names one sending of a form."""
    return django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


def seen() -> django_forms.CharField:
    """Return the hidden field that says at what status the page was opened."""
    return django_forms.CharField(widget=django_forms.HiddenInput)


class GiveWarning(forms.Form):
    """A warning, and the appointment it is about."""

    key = once()
    level = forms.RadioField(
        label="Which warning is it?",
        choices=WarningLevel.choices,
        missing="Select first or final warning",
    )
    reason = forms.RadioField(
        label="What is it for?",
        choices=WarningReason.choices,
        missing="Select what the warning is for",
    )
    contact = forms.SelectField(
        label="Which appointment?",
        choices=(),
        required=False,
        blank="None on the log",
        called="the appointment",
        hint="Absences and failures on the contact log in the last three months.",
    )
    issued_on = forms.DateField(
        label="When was it given?",
        called="The day it was given",
        when="today or past",
        missing="Enter the day it was given",
    )
    expires_on = forms.DateField(
        label="When does it run out?",
        called="The day it runs out",
        missing="Enter the day it runs out",
        hint="Twelve months is suggested. Your agency’s policy decides.",
    )
    details = forms.TextField(
        label="What was said, and why is the failure not acceptable?",
        rows=4,
        missing="Enter what was said and why the failure is not acceptable",
    )

    def __init__(self, *args: Any, contacts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contact"]
        field.choices = list(contacts)


class DecideBreach(forms.Form):
    """An alleged breach of licence and what is done about it."""

    key = once()
    kind = forms.SelectField(
        label="What is the breach about?",
        blank="Choose",
        choices=BreachType.choices,
        missing="Select what the breach is about",
        called="what the breach is about",
    )
    happened_on = forms.DateField(
        label="When did it happen?",
        called="The day it happened",
        when="today or past",
        missing="Enter the day it happened",
    )
    alleged = forms.TextField(
        label="What is alleged?", rows=4, missing="Enter what is alleged"
    )
    evidence = forms.TextField(
        label="What is the evidence?",
        rows=4,
        missing="Enter the evidence",
        hint="Who saw or recorded it, and where. Everybody who shares the case reads "
        "this: leave police information and victims out.",
    )
    answer = forms.RadioField(
        label="What is decided?",
        choices=BreachAnswer.choices,
        missing="Select what is decided",
    )
    reasons = forms.TextField(label="Why?", rows=4, missing="Enter why this is decided")


class RecallKindForm(forms.Form):
    """
    A form that offers the kinds of recall that the law of the typed day leaves open.

    One that was chosen all the same stays in sight, for the refusal to be about.
    """

    day_field = ""

    def __init__(self, *args: Any, facts: RecallFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = recall_options(replace(facts, recalled_on=self._day(facts)))
        chosen = self["kind"].data if self.is_bound else None
        field: Any = self.fields["kind"]
        field.choices = [
            (each.kind.value, each.kind.label)
            for each in self.options
            if each.is_open or each.kind.value == chosen
        ]
        hints = {each.kind.value: each.because for each in self.options}
        field.look = replace(field.look, choice_hints=hints)

    def _day(self, facts: RecallFacts) -> date:
        """Return the day whose law counts: as typed, else the one handed in."""
        if not self.is_bound:
            return facts.recalled_on
        try:
            typed = self.fields[self.day_field].clean(self[self.day_field].data)
        except ValidationError:
            typed = None
        return typed or facts.recalled_on


class DecideRecall(RecallKindForm):
    """A decision in principle to recall."""

    day_field = "decided_on"
    key = once()
    decided_on = forms.DateField(
        label="When was it decided in principle?",
        called="The day of the decision",
        when="today or past",
        missing="Enter the day of the decision",
        hint="The 24 hours for the report run from this time.",
    )
    decided_at = forms.TimeField(
        label="At what time?",
        called="The time of the decision",
        missing="Enter the time of the decision, like 2:30pm",
    )
    kind = forms.RadioField(
        label="Which recall?",
        called="which recall",
        choices=(),
        missing="Select which recall",
    )
    reasons = forms.TextField(
        label="Why is recall necessary?",
        rows=5,
        missing="Enter why recall is necessary",
    )


class ReportSent(forms.Form):
    """When Part A and the papers went."""

    seen = seen()
    happened_on = forms.DateField(
        label="When did Part A and all papers go to PPCS?",
        called="The day they went",
        when="today or past",
        missing="Enter the day they went",
    )
    happened_at = forms.TimeField(
        label="At what time?",
        called="The time they went",
        missing="Enter the time they went, like 2:30pm",
    )


class ReportReceived(forms.Form):
    """When PPCS had everything."""

    seen = seen()
    happened_on = forms.DateField(
        label="When did PPCS have the report and all papers?",
        called="The day PPCS had them",
        when="today or past",
        missing="Enter the day PPCS had them",
        hint="The 24 hours for processing run from this time.",
    )
    happened_at = forms.TimeField(
        label="At what time?",
        called="The time PPCS had them",
        missing="Enter the time PPCS had them, like 2:30pm",
    )


class Revoked(RecallKindForm):
    """What PPCS did about the recall."""

    day_field = "revoked_on"
    seen = seen()
    happened_on = forms.DateField(
        label="When did PPCS process the recall?",
        called="The day PPCS processed it",
        when="today or past",
        missing="Enter the day PPCS processed it",
    )
    happened_at = forms.TimeField(
        label="At what time?",
        called="The time PPCS processed it",
        missing="Enter the time PPCS processed it, like 2:30pm",
    )
    revoked_on = forms.DateField(
        label="From which day is the licence revoked?",
        called="The day of revocation",
        when="today or past",
        missing="Enter the day of revocation",
    )
    kind = forms.RadioField(
        label="Which recall did PPCS decide on?",
        called="which recall",
        choices=(),
        missing="Select which recall PPCS decided on",
    )


class Returned(forms.Form):
    """The return to custody."""

    seen = seen()
    returned_on = forms.DateField(
        label="When were they returned to custody?",
        called="The day of return",
        when="today or past",
        missing="Enter the day of return",
        hint="The day of arrest counts. It is day 1 of a fixed term.",
    )
    prison = forms.CharField(
        label="Prison", max_length=80, missing="Enter the name of the prison"
    )
    category = forms.SelectField(
        label="Security category",
        required=False,
        blank="Not known",
        choices=PrisonCategory.choices,
    )


class SendPartB(forms.Form):
    """When the day-28 report went."""

    sent_on = forms.DateField(
        label="When was Part B sent?",
        called="The day Part B was sent",
        when="today or past",
        missing="Enter the day Part B was sent",
    )
