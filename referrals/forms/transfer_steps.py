"""What people type at the steps of a transfer, and after it."""

from collections.abc import Sequence
from typing import Any

from core.forms import (
    BooleanField,
    CharField,
    DateField,
    Form,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from referrals.choices import AddressOutcome, PackChannel, PlanUpdateMeans


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
