"""Offering sessions and programmes, and what became of them."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from cases.choices import Pathway
from core import forms
from plans.forms.plan import LONGEST


class OfferSessions(forms.Form):
    """Sessions of the seven routeways, ticked (S1-110 to S1-117)."""

    marks_optional = False

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    problem = forms.TextField(
        label="My problem, in the person’s words (optional)",
        required=False,
        rows=2,
        max_length=500,
    )
    solution = forms.TextField(
        label="My solution, in the person’s words (optional)",
        required=False,
        rows=2,
        max_length=500,
    )

    def __init__(
        self,
        *args: Any,
        routeways: Sequence[tuple[str, str, list[tuple[str, str]]]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.routeways = [each[0] for each in routeways if each[2]]
        for code, label, sessions in routeways:
            if sessions:
                field = forms.CheckboxesField(
                    label=label,
                    required=False,
                    small=True,
                    label_size="m",
                    choices=sessions,
                )
                field.settle_words(label)
                self.fields[code] = field

    def clean(self) -> dict[str, Any]:
        """Something must be offered."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen():
            self.add_error(None, "Tick at least one session")
        return cleaned

    def chosen(self) -> list[str]:
        """Return the codes of the sessions ticked."""
        return [
            code for each in self.routeways for code in self.cleaned_data.get(each, [])
        ]

    def groups(self) -> list[Any]:
        """Return the routeways' fields, for the page."""
        return [self[each] for each in self.routeways]


class OfferProgramme(forms.Form):
    """A group or programme, from what the scheme offers or another (S1-60, S1-118, S3-86)."""

    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)
    programme = forms.SelectField(
        label="Group or programme",
        choices=(),
        required=False,
        blank="Another, named below",
    )
    other_name = forms.CharField(
        label="Its name, when it is not in the list", required=False, max_length=120
    )
    pathway = forms.SelectField(
        label="Which need does it answer?",
        choices=Pathway.choices,
        blank="Choose",
        missing="Select the need it answers",
    )
    counted_from = forms.DateField(
        label="Date of the order or release",
        required=False,
        when="today or past",
        hint="For an accredited programme: its start is counted from this day.",
    )

    def __init__(
        self,
        *args: Any,
        programmes: Sequence[Any] = (),
        accredited: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.accredited = set(accredited)
        self.fields["programme"].choices = programmes

    def clean(self) -> dict[str, Any]:
        """One of the list or another's name; an accredited one is counted from a day."""
        cleaned = super().clean() or self.cleaned_data
        chosen, other = cleaned.get("programme"), cleaned.get("other_name")
        if not chosen and not other:
            self.add_error(
                "programme", "Select the group or programme, or enter its name"
            )
        if chosen and other:
            self.add_error(
                "other_name", "Leave the name empty when you chose one from the list"
            )
        wanted = chosen in self.accredited and not self.has_error("counted_from")
        if wanted and not cleaned.get("counted_from"):
            self.add_error("counted_from", "Enter the date of the order or release")
        return cleaned


class MoveIntervention(forms.Form):
    """What became of a session or programme."""

    steps = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)
    to = forms.RadioField(
        label="What became of it?", choices=(), missing="Select what became of it"
    )
    happened_on = forms.DateField(
        label="On which day?",
        missing="Enter the day",
        called="The day",
        hint="The day it happened; for a booking, the day it is booked for.",
    )
    note = forms.TextField(
        label="What should be remembered?",
        hint="If it was declined or stopped: why.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )

    def __init__(
        self, *args: Any, statuses: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = statuses
