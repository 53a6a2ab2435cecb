"""Sending people to services, recording what came of it, and needs that nobody meets."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.choices import ServiceKind
from agencies.clocks import due
from agencies.models import DirectoryEntry, User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from cases.pathways import section_of
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from plans import policies
from plans.choices import ServiceStatus
from plans.lifecycle import OPEN_SERVICES, service_may_follow
from plans.models import ServiceGap, ServiceReferral, ServiceStep
from plans.services.writing import lock, may_support


NEEDS_A_REASON = set(ServiceStatus) - OPEN_SERVICES - {ServiceStatus.COMPLETED}


@dataclass(frozen=True)
class NewServiceReferral:
    """
    A referral to a service: which, for which need, by which route, since when (S1-186).

    A service in the directory gives its own name; another is named.
    """

    pathway: str
    route: str
    reason: str
    sent_on: date
    service: DirectoryEntry | None = None
    service_name: str = ""
    idempotency_key: UUID | None = None

    @property
    def section(self) -> str:
        """Being sent to a health service is health information, whatever the need."""
        if self.service and ServiceKind(self.service.kind).is_health:
            return Section.HEALTH
        return section_of(self.pathway)


@transaction.atomic
def refer_to_service(
    *, case: Case, referral: NewServiceReferral, by: User, on: date
) -> ServiceReferral:
    """
    Record that the person was referred to a service; the wait begins (S1-186).

    Sending the same `idempotency_key` again returns the one already recorded.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, or it was sent in the future
    """
    may_support(by, case)
    lock(case)
    mine = ServiceReferral.objects.visible_to(by).filter(case=case)
    key = referral.idempotency_key
    if key and (before := mine.filter(idempotency_key=key).first()):
        return before
    require(
        policies.can_happen(
            happened_on=referral.sent_on,
            since=referral.sent_on,
            on=on,
            is_to_come=False,
        )
    )
    facts = vars(referral) | {
        "service_name": referral.service.name
        if referral.service
        else referral.service_name
    }
    sent = ServiceReferral(
        case=case,
        section=referral.section,
        wait_limit_days=wait_limit(case, referral),
        originator_id=by.own_principal,
        recorded_by=by,
        **facts,
    )
    sent.save(force_insert=True)
    step(sent, before="", on=sent.sent_on, note="", by=by)
    audit.record(
        "service.referred",
        subject=sent,
        operation=Operation.COLLECT,
        route=sent.route,
    )
    return sent


def wait_limit(case: Case, referral: NewServiceReferral) -> int:
    """Return after how many days a wait is too long: the service's own, else the scheme's."""
    if referral.service and referral.service.expected_wait_days is not None:
        return referral.service.expected_wait_days
    clock = clocks_of(case.scheme)["service_wait"]
    return (due(clock, referral.sent_on) - referral.sent_on).days


def step(
    referral: ServiceReferral, *, before: str, on: date, note: str, by: User
) -> None:
    """Write that the referral is in another status since a day."""
    ServiceStep(
        case_id=referral.case_id,
        referral=referral,
        from_status=before,
        to_status=referral.status,
        happened_on=on,
        note=note,
        section=referral.section,
        originator_id=by.own_principal,
        recorded_by=by,
    ).save(force_insert=True)


@dataclass(frozen=True)
class Outcome:
    """
    What became of a referral to a service, and on which day.

    On completion `next_service` names what comes next, or `nothing_next` says that
    nothing need (S2-45).
    """

    to: str
    happened_on: date
    note: str = ""
    next_service: str = ""
    nothing_next: bool = False


@transaction.atomic
def move_service_referral(
    *, referral: ServiceReferral, outcome: Outcome, seen: str, by: User, on: date
) -> ServiceReferral:
    """
    Record what became of a referral to a service (S1-186, S2-45).

    The same sent twice is written once.

    :param seen: the status the page showed, to catch a stale one
    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, the status cannot follow, the day cannot
        be, an end gives no reason, or a completed one names nothing next
    :raises ChangedMeanwhile: if somebody else recorded something else since
    """
    may_support(by, referral.case)
    held = ServiceReferral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if held.status != seen:
        if held.status == outcome.to:
            return held
        raise ChangedMeanwhile(
            "Somebody else recorded what became of this while the page was open.",
            theirs=[(held.service_name, held.get_status_display())],
            yours=[(held.service_name, ServiceStatus(outcome.to).label)],
        )
    require(
        policies.can_move(
            may_follow=service_may_follow(held.status, outcome.to),
            before=held.get_status_display(),
            after=ServiceStatus(outcome.to).label,
            needs_reason=outcome.to in NEEDS_A_REASON,
            reason=outcome.note,
        ),
        policies.can_happen(
            happened_on=outcome.happened_on,
            since=held.started_on or held.sent_on,
            on=on,
            is_to_come=False,
        ),
        policies.can_leave_service(
            is_completed=outcome.to == ServiceStatus.COMPLETED,
            next_service=outcome.next_service,
            nothing_next=outcome.nothing_next,
        ),
    )
    held.move(
        to=outcome.to, on=outcome.happened_on, next_service=outcome.next_service.strip()
    )
    held.save(update_fields=["status", "started_on", "ended_on", "next_service"])
    step(held, before=seen, on=outcome.happened_on, note=outcome.note, by=by)
    audit.record("service.moved", subject=held, before=seen, after=outcome.to)
    return held


@transaction.atomic
def note_gap(
    *,
    case: Case,
    pathway: str,
    reason: str,
    needed: str,
    by: User,
    on: date,
    idempotency_key: UUID | None = None,
) -> ServiceGap:
    """
    Record a need that no service meets, so that it is counted (S2-25).

    Sending the same `idempotency_key` again returns the one already recorded.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed
    """
    may_support(by, case)
    lock(case)
    mine = ServiceGap.objects.visible_to(by).filter(case=case)
    if idempotency_key and (
        before := mine.filter(idempotency_key=idempotency_key).first()
    ):
        return before
    gap = ServiceGap(
        case=case,
        pathway=pathway,
        reason=reason,
        needed=needed,
        noted_on=on,
        section=section_of(pathway),
        idempotency_key=idempotency_key,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    gap.save(force_insert=True)
    audit.record(
        "service.gap_noted", subject=gap, operation=Operation.COLLECT, reason=reason
    )
    return gap


@transaction.atomic
def close_gap(*, gap: ServiceGap, note: str, by: User, on: date) -> ServiceGap:
    """
    Record that the need is met now, and how.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, or the gap is recorded as met
    """
    may_support(by, gap.case)
    held = ServiceGap.objects.select_for_update(of=("self",)).get(pk=gap.pk)
    require(policies.can_close_gap(is_open=held.closed_on is None))
    held.closed_on, held.closed_by, held.closing_note = on, by, note
    held.save(update_fields=["closed_on", "closed_by", "closing_note"])
    audit.record("service.gap_closed", subject=held)
    return held
