"""What people type about getting somebody ready for release."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as django_forms

from core import forms
from licences.choices.prerelease import CurfewOutcome, CurfewParty, StepStatus


ANSWER = "answer_"
LONGEST = 2000  # characters: about a page


class RecordStep(forms.Form):
    """What became of a step, and whose it is; `questions` are by key."""

    status = forms.RadioField(
        label="How does it stand?",
        choices=StepStatus.choices,
        missing="Select how it stands",
        reveals={StepStatus.DONE.value: "done_on"},
    )
    done_on = forms.DateField(
        label="When was it done?",
        called="The day it was done",
        when="today or past",
        required=False,
        missing="Enter the day it was done",
    )
    note = forms.TextField(
        label="Note",
        hint="If it is not needed, say why.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )
    person = forms.SelectField(
        label="Who sees to it?",
        hint="People of the agencies that share this case.",
        choices=[],
        required=False,
    )
    version = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        questions: Mapping[str, str],
        answers: Mapping[str, str],
        people: Sequence[Any],
        usually: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].blank = f"Nobody named: {usually}"
        self.fields["person"].choices = people
        for key, question in questions.items():
            field = forms.TextField(
                label=question,
                hint="Needed before the step is done.",
                required=False,
                rows=2,
                max_length=LONGEST,
                initial=answers.get(key, ""),
            )
            field.settle_words(question)
            self.fields[f"{ANSWER}{key}"] = field
        self.order_fields(["status", "done_on", *self.answer_names, "note", "person"])

    @property
    def answer_names(self) -> list[str]:
        """The names of the fields that answer the step's questions."""
        return [name for name in self.fields if name.startswith(ANSWER)]

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by key."""
        return {
            name.removeprefix(ANSWER): self.cleaned_data[name]
            for name in self.answer_names
        }


class GiveView(forms.Form):
    """A view on home detention curfew (S1-75)."""

    party = forms.RadioField(
        label="Whose view is it?",
        choices=CurfewParty.choices,
        missing="Select whose view it is",
    )
    is_suitable = forms.YesNoField(
        label="Is the person suitable?",
        missing="Select yes if the person is suitable",
    )
    grounds = forms.TextField(
        label="On what grounds?",
        hint="Everybody who shares the case reads this. Keep police information and a "
        "victim’s address out of it.",
        missing="Enter the grounds",
        rows=4,
        max_length=LONGEST,
    )
    given_on = forms.DateField(
        label="When was it given?",
        called="The day it was given",
        when="today or past",
        missing="Enter the day it was given",
    )


class DecideCurfew(forms.Form):
    """What the prison decided about home detention curfew."""

    outcome = forms.RadioField(
        label="What was decided?",
        choices=CurfewOutcome.choices,
        missing="Select what was decided",
        reveals={CurfewOutcome.APPROVED.value: "address"},
    )
    address = forms.TextField(
        label="Curfew address",
        required=False,
        missing="Enter the curfew address",
        rows=3,
        max_length=300,
    )
    grounds = forms.TextField(
        label="Grounds", required=False, rows=3, max_length=LONGEST
    )
    decided_on = forms.DateField(
        label="When was it decided?",
        called="The day of the decision",
        when="today or past",
        missing="Enter the day of the decision",
    )


class NameProvider(forms.Form):
    """Who delivers resettlement in a prison (S1-187)."""

    prison = forms.CharField(
        label="Prison", max_length=80, missing="Enter the name of the prison"
    )
    provider = forms.CharField(
        label="Who delivers resettlement there?",
        called="The provider",
        max_length=120,
        missing="Enter who delivers resettlement there",
    )
    contact = forms.CharField(
        label="How are they reached?",
        called="How they are reached",
        max_length=200,
        required=False,
    )


class FilterReleases(forms.FilterForm):
    """Whose releases are listed."""

    mine = forms.BooleanField(label="Only those I lead", required=False, small=True)
    not_ready = forms.BooleanField(
        label="Only with something overdue", required=False, small=True
    )
    area = forms.SelectField(
        label="Area", choices=[], required=False, blank="All areas"
    )

    def __init__(self, *args: Any, areas: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas
