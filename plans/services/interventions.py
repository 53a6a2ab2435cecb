"""Offering sessions, groups and programmes, and recording what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.clocks import due
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.pathways import pathways_of, section_of
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from plans import policies
from plans.catalogue import SESSIONS
from plans.choices import InterventionKind, InterventionStatus
from plans.lifecycle import OPEN_INTERVENTIONS, may_follow
from plans.models import Intervention, InterventionStep
from plans.services.writing import lock, may_support


NEEDS_A_REASON = {InterventionStatus.DECLINED, InterventionStatus.STOPPED}


@dataclass(frozen=True)
class OwnWords:
    """My problem, my solution: what the person says of it (S1-110)."""

    problem: str = ""
    solution: str = ""


@dataclass(frozen=True)
class NewProgramme:
    """
    A group or programme offered to somebody (S1-60, S1-118, S3-86).

    `counted_from` is the order or release from which an accredited programme's start
    is counted.
    """

    kind: str
    name: str
    pathway: str
    provider: str = ""
    counted_from: date | None = None
    idempotency_key: UUID | None = None


@transaction.atomic
def offer_sessions(
    *,
    case: Case,
    codes: Iterable[str],
    by: User,
    on: date,
    words: OwnWords = OwnWords(),
    idempotency_key: UUID | None = None,
) -> list[Intervention]:
    """
    Offer sessions of the catalogue (S1-111 to S1-117).

    Sending the same `idempotency_key` again returns the sessions already offered.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, or one is offered and not ended
    :raises KeyError: if the catalogue has no such session
    """
    may_support(by, case)
    lock(case)
    if before := offered_already(case, idempotency_key, by):
        return before
    placed = [SESSIONS[code] for code in codes]
    going_on = Intervention.objects.visible_to(by).filter(
        case=case,
        code__in=[each.session.code for each in placed],
        status__in=OPEN_INTERVENTIONS,
    )
    require(policies.can_offer(taken=[each.name for each in going_on]))
    offered = [
        Intervention(
            case=case,
            kind=InterventionKind.SESSION,
            code=each.session.code,
            name=each.session.name,
            routeway=each.routeway,
            pathway=pathways_of(each.routeway)[0],
            section=each.section,
            offered_on=on,
            idempotency_key=idempotency_key,
            originator_id=by.own_principal,
            recorded_by=by,
            **vars(words),
        )
        for each in placed
    ]
    for each in offered:
        begin(each, by=by, on=on)
    audit.record(
        "intervention.sessions_offered",
        subject=case,
        operation=Operation.COLLECT,
        sessions=len(offered),
    )
    return offered


@transaction.atomic
def offer_programme(
    *, case: Case, programme: NewProgramme, by: User, on: date
) -> Intervention:
    """
    Offer a group or programme; an accredited one is to start in the scheme's time (S3-86).

    Sending the same `idempotency_key` again returns the one already offered.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, or the order or release is in the future
    """
    may_support(by, case)
    lock(case)
    if before := offered_already(case, programme.idempotency_key, by):
        return before[0]
    require(policies.can_count_from(counted_from=programme.counted_from, on=on))
    offered = Intervention(
        case=case,
        section=section_of(programme.pathway),
        offered_on=on,
        start_due_on=start_due(case, programme),
        originator_id=by.own_principal,
        recorded_by=by,
        **vars(programme),
    )
    begin(offered, by=by, on=on)
    audit.record(
        "intervention.programme_offered",
        subject=offered,
        operation=Operation.COLLECT,
        kind=offered.kind,
        start_due_on=offered.start_due_on,
    )
    return offered


def start_due(case: Case, programme: NewProgramme) -> date | None:
    """Return the last day on which a programme is to start, by the scheme's own clock."""
    if programme.counted_from is None:
        return None
    return due(clocks_of(case.scheme)["programme_start"], programme.counted_from)


def offered_already(case: Case, key: UUID | None, by: User) -> list[Intervention]:
    """Return what the same form offered before."""
    if key is None:
        return []
    mine = Intervention.objects.visible_to(by).filter(case=case)
    return list(mine.filter(idempotency_key=key))


def begin(intervention: Intervention, *, by: User, on: date) -> None:
    """Save a new intervention with its first step."""
    intervention.save(force_insert=True)
    step(intervention, before="", on=on, note="", by=by)


def step(
    intervention: Intervention, *, before: str, on: date, note: str, by: User
) -> InterventionStep:
    """Write that the intervention is in another status since a day."""
    taken = InterventionStep(
        case_id=intervention.case_id,
        intervention=intervention,
        from_status=before,
        to_status=intervention.status,
        happened_on=on,
        note=note,
        section=intervention.section,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    taken.save(force_insert=True)
    return taken


@transaction.atomic
def move_intervention(
    *,
    intervention: Intervention,
    to: str,
    happened_on: date,
    note: str,
    steps_seen: int,
    by: User,
    on: date,
) -> Intervention:
    """
    Record what became of an intervention: booked, attended, completed, declined, stopped.

    The same sent twice is written once.

    :param happened_on: the day it happened, or the day booked
    :param steps_seen: how many steps the page showed, to catch a stale one
    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, the status cannot follow, the day cannot
        be, or declining or stopping gives no reason
    :raises ChangedMeanwhile: if somebody else recorded something since
    """
    may_support(by, intervention.case)
    held = Intervention.objects.select_for_update(of=("self",)).get(pk=intervention.pk)
    steps = list(held.steps.visible_to(by).order_by("recorded_at"))
    if len(steps) != steps_seen:
        latest = steps[-1]
        if (latest.to_status, latest.happened_on) == (to, happened_on):
            return held
        raise ChangedMeanwhile(
            "Somebody else recorded something about this while the page was open.",
            theirs=[(held.name, str(latest))],
            yours=[(held.name, InterventionStatus(to).label)],
        )
    require(
        policies.can_move(
            may_follow=may_follow(held.status, to),
            before=held.get_status_display(),
            after=InterventionStatus(to).label,
            needs_reason=to in NEEDS_A_REASON,
            reason=note,
        ),
        policies.can_happen(
            happened_on=happened_on,
            since=held.started_on or held.offered_on,
            on=on,
            is_to_come=to == InterventionStatus.BOOKED,
        ),
    )
    before = held.status
    held.move(to=to, on=happened_on)
    held.save(update_fields=["status", "booked_for", "started_on", "ended_on"])
    step(held, before=before, on=happened_on, note=note, by=by)
    audit.record("intervention.moved", subject=held, before=before, after=to)
    return held
