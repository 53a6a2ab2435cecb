"""What people type on leaving a scheme: proposals, reviews, statements, decisions."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from core.forms import (
    CharField,
    DateField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from referrals.choices import ReadyGround, ReviewOutcome


def sent_once() -> django_forms.UUIDField:
    """Return the hidden name of one sending: sent twice, it is written once."""
    return django_forms.UUIDField(widget=django_forms.HiddenInput, initial=uuid.uuid4)


def version() -> django_forms.IntegerField:
    """Return the hidden version of the page, to catch a stale one."""
    return django_forms.IntegerField(widget=django_forms.HiddenInput)


class ProposeRemoval(Form):
    """Why somebody should leave."""

    key = sent_once()
    reasons = TextField(
        label="Why should this person leave the scheme?",
        called="The reasons",
        missing="Enter why this person should leave the scheme",
        hint="The meeting reads this beside what the record shows",
    )


class ReviewCase(Form):
    """Retain or drop, and why (S1-183)."""

    key = sent_once()
    outcome = RadioField(
        label="What did the review decide?",
        missing="Select what the review decided",
        called="what the review decided",
        choices=ReviewOutcome.choices,
        choice_hints={
            ReviewOutcome.RETAIN: "The person stays on the cohort",
            ReviewOutcome.DROP: "Proposes removal; the Chair decides",
        },
    )
    justification = TextField(
        label="Why?", called="The justification", missing="Enter why"
    )
    reviewed_on = DateField(
        label="Date of the review",
        missing="Enter the date of the review",
        when="today or past",
    )
    met_on = DateField(
        label="Date of the meeting",
        hint="If a meeting decided it",
        called="The date of the meeting",
        when="today or past",
        required=False,
    )


class StateIntelligence(Form):
    """Whether the police hold intelligence, and of what date (A-23)."""

    key = sent_once()
    holds = YesNoField(
        label="Do the police hold intelligence about this person?",
        missing="Select yes if the police hold intelligence",
        reveals={"yes": "latest_on"},
        inline=False,
    )
    latest_on = DateField(
        label="Date of the latest",
        missing="Enter the date of the latest intelligence",
        hint="The date only. Everybody with this case reads it",
        when="today or past",
        required=False,
    )

    def stated(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"latest_on": self.cleaned_data["latest_on"]}


class StateDrugTests(Form):
    """How many tests had which result (A-22)."""

    key = sent_once()
    negative = IntegerField(
        label="Negative tests in the last 3 months",
        missing="Enter how many tests were negative, or 0",
        min_value=0,
        max_value=200,
        width="3",
    )
    positive = IntegerField(
        label="Positive tests in the last 3 months",
        missing="Enter how many tests were positive, or 0",
        min_value=0,
        max_value=200,
        width="3",
    )

    def stated(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {each: self.cleaned_data[each] for each in ("negative", "positive")}


class StateForum(Form):
    """Which other forum manages the risk."""

    key = sent_once()
    forum = CharField(
        label="Which forum manages the risk, and why would doing it twice add nothing?",
        called="The forum",
        missing="Enter which forum manages the risk",
        max_length=200,
    )

    def stated(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"forum": self.cleaned_data["forum"]}


STATEMENTS: dict[str, type[Form]] = {
    ReadyGround.INTELLIGENCE: StateIntelligence,
    ReadyGround.DRUG_TESTS: StateDrugTests,
    ReadyGround.OTHER_FORUM: StateForum,
}


class ApproveRemoval(Form):
    """What the meeting agreed on somebody's leaving (S1-39, S1-40)."""

    version = version()
    reasons = TextField(
        label="Reason for removal",
        called="The reason",
        missing="Enter the reason for removal",
    )
    met_on = DateField(
        label="Date of the meeting that approved it",
        called="The date of the meeting",
        missing="Enter the date of the meeting",
        when="today or past",
    )
    lead = SelectField(
        label="Lead officer",
        hint="Makes sure that support goes on",
        missing="Select the lead officer",
        called="the lead officer",
        blank="Select a person",
        autocomplete=True,
    )
    exit_plan_owner = SelectField(
        label="Who owns the exit plan?",
        missing="Select who owns the exit plan",
        called="who owns the exit plan",
        blank="Select a person",
        autocomplete=True,
    )
    officer = SelectField(
        label="Responsible officer",
        hint="In probation, the youth offending team or criminal justice social work",
        called="the responsible officer",
        missing="Select the responsible officer",
        blank="Select a person",
        autocomplete=True,
        required=False,
    )
    exit_plan = TextField(
        label="Exit plan",
        called="The exit plan",
        missing="Enter the exit plan",
        required=False,
    )
    next_appointment_on = DateField(
        label="Next appointment",
        called="The next appointment",
        missing="Enter the next appointment",
        when="today or future",
        required=False,
    )
    next_appointment = CharField(
        label="With whom and where", max_length=200, required=False
    )
    expected_release_on = DateField(
        label="When is release expected?",
        called="The release date",
        missing="Enter when release is expected",
        hint="The case comes back to a meeting before then. You can change the date later",
        when="future",
    )
    tell_social_services = YesNoField(
        label="Does Social Services need to be told?",
        missing="Select yes if Social Services needs to be told",
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        officers: Sequence[tuple[str, str]],
        asks_release: bool,
        needs_officer: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("officer", "exit_plan", "next_appointment_on"):
            self.fields[name].required = needs_officer
        self.fields["lead"].choices = people
        self.fields["exit_plan_owner"].choices = people
        self.fields["officer"].choices = officers
        if not asks_release:
            del self.fields["expected_release_on"]


class RefuseRemoval(Form):
    """Why somebody stays; at MAPPA level 3, who agreed (A-10)."""

    version = version()
    reasons = TextField(
        label="Why does this person stay on the scheme?",
        called="The reasons",
        missing="Enter why this person stays on the scheme",
    )
    agreed_with = CharField(
        label="Who in MAPPA agreed to manage the person together with IOM?",
        called="Who agreed",
        missing="Enter who in MAPPA agreed",
        max_length=120,
    )
    agreed_on = DateField(
        label="When was it agreed?",
        called="The date of the agreement",
        missing="Enter when it was agreed",
        when="today or past",
    )

    def __init__(self, *args: Any, asks_agreement: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_agreement:
            del self.fields["agreed_with"], self.fields["agreed_on"]


class DeferRemoval(Form):
    """Until when, and why."""

    version = version()
    until = DateField(
        label="When should it come back?",
        called="The date it comes back",
        missing="Enter the date it comes back",
        when="future",
    )
    reasons = TextField(
        label="Why, and what is needed by then",
        called="The reasons",
        missing="Enter why it is deferred and what is needed by then",
    )


class ExpectedRelease(Form):
    """When somebody in prison is expected out."""

    expected_on = DateField(
        label="When is release expected?",
        called="The release date",
        missing="Enter when release is expected",
    )


class Reconsider(Form):
    """What the meeting said about re-registration."""

    outcome = TextField(
        label="Why is this person not referred again now?",
        called="The reason",
        missing="Enter why this person is not referred again now",
        hint="To refer them, go back and choose “Refer again” instead",
    )
