"""Police intelligence, passing it on, and the daily check."""

from collections.abc import Iterable
from typing import Any

from cases.choices.events import ArrestOutcome, GradingSystem
from cases.forms.events import Event
from core import forms


SOURCES = {
    "3x5x2": {"1": "1: reliable", "2": "2: untested", "3": "3: not reliable"},
    "5x5x5": {
        "A": "A: always reliable",
        "B": "B: mostly reliable",
        "C": "C: sometimes reliable",
        "D": "D: unreliable",
        "E": "E: untested",
    },
}
ASSESSMENTS = {
    "3x5x2": {
        "A": "A: known directly to the source",
        "B": "B: known indirectly, corroborated",
        "C": "C: known indirectly",
        "D": "D: not known",
        "E": "E: suspected to be false",
    },
    "5x5x5": {
        "1": "1: known to be true",
        "2": "2: known personally to the source, not to the officer",
        "3": "3: not known personally to the source, corroborated",
        "4": "4: cannot be judged",
        "5": "5: suspected to be false",
    },
}
HANDLING = {
    "3x5x2": {
        "P": "P: may be shared lawfully",
        "C": "C: may be shared on conditions",
    },
    "5x5x5": {
        "1": "1: law enforcement in the UK",
        "2": "2: partners in the UK too",
        "3": "3: law enforcement abroad too",
        "4": "4: inside the agency only",
        "5": "5: as the conditions say",
    },
}


def marks(table: dict[str, dict[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return one part of the grading, each system's marks under its name."""
    return [
        (system, [(f"{system}:{mark}", label) for mark, label in listed.items()])
        for system, listed in table.items()
    ]


class Intelligence(Event):
    """One graded piece of intelligence."""

    title = forms.CharField(
        label="In one line", max_length=120, missing="Enter one line that says it"
    )
    text = forms.TextField(
        label="The intelligence", rows=5, missing="Enter the intelligence"
    )
    about_on = forms.DateField(
        label="Date of the information",
        when="today or past",
        missing="Enter the date of the information",
    )
    source_evaluation = forms.SelectField(
        label="The source",
        choices=marks(SOURCES),
        blank="Choose",
        missing="Select how reliable the source is",
    )
    assessment = forms.SelectField(
        label="The information",
        choices=marks(ASSESSMENTS),
        blank="Choose",
        missing="Select how the information is assessed",
    )
    handling_code = forms.SelectField(
        label="Handling code",
        choices=marks(HANDLING),
        blank="Choose",
        missing="Select the handling code",
    )
    handling_conditions = forms.TextField(
        label="Handling conditions", rows=2, required=False
    )
    indicates_increased_risk = forms.YesNoField(
        label="Does it indicate that the risk is higher?",
        missing="Select yes if it indicates that the risk is higher",
        hint="Yes asks for a review of the rating.",
    )

    def clean(self) -> dict[str, Any]:
        """The three marks are of one system."""
        cleaned = super().clean() or self.cleaned_data
        names = ("source_evaluation", "assessment", "handling_code")
        chosen = [cleaned.get(name, "") for name in names]
        if all(chosen) and len({each.partition(":")[0] for each in chosen}) > 1:
            self.add_error(
                "handling_code",
                "Choose the source, the information and the handling code from one "
                "system: all 3x5x2, or all 5x5x5",
            )
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the columns."""
        typed = super().facts()
        for name in ("source_evaluation", "assessment", "handling_code"):
            typed["system"], _, typed[name] = typed[name].partition(":")
        typed["system"] = GradingSystem(typed["system"])
        return typed


class PassOn(forms.Form):
    """To which agency intelligence is passed, and why."""

    agency = forms.RadioField(
        label="Pass it to which agency?",
        choices=(),
        missing="Select the agency",
    )
    reason = forms.CharField(
        label="Why do they need it?",
        max_length=300,
        missing="Enter why they need it",
    )

    def __init__(self, *args, agencies: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = list(agencies)


class OvernightArrest(Event):
    """One person's arrest, among the findings of the daily check."""

    instant_name = "arrested_at"
    offence = forms.CharField(
        label="Arrested on suspicion of what?",
        max_length=200,
        missing="Enter the offence",
    )
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date of the arrest"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 11:40pm")
    place = forms.CharField(label="Custody suite", required=False, max_length=120)
    outcome = forms.SelectField(
        label="What became of it?",
        choices=ArrestOutcome.choices,
        initial=ArrestOutcome.IN_CUSTODY,
    )
