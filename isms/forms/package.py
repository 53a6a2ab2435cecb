"""Referring, signing, starting, ending and withdrawing: what is typed."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from core import forms
from isms.choices import Format, PoliceRule, Route


def sending() -> django_forms.UUIDField:
    """Return the hidden field that names one sending of a page."""
    return django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


class Refer(forms.Form):
    """A referral for a package (S0-14 to S0-22)."""

    key = sending()
    provider = forms.SelectField(
        label="Which provider?", choices=(), missing="Select the provider"
    )
    route = forms.RadioField(
        label="How do they come to need it?",
        choices=Route.choices,
        missing="Select how they come to need it",
    )
    is_very_high_risk = forms.YesNoField(
        label="Are they assessed as very high risk of reoffending or of harm?",
        missing="Select yes or no",
    )
    assessment = forms.CharField(
        label="Which risk assessment says so?",
        hint="Its name or reference, such as “LS/CMI full assessment”.",
        max_length=200,
        missing="Enter which risk assessment it is",
    )
    assessed_on = forms.DateField(
        label="Date of the assessment",
        when="today or past",
        missing="Enter the date of the assessment",
    )
    mappa_reference = forms.CharField(
        label="MAPPA reference",
        max_length=40,
        width="20",
        missing="Enter the MAPPA reference",
    )
    is_critical = forms.YesNoField(
        label="Is this a MAPPA critical case?", missing="Select yes or no"
    )
    purpose = forms.TextField(
        label="What is the package for?",
        hint="What support and supervision they need, and which risks it holds down.",
        rows=4,
        missing="Enter what the package is for",
    )
    funder = forms.CharField(
        label="Who pays?", max_length=120, missing="Enter who pays"
    )
    stakeholders = forms.CharField(
        label="Who else has a say?", max_length=300, required=False
    )
    bespoke_terms = forms.TextField(
        label="Terms of their own that they ask for", rows=3, required=False
    )
    supervisor = forms.SelectField(
        label="Supervising officer",
        hint="Told at once when the agreement is broken.",
        choices=(),
        missing="Select the supervising officer",
    )
    police_rule = forms.RadioField(
        label="Which breaches are the police told of, too?",
        choices=PoliceRule.choices,
        missing="Select which breaches the police are told of",
    )
    police_agency = forms.SelectField(
        label="Which police team?",
        hint="Only a team that shares the case.",
        choices=(),
        required=False,
        blank="None",
    )
    feedback_weeks = forms.IntegerField(
        label="How often does the provider report?",
        hint="In weeks.",
        min_value=1,
        max_value=26,
        width="2",
        suffix="weeks",
        missing="Enter how often the provider reports",
    )
    formats = forms.CheckboxesField(
        label="Forms in which they need papers",
        hint="Order the leaflet as NAT/381.",
        choices=Format.choices,
        required=False,
    )
    language = forms.CharField(
        label="Language, if not English",
        hint="The leaflet is printed in Gaelic, Turkish, Urdu, Chinese, Arabic, Bengali and Polish.",
        max_length=60,
        required=False,
    )
    access_needs = forms.TextField(
        label="What they need to get in and around", rows=2, required=False
    )

    def __init__(
        self,
        *args: Any,
        providers: Iterable[tuple[str, str]],
        police: Iterable[tuple[str, str]],
        supervisors: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].choices = list(providers)
        self.fields["police_agency"].choices = [("", "None"), *police]
        self.fields["supervisor"].choices = list(supervisors)


class AnswerAgreement(forms.Form):
    """Signing for one's agency, or declining."""

    answer = forms.RadioField(
        label="Your agency’s answer",
        choices=[
            ("sign", "We sign the agreement as it stands"),
            ("decline", "We decline"),
        ],
        missing="Select your agency’s answer",
        reveals={"decline": "reason"},
    )
    reason = forms.TextField(
        label="Why do you decline?",
        rows=3,
        required=False,
        missing="Enter why you decline",
    )


class Begin(forms.Form):
    """Starting a package that both have signed."""

    review_on = forms.DateField(
        label="When is the level reviewed?",
        when="future",
        missing="Enter when the level is reviewed",
    )


class End(forms.Form):
    """Ending a package."""

    last_day = forms.DateField(
        label="Last day", when="today or past", missing="Enter the last day"
    )
    reason = forms.TextField(
        label="Why does it end?", rows=3, missing="Enter why it ends"
    )


class Withdraw(forms.Form):
    """Taking a referral back."""

    reason = forms.TextField(
        label="Why is it withdrawn?", rows=3, missing="Enter why it is withdrawn"
    )
