"""What people type about community orders, proposals for release, and days."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms as django_forms

from core import forms
from licences.choices import AdditionalCondition
from licences.choices.monitoring import AdjustmentKind
from licences.choices.orders import (
    OrderEnd,
    OrderKind,
    PssRequirementKind,
    RequirementKind,
)
from licences.rules.supervision import USUAL, WORDING, has_brackets


WORDING_OF = "wording_"
LONGEST = 2000  # characters: about a page


def once() -> django_forms.UUIDField:
    """Return the hidden field by which a form sent twice is known again."""
    return django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


class RecordOrder(forms.Form):
    """A community order or suspended sentence order as the court made it."""

    kind = forms.RadioField(
        label="What did the court make?",
        choices=OrderKind.choices,
        missing="Select what the court made",
        reveals={OrderKind.SUSPENDED.value: "custodial_months"},
    )
    custodial_months = forms.IntegerField(
        label="Term that is suspended, in months",
        required=False,
        missing="Enter the term that is suspended, in months",
        min_value=1,
        max_value=24,
        width="4",
    )
    offence = forms.CharField(label="Offence", required=False, max_length=200)
    court = forms.CharField(label="Court", required=False, max_length=120)
    starts_on = forms.DateField(
        label="When was it made?",
        called="The day it was made",
        when="today or past",
        missing="Enter the day it was made",
    )
    ends_on = forms.DateField(
        label="Its last day", called="The last day", missing="Enter its last day"
    )
    idempotency_key = once()


class EndOrder(forms.Form):
    """How and when an order ended."""

    because = forms.RadioField(
        label="How did it end?",
        choices=OrderEnd.choices,
        missing="Select how it ended",
    )
    ended_on = forms.DateField(
        label="When?",
        called="The day it ended",
        when="today or past",
        missing="Enter the day it ended",
    )


class AddRequirement(forms.Form):
    """A requirement of the closed list."""

    kind = forms.SelectField(
        label="Which requirement?",
        called="the requirement",
        choices=RequirementKind.choices,
        blank="Choose",
        missing="Select which requirement it is",
    )
    amount = forms.IntegerField(
        label="How many hours or days did the court set?",
        called="The number",
        hint="For unpaid work and attendance centre, hours; for rehabilitation "
        "activity, days. Leave empty for the others.",
        required=False,
        min_value=1,
        max_value=1000,
        width="4",
    )
    starts_on = forms.DateField(label="Starts", missing="Enter the day it starts")
    ends_on = forms.DateField(label="Last day", missing="Enter its last day")
    detail = forms.TextField(
        label="Details",
        hint="Such as which programme, place or hours.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )


class RecordProgress(forms.Form):
    """Hours or days completed."""

    amount = forms.IntegerField(
        label="How many were completed?",
        called="The number completed",
        missing="Enter how many were completed",
        min_value=1,
        max_value=300,
        width="4",
    )
    done_on = forms.DateField(
        label="When?",
        called="The day",
        when="today or past",
        missing="Enter the day",
    )
    note = forms.CharField(label="Note", required=False, max_length=200)
    idempotency_key = once()


class Propose(forms.Form):
    """Licence conditions and, where supervision follows, its requirements (S1-198)."""

    conditions = forms.CheckboxesField(
        label="Which licence conditions, besides the standard ones?",
        choices=AdditionalCondition.choices,
        required=False,
    )
    wording = forms.TextField(
        label="Wording of the licence conditions",
        hint="As you propose it to the governor. Never a victim’s address.",
        required=False,
        rows=4,
        max_length=LONGEST,
    )
    why = forms.TextField(
        label="Why are they necessary and proportionate?",
        hint="If you propose none besides the standard ones, say why.",
        missing="Enter why they are necessary and proportionate, or why none is proposed",
        rows=3,
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, with_pss: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_pss:
            return
        kinds = forms.CheckboxesField(
            label="Which requirements of post-sentence supervision?",
            hint="The first eight are usual. The wording is fixed; only the words in "
            "square brackets are yours.",
            choices=[(each.value, WORDING[each]) for each in PssRequirementKind],
            required=False,
            initial=[each.value for each in USUAL],
        )
        kinds.settle_words("Requirements")
        self.fields["requirements"] = kinds
        for kind in PssRequirementKind:
            if has_brackets(kind):
                self._ask_wording(kind)

    def _ask_wording(self, kind: PssRequirementKind) -> None:
        field = forms.TextField(
            label=f"{kind.label}: wording",
            hint="Fill in the square brackets and keep them.",
            initial=WORDING[kind],
            required=False,
            rows=3,
            max_length=LONGEST,
        )
        field.settle_words(kind.label)
        self.fields[f"{WORDING_OF}{kind.value}"] = field

    @property
    def requirements(self) -> Mapping[PssRequirementKind, str]:
        """What was chosen, each with its wording."""
        chosen = self.cleaned_data.get("requirements", [])
        return {
            PssRequirementKind(each): self.cleaned_data.get(f"{WORDING_OF}{each}")
            or WORDING[PssRequirementKind(each)]
            for each in chosen
        }


class Explain(forms.Form):
    """That the requirements were explained, or that an earlier explanation stands."""

    explained_on = forms.DateField(
        label="When were they explained?",
        called="The day",
        when="today or past",
        missing="Enter the day they were explained",
    )
    note = forms.TextField(label="Note", required=False, rows=2, max_length=LONGEST)
    stands_for_earlier = forms.BooleanField(
        label="They were explained within the last three months, so that stands",
        required=False,
    )

    def __init__(self, *args: Any, may_dismiss: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_dismiss:
            del self.fields["stands_for_earlier"]


class RecordDays(forms.Form):
    """Days added, given back, or spent at large."""

    kind = forms.RadioField(
        label="What happened?",
        choices=AdjustmentKind.choices,
        missing="Select what happened",
    )
    day = forms.DateField(
        label="From which day?",
        called="The day",
        when="today or past",
        hint="The day of the adjudication, or the first day at large.",
        missing="Enter the day",
    )
    days = forms.IntegerField(
        label="How many days?",
        called="The number of days",
        hint="Leave empty while somebody is still at large.",
        required=False,
        min_value=1,
        max_value=3650,
        width="4",
    )
    note = forms.TextField(label="Note", required=False, rows=2, max_length=LONGEST)


class RecordReturn(forms.Form):
    """The day somebody at large came back."""

    returned_on = forms.DateField(
        label="When did they come back?",
        called="The day they came back",
        when="today or past",
        missing="Enter the day they came back",
    )
