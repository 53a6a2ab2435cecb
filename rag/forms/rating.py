"""What people type when they rate a case."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from core import forms
from rag.choices import RATED_CLASSES
from rag.classes import CLASSES
from rag.facts import Answers


CHARACTERISTICS = (
    (
        "intelligence_of_increased_risk",
        "Relevant intelligence of an increased risk of harm or offending",
        "Red. The police say what is relevant.",
    ),
    ("fixed_term_recall", "Fixed-term recall", "Red, also after release from it."),
    (
        "significant_change",
        "Significant change of circumstances that could trigger offending",
        "Red.",
    ),
    ("disengaged", "Disengaged from supervision or treatment", "Red."),
    ("variable_compliance", "Variable compliance or engagement", "Amber."),
    (
        "stable_in_community",
        "Stable in the community",
        "Green, when nothing above applies.",
    ),
)


class RateCase(forms.Form):
    """The characteristics of Appendix 1, the class chosen, and why (S1-168 to S1-173)."""

    known = forms.CheckboxesField(
        label="What is known of the person today?",
        required=False,
        choices=[(code, label) for code, label, _ in CHARACTERISTICS],
        choice_hints={code: hint for code, _, hint in CHARACTERISTICS},
        hint="Custody, wanted alerts, attendance, intelligence, significant changes and "
        "transfers in are taken from the records.",
    )
    needs_multi_agency = forms.YesNoField(
        label="Do they still need several agencies?",
        missing="Select yes if they still need several agencies",
    )
    rag_class = forms.RadioField(
        label="Which class does the group give?",
        choices=[(each.value, each.label) for each in RATED_CLASSES],
        choice_hints={each.value: CLASSES[each].aim for each in RATED_CLASSES},
        missing="Select a class",
    )
    reasons = forms.TextField(
        label="Reasons",
        required=False,
        rows=5,
        hint="Needed when the class is not the one proposed. Everybody who shares this "
        "case reads them: police and health information goes in its own section.",
    )
    settles = forms.CheckboxesField(
        label="Which significant changes does this rating review?",
        required=False,
        choices=(),
        hint="A change stays on the list until a review has looked at it.",
    )
    number = forms.IntegerField(label="Rating seen", min_value=0)

    def __init__(
        self, *args: Any, changes: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["settles"]
        offered.choices = list(changes)
        self.fields["number"].widget = self.fields["number"].hidden_widget()

    def answers(self, before: Answers) -> Answers:
        """Return what was ticked; a transfer in is carried on from `before`."""
        ticked = set(self["known"].data or ())
        said = {code: code in ticked for code, _, _ in CHARACTERISTICS}
        return Answers(
            **said,
            needs_multi_agency=self["needs_multi_agency"].data != "no",
            transfer_adopted_on=before.transfer_adopted_on,
        )

    def as_typed(self) -> dict[str, Any]:
        """Return what was typed, to show again without complaint."""
        return {name: self[name].data for name in self.fields}


def ticked(answers: Answers) -> dict[str, Any]:
    """Return answers as the form's first state."""
    codes = {each.name for each in fields(answers)}
    known = [
        code
        for code, _, _ in CHARACTERISTICS
        if code in codes and getattr(answers, code)
    ]
    return {"known": known, "needs_multi_agency": answers.needs_multi_agency}
