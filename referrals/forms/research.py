"""What the local team types about a referral: research, recommendation, agreements."""

from collections.abc import Sequence
from typing import Any

from cases.choices import MappaLevel
from core.forms import (
    CharField,
    DateField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
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

    @property
    def said(self) -> dict[str, Any]:
        """Return what was found, as a finding takes it."""
        return {
            name: self.cleaned_data.get(name) or ""
            for name in self.fields
            if name not in {"checked_on", "found"}
        }


OVER = "Over how many months?"


class Offending(Research):
    """Previous offending, with how often (S1-63, S1-201)."""

    marks_optional = False

    offences = IntegerField(
        label="How many offences?",
        hint="Count charges, cautions and convictions. How often somebody offends is "
        "the reason for inclusion",
        called="The number of offences",
        required=False,
        min_value=0,
        max_value=9999,
        width="4",
    )
    period_months = IntegerField(
        label=OVER,
        called="The number of months",
        required=False,
        min_value=1,
        max_value=600,
        width="3",
    )

    def clean(self) -> dict[str, Any]:
        """A number of offences has its period, and only what was found has either."""
        cleaned = super().clean() or self.cleaned_data
        pair(self, cleaned, "offences", "period_months")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """Return what was found and the figures."""
        return {
            "findings": self.cleaned_data["findings"] or "",
            "offences": self.cleaned_data.get("offences"),
            "period_months": self.cleaned_data.get("period_months"),
        }


class Cost(Research):
    """The cost of crime, as a figure with its basis (S1-63)."""

    marks_optional = False

    cost_pounds = IntegerField(
        label="Cost in pounds",
        called="The cost",
        prefix="£",
        required=False,
        min_value=0,
        max_value=99_999_999,
        width="10",
    )
    period_months = IntegerField(
        label=OVER,
        called="The number of months",
        required=False,
        min_value=1,
        max_value=600,
        width="3",
    )
    cost_basis = CharField(
        label="How was it worked out?",
        called="How it was worked out",
        hint="For example, Home Office unit costs, 2018, for nine recorded burglaries",
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A cost has its period and its basis."""
        cleaned = super().clean() or self.cleaned_data
        pair(self, cleaned, "cost_pounds", "period_months")
        if cleaned.get("cost_pounds") is None:
            cleaned["cost_basis"] = ""
        elif not cleaned.get("cost_basis"):
            self.add_error("cost_basis", "Enter how the cost was worked out")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """Return what was found and the figures."""
        return {
            "findings": self.cleaned_data["findings"] or "",
            "cost_pounds": self.cleaned_data.get("cost_pounds"),
            "period_months": self.cleaned_data.get("period_months"),
            "cost_basis": self.cleaned_data["cost_basis"],
        }


def pair(form: Form, cleaned: dict[str, Any], figure: str, period: str) -> None:
    """Hold a figure to its period; where nothing was found there is neither."""
    if cleaned.get("found") == "no":
        cleaned[figure] = cleaned[period] = None
        form.errors.pop(figure, None)
        form.errors.pop(period, None)
        return
    for has, lacks, sentence in (
        (figure, period, "Enter over how many months"),
        (period, figure, "Enter the figure for those months"),
    ):
        wrong = lacks in form.errors
        if cleaned.get(has) is not None and cleaned.get(lacks) is None and not wrong:
            form.add_error(lacks, sentence)


NO_SCORE = "none"


class Score(Form):
    """Which of the scores on the case was considered, or that there is none (S1-63)."""

    checked_on = DateField(
        label="When was it checked?",
        called="The date it was checked",
        missing="Enter the date it was checked",
        when="today or past",
    )
    score = RadioField(
        label="Which score?",
        called="the score",
        missing="Select the score, or that there is none",
    )
    comment = TextField(
        label="What it means here", called="The comment", required=False, rows=4
    )

    def __init__(
        self, *args: Any, scores: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.labels = dict(scores)
        self.fields["score"].choices = [
            *scores,
            (NO_SCORE, "No score has been worked out"),
        ]

    @property
    def said(self) -> dict[str, Any]:
        """Return the score in words with what was said of it; nothing when there is none."""
        words = [
            self.labels.get(self.cleaned_data["score"], ""),
            self.cleaned_data["comment"],
        ]
        return {"findings": "\n".join(each for each in words if each)}


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
