"""What the local team types about a referral: recommendation, agreements, sharing."""

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
    YesNoField,
)
from rag.choices import RATED_CLASSES


RATED = [(each.value, each.label) for each in RATED_CLASSES]


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
    on_iss = YesNoField(
        label="Is the young person on intensive supervision and surveillance?",
        called="whether they are on intensive supervision",
        hint="Considered, never automatic",
        missing="Select yes if they are on intensive supervision and surveillance",
    )
    is_gang_nominal = YesNoField(
        label="Do the police hold them as a gang nominal?",
        called="whether they are a gang nominal",
        hint="Considered, never automatic",
        missing="Select yes if the police hold them as a gang nominal",
    )
    summary = TextField(
        label="What was said and agreed",
        missing="Enter what was said and agreed",
        hint="Say how likely further offending is, and what threat or harm there is: "
        "a young person is taken on for both",
    )


class Mappa(Form):
    """The MAPPA level, and at level 3 the agreement to manage together (A-10)."""

    level = RadioField(
        label="At which level does MAPPA manage the person?",
        missing="Select the MAPPA level",
        called="the MAPPA level",
        choices=[("none", "Not managed by MAPPA"), *MappaLevel.choices],
        choice_hints={
            "1": "Say why IOM suits the person better",
            "2": "MAPPA has the overarching responsibility. Offender manager and police "
            "go to both meetings",
            "3": "Adopted only when MAPPA agrees that IOM manages the person with it",
        },
        reveals={"1": "reason"},
    )
    reason = TextField(
        label="Why IOM’s work or information suits this person better",
        called="The reason",
        missing="Enter why IOM suits this person better",
        required=False,
        rows=4,
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
    reference = CharField(
        label="Reference of the agreement",
        hint="Level 3 only. For example, the number of the minutes",
        called="The reference",
        max_length=60,
        width="20",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An agreement says who, when and its reference, or none; only level 3 has one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("level") != MappaLevel.THREE:
            cleaned |= {"agreed_with": "", "agreed_on": None, "reference": ""}
            self.errors.pop("agreed_on", None)
            return cleaned
        asked = {
            "agreed_with": "Enter who agreed for MAPPA",
            "agreed_on": "Enter the date they agreed",
            "reference": "Enter the reference of the agreement",
        }
        if any(cleaned.get(name) for name in asked):
            for name, sentence in asked.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
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
