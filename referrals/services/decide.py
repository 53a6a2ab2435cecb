"""
The Chair's decision: adopt, reject or defer (S1-23).

Adopting is one transaction: the case goes on the cohort, is rated, shared, given its
lead worker and its administration, or none of it happens.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from agencies.choices import AgencyKind
from agencies.models import Agency, User
from audit import services as audit
from cases import services as cases
from cases import sharing
from cases.choices import CaseStatus, GrantBasis, GrantLevel
from cases.models import Case
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from core.rowsecurity import READ, WRITE
from core.words import day
from rag import services as rag
from referrals import permissions, policies, selectors
from referrals.choices import Status, TransferStatus
from referrals.models import Referral
from referrals.rules import criteria as rules
from referrals.services import transfer_in
from referrals.services.administration import begin_administration
from referrals.services.status import locked, move


LEVELS = {GrantLevel.READ: READ, GrantLevel.WRITE: WRITE}
DECISIONS = (Status.ADOPTED, Status.REJECTED, Status.DEFERRED)
DECISION_FIELDS = (
    "status",
    "meeting_id",
    "decided_on",
    "decided_by",
    "decision_reasons",
    "cohort",
    "criteria_advice",
    "against_criteria",
)


@dataclass(frozen=True)
class Adoption:
    """
    What the meeting agreed on taking somebody on.

    `met_on` is the meeting's date; `partners` maps each agency to share with now to
    what it may do; `tell_social_services` says whether that row of the form applies;
    `against_criteria` is why, where the scheme's criteria point the other way.
    """

    reasons: str
    rag_class: str
    lead_worker: User
    lead_agency: Agency
    met_on: date
    partners: Mapping[Agency, str] = field(default_factory=dict)
    tell_social_services: bool = False
    against_criteria: str = ""


@transaction.atomic
def adopt_referral(
    *, referral: Referral, adoption: Adoption, by: User, on: date, at: datetime
) -> Referral:
    """
    Adopt the person: cohort, rating, shares, lead worker and administration at once.

    Somebody who comes by a transfer in is Red from today, and ours to answer for (S1-104).

    The lead worker's agency always comes to read and write, whatever was ticked.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if it was not put before a meeting, something adoption waits
        for is missing, the criteria point the other way and no reason is given, or the
        lead worker cannot be (S1-50)
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(referral, by=by, yours="Adopt", reasons=adoption.reasons)
    require(policies.can_adopt(**selectors.adoption(current, on=on)))
    against = adoption.against_criteria
    settle(
        current, Status.ADOPTED, reasons=adoption.reasons, against=against, by=by, on=on
    )
    case = current.submitted_case
    cases.change_status(
        case=case, to=CaseStatus.ACTIVE, by=by, on=on, reason=adoption.reasons
    )
    transfer = transfer_in.coming(current, by=by)
    rag.rate_case(
        case=case,
        rag_class=adoption.rag_class,
        reasons=adoption.reasons,
        by=by,
        on=on,
        meeting_id=current.meeting_id,
        answers=transfer_in.answers_of(transfer, on=on),
    )
    partners = {**adoption.partners, adoption.lead_agency: GrantLevel.WRITE}
    share_with(case, partners, by=by, at=at)
    cases.assign_lead_worker(
        case=case,
        worker=adoption.lead_worker,
        agency=adoption.lead_agency,
        by=by,
        on=on,
    )
    begin_administration(
        referral=current,
        adoption=adoption,
        police=police_for(case, by=by, at=at),
        by=by,
        on=on,
    )
    if transfer:
        transfer_in.adopted(transfer, case=case, by=by, on=on, at=at)
    audit.record(
        "referral.decided",
        subject=current,
        decision=Status.ADOPTED,
        rag_class=adoption.rag_class,
        lead_worker=adoption.lead_worker.pk,
    )
    return current


