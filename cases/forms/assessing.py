"""Scores, and the questions asked plainly of everybody."""

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms

from cases import scores
from cases.choices import ScoreBand, ScoreTool
from cases.facts import PREFER_NOT, QUESTIONS, FactKind
from core import forms


HORIZONS = (("1", "1 year"), ("2", "2 years"))


class RecordScore(forms.Form):
    """One actuarial score, whole (A-27)."""

    tool = forms.SelectField(
        choices=ScoreTool.choices,
        label="Which tool?",
        blank="Choose",
        missing="Select the tool the score comes from",
    )
    version = forms.CharField(
        label="Version of the tool",
        hint="If the report says. For example, OGRS4/G",
        max_length=20,
        width="10",
        required=False,
    )
    value = forms.DecimalField(
        label="Score",
        called="The score",
        hint="A percentage, or for LS/CMI the number of 43",
        min_value=0,
        max_digits=5,
        decimal_places=2,
        width="4",
        missing="Enter the score",
    )
    horizon_years = forms.RadioField(
        choices=HORIZONS,
        label="Over how many years?",
        hint="Leave empty for LS/CMI",
        inline=True,
        required=False,
    )
    band = forms.SelectField(
        choices=ScoreBand.choices,
        label="Band",
        hint="Leave empty for OGRS3, OGP, OVP, RSR and LS/CMI: it is worked out",
        blank="As the tool says",
        required=False,
    )
    scored_on = forms.DateField(
        label="Date of the score",
        when="today or past",
        missing="Enter the date of the score",
    )
    source = forms.CharField(
        label="Where the score comes from",
        hint="For example, OASys or the pre-sentence report",
        max_length=80,
        missing="Enter where the score comes from",
    )

    def clean(self) -> dict[str, Any]:
        """Hold value, years and band to the tool."""
        cleaned = super().clean() or self.cleaned_data
        typed = cleaned.get("horizon_years")
        cleaned["horizon_years"] = int(typed) if typed else None
        if cleaned.get("tool") and cleaned.get("value") is not None:
            for name, text in scores.problems(
                cleaned["tool"],
                cleaned["value"],
                horizon=cleaned["horizon_years"],
                band=cleaned.get("band", ""),
            ):
                self.add_error(name, text)
        return cleaned


class AskFacts(forms.Form):
    """
    Every question, each of which may be left or declined.

    `seen` tells whether somebody else recorded answers since the page was opened.
    """

    marks_optional = False
    seen = django_forms.CharField(widget=django_forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, question in QUESTIONS.items():
            several = forms.CheckboxesField if question.several else forms.RadioField
            field = several(
                label=question.text,
                hint=question.hint,
                choices=question.choices,
                required=False,
                small=True,
                inline=len(question.choices) <= 4,
            )
            field.settle_words(question.text)
            self.fields[kind.value] = field
            if question.detail:
                detail = forms.CharField(
                    label=question.detail, max_length=200, required=False
                )
                detail.settle_words(question.detail)
                self.fields[f"{kind.value}_detail"] = detail

    def clean(self) -> dict[str, Any]:
        """Hold "prefer not to say" to stand alone, and a detail to its answer."""
        cleaned = super().clean() or self.cleaned_data
        formats = cleaned.get(FactKind.FORMATS) or []
        if PREFER_NOT in formats and len(formats) > 1:
            self.add_error(
                FactKind.FORMATS, "Select the formats, or “Prefer not to say”, not both"
            )
        for kind in QUESTIONS:
            if cleaned.get(f"{kind.value}_detail") and not cleaned.get(kind.value):
                self.add_error(kind.value, "Select an answer to go with what you typed")
        return cleaned

    @property
    def answers(self) -> dict[str, tuple[list[str], str]]:
        """Return (choices, detail) of every question that was asked."""
        found = {}
        for kind in QUESTIONS:
            chosen = self.cleaned_data.get(kind.value)
            if chosen:
                listed = chosen if isinstance(chosen, list) else [chosen]
                detail = self.cleaned_data.get(f"{kind.value}_detail") or ""
                found[kind.value] = (listed, detail)
        return found

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the fields under two headings: working together, and being fair."""
        practical: list[Any] = []
        sensitive: list[Any] = []
        for kind, question in QUESTIONS.items():
            group = sensitive if question.sensitive else practical
            group.append(self[kind.value])
            if question.detail:
                group.append(self[f"{kind.value}_detail"])
        return [
            ("What helps us work together", practical),
            ("Asked so that we can see whether we are fair", sensitive),
        ]


def typed_before(answers: Mapping[str, tuple[list[str], str]]) -> dict[str, Any]:
    """Return answers already given as the form shows them."""
    shown: dict[str, Any] = {}
    for kind, (chosen, detail) in answers.items():
        several = QUESTIONS[FactKind(kind)].several
        shown[kind] = chosen if several else chosen[0]
        shown[f"{kind}_detail"] = detail
    return shown
