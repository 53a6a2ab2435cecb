"""What people record besides contacts: short forms, one for each kind of event."""

from collections.abc import Iterable
from typing import Any

from cases.choices.events import (
    ArrestOutcome,
    AtRisk,
    ChangeKind,
    ChangeOutcome,
    IncidentKind,
    OccupationKind,
    ReasonTested,
    SafeguardingOutcome,
    Substance,
)
from cases.forms.log import instant, sending
from core import forms


class Event(forms.Form):
    """A form that is sent once; `facts` are its values by the names of the columns."""

    key = sending()

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the columns."""
        typed = dict(self.cleaned_data)
        typed["idempotency_key"] = typed.pop("key", None)
        if "happened_on" in typed:
            on, at = typed.pop("happened_on"), typed.pop("happened_at")
            typed[self.instant_name] = instant(on, at)
        return typed

    instant_name = "happened_at"


class WithSection(Event):
    """An event whose writer says who may read it."""

    def __init__(self, *args, sections: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"] = forms.SelectField(
            label="Who may read it?", choices=list(sections), initial="general"
        )
        self.fields["section"].settle_words("Who may read it?")


class Arrest(WithSection):
    """An arrest as the custody record has it."""

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
        blank="Choose",
        missing="Select what became of the arrest",
    )
    force_number = forms.CharField(
        label="Force number", required=False, width="10", max_length=20
    )
    comment = forms.TextField(label="Anything else", required=False, rows=3)


class ArrestResult(forms.Form):
    """What became of an arrest."""

    outcome = forms.RadioField(
        label="What became of it?",
        choices=ArrestOutcome.choices,
        missing="Select what became of the arrest",
    )


class DrugTest(Event):
    """One test, with a result for each substance."""

    marks_optional = False
    tested_on = forms.DateField(
        label="Date of the test", when="today or past", missing="Enter the date"
    )
    setting = forms.RadioField(
        label="Why was the person tested?",
        choices=ReasonTested.choices,
        missing="Select why the person was tested",
        hint="A test in treatment, or that the person asked for, is kept as health "
        "information.",
    )
    place = forms.CharField(label="Where? (optional)", required=False, max_length=120)
    result = forms.RadioField(
        label="Was the test taken?",
        choices=[("taken", "Yes"), ("refused", "The person refused")],
        initial="taken",
        missing="Select whether the test was taken",
    )
    positive_for = forms.CheckboxesField(
        label="Positive for", required=False, choices=Substance.choices, small=True
    )
    negative_for = forms.CheckboxesField(
        label="Negative for", required=False, choices=Substance.choices, small=True
    )
    comment = forms.TextField(label="Anything else (optional)", required=False, rows=3)

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the columns."""
        typed = super().facts()
        typed["was_refused"] = typed.pop("result") == "refused"
        return typed


class Conviction(Event):
    """A conviction."""

    offence = forms.CharField(
        label="Offence", max_length=200, missing="Enter the offence"
    )
    convicted_on = forms.DateField(
        label="Date of the conviction",
        when="today or past",
        missing="Enter the date of the conviction",
    )
    offence_date = forms.DateField(
        label="Date of the offence", required=False, when="today or past"
    )
    court = forms.CharField(label="Court", required=False, max_length=120)
    sentence = forms.CharField(
        label="Sentence",
        required=False,
        max_length=200,
        hint="In the court's words. Dates of custody and licence are worked out under "
        "Custody and licence.",
    )


class Incident(WithSection):
    """Something reported."""

    kind = forms.SelectField(
        label="What kind of incident?",
        choices=IncidentKind.choices,
        blank="Choose",
        missing="Select what kind of incident it was",
    )
    happened_on = forms.DateField(
        label="Date", when="today or past", missing="Enter the date of the incident"
    )
    happened_at = forms.TimeField(label="Time", missing="Enter the time, like 9pm")
    place = forms.CharField(label="Where?", required=False, max_length=120)
    what = forms.TextField(label="What happened?", missing="Enter what happened")


