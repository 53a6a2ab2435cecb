"""What people type about transfers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import forms as django_forms

from core.forms import (
    BooleanField,
    CharField,
    DateField,
    FilterForm,
    Form,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from referrals.choices import AddressOutcome, PackChannel, PlanUpdateMeans


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

    name = CharField(
        label="Full name", max_length=200, missing="Enter the person’s name"
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


class CheckAddress(Form):
    """What a check of the address found (S1-193)."""

    address = TextField(label="Address", rows=3, missing="Enter the address")
    checked_on = DateField(
        label="When was it checked?",
        called="The date",
        when="today or past",
        missing="Enter the date",
    )
    outcome = RadioField(
        label="Is the address suitable?",
        missing="Select whether the address is suitable",
        choices=AddressOutcome.choices,
    )
    grounds = TextField(
        label="Grounds", rows=4, missing="Enter why it is suitable or not"
    )


class HomeVisit(CheckAddress):
    """The joint home visit: also who went (S1-98, S1-193)."""

    police_visitor = CharField(
        label="Who went for the police?",
        called="Who went for the police",
        max_length=120,
        missing="Enter who went for the police",
    )
    probation_visitor = CharField(
        label="Who went for probation?",
        called="Who went for probation",
        max_length=120,
        missing="Enter who went for probation",
    )
    field_order = (
        "address",
        "checked_on",
        "police_visitor",
        "probation_visitor",
        "outcome",
        "grounds",
    )


class Contact(Form):
    """First contact with the other force (S1-106, S1-194)."""

    contacted_on = DateField(
        label="When did you contact them?",
        called="The date",
        when="today or past",
        missing="Enter when you contacted them",
    )
    contact = CharField(
        label="Whom did you contact?",
        max_length=200,
        missing="Enter whom you contacted",
    )


class TheirForms(Form):
    """The receiving area's own forms (S1-107)."""

    needed = YesNoField(
        label="Does the receiving area want its own forms filled in?",
        missing="Select yes if they want their own forms",
    )
    settled_on = DateField(
        label="When were they sent, or when did they say none are needed?",
        called="The date",
        when="today or past",
        missing="Enter the date",
    )


class Documents(Form):
    """What came from the other force (S1-101, S1-103)."""

    received_on = DateField(
        label="When did the documents come?",
        called="The date",
        when="today or past",
        missing="Enter when the documents came",
    )
    documents = TextField(
        label="Which documents?", rows=4, missing="Enter which documents came"
    )
    contribution = TextField(
        label="How will the transferring area take part in our meeting?",
        rows=3,
        required=False,
        hint="For example, by video, or in writing beforehand",
    )


class ContactPoint(Form):
    """Who is the receiving area's single point of contact (S1-100)."""

    worker = SelectField(
        label="Single point of contact",
        missing="Select the single point of contact",
        blank="Select a person",
        autocomplete=True,
        choices=(),
    )

    def __init__(
        self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["worker"]
        field.choices = workers


class DecideTransfer(Form):
    """What the receiving area's meeting decided (S1-99)."""

    decision = RadioField(
        label="What did the meeting decide?",
        missing="Select what the meeting decided",
        choices=[("adopt", "Take the case on"), ("refuse", "Do not take it on")],
        choice_hints={
            "adopt": "The sending area then hands it over",
            "refuse": "The case stays with the sending area",
        },
        reveals={"adopt": "worker"},
    )
    worker = SelectField(
        label="Who will lead the case?",
        called="who will lead the case",
        missing="Select who will lead the case",
        blank="Select a person",
        autocomplete=True,
        required=False,
        choices=(),
    )
    reasons = TextField(
        label="Reasons", missing="Enter the reasons", hint="The sending area reads this"
    )

    def __init__(
        self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["worker"]
        field.choices = workers


class HandOver(Form):
    """Handing over within the force (S1-99)."""

    note = TextField(
        label="What did you tell them at the handover?",
        called="What you told them",
        rows=4,
        missing="Enter what you told them at the handover",
        hint="For example, the next appointment and what is outstanding",
    )
    sure = BooleanField(
        label="Hand the case over now",
        missing="Tick the box to hand the case over",
    )


class HandOverElsewhere(Form):
    """Another force has taken responsibility (S1-108)."""

    handed_over_on = DateField(
        label="From which day are they responsible?",
        called="The date",
        when="today or past",
        missing="Enter from which day they are responsible",
    )
    contact = CharField(
        label="Who is responsible there?",
        max_length=300,
        missing="Enter who is responsible there",
        hint="Name, telephone number and e-mail address",
    )
    note = TextField(
        label="Where is this recorded?",
        called="Where this is recorded",
        rows=3,
        missing="Enter where this is recorded",
        hint="For example, Niche, PNC and NDelius, with dates",
    )


class Why(Form):
    """Why a transfer ends."""

    reason = TextField(label="Why?", called="The reason", missing="Enter why")


class PackSent(Form):
    """To whom the pack went, how and when (S1-108)."""

    sent_to = CharField(
        label="Whom did you send it to?",
        max_length=200,
        missing="Enter whom you sent it to",
    )
    sent_how = RadioField(
        label="How?", missing="Select how you sent it", choices=PackChannel.choices
    )
    sent_on = DateField(
        label="When?",
        called="The date",
        when="today or past",
        missing="Enter when you sent it",
    )


class MeetDuty(Form):
    """When what is owed after a transfer was done (S3-82)."""

    done_on = DateField(
        label="When was it?",
        called="The date",
        when="today or past",
        missing="Enter the date",
    )


class MeetPlanUpdate(MeetDuty):
    """When, and by which of the two (S3-91)."""

    means = RadioField(
        label="What was done?",
        missing="Select what was done",
        choices=PlanUpdateMeans.choices,
    )
