"""What people type about a plan; people, objectives and sections to choose from are handed in."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from cases.choices import Pathway
from core import forms
from plans.choices import Agreement, ObjectiveStatus


EVERYBODY = ("general", "Everybody who shares the case")
LONGEST = 4000  # characters: about two pages


class SectionForm(forms.Form):
    """A form whose row can go into a sensitive section; asked only when there is one."""

    section = forms.SelectField(
        label="Who may see this?",
        hint="Whoever is given an action must be able to see it.",
        choices=[EVERYBODY],
        initial="general",
    )

    def __init__(
        self, *args: Any, sections: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if sections:
            only = [
                (value, f"Only those who may read: {label}")
                for value, label in sections
            ]
            self.fields["section"].choices = [EVERYBODY, *only]
        else:
            del self.fields["section"]


class AddAction(SectionForm):
    """One action: what, by whom, by when (S1-32, S1-42)."""

    what = forms.TextField(
        label="What is to be done?",
        hint="One clear thing, so that everybody can tell when it is done.",
        missing="Enter what is to be done",
        called="What is to be done",
        rows=3,
        max_length=1000,
    )
    person = forms.SelectField(
        label="Who will do it?",
        hint="People of the agencies that share this case.",
        missing="Select who will do it",
        called="Who will do it",
        choices=[],
        blank="Select a person",
    )
    due_on = forms.DateField(
        label="By when?",
        missing="Enter the date it is to be done by",
        called="The due date",
        when="today or future",
    )
    objective = forms.SelectField(
        label="Which objective does it serve?",
        choices=[],
        blank="None of them",
        required=False,
    )
    sentence_plan = forms.CharField(
        label="Which part of the sentence plan does it carry out?",
        required=False,
        max_length=200,
    )
    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)

    field_order = ("what", "person", "due_on", "objective", "sentence_plan", "section")

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any] = (),
        objectives: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people
        if objectives:
            self.fields["objective"].choices = objectives
        else:
            del self.fields["objective"]


class Progress(forms.Form):
    """What has happened, and what becomes of the action (S1-29)."""

    text = forms.TextField(
        label="What has happened?",
        missing="Enter what has happened",
        called="What has happened",
        rows=4,
        max_length=LONGEST,
    )
    outcome = forms.RadioField(
        label="What becomes of the action?",
        missing="Select what becomes of the action",
        choices=[
            ("progress", "It stays open, due when it was"),
            ("carry_over", "It is carried over to a later date"),
            ("discharge", "It is done: discharge it"),
            ("drop", "It is no longer needed"),
        ],
        reveals={"carry_over": "until"},
    )
    until = forms.DateField(
        label="New due date",
        missing="Enter the new due date",
        required=False,
        when="today or future",
    )


class Reassign(forms.Form):
    """To whom an action goes, and why."""

    person = forms.SelectField(
        label="Who will do it now?",
        missing="Select who will do it now",
        called="Who will do it now",
        choices=[],
        blank="Select a person",
    )
    reason = forms.TextField(
        label="Why?",
        missing="Enter why it is given to somebody else",
        called="Why",
        rows=3,
        max_length=1000,
    )

    def __init__(self, *args: Any, people: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class AddObjective(SectionForm):
    """What is to be achieved, and the need or risk that answers (S1-51)."""

    text = forms.TextField(
        label="What is to be achieved?",
        hint="Something you could measure, like “In settled accommodation by March”.",
        missing="Enter what is to be achieved",
        called="What is to be achieved",
        rows=3,
        max_length=1000,
    )
    pathway = forms.SelectField(
        label="Which need does it answer?",
        choices=Pathway.choices,
        blank="None: it answers a risk",
        required=False,
    )
    risk = forms.TextField(
        label="Which risk does it answer?",
        hint="To whom, of what. A known adult or child at risk is named by role, not by name.",
        required=False,
        rows=2,
        max_length=1000,
    )

    field_order = ("text", "pathway", "risk", "section")

    def clean(self) -> dict[str, Any]:
        """Ask for a need or a risk: an objective that answers nothing is none."""
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("pathway") or cleaned.get("risk")):
            self.add_error("pathway", "Select the need it answers, or enter the risk")
        return cleaned


class CloseObjective(forms.Form):
    """How an objective ended."""

    status = forms.RadioField(
        label="How did it end?",
        missing="Select how it ended",
        choices=[
            (ObjectiveStatus.ACHIEVED, "It is achieved"),
            (ObjectiveStatus.REMOVED, "It is given up or no longer fits"),
        ],
    )
    note = forms.TextField(
        label="What should be remembered of it?",
        missing="Enter what should be remembered of it",
        called="What should be remembered",
        rows=3,
        max_length=LONGEST,
    )


class Situation(forms.Form):
    """The three things told of each month (S1-33)."""

    situation = forms.TextField(
        label="Current situation",
        missing="Enter the current situation",
        rows=6,
        max_length=LONGEST,
    )
    risk_factors = forms.TextField(
        label="Risk factors",
        hint="What makes offending or harm more likely now, and to whom.",
        missing="Enter the risk factors",
        rows=6,
        max_length=LONGEST,
    )
    interventions = forms.TextField(
        label="Interventions",
        hint="What is being done, restrictions and help alike.",
        missing="Enter the interventions",
        rows=6,
        max_length=LONGEST,
    )
    version = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)


class StateRole(forms.Form):
    """What the agency's part is (S1-43)."""

    statement = forms.TextField(
        label="What does your agency do in managing the risk?",
        missing="Enter what your agency does",
        called="What your agency does",
        rows=4,
        max_length=1000,
    )


class Issue(forms.Form):
    """Whether the person agrees with the plan being issued."""

    agreement = forms.RadioField(
        label="Does the person agree with the plan?",
        missing="Select whether the person agrees",
        choices=Agreement.choices,
    )
    agreement_note = forms.TextField(
        label="What did they say?",
        required=False,
        rows=3,
        max_length=1000,
    )
