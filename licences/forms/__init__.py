"""What people type about sentences, custody, dates and licences."""

from typing import Any

from core import forms
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    CustodyReason,
    DateSource,
    KeyDateKind,
    PrisonCategory,
    SentenceKind,
)


LENGTHS = ("years", "months", "weeks", "days")
COUNTS = (*LENGTHS, "remand_days", "tagged_bail_days")


def count(label: str, *, most: int, hint: str = "") -> forms.IntegerField:
    """Return a field for a number of years, months or days; empty means none."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, width="4", hint=hint
    )


class RecordSentence(forms.Form):
    """One sentence as the court passed it."""

    kind = forms.SelectField(
        label="What did the court pass?",
        choices=SentenceKind.choices,
        missing="Select what the court passed",
        called="the sentence",
        hint="Dates are worked out for a standard determinate sentence. "
        "For any other, record the official dates.",
    )
    offence = forms.CharField(label="Offence", required=False, max_length=200)
    offence_date = forms.DateField(
        label="Offence date",
        required=False,
        when="today or past",
        hint="Which law applies goes by the offence date. Needed to work the dates out.",
    )
    sentenced_on = forms.DateField(
        label="Sentence date",
        when="today or past",
        missing="Enter the day of sentence",
    )
    court = forms.CharField(label="Court", required=False, max_length=120)
    years = count("Years", most=100)
    months = count("Months", most=1_200)
    weeks = count("Weeks", most=5_218)
    days = count("Days", most=36_525)
    remand_days = count(
        "Days on remand", most=36_525, hint="As the court or the prison counted them."
    )
    tagged_bail_days = count("Days of tagged bail that count", most=36_525)
    sds40_excluded = forms.YesNoField(
        label="Is the offence excluded from release at 40 per cent?",
        missing="Select yes if the offence is excluded from release at 40 per cent",
        hint="Some violent, sexual, domestic-abuse and other offences are released at one "
        "half. Ask the prison if you are not sure.",
    )

    def clean(self) -> dict[str, Any]:
        """An empty count is nought."""
        cleaned = super().clean() or self.cleaned_data
        for name in COUNTS:
            cleaned[name] = cleaned.get(name) or 0
        return cleaned


class RecordDate(forms.Form):
    """An official date, its source and the day it was received."""

    kind = forms.SelectField(
        label="Which date?",
        blank="Choose a date",
        choices=[(each.value, f"{each.label} ({each.code})") for each in KeyDateKind],
        missing="Select which date it is",
        called="the date",
    )
    day = forms.DateField(label="The date", missing="Enter the date")
    source = forms.RadioField(
        label="Where does it come from?",
        choices=DateSource.choices,
        missing="Select where the date comes from",
    )
    received_on = forms.DateField(
        label="When was it received?",
        called="The day it was received",
        when="today or past",
        missing="Enter the day it was received",
    )


class GiveReason(forms.Form):
    """Why something is taken back."""

    reason = forms.TextField(label="Why?", rows=3, missing="Enter why")


class Receive(forms.Form):
    """A reception into prison."""

    prison = forms.CharField(
        label="Prison", max_length=80, missing="Enter the name of the prison"
    )
    received_on = forms.DateField(
        label="When did they come into custody?",
        called="The day they came into custody",
        when="today or past",
        missing="Enter the day they came into custody",
    )
    reason = forms.RadioField(
        label="Why are they in prison?",
        choices=CustodyReason.choices,
        missing="Select why they are in prison",
        reveals={
            CustodyReason.STANDARD_RECALL.value: "revoked_on",
            CustodyReason.FIXED_TERM_RECALL.value: "revoked_again_on",
        },
    )
    revoked_on = forms.DateField(
        label="When was the licence revoked?",
        called="The day the licence was revoked",
        required=False,
        when="today or past",
        missing="Enter the day the licence was revoked",
    )
    revoked_again_on = forms.DateField(
        label="When was the licence revoked?",
        called="The day the licence was revoked",
        required=False,
        when="today or past",
        missing="Enter the day the licence was revoked",
        hint="How long the fixed term is goes by this day.",
    )
    category = forms.SelectField(
        label="Security category",
        required=False,
        blank="Not known",
        choices=PrisonCategory.choices,
    )


class Move(forms.Form):
    """A move to another prison."""

    prison = forms.CharField(
        label="Moved to which prison?",
        called="Prison",
        max_length=80,
        missing="Enter the name of the prison",
    )
    moved_on = forms.DateField(
        label="When?",
        called="The day of the move",
        when="today or past",
        missing="Enter the day of the move",
    )
    category = forms.SelectField(
        label="Security category",
        required=False,
        blank="As before",
        choices=PrisonCategory.choices,
    )


class Release(forms.Form):
    """A release from prison."""

    released_on = forms.DateField(
        label="When were they released?",
        called="The day of release",
        when="today or past",
        missing="Enter the day of release",
    )
    on_licence = forms.YesNoField(
        label="Were they released on licence?",
        missing="Select yes if they were released on licence",
        hint="A licence starts with the standard conditions.",
    )


class AddCondition(forms.Form):
    """An additional or bespoke condition."""

    kind = forms.RadioField(
        label="Which list is it on?",
        choices=[
            (each.value, each.label)
            for each in ConditionKind
            if each is not ConditionKind.STANDARD
        ],
        missing="Select additional or bespoke",
        reveals={ConditionKind.ADDITIONAL.value: "code"},
    )
    code = forms.SelectField(
        label="What is it about?",
        required=False,
        blank="Choose",
        choices=AdditionalCondition.choices,
        missing="Select what the condition is about",
    )
    wording = forms.TextField(
        label="Wording",
        rows=4,
        missing="Enter the wording of the condition",
        hint="As it stands on the licence. Never a victim’s address.",
    )
    why = forms.TextField(
        label="Why is it necessary and proportionate?",
        rows=3,
        missing="Enter why the condition is necessary and proportionate",
    )
    has_propensity = forms.YesNoField(
        label="Drug testing only: have they a propensity to misuse a specified class A or B drug?",
        required=False,
    )
    is_linked_to_offending = forms.YesNoField(
        label="Drug testing only: did that misuse cause or contribute to offending, or is it "
        "likely to?",
        required=False,
    )