class Employment(Event):
    """Work, training or education begun."""

    kind = forms.RadioField(
        label="What kind is it?",
        choices=OccupationKind.choices,
        missing="Select what kind it is",
    )
    what = forms.CharField(
        label="What do they do?",
        max_length=120,
        missing="Enter what they do",
        hint="Such as warehouse operative, or level 2 bricklaying.",
    )
    where = forms.CharField(
        label="Employer, college or place", required=False, max_length=120
    )
    hours_a_week = forms.IntegerField(
        label="Hours a week", required=False, min_value=1, max_value=100, width="3"
    )
    first_day = forms.DateField(
        label="First day", when="today or past", missing="Enter the first day"
    )


class EndEmployment(forms.Form):
    """When it ended and why."""

    on = forms.DateField(
        label="Last day", when="today or past", missing="Enter the last day"
    )
    why = forms.CharField(label="Why did it end?", required=False, max_length=200)


class Safeguarding(Event):
    """A concern for a child or an adult."""

    about = forms.RadioField(
        label="Who is at risk?",
        choices=AtRisk.choices,
        missing="Select who is at risk",
    )
    concern = forms.TextField(
        label="What is the concern?", missing="Enter what the concern is"
    )
    raised_on = forms.DateField(
        label="When did it come up?", when="today or past", missing="Enter the day"
    )
    referred_to = forms.CharField(label="Referred to", required=False, max_length=120)
    referred_on = forms.DateField(
        label="Referred on", required=False, when="today or past"
    )

    def clean(self) -> dict[str, Any]:
        """A referral has both its service and its day."""
        cleaned = super().clean() or self.cleaned_data
        return both(self, cleaned)


def both(form: forms.Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    """Ask for the other of "referred to" and "referred on"."""
    if cleaned.get("referred_to") and not cleaned.get("referred_on"):
        form.add_error("referred_on", "Enter the day it was referred")
    if cleaned.get("referred_on") and not cleaned.get("referred_to"):
        form.add_error("referred_to", "Enter to whom it was referred")
    return cleaned


class SafeguardingResult(forms.Form):
    """What the safeguarding service decided."""

    referred_to = forms.CharField(label="Referred to", required=False, max_length=120)
    referred_on = forms.DateField(
        label="Referred on", required=False, when="today or past"
    )
    outcome = forms.RadioField(
        label="What did they decide?",
        choices=SafeguardingOutcome.choices,
        missing="Select what they decided",
    )
    on = forms.DateField(
        label="When?", when="today or past", missing="Enter the day they decided"
    )

    def clean(self) -> dict[str, Any]:
        """A referral has both its service and its day."""
        cleaned = super().clean() or self.cleaned_data
        return both(self, cleaned)


class Landlord(Event):
    """What the person agrees a private landlord may be told."""

    landlord = forms.CharField(
        label="Landlord or agent", max_length=120, missing="Enter the landlord's name"
    )
    contact_details = forms.CharField(
        label="How to reach them", required=False, max_length=200
    )
    may_be_told = forms.TextField(
        label="What has the person agreed may be said, both ways?",
        rows=3,
        missing="Enter what the person has agreed to",
    )
    consented_on = forms.DateField(
        label="When did they agree?", when="today or past", missing="Enter the day"
    )


class EndConsent(forms.Form):
    """When the consent was taken back."""

    on = forms.DateField(
        label="When was it taken back?", when="today or past", missing="Enter the day"
    )


class NoteChange(forms.Form):
    """A significant change that no other form records."""

    kind = forms.RadioField(
        label="What has changed?",
        choices=ChangeKind.choices,
        missing="Select what has changed",
    )
    happened_on = forms.DateField(
        label="When?", when="today or past", missing="Enter the day of the change"
    )
    what = forms.TextField(
        label="What is different now?", rows=3, missing="Enter what is different now"
    )


class ReviewChange(forms.Form):
    """What the review of a significant change led to."""

    outcome = forms.RadioField(
        label="What did the review lead to?",
        choices=ChangeOutcome.choices,
        missing="Select what the review led to",
    )
    comment = forms.TextField(label="Why?", rows=3, required=False)


class Withdraw(forms.Form):
    """Why an entry was recorded in error."""

    reason = forms.CharField(
        label="What was wrong with it?",
        max_length=300,
        missing="Enter what was wrong with the entry",
        hint="Such as the wrong person, or recorded twice.",
    )
