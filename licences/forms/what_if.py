"""What people type to see the dates of a sentence that need not be anybody's."""

from datetime import date
from typing import Any

from core import forms
from licences.calculations import (
    AddedDays,
    AtLarge,
    Recall,
    RecallType,
    Sentence,
    Term,
)
from licences.forms import COUNTS, LENGTHS, count


NO_RECALL = "none"
EMPTY_RECALL = (None, "", NO_RECALL)
MORE = (
    *("remand_days", "tagged_bail_days", "date_of_birth"),
    *("added_days", "at_large_from", "at_large_days"),
)
# Where an error about a fact is shown, when the form calls the fact by another name.
SHOWN_AT = {
    "term": "years",
    "at_large[0].from": "at_large_from",
    "at_large[0].days": "at_large_days",
    "added_days[0].days": "added_days",
    "recall.revoked_on": "revoked_on",
    "recall.returned_on": "returned_on",
}


class WhatIf(forms.Form):
    """One standard determinate sentence, and what may have happened since."""

    marks_optional = False

    sentenced_on = forms.DateField(
        label="Sentence date", missing="Enter the day of sentence"
    )
    offence_date = forms.DateField(
        label="Offence date",
        missing="Enter the day of the offence",
        hint="Which law applies goes by this day. If over a period, the first day.",
    )
    years = count("Years", most=100)
    months = count("Months", most=1_200)
    weeks = count("Weeks", most=5_218)
    days = count("Days", most=36_525)
    sds40_excluded = forms.YesNoField(
        label="Is the offence excluded from release at 40 per cent?",
        missing="Select yes if the offence is excluded from release at 40 per cent",
        hint="Some violent, sexual, domestic-abuse and other offences are.",
        inline=True,
    )
    remand_days = count("Days on remand", most=36_525)
    tagged_bail_days = count("Days of tagged bail that count", most=36_525)
    date_of_birth = forms.DateField(
        label="Date of birth",
        required=False,
        when="past",
        hint="Only needed if they will be under 18 on release, or were when recalled.",
    )
    added_days = count(
        "Days added at adjudications", most=36_525, hint="Less any days restored."
    )
    at_large_from = forms.DateField(
        label="First day unlawfully at large", required=False
    )
    at_large_days = count("Days unlawfully at large", most=36_525)
    recall = forms.RadioField(
        label="Has the licence been recalled?",
        choices=[
            (NO_RECALL, "No"),
            (RecallType.FIXED_TERM.value, "Yes, for a fixed term"),
            (RecallType.STANDARD.value, "Yes, a standard recall"),
        ],
        required=False,
    )
    revoked_on = forms.DateField(label="Licence revoked", required=False)
    returned_on = forms.DateField(label="Back in custody", required=False)
    law_on = forms.DateField(
        label="On the law of which day?",
        required=False,
        hint="Today, if left empty. The law has changed often: try the day of sentence.",
    )

    def clean(self) -> dict[str, Any]:
        """An empty count is nought; what belongs together comes together."""
        cleaned = super().clean() or self.cleaned_data
        for name in (*COUNTS, "added_days", "at_large_days"):
            cleaned[name] = cleaned.get(name) or 0
        if bool(cleaned.get("at_large_from")) != bool(cleaned["at_large_days"]):
            missing = (
                "at_large_days" if cleaned.get("at_large_from") else "at_large_from"
            )
            if missing not in self.errors:
                self.add_error(
                    missing, "Enter both the first day at large and how many days"
                )
        if cleaned.get("recall") not in EMPTY_RECALL:
            for name, wanted in (
                ("revoked_on", "Enter the day the licence was revoked"),
                ("returned_on", "Enter the day they came back into custody"),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, wanted)
        return cleaned

    @property
    def term(self) -> list[Any]:
        """The four boxes of the term."""
        return [self[name] for name in LENGTHS]

    @property
    def more_is_given(self) -> bool:
        """Whether the part that few sentences need has something in it."""
        return self.is_bound and any(map(self._is_typed, MORE))

    def _is_typed(self, name: str) -> bool:
        value = self[name].value()
        return any(value) if isinstance(value, tuple) else bool(value)

    @property
    def recall_is_given(self) -> bool:
        """Whether a recall was typed."""
        return self.is_bound and self["recall"].value() not in EMPTY_RECALL

    def refuse(self, field: str, message: str) -> None:
        """Show at the right field what the sums refused."""
        at = SHOWN_AT.get(field, field)
        self.add_error(at if at in self.fields else None, message)

    def sentence(self, *, today: date) -> Sentence:
        """Return what was typed as the facts of a sentence; only of a valid form."""
        typed = self.cleaned_data
        return Sentence(
            offence_date=typed["offence_date"],
            sentenced_on=typed["sentenced_on"],
            term=Term(**{name: typed[name] for name in LENGTHS}),
            law_on=typed["law_on"] or today,
            date_of_birth=typed["date_of_birth"],
            remand_days=typed["remand_days"],
            tagged_bail_days=typed["tagged_bail_days"],
            at_large=_at_large(typed),
            added_days=_added(typed),
            sds40_excluded=typed["sds40_excluded"],
            recall=_recall(typed),
        )


def _at_large(typed: dict[str, Any]) -> tuple[AtLarge, ...]:
    if not typed["at_large_days"]:
        return ()
    return (AtLarge(typed["at_large_from"], typed["at_large_days"]),)


def _added(typed: dict[str, Any]) -> tuple[AddedDays, ...]:
    if not typed["added_days"]:
        return ()
    return (AddedDays(typed["sentenced_on"], typed["added_days"]),)


def _recall(typed: dict[str, Any]) -> Recall | None:
    if typed["recall"] in EMPTY_RECALL:
        return None
    return Recall(
        type=RecallType(typed["recall"]),
        revoked_on=typed["revoked_on"],
        returned_on=typed["returned_on"],
    )
