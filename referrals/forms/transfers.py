"""What people type about transfers."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms as django_forms

from core.forms import (
    CharField,
    DateField,
    FilterForm,
    Form,
    RadioField,
    TextField,
)


NONE_KNOWN = "None known"


class ShowTransfers(FilterForm):
    """Which transfers a list shows."""

    shown = RadioField(
        label="Show",
        required=False,
        choices=[
            ("open", "All still open"),
            ("incoming", "Coming to us"),
            ("outgoing", "Going from us"),
            ("ended", "Ended"),
        ],
    )


class StartTransfer(Form):
    """Where somebody goes, and the first contact with that area (S1-97, S1-105, S1-194)."""

    where = RadioField(
        label="Where is the person going?",
        missing="Select where the person is going",
        choices=(),
        reveals={"elsewhere": "elsewhere"},
    )
    elsewhere = CharField(
        label="Which force and area?",
        called="The force and area",
        max_length=120,
        required=False,
        missing="Enter the force and area",
        hint="For example, Hampshire, Portsmouth",
    )
    first_contact_on = DateField(
        label="When did you first speak to that area?",
        called="The date of first contact",
        when="today or past",
        required=False,
        hint="For another force, leave empty until its area has been contacted",
    )
    first_contact_with = CharField(
        label="Whom did you speak to?", max_length=200, required=False
    )

    def __init__(
        self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["where"]
        field.choices = [*areas, ("elsewhere", "Another force")]

    def clean(self) -> dict[str, Any]:
        """Within the force the first contact starts the transfer (S1-194)."""
        typed = super().clean() or self.cleaned_data
        inside = typed.get("where") not in {None, "", "elsewhere"}
        if inside and "first_contact_on" not in self.errors:
            if not typed.get("first_contact_on"):
                self.add_error(
                    "first_contact_on", "Enter when you first spoke to that area"
                )
            if not typed.get("first_contact_with"):
                self.add_error("first_contact_with", "Enter whom you spoke to")
        return typed


class StartIn(Form):
    """Who comes from another force (S1-101, S1-194)."""

    given_names = CharField(
        label="First names", max_length=100, missing="Enter the person’s first names"
    )
    family_name = CharField(
        label="Family name", max_length=100, missing="Enter the person’s family name"
    )
    born = DateField(
        label="Date of birth", when="past", missing="Enter the date of birth"
    )
    elsewhere = CharField(
        label="Which force and area do they come from?",
        called="The force and area",
        max_length=120,
        missing="Enter the force and area they come from",
    )
    contact = CharField(
        label="Who deals with it there?",
        called="Who deals with it there",
        max_length=300,
        missing="Enter who deals with it there",
        hint="Name, telephone number and e-mail address",
    )
    first_contact_on = DateField(
        label="When were you first in contact?",
        called="The date of first contact",
        when="today or past",
        missing="Enter the date of first contact",
    )
    first_contact_with = CharField(
        label="With whom?",
        max_length=200,
        missing="Enter whom you were in contact with",
    )


HINTS = {
    "proposed_address": "Where the person is to live: full address with postcode",
    "index_offence": "The offence they are managed for, with its date and sentence",
    "offending_history": "What the receiving area needs to know of earlier offending",
    "risk_factors": "To whom, how and when the person is a risk today",
    "safeguarding": "Children and adults at risk, and what is being done",
}


class Tell(Form):
    """What the receiving area is told under one topic."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    text = TextField(label="", rows=8)

    def __init__(self, *args: Any, topic: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["text"]
        name = topic.label.lower()
        field.label, field.missing = topic.label, f"Enter the {name}"
        field.help_text = (
            f"{HINTS[topic.value]}. Write “{NONE_KNOWN}” if there are none."
        )
        if topic.value in {"proposed_address", "index_offence"}:
            field.help_text = HINTS[topic.value]
        field.look = replace(field.look, heading=True, label_size="l")
        field.settle_words(topic.label)
