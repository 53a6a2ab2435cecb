"""Recording what other forums do: MARAC, victim contact, approved premises, children."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies import clocks
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import (
    Case,
    ChildConference,
    MaracReferral,
    PremisesStay,
    VictimContact,
)
from cases.policies import can_end, can_have_happened
from cases.policies import forums as policies
from cases.services.entries import may_follow_up, may_record, write_once
from core.decisions import require


@dataclass(frozen=True)
class NewMarac:
    """A referral to MARAC: to which chair, and what was shared to protect the victim."""

    referred_on: date
    chair: str
    information_shared: str
    heard_on: date | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def refer_to_marac(
    *, case: Case, referral: NewMarac, by: User, at: datetime
) -> MaracReferral:
    """
    Record a referral to MARAC (S1-44), in the victim section whoever makes it.

    Their agency keeps sight of it as originator; nobody else learns that it exists.

    :raises NotPossible: if it was made in the future, or heard before it was made
    """
    may_record(by, case)
    require(
        can_have_happened(on=referral.referred_on, today=timezone.localdate(at)),
        policies.can_be_heard(
            referred_on=referral.referred_on, heard_on=referral.heard_on
        ),
    )
    made, is_new = write_once(
        MaracReferral, case=case, by=by, section=Section.VICTIM, **vars(referral)
    )
    if is_new:
        audit.record("marac.referred", subject=made, operation=Operation.COLLECT)
    return made


@transaction.atomic
def record_marac_outcome(
    *, referral: MaracReferral, heard_on: date, outcome: str, by: User, on: date
) -> MaracReferral:
    """
    Record when MARAC heard the case and what came of it.

    :raises NotPossible: if it was heard before the referral, or is still to be heard
    """
    may_follow_up(by, referral)
    require(
        policies.can_be_heard(referred_on=referral.referred_on, heard_on=heard_on),
        can_have_happened(on=heard_on, today=on),
    )
    referral.heard_on, referral.outcome, referral.outcome_on = heard_on, outcome, on
    referral.save(update_fields=["heard_on", "outcome", "outcome_on"])
    audit.record("marac.outcome_recorded", subject=referral)
    return referral


@dataclass(frozen=True)
class NewVictimContact:
    """Contact owed to a victim after a sentence; `officer` is the liaison officer."""

    sentenced_on: date
    officer: str
    offered_on: date | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def begin_victim_contact(
    *, case: Case, contact: NewVictimContact, by: User, at: datetime
) -> VictimContact:
    """
    Record that contact is owed to a victim; the offer is due 40 days after sentence (S3-105).

    :raises NotPossible: if the sentence is to come, or the offer is before it
    """
    may_record(by, case)
    today = timezone.localdate(at)
    require(
        can_have_happened(on=contact.sentenced_on, today=today),
        policies.can_offer_contact(
            sentenced_on=contact.sentenced_on, offered_on=contact.offered_on, on=today
        ),
    )
    due_on = clocks.due(
        clocks_of(case.scheme)["victim_contact_offer"], contact.sentenced_on
    )
    begun, is_new = write_once(
        VictimContact,
        case=case,
        by=by,
        section=Section.VICTIM,
        offer_due_on=due_on,
        **vars(contact),
    )
    if is_new:
        audit.record("victim.contact_begun", subject=begun, operation=Operation.COLLECT)
    return begun


@transaction.atomic
def record_victim_answer(
    *,
    contact: VictimContact,
    offered_on: date,
    answer: str,
    by: User,
    on: date,
) -> VictimContact:
    """
    Record when contact was offered and what the victim said, if anything yet.

    :raises NotPossible: if the offer is before the sentence or to come
    """
    may_follow_up(by, contact)
    require(
        policies.can_offer_contact(
            sentenced_on=contact.sentenced_on, offered_on=offered_on, on=on
        ),
        policies.can_answer_contact(offered_on=offered_on, answer=answer),
    )
    contact.offered_on = offered_on
    contact.answer, contact.answered_on = answer, on if answer else None
    contact.save(update_fields=["offered_on", "answer", "answered_on"])
    audit.record("victim.contact_offered", subject=contact)
    return contact


@dataclass(frozen=True)
class NewStay:
    """A stay in approved premises; its rules are named by their reference."""

    premises: str
    first_day: date
    planned_last_day: date
    rules_reference: str
    idempotency_key: UUID | None = None


@transaction.atomic
def begin_premises_stay(
    *, case: Case, stay: NewStay, by: User, at: datetime
) -> PremisesStay:
    """
    Record a stay in approved premises, begun or booked.

    :raises NotPossible: if it is planned to end before it begins
    """
    may_record(by, case)
    require(
        policies.can_stay(
            first_day=stay.first_day, planned_last_day=stay.planned_last_day
        )
    )
    begun, is_new = write_once(
        PremisesStay, case=case, by=by, section=Section.GENERAL, **vars(stay)
    )
    if is_new:
        audit.record("premises.stay_begun", subject=begun, operation=Operation.COLLECT)
    return begun


@transaction.atomic
def end_premises_stay(
    *, stay: PremisesStay, last_day: date, by: User, on: date
) -> PremisesStay:
    """
    Record the last day in approved premises.

    :raises NotPossible: if it has ended already, before it began, or after today
    """
    may_follow_up(by, stay)
    require(
        can_have_happened(on=last_day, today=on),
        can_end(first_day=stay.first_day, ended_on=stay.last_day, on=last_day),
    )
    stay.last_day = last_day
    stay.save(update_fields=["last_day"])
    audit.record("premises.stay_ended", subject=stay)
    return stay


@dataclass(frozen=True)
class NewConference:
    """The day of a child-protection conference, and which council holds it."""

    kind: str
    meets_on: date
    council: str
    idempotency_key: UUID | None = None


@transaction.atomic
def list_child_conference(
    *, case: Case, conference: NewConference, by: User, at: datetime
) -> ChildConference:
    """Record the day of a child-protection conference, past or to come."""
    may_record(by, case)
    listed, is_new = write_once(
        ChildConference,
        case=case,
        by=by,
        section=Section.CHILD_PROTECTION,
        **vars(conference),
    )
    if is_new:
        audit.record(
            "child_conference.listed",
            subject=listed,
            operation=Operation.COLLECT,
            at=at,
        )
    return listed


@transaction.atomic
def record_child_conference(
    *,
    conference: ChildConference,
    outcome: str,
    by: User,
    on: date,
    review_on: date | None = None,
) -> ChildConference:
    """
    Record what a child-protection conference decided, and when the next one is.

    :raises NotPossible: if it is still to come, or the next comes before it
    """
    may_follow_up(by, conference)
    require(
        policies.can_decide_conference(
            meets_on=conference.meets_on, on=on, review_on=review_on
        )
    )
    conference.outcome, conference.outcome_on = outcome, on
    conference.review_on = review_on
    conference.save(update_fields=["outcome", "outcome_on", "review_on"])
    audit.record("child_conference.decided", subject=conference)
    return conference
