"""Proposing removal: by anybody with the case, by a review, or from the record itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import services as cases
from cases.choices import CaseStatus
from cases.models import Case
from cases.policies import can_record
from cases.policies.forums import can_name_both
from core.decisions import require
from referrals.calculations.mandatory import Found, mandatory_grounds
from referrals.choices import RemovalGround, ReviewOutcome
from referrals.models import CaseReview, Removal
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies
from referrals.selectors import leaving as selectors
from referrals.selectors.removal import referral_of, removals


def locked_case(case: Case) -> Case:
    """Lock the case until the transaction ends: what follows is decided one at a time."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


@transaction.atomic
def propose_removal(
    *, case: Case, reasons: str, key: UUID, by: User, on: date
) -> Removal:
    """
    Propose that somebody leave on the progress made (S1-38).

    Sending the same `key` again returns the proposal already made.

    :raises NotPermitted: if `by` does not work cases
    :raises NotPossible: if the case is not on the cohort, or removal is proposed already
    """
    require(permissions.may_propose(by, case))
    before = Removal.objects.visible_to(by).filter(case=case, idempotency_key=key)
    if found := before.first():
        return found
    require(
        policies.can_propose(
            is_on_cohort=case.status == CaseStatus.ACTIVE,
            is_open=case.is_open,
            has_open=has_open(case, RemovalGround.DISCRETIONARY, by=by),
        )
    )
    removal = Removal(
        case=case,
        ground=RemovalGround.DISCRETIONARY,
        reasons=reasons.strip(),
        proposed_on=on,
        idempotency_key=key,
        recorded_by=by,
    )
    removal.save(force_insert=True)
    audit.record("removal.proposed", subject=removal, ground=removal.ground)
    return removal


def has_open(case: Case, ground: RemovalGround, *, by: User) -> bool:
    """Tell whether a proposal on a ground waits for the Chair."""
    return (
        Removal.objects.visible_to(by)
        .filter(case=case, ground=ground, status__in=policies.OPEN)
        .exists()
    )


@transaction.atomic
def raise_for_case(*, case: Case, by: User, on: date) -> list[Removal]:
    """
    Propose removal on each mandatory ground the record meets, once for each (S1-36, S1-37).

    :raises NotPermitted: if `by` does not work cases
    """
    require(permissions.may_propose(by, case))
    if case.status != CaseStatus.ACTIVE:
        return []
    locked_case(case)
    raised = []
    referral, proposals = referral_of(by, case), removals(by, case)
    for found in selectors.grounds_to_raise(by, case, referral, proposals):
        if has_open(case, found.ground, by=by):
            continue
        removal = Removal(
            case=case,
            ground=found.ground,
            fact_id=found.fact_id,
            evidence=found.evidence,
            proposed_on=on,
            recorded_by=by,
        )
        removal.save(force_insert=True)
        raised.append(removal)
        audit.record("removal.raised", subject=removal, ground=removal.ground)
    return raised


@transaction.atomic
def raise_removals(*, by: User, on: date) -> int:
    """
    Raise what any record now asks for, and end what no longer holds; return how many rose.

    Run by scheduled work: each fact is raised once, however often it runs.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_raise(by))
    found = [
        (each.case_id, ground)
        for each in selectors.recorded_everywhere()
        for ground in mandatory_grounds(each)
    ]
    holds = {(case_id, each.ground, each.fact_id) for case_id, each in found}
    ended = [
        row.removal_id
        for row in selectors.rows_of("referrals_raised_grounds")
        if (row.case_id, row.ground, row.fact_id) not in holds
    ]
    with connection.cursor() as cursor:
        for removal_id in ended:
            cursor.execute("SELECT referrals_end_fact(%s, %s)", [removal_id, on])
        raised = [
            case_id for case_id, each in found if is_raised(cursor, case_id, each, on)
        ]
    if raised or ended:
        audit.record("removals.raised", cases=raised, ended=len(ended))
    return len(raised)


def is_raised(cursor, case_id: UUID, found: Found, on: date) -> bool:
    """Raise one ground unless it has been; tell whether it was new."""
    cursor.execute(
        "SELECT referrals_raise_removal(%s, %s, %s, %s, %s)",
        [case_id, found.ground, found.fact_id, found.evidence, on],
    )
    return cursor.fetchone()[0] is not None


@dataclass(frozen=True)
class Review:
    """
    One review of a registration (S1-183).

    `met_on` is the meeting that decided it, if one did; `key` names one sending.
    """

    outcome: ReviewOutcome
    justification: str
    reviewed_on: date
    key: UUID
    met_on: date | None = None


@transaction.atomic
def review_case(*, case: Case, review: Review, by: User, on: date) -> CaseReview:
    """
    Record that somebody is retained or dropped, and why; Drop proposes removal (S1-183).

    Sending the same key again returns the review already written.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is not on the cohort, or the day is still to come
    """
    require(permissions.may_review(by, case))
    before = CaseReview.objects.visible_to(by).filter(
        case=case, idempotency_key=review.key
    )
    if found := before.first():
        return found
    require(
        policies.can_review(
            is_on_cohort=case.status == CaseStatus.ACTIVE,
            is_open=case.is_open,
            reviewed_on=max(review.reviewed_on, review.met_on or review.reviewed_on),
            on=on,
        )
    )
    written = CaseReview(
        case=case,
        outcome=review.outcome,
        justification=review.justification.strip(),
        reviewed_on=review.reviewed_on,
        met_on=review.met_on,
        idempotency_key=review.key,
        recorded_by=by,
    )
    written.save(force_insert=True)
    audit.record(
        "case.reviewed",
        subject=written,
        operation=Operation.COLLECT,
        outcome=review.outcome,
    )
    is_dropped = review.outcome == ReviewOutcome.DROP
    if is_dropped and not has_open(case, RemovalGround.DISCRETIONARY, by=by):
        propose_removal(
            case=case, reasons=review.justification, key=review.key, by=by, on=on
        )
    return written


@transaction.atomic
def record_mappa_level(*, case: Case, level: str, by: User, on: date) -> Case:
    """
    Record at which level MAPPA manages somebody on the cohort; level 3 proposes removal.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed
    """
    require(permissions.may_review(by, case), can_record(is_open=case.is_open))
    locked_case(case)
    cases.keep_mappa_level(case=case, level=level, by=by, on=on)
    audit.record("case.mappa_level_recorded", subject=case, level=level)
    raise_for_case(case=case, by=by, on=on)
    return case


@transaction.atomic
def record_mappa_management(
    *,
    case: Case,
    facts: cases.MappaFacts,
    seen: UUID | None,
    by: User,
    on: date,
) -> Case:
    """
    Record all of how MAPPA manages somebody; level 3 proposes removal (S1-37, A-10).

    :param seen: the current record on the page this was sent from
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the facts do not go together, nobody is named to go to both
        meetings, or the case is closed
    :raises ChangedMeanwhile: if somebody recorded another level first
    """
    require(
        permissions.may_review(by, case),
        can_record(is_open=case.is_open),
        can_name_both(
            attends_both=facts.attends_both,
            offender_manager=facts.offender_manager,
            police_offender_manager=facts.police_offender_manager,
        ),
    )
    locked_case(case)
    cases.record_mappa_management(
        case=case, facts=facts, by=by, on=on, seen=seen, checks_seen=True
    )
    audit.record("case.mappa_level_recorded", subject=case, level=facts.level)
    if case.status == CaseStatus.ACTIVE:
        raise_for_case(case=case, by=by, on=on)
    return case
