"""What a person types on the record sheet; people and objectives to choose from are handed in."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from cases.choices.events import ChangeKind
from core import forms
from meetings.choices import ReviewDecision
from rag.choices import RATED_CLASSES, FrequencyUnit


LONGEST = 4000  # characters: about two pages
ON_THE_WALL = (
    "Everybody in the room reads this. Police and health information goes in its own "
    "part of the case."
)


class Sheet(forms.Form):
    """What the meeting heard, and who has spoken (S1-15, S1-20)."""

    update = forms.TextField(
        label="Update",
        required=False,
        rows=5,
        max_length=LONGEST,
        hint=ON_THE_WALL,
    )
    spoken = forms.CheckboxesField(
        label="Who has spoken?", required=False, small=True, choices=[]
    )
    version = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)
    page = django_forms.UUIDField(widget=django_forms.HiddenInput)
    count = django_forms.IntegerField(
        widget=django_forms.HiddenInput, min_value=1, max_value=2_000_000_000
    )

    def __init__(
        self, *args: Any, agencies: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["spoken"]
        field.choices = agencies
        self.marks_optional = False


class AgreeAction(forms.Form):
    """One action as the meeting agrees it: what, by whom, by when, to what end (S1-32)."""

    what = forms.TextField(
        label="What is to be done?",
        hint="One clear thing, so that everybody can tell when it is done.",
        missing="Enter what is to be done",
        called="What is to be done",
        rows=2,
        max_length=1000,
    )
    person = forms.SelectField(
        label="Who will do it?",
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
    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any] = (),
        objectives: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.choices = people
        if objectives:
            objective: Any = self.fields["objective"]
            objective.choices = objectives
        else:
            del self.fields["objective"]


class SettleAction(forms.Form):
    """What has happened, and what becomes of the action (S1-29)."""

    text = forms.TextField(
        label="What has happened?",
        missing="Enter what has happened",
        called="What has happened",
        rows=3,
        max_length=LONGEST,
        hint=ON_THE_WALL,
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


class RateAtMeeting(forms.Form):
    """The class the group gives, and why (S1-25, S1-168)."""

    rag_class = forms.RadioField(
        label="Which class does the group give?",
        choices=[(each.value, each.label) for each in RATED_CLASSES],
        missing="Select a class",
    )
    reasons = forms.TextField(
        label="Reasons",
        required=False,
        rows=3,
        max_length=LONGEST,
        hint="Needed when the class is not the one proposed. " + ON_THE_WALL,
    )
    number = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)


class RetainOrDrop(forms.Form):
    """Whether somebody stays, and why (S1-183)."""

    decision = forms.RadioField(
        label="Does the person stay on the scheme?",
        choices=ReviewDecision.choices,
        choice_hints={
            ReviewDecision.DROP.value: "Proposes removal, which the Chair decides."
        },
        missing="Select retain or drop",
    )
    reason = forms.TextField(
        label="Justification",
        missing="Enter why the person stays or is dropped",
        called="Justification",
        rows=3,
        max_length=LONGEST,
        hint=ON_THE_WALL,
    )
    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


class DecideFrequency(forms.Form):
    """How often to supervise, from this meeting until a day (S1-203)."""

    value = forms.IntegerField(
        label="How many?",
        min_value=1,
        max_value=60,
        missing="Enter how many contacts or hours were agreed",
    )
    unit = forms.RadioField(
        label="Of what?",
        choices=[(each.value, each.label.capitalize()) for each in FrequencyUnit],
        missing="Select what is counted",
    )
    expires_on = forms.DateField(
        label="Until when?",
        called="The day it expires",
        missing="Enter the day it expires",
        when="today or future",
        hint="The last day on which it still applies, usually that of the next meeting.",
    )
    note = forms.CharField(
        label="In a few words",
        required=False,
        max_length=300,
        hint="Who sees the person, and where.",
    )
    number = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)


class NoteChange(forms.Form):
    """A change after which the rating and the plan are looked at again (S3-28)."""

    kind = forms.SelectField(
        label="What has changed?",
        choices=ChangeKind.choices,
        blank="Select what has changed",
        missing="Select what has changed",
    )
    happened_on = forms.DateField(
        label="When did it happen?",
        called="The day it happened",
        missing="Enter the day it happened",
        when="today or past",
    )
    what = forms.TextField(
        label="In a few words",
        missing="Enter what has changed",
        called="What has changed",
        rows=3,
        max_length=1000,
        hint=ON_THE_WALL,
    )


class Escalate(forms.Form):
    """What the agencies cannot settle among themselves (S1-17)."""

    what = forms.TextField(
        label="What can this meeting not settle?",
        missing="Enter what the meeting cannot settle",
        called="What the meeting cannot settle",
        rows=3,
        max_length=LONGEST,
        hint=ON_THE_WALL,
    )
    wanted = forms.TextField(
        label="What is asked of the Local IOM Delivery Group?",
        missing="Enter what is asked of the group",
        called="What is asked of the group",
        rows=2,
        max_length=1000,
    )
    key = django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


class AnswerEscalation(forms.Form):
    """What the delivery group answered."""

    answer = forms.TextField(
        label="What did the group answer?",
        missing="Enter what the group answered",
        called="The answer",
        rows=4,
        max_length=LONGEST,
    )
