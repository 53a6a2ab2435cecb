"""Referring somebody to a service, what came of it, and needs that nobody meets."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from cases.choices import Pathway
from core import forms
from plans.choices import GapReason, ReferralRoute
from plans.forms.plan import LONGEST


class ReferToService(forms.Form):
    """A referral to a service: which, why, by which route, when (S1-186)."""

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    service = forms.SelectField(
        label="Service",
        choices=(),
        required=False,
        blank="Another, named below",
        autocomplete=True,
    )
    service_name = forms.CharField(
        label="Its name, when it is not in the list", required=False, max_length=120
    )
    pathway = forms.SelectField(
        label="For which need?",
        choices=Pathway.choices,
        blank="Choose",
        missing="Select the need",
    )
    route = forms.RadioField(
        label="By which route?",
        choices=ReferralRoute.choices,
        missing="Select the route",
    )
    sent_on = forms.DateField(
        label="Sent on", when="today or past", missing="Enter the day it was sent"
    )
    reason = forms.TextField(
        label="What is the service asked to do?",
        missing="Enter what the service is asked to do",
        called="What it is asked to do",
        rows=3,
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, services: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = services

    def clean(self) -> dict[str, Any]:
        """One of the directory, or another's name."""
        cleaned = super().clean() or self.cleaned_data
        chosen, other = cleaned.get("service"), cleaned.get("service_name")
        if not chosen and not other:
            self.add_error("service", "Select the service, or enter its name")
        if chosen and other:
            self.add_error(
                "service_name", "Leave the name empty when you chose one from the list"
            )
        return cleaned


class ServiceOutcome(forms.Form):
    """What became of a referral to a service, and what comes next (S1-186, S2-45)."""

    seen = django_forms.CharField(widget=django_forms.HiddenInput, max_length=20)
    to = forms.RadioField(
        label="What became of it?",
        choices=(),
        missing="Select what became of it",
        reveals={"completed": "next_service"},
    )
    next_service = forms.CharField(
        label="Which service comes next?",
        required=False,
        max_length=200,
        hint="Nobody should leave a service with nowhere to turn.",
    )
    nothing_next = forms.BooleanField(
        label="It is completed and no further service is needed", required=False
    )
    happened_on = forms.DateField(
        label="On which day?",
        when="today or past",
        missing="Enter the day",
        called="The day",
    )
    note = forms.TextField(
        label="What should be remembered?",
        hint="If it ended without being completed: why.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )

    def __init__(
        self, *args: Any, statuses: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = statuses
        if "completed" not in dict(statuses):
            del self.fields["next_service"], self.fields["nothing_next"]
            self.fields["to"].look = forms.RadioField(label="").look


class NoteGap(forms.Form):
    """A need that no service meets (S2-25)."""

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    pathway = forms.SelectField(
        label="Which need?",
        choices=Pathway.choices,
        blank="Choose",
        missing="Select the need",
    )
    reason = forms.RadioField(
        label="Why does no service meet it?",
        choices=GapReason.choices,
        missing="Select why no service meets it",
    )
    needed = forms.TextField(
        label="What would help?",
        missing="Enter what would help",
        called="What would help",
        rows=3,
        max_length=1000,
    )


class CloseGap(forms.Form):
    """How a need came to be met."""

    note = forms.TextField(
        label="How is the need met now?",
        missing="Enter how the need is met now",
        called="How it is met",
        rows=3,
        max_length=1000,
    )
