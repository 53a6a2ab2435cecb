"""Sharing a case or one record of it, and naming who leads it."""

from collections.abc import Iterable

from django import forms as django_forms

from cases.choices import (
    GrantLevel,
)
from core import forms


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