@transaction.atomic
def reject_referral(
    *,
    referral: Referral,
    reasons: str,
    by: User,
    on: date,
    against_criteria: str = "",
) -> Referral:
    """
    Decide not to adopt; the case closes and keeps its history.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if it was not put before a meeting, or the criteria are met and
        no reason is given for going against them
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(referral, by=by, yours="Reject", reasons=reasons)
    settle(
        current,
        Status.REJECTED,
        reasons=reasons,
        against=against_criteria,
        by=by,
        on=on,
    )
    transfer_in.ended(current, TransferStatus.REFUSED, reason=reasons, by=by, on=on)
    cases.change_status(
        case=current.submitted_case,
        to=CaseStatus.NOT_ADOPTED,
        by=by,
        on=on,
        reason=reasons,
    )
    audit.record("referral.decided", subject=current, decision=Status.REJECTED)
    return current


@transaction.atomic
def defer_referral(
    *, referral: Referral, reasons: str, until: date, by: User, on: date
) -> Referral:
    """
    Put the decision off; the referral goes back to the co-ordinator and the team.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if it was not put before a meeting, or `until` is not later
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(referral, by=by, yours="Defer", reasons=reasons)
    require(policies.can_defer(status=current.status, until=until, on=on))
    move(referral=current, to=Status.DEFERRED, by=by, on=on, reason=reasons)
    current.deferred_until = until
    current.save(update_fields=["status", "deferred_until"])
    audit.record(
        "referral.decided", subject=current, decision=Status.DEFERRED, until=until
    )
    return current


def to_decide(referral: Referral, *, by: User, yours: str, reasons: str) -> Referral:
    """
    Lock the referral for its decision.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if it was not put before a meeting
    :raises ChangedMeanwhile: if it has been decided already, by somebody else or by a
        second press of the button
    """
    require(permissions.may_decide(by, referral))
    current = locked(referral=referral, by=by)
    refuse_decided(referral=current, by=by, yours=yours, reasons=reasons)
    require(policies.can_decide(status=current.status))
    return current


def refuse_decided(*, referral: Referral, by: User, yours: str, reasons: str) -> None:
    """
    Tell the second of two what the first decided.

    :param yours: what the second would have decided, in a word
    :raises ChangedMeanwhile: if the referral has been adopted, rejected or deferred
    """
    if referral.status not in DECISIONS:
        return
    label = referral.get_status_display()
    last = selectors.last_status_change(by, referral)
    raise ChangedMeanwhile(
        f"{label} on {day(last.changed_on)} by {last.recorded_by}. "
        "That decision stands and yours was not recorded.",
        theirs=[("Decision", label), ("Reasons", last.reason)],
        yours=[("Decision", yours), ("Reasons", reasons)],
    )


def settle(
    referral: Referral,
    status: Status,
    *,
    reasons: str,
    against: str,
    by: User,
    on: date,
) -> None:
    """
    Write the decision on the referral, with the Chair accountable for it.

    What the criteria said that day is kept, and why they were not followed (A-16).

    :raises NotPossible: if the criteria point the other way and `against` is empty
    """
    adopts = status is Status.ADOPTED
    advice = selectors.nomination(by, referral, on=on).advice
    require(policies.can_go_against(advice=advice, adopts=adopts, reason=against))
    referral.criteria_advice = advice
    referral.against_criteria = (
        against if rules.goes_against(advice, adopts=adopts) else ""
    )
    referral.cohort = selectors.cohort_of(referral)
    move(referral=referral, to=status, by=by, on=on, reason=reasons)
    referral.meeting_id = referral.prepared_for_meeting_id
    referral.decided_on, referral.decided_by = on, by
    referral.decision_reasons = reasons
    referral.save(update_fields=DECISION_FIELDS)


def share_with(case, partners: Mapping[Agency, str], *, by: User, at: datetime) -> None:
    """Share with each agency at least as much as agreed; nobody's share is lessened."""
    held = selectors.levels_by_agency(by, case, at=at)
    standing = selectors.agreements_by_agency(by, case, at=at)
    for agency, level in partners.items():
        if held.get(agency.pk, 0) >= LEVELS[GrantLevel(level)]:
            continue
        if lesser := standing.get(agency.pk):
            sharing.revoke_grant(
                grant=lesser, by=by, at=at, reason="Replaced when the case was adopted"
            )
        sharing.share_case(
            case=case,
            agency=agency,
            level=GrantLevel(level),
            basis=GrantBasis.AGREEMENT,
            reason="Agreed when the case was adopted",
            by=by,
            at=at,
        )


def police_for(case: Case, *, by: User, at: datetime) -> Agency:
    """Return who marks the police systems: the police lead, else police who see the case."""
    lead = case.scheme.lead_agency
    if lead.kind == AgencyKind.POLICE:
        return lead
    sharing_now = selectors.sharing_agencies(by, case, at=at)
    return next((each for each in sharing_now if each.kind == AgencyKind.POLICE), lead)
