"""For which cohort, by which criteria, with whose agreement, and what is new since."""

from decimal import Decimal
from typing import Any

from django import forms as django_forms

from core.forms import (
    CharField,
    CheckboxesField,
    DateField,
    DecimalField,
    FilterForm,
    Form,
    RadioField,
    SelectField,
    TextField,
)
from referrals.choices import AgreedHow, Cohort, Measure, Status


YES_OR_NO = [(each.value, each.label) for each in Measure if each.is_yes_or_no]
NUMBERS = [each for each in Measure if not each.is_yes_or_no]


class ChooseCohort(Form):
    """For which cohort the person is considered."""

    cohort = RadioField(
        label="Which cohort is the person considered for?",
        missing="Select the cohort",
        called="the cohort",
        choices=Cohort.choices,
        choice_hints={
            Cohort.STATUTORY: "A court order or licence obliges the person to take part",
            Cohort.VOLUNTARY: "Nobody supervises the person by law. They choose to join, and their agreement is recorded",
        },
    )


class Agree(Form):
    """That the person agreed to join (S2-11)."""

    agreed_on = DateField(
        label="When did the person agree to join?",
        called="The date they agreed",
        missing="Enter the date they agreed",
        when="today or past",
    )
    how = RadioField(
        label="How did they agree?",
        missing="Select how they agreed",
        called="how they agreed",
        choices=AgreedHow.choices,
    )
    asked_by = CharField(
        label="Who asked them?",
        called="Who asked them",
        hint="Name and agency of the worker",
        missing="Enter who asked them",
        max_length=120,
    )
    note = TextField(
        label="What was explained to them",
        called="What was explained",
        hint="For example, what is shared with whom, and that they can leave",
        required=False,
        rows=4,
    )


class WithdrawAgreement(Form):
    """Why an agreement was recorded by mistake."""

    reason = CharField(
        label="What was wrong with it?",
        called="What was wrong with it",
        missing="Enter what was wrong with it",
        hint="Such as the wrong person, or a refusal taken for an agreement",
        max_length=300,
    )


class SetCriteria(Form):
    """One cohort's thresholds; an empty one is no criterion (A-16)."""

    marks_optional = False
    seen = django_forms.CharField(widget=django_forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for measure in NUMBERS:
            field = DecimalField(
                label=f"{measure.label}: at least",
                called=str(measure.label),
                required=False,
                min_value=Decimal("0.01"),
                max_digits=9,
                decimal_places=2,
                width="5",
            )
            field.settle_words(str(measure.label))
            self.fields[measure.value] = field
        asked = CheckboxesField(label="Also asked", choices=YES_OR_NO, required=False)
        asked.settle_words("Also asked")
        self.fields["asked"] = asked

    @property
    def thresholds(self) -> dict[str, Decimal]:
        """Return the thresholds that were set, by measure."""
        typed = self.cleaned_data
        found = {
            each.value: typed[each.value]
            for each in NUMBERS
            if typed[each.value] is not None
        }
        return found | dict.fromkeys(typed["asked"], Decimal(1))


class WhatIsNew(Form):
    """What has changed since the person was turned down."""

    text = TextField(
        label="What is new since then?",
        called="What is new",
        missing="Enter what is new since the earlier decision",
        hint="For example, new offences, a release, a risk that was not known",
        max_length=4000,
        rows=6,
    )


class RegisterFilter(FilterForm):
    """To what the register of those not taken on is narrowed."""

    decision = SelectField(
        required=False,
        label="Decision",
        choices=[
            ("", "Rejected or deferred"),
            (Status.REJECTED.value, Status.REJECTED.label),
            (Status.DEFERRED.value, Status.DEFERRED.label),
        ],
    )
    months = SelectField(
        required=False,
        label="When",
        choices=[
            ("", "At any time"),
            ("3", "In the last 3 months"),
            ("12", "In the last 12 months"),
        ],
    )
