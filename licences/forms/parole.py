"""What people type of parole."""

from collections.abc import Iterable
from typing import Any

from core import forms
from licences.choices.parole import ParoleHeading


class AskReport(forms.Form):
    """Who is asked to report, on what, by when."""

    heading = forms.RadioField(
        label="What is the report about?",
        choices=ParoleHeading.choices,
        missing="Select what the report is about",
    )
    person = forms.SelectField(
        label="Who writes it?",
        blank="Choose",
        choices=(),
        missing="Select who writes the report",
        hint="People of the agencies that share this case.",
    )
    due_on = forms.DateField(
        label="By when?", missing="Enter the day the report is due"
    )

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose"), *people]


class ReceiveReport(forms.Form):
    """A report that came in."""

    received_on = forms.DateField(
        label="When did it come in?", when="today or past", missing="Enter the day"
    )
    reference = forms.CharField(
        label="Where is it kept?",
        max_length=60,
        missing="Enter where the report is kept",
        hint="Its reference. The report itself is not copied here.",
    )


class ListHearing(forms.Form):
    """The day of the hearing."""

    hearing_on = forms.DateField(
        label="When is the hearing?", missing="Enter the day of the hearing"
    )
    attends = forms.YesNoField(
        label="Does the person attend?", missing="Select yes if the person attends"
    )


class Decide(forms.Form):
    """What the Board decided."""

    granted = forms.YesNoField(
        label="Did the Parole Board grant release?",
        missing="Select yes if release was granted",
        reveals={"yes": "release_on"},
        inline=False,
    )
    release_on = forms.DateField(
        label="Day of release", required=False, missing="Enter the day of release"
    )
    decided_on = forms.DateField(
        label="Day of the decision", when="today or past", missing="Enter the day"
    )
    reference = forms.CharField(
        label="Reference of the decision", required=False, max_length=60, width="20"
    )


class CloseParole(forms.Form):
    """Why parole ends without a decision."""

    reason = forms.CharField(
        label="Why does it end?",
        max_length=300,
        missing="Enter why it ends",
        hint="Such as: released on appeal, or moved to England.",
    )
