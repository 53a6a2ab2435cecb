"""What people type of integrated case management."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from core import forms
from meetings.choices.conferences import (
    ConferenceKind,
    Invitee,
    Need,
    Position,
    Response,
    Suitability,
)


class WritePlan(forms.Form):
    """The Community Integration Plan."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    sentenced_on = forms.DateField(
        label="When were they sentenced?",
        when="today or past",
        missing="Enter the day of the sentence",
    )
    sentence_ends_on = forms.DateField(
        label="When does the whole sentence end?", missing="Enter the day it ends"
    )
    is_sexual = forms.YesNoField(
        label="Is it for a sexual offence?",
        missing="Select yes if it is for a sexual offence",
        hint="Six months or more for a sexual offence is managed on the enhanced route.",
    )
    has_supervision = forms.YesNoField(
        label="Does supervision follow release?",
        missing="Select yes if supervision follows release",
    )
    is_high_risk = forms.YesNoField(
        label="Is the risk high?",
        missing="Select yes if the risk is high",
        hint="Then police and social work are invited before release.",
    )
    personal_officer = forms.CharField(
        label="Personal officer", max_length=120, missing="Enter the personal officer"
    )
    in_prison = forms.TextField(
        label="How is the person managed in prison?",
        missing="Enter how they are managed in prison",
    )
    on_release = forms.TextField(
        label="How will they be managed on release?",
        missing="Enter how they will be managed on release",
    )
    behaviour_goals = forms.TextField(
        label="Goals for behaviour", required=False, rows=3
    )
    substance_goals = forms.TextField(
        label="Goals for drugs and alcohol", required=False, rows=3
    )
    discussed_on = forms.DateField(
        label="When was it talked over with the person, social work and health?",
        required=False,
        when="today or past",
    )
    risk_reviewed_on = forms.DateField(
        label="When was the risk last reviewed?", required=False, when="today or past"
    )
    housing_provider = forms.CharField(
        label="Housing provider after release", required=False, max_length=120
    )
    solo_officer = forms.CharField(
        label="Housing provider’s link officer (SOLO)",
        required=False,
        max_length=120,
        hint="For somebody convicted of a sexual offence.",
    )

    def facts(self) -> dict[str, Any]:
        """Return the clean values, without the page's version."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }


class Arrange(forms.Form):
    """When and where a case conference is."""

    kind = forms.RadioField(
        label="Which conference is it?",
        choices=ConferenceKind.choices,
        missing="Select which conference it is",
    )
    meets_on = forms.DateField(label="Date", missing="Enter the day")
    starts_at = forms.TimeField(label="Time", missing="Enter the time, like 10am")
    place = forms.CharField(label="Place", max_length=120, missing="Enter the place")


class Invite(forms.Form):
    """Somebody of an agency."""

    invitee = forms.RadioField(
        label="Who is invited?",
        choices=[each for each in Invitee.choices if each[0] != Invitee.FAMILY],
        missing="Select who is invited",
    )
    name = forms.CharField(label="Name", required=False, max_length=120)


class InviteFamily(forms.Form):
    """A relative whom the person lets come."""

    permission = forms.RadioField(
        label="Which relative is invited?",
        choices=(),
        missing="Select a relative",
        called="a relative",
    )

    def __init__(
        self, *args: Any, relatives: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["permission"].choices = list(relatives)


class Permit(forms.Form):
    """Which relative the person lets come."""

    relative = forms.CharField(
        label="Relative’s name", max_length=120, missing="Enter the relative’s name"
    )
    relationship = forms.CharField(
        label="Who are they to the person?",
        max_length=60,
        missing="Enter who they are to the person",
        hint="Such as mother, partner, brother.",
    )
    given_on = forms.DateField(
        label="When did the person say yes?",
        when="today or past",
        missing="Enter the day",
    )
    reach = forms.CharField(
        label="How to reach them",
        required=False,
        max_length=200,
        hint="Wiped when the person takes the permission back.",
    )


class HeldForm(forms.Form):
    """What a conference agreed, and who came."""

    came = forms.CheckboxesField(
        label="Who came?", required=False, choices=(), small=True
    )
    agreed = forms.TextField(
        label="What was agreed?",
        missing="Enter what was agreed",
        hint="The actions, who does them, and by when.",
    )
    mappa_told_on = forms.DateField(
        label="MAPPA co-ordinator told on",
        required=False,
        when="today or past",
        hint="Before release, for somebody MAPPA manages.",
    )

    def __init__(
        self, *args: Any, invited: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = list(invited)


NO_RESPONSE = "none"


class Programme(forms.Form):
    """A programme: assessed, offered, answered."""

    seen = django_forms.CharField(widget=django_forms.HiddenInput, required=False)

    programme = forms.CharField(
        label="Programme", max_length=120, missing="Enter the programme"
    )
    assessed_on = forms.DateField(
        label="Assessed on", when="today or past", missing="Enter the day"
    )
    suitability = forms.RadioField(
        label="Is it suitable?",
        choices=Suitability.choices,
        missing="Select whether it is suitable",
    )
    need = forms.RadioField(
        label="How great is the need?", choices=Need.choices, missing="Select the need"
    )
    offered_on = forms.DateField(
        label="Offered on", required=False, when="today or past"
    )
    response = forms.RadioField(
        label="What did the person say?",
        choices=[*Response.choices, (NO_RESPONSE, "Not asked yet")],
        initial=NO_RESPONSE,
        missing="Select what the person said",
        hint="Taking part is their choice.",
    )
    contract_signed_on = forms.DateField(
        label="Contract signed on", required=False, when="today or past"
    )
    position = forms.RadioField(
        label="What does the person say of the conviction?",
        choices=Position.choices,
        initial=Position.NOT_SAID,
        missing="Select what they say",
        hint="Recorded as they say it, without comment.",
    )

    def facts(self) -> dict[str, Any]:
        """Return the clean values; not asked yet is no answer."""
        typed = dict(self.cleaned_data)
        typed.pop("seen")
        if typed["response"] == NO_RESPONSE:
            typed["response"] = ""
        return typed
