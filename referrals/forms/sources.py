"""What each of the five sources says of the person, as the team types it (S1-63)."""

from collections.abc import Sequence
from typing import Any

from core.forms import CharField, DateField, Form, IntegerField, RadioField, TextField


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
        return {"findings": self.cleaned_data["findings"] or ""}


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
        return super().said | {
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
        return super().said | {
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
