"""What the local team types about a referral: research, recommendation, agreements."""

from collections.abc import Sequence
from typing import Any

from cases.choices import MappaLevel
from core.forms import (
    CharField,
    DateField,
    Form,
    RadioField,
    SelectField,
    TextField,
)
from rag.choices import RATED_CLASSES


RATED = [(each.value, each.label) for each in RATED_CLASSES]


class Research(Form):
    """What one source says."""

    checked_on = DateField(
        label="When was it checked?",
        called="The date it was checked",
        missing="Enter the date it was checked",
        when="today or past",
    )
    found = RadioField(
        label="Was anything found?",
        missing="Select whether anything was found",
        called="whether anything was found",
        choices=[("yes", "Yes"), ("no", "No, nothing was found")],
        reveals={"yes": "findings"},
    )
    findings = TextField(
        label="What was found",
        missing="Enter what was found",
        required=False,
        rows=8,
    )


class Recommend(Form):
    """The team's recommendation to the meeting (S1-46)."""

    rag_class = RadioField(
        label="Which class does the team recommend?",
        missing="Select the class the team recommends",
        called="the class",
        choices=RATED,
    )
    reasons = TextField(
        label="Why",
        missing="Enter why the team recommends it",
        hint="The meeting reads this before it decides",
    )


class YouthDiscussion(Form):
    """The discussion that a child's referral needs (S1-70)."""

    held_on = DateField(
        label="When did they speak?",
        called="The date they spoke",
        missing="Enter the date they spoke",
        when="today or past",
    )
    detective_sergeant = CharField(
        label="IOM Detective Sergeant",
        missing="Enter the name of the IOM Detective Sergeant",
        max_length=120,
        width="20",
    )
    yot_worker = CharField(
        label="Youth offending team worker",
        missing="Enter the name of the youth offending team worker",
        max_length=120,
        width="20",
    )
    summary = TextField(
        label="What was said and agreed",
        missing="Enter what was said and agreed",
    )


class Mappa(Form):
    """The MAPPA level, and at level 3 the agreement to manage together (A-10)."""

    level = RadioField(
        label="At which level does MAPPA manage the person?",
        missing="Select the MAPPA level",
        called="the MAPPA level",
        choices=[("none", "Not managed by MAPPA"), *MappaLevel.choices],
        choice_hints={
            "3": "Adopted only when MAPPA agrees that IOM manages the person with it"
        },
    )
    agreed_with = CharField(
        label="Who agreed for MAPPA",
        hint="Name and role. Level 3 only; leave empty when nothing is agreed",
        called="Who agreed for MAPPA",
        max_length=120,
        required=False,
    )
    agreed_on = DateField(
        label="When they agreed",
        hint="Level 3 only",
        called="The date they agreed",
        when="today or past",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An agreement names who agreed and when, or neither; only level 3 has one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("level") != MappaLevel.THREE:
            cleaned |= {"agreed_with": "", "agreed_on": None}
            self.errors.pop("agreed_on", None)
            return cleaned
        if cleaned.get("agreed_on") and not cleaned.get("agreed_with"):
            self.add_error("agreed_with", "Enter who agreed for MAPPA")
        if (
            cleaned.get("agreed_with")
            and not cleaned.get("agreed_on")
            and "agreed_on" not in self.errors
        ):
            self.add_error("agreed_on", "Enter the date they agreed")
        return cleaned


class ShareEntry(Form):
    """With which agency one piece of police information is shared on."""

    agency = SelectField(
        label="Agency",
        missing="Select the agency",
        called="the agency",
        blank="Select an agency",
        hint="Only agencies that already see this case",
    )
    reason = CharField(
        label="Why they need it",
        missing="Enter why they need it",
        called="Why they need it",
        max_length=300,
    )

    def __init__(
        self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies
