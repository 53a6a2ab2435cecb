"""What people type of other forums: MAPPA, MARAC, victims, approved premises, children."""

from typing import Any

from django import forms as django_forms

from cases.choices.forums import (
    ConferenceKind,
    ConferenceOutcome,
    Direction,
    MappaAnswer,
    Presence,
    VictimAnswer,
)
from cases.forms.events import Event
from core import forms


class ReferBetween(forms.Form):
    """A referral between IOM and MAPPA."""

    direction = forms.RadioField(
        label="Which way?",
        choices=Direction.choices,
        missing="Select which way the referral goes",
    )
    made_on = forms.DateField(
        label="When?", when="today or past", missing="Enter the day of the referral"
    )
    why = forms.TextField(label="Why?", rows=3, missing="Enter why")
    reference = forms.CharField(
        label="Reference", required=False, max_length=60, width="20"
    )


class AnswerReferral(forms.Form):
    """What became of a referral."""

    answer = forms.RadioField(
        label="What is the answer?",
        choices=MappaAnswer.choices,
        missing="Select the answer",
        choice_hints={
            MappaAnswer.BOTH: "Record the level next, and who goes to both meetings"
        },
    )
    answered_on = forms.DateField(
        label="When?", when="today or past", missing="Enter the day of the answer"
    )


MINUTES = "The reference under which MAPPA keeps them. Minutes are not copied here."


class ListMeeting(forms.Form):
    """The day of a MAPPA meeting."""

    meets_on = forms.DateField(
        label="When is the meeting?", missing="Enter the day of the meeting"
    )
    minutes_reference = forms.CharField(
        label="Reference of the minutes",
        required=False,
        max_length=40,
        width="20",
        hint=MINUTES,
    )


class TakeAttendance(forms.Form):
    """Whether both workers were there."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    offender_manager = forms.RadioField(
        label="Offender manager",
        choices=Presence.choices,
        missing="Select whether the offender manager was there",
    )
    police_offender_manager = forms.RadioField(
        label="Police offender manager",
        choices=Presence.choices,
        missing="Select whether the police offender manager was there",
    )
    why_missed = forms.CharField(
        label="Why was somebody not there?",
        required=False,
        max_length=300,
        hint="Only if somebody was not there.",
    )
    minutes_reference = forms.CharField(
        label="Reference of the minutes",
        required=False,
        max_length=40,
        width="20",
        hint=MINUTES,
    )


class FollowUpMissed(forms.Form):
    """What was done about a missed meeting."""

    what = forms.CharField(
        label="What was done about it?",
        max_length=300,
        missing="Enter what was done about it",
        hint="Such as: briefed by the MAPPA co-ordinator, will go on 4 May.",
    )


class Marac(Event):
    """A referral to MARAC."""

    referred_on = forms.DateField(
        label="Referred on", when="today or past", missing="Enter the day"
    )
    chair = forms.CharField(
        label="Chair of the MARAC", max_length=120, missing="Enter who chairs it"
    )
    information_shared = forms.TextField(
        label="What was shared, to protect the victim?",
        rows=4,
        missing="Enter what was shared",
        hint="Only those who work with victims read this, and your agency.",
    )
    heard_on = forms.DateField(label="Date of the meeting", required=False)


class MaracResult(forms.Form):
    """When MARAC heard the case, and what came of it."""

    heard_on = forms.DateField(
        label="Heard on", when="today or past", missing="Enter the day it was heard"
    )
    outcome = forms.TextField(
        label="What came of it?", rows=4, missing="Enter what came of it"
    )


class VictimContact(Event):
    """Contact owed to a victim."""

    sentenced_on = forms.DateField(
        label="Date of the sentence",
        when="today or past",
        missing="Enter the date of the sentence",
        hint="The victim is offered a meeting within 40 days, or as your scheme sets it.",
    )
    officer = forms.CharField(
        label="Victim liaison officer",
        max_length=120,
        missing="Enter the liaison officer's name",
        hint="Do not name the victim here.",
    )
    offered_on = forms.DateField(
        label="Contact offered on", required=False, when="today or past"
    )


NO_ANSWER = "waiting"


class VictimResult(forms.Form):
    """When contact was offered, and the answer."""

    offered_on = forms.DateField(
        label="Contact offered on", when="today or past", missing="Enter the day"
    )
    answer = forms.RadioField(
        label="What is the answer?",
        choices=[*VictimAnswer.choices, (NO_ANSWER, "Waiting for an answer")],
        missing="Select the answer, or that you are waiting",
    )

    def clean_answer(self) -> str:
        """No answer yet is no answer."""
        answer = self.cleaned_data["answer"]
        return "" if answer == NO_ANSWER else answer


class Premises(Event):
    """A stay in approved premises."""

    premises = forms.CharField(
        label="Which approved premises?", max_length=120, missing="Enter the name"
    )
    first_day = forms.DateField(label="From", missing="Enter the first day")
    planned_last_day = forms.DateField(
        label="Planned until", missing="Enter the planned last day"
    )
    rules_reference = forms.CharField(
        label="Reference of the rules they signed",
        max_length=60,
        missing="Enter the reference of the rules",
        hint="Where the signed rules are kept; they are not copied here.",
    )


class EndStay(forms.Form):
    """The last day of a stay."""

    last_day = forms.DateField(
        label="Last day", when="today or past", missing="Enter the last day"
    )


class ChildConference(Event):
    """The day of a child-protection conference."""

    kind = forms.RadioField(
        label="Which conference is it?",
        choices=ConferenceKind.choices,
        missing="Select which conference it is",
    )
    meets_on = forms.DateField(label="Date", missing="Enter the day")
    council = forms.CharField(
        label="Council that holds it",
        max_length=120,
        missing="Enter the council",
        hint="Do not name the children here.",
    )


class ConferenceResult(forms.Form):
    """What the conference decided."""

    outcome = forms.RadioField(
        label="What did it decide?",
        choices=ConferenceOutcome.choices,
        missing="Select what it decided",
    )
    review_on = forms.DateField(label="Next conference on", required=False)


def who_went(form: TakeAttendance) -> dict[str, Any]:
    """Return who went, without the page's version."""
    return {
        name: value for name, value in form.cleaned_data.items() if name != "version"
    }
