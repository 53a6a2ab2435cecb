"""
The Chair's decision on a removal: approve, refuse or defer (S1-39, S1-40).

Approving is one transaction: the grounds as the Chair saw them, who carries on support,
the check-list and the closing of the case, or none of it happens.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from agencies.models import Membership, User
from audit import services as audit
from cases import selectors as case_selectors
from cases import services as cases
from cases.choices import CaseStatus
from core.decisions import possible_if, require
from core.exceptions import ChangedMeanwhile
from core.words import day
from referrals.choices import RemovalGround, RemovalStatus
from referrals.models import GroundFinding, Removal, RemovalChange
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies
from referrals.selectors import leaving as selectors
from referrals.services.removals.administration import begin_administration
from referrals.services.removals.propose import locked_case


CUSTODY_FIRST = (
    "Removal for five years’ custody is also proposed. Decide that proposal: it brings "
    "the person back to a meeting before release."
)


@dataclass(frozen=True)
class Support:
    """
    What the meeting agreed on somebody's leaving (S1-39, S1-40).

    `lead` and the others are the memberships of the people named; `expected_release_on`
    is asked after five years' custody; `version` is the proposal's on the page.
    """

    reasons: str
    met_on: date
    lead: Membership
    exit_plan_owner: Membership
    version: int
    officer: Membership | None = None
    exit_plan: str = ""
    next_appointment_on: date | None = None
    next_appointment: str = ""
    expected_release_on: date | None = None
    tell_social_services: bool = False


@dataclass(frozen=True)
class Refusal:
    """Why somebody stays, and at MAPPA level 3 who agreed to it (A-10)."""

    reasons: str
    version: int
    agreed_with: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True)
class Deferral:
    """Until when the decision is put off, and why."""

    reasons: str
    until: date
    version: int


@transaction.atomic
def approve_removal(
    *, removal: Removal, support: Support, by: User, on: date, at: datetime
) -> Removal:
    """
    Remove somebody from the cohort; the case closes and keeps its history (S1-40).

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if support would lapse, or the person is wanted (S1-39)
    :raises ChangedMeanwhile: if it has been decided already
    """
    case = removal.case
    current = to_decide(
        removal, support.version, by=by, yours="Remove", reasons=support.reasons
    )
    custody = Removal.objects.visible_to(by).filter(
        case=case, ground=RemovalGround.CUSTODY, status__in=policies.OPEN
    )
    require(
        possible_if(
            current.ground == RemovalGround.CUSTODY or not custody.exists(),
            CUSTODY_FIRST,
        ),
        policies.can_approve(
            leaving(current, support, on=on), status=current.status, on=on
        ),
    )
    weigh(current, by=by, on=on)
    fill_in(current, support)
    settle(current, RemovalStatus.APPROVED, reasons=support.reasons, by=by, on=on)
    let_others_lapse(current, by=by, on=on)
    begin_administration(removal=current, support=support, by=by, on=on, at=at)
    cases.change_status(
        case=case, to=CaseStatus.CLOSED, by=by, on=on, reason=support.reasons
    )
    audit.record("removal.decided", subject=current, decision=current.status)
    return current


@transaction.atomic
def refuse_removal(
    *, removal: Removal, refusal: Refusal, by: User, on: date
) -> Removal:
    """
    Decide that somebody stays on the scheme.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: for five years' custody; at MAPPA level 3 without agreement
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(
        removal, refusal.version, by=by, yours="Stays", reasons=refusal.reasons
    )
    require(
        policies.can_refuse(
            status=current.status,
            ground=current.ground,
            agreed_with=refusal.agreed_with,
            agreed_on=refusal.agreed_on,
            on=on,
        )
    )
    weigh(current, by=by, on=on)
    current.agreed_with = refusal.agreed_with.strip()
    current.agreed_on = refusal.agreed_on
    settle(current, RemovalStatus.REFUSED, reasons=refusal.reasons, by=by, on=on)
    audit.record("removal.decided", subject=current, decision=current.status)
    return current


@transaction.atomic
def defer_removal(
    *, removal: Removal, deferral: Deferral, by: User, on: date
) -> Removal:
    """
    Put the decision off to a later meeting.

    :raises NotPermitted: if `by` is not the Chair
    :raises NotPossible: if `until` is not later
    :raises ChangedMeanwhile: if it has been decided already
    """
    current = to_decide(
        removal, deferral.version, by=by, yours="Defer", reasons=deferral.reasons
    )
    require(
        policies.can_defer(status=current.status, until=deferral.until, on=on),
    )
    current.deferred_until = deferral.until
    move(current, RemovalStatus.DEFERRED, by=by, on=on, reason=deferral.reasons)
    current.save()
    audit.record(
        "removal.decided",
        subject=current,
        decision=current.status,
        until=deferral.until,
    )
    return current


def to_decide(
    removal: Removal, version: int, *, by: User, yours: str, reasons: str
) -> Removal:
    """
    Lock the case and its proposal for the decision.

    :raises NotPermitted: if `by` is not the Chair
    :raises ChangedMeanwhile: if somebody decided since the page was opened
    """
    require(permissions.may_decide(by, removal.case))
    locked_case(removal.case)
    current = (
        Removal.objects.visible_to(by)
        .select_for_update(of=("self",))
        .get(pk=removal.pk)
    )
    current.case = removal.case
    if current.version != version:
        raise decided_meanwhile(current, by=by, yours=yours, reasons=reasons)
    require(policies.can_decide(status=current.status))
    return current


def decided_meanwhile(
    removal: Removal, *, by: User, yours: str, reasons: str
) -> ChangedMeanwhile:
    """Return the refusal that tells the second of two what the first decided."""
    last = (
        RemovalChange.objects.visible_to(by)
        .filter(removal=removal)
        .select_related("recorded_by")
        .latest("recorded_at")
    )
    label = removal.get_status_display()
    return ChangedMeanwhile(
        f"{label} on {day(last.changed_on)} by {last.recorded_by}. "
        "That decision stands and yours was not recorded.",
        theirs=[("Decision", label), ("Reasons", last.reason)],
        yours=[("Decision", yours), ("Reasons", reasons)],
    )


def leaving(removal: Removal, support: Support, *, on: date) -> policies.Leaving:
    """Return what `policies.can_approve` asks."""
    case, officer = removal.case, support.officer
    return policies.Leaving(
        ground=removal.ground,
        needs_officer=selectors.needs_officer(case, on=on),
        has_officer=officer is not None,
        officer_is_responsible=officer is not None
        and officer.agency.kind in case_selectors.OFFICER_KINDS,
        exit_plan=support.exit_plan,
        next_appointment_on=support.next_appointment_on,
        expected_release_on=support.expected_release_on or case.release_on,
        is_wanted=case.is_wanted,
        met_on=support.met_on,
    )


def weigh(removal: Removal, *, by: User, on: date) -> None:
    """Keep the five grounds as the Chair saw them; the mandatory ones weigh nothing."""
    if removal.is_mandatory:
        return
    GroundFinding.objects.bulk_create(
        GroundFinding(
            case=removal.case,
            removal=removal,
            ground=each.ground,
            state=each.state,
            evidence=each.evidence,
            section=each.section,
            originator_id=by.own_principal,
            recorded_by=by,
        )
        for each in selectors.readiness_of(by, removal.case, on=on)
    )


def fill_in(removal: Removal, support: Support) -> None:
    """Set who carries on support and how, without saving."""
    removal.met_on = support.met_on
    removal.lead_officer = support.lead.user
    removal.lead_agency = support.lead.agency
    removal.exit_plan_owner = support.exit_plan_owner.user
    removal.responsible_officer = support.officer.user if support.officer else None
    removal.exit_plan = support.exit_plan.strip()
    removal.next_appointment_on = support.next_appointment_on
    removal.next_appointment = support.next_appointment.strip()
    if removal.ground == RemovalGround.CUSTODY:
        removal.expected_release_on = (
            support.expected_release_on or removal.case.release_on
        )


def settle(
    removal: Removal, status: RemovalStatus, *, reasons: str, by: User, on: date
) -> None:
    """Write the decision, with the Chair accountable for it."""
    removal.decided_on, removal.decided_by = on, by
    removal.decision_reasons = reasons.strip()
    removal.deferred_until = None
    move(removal, status, by=by, on=on, reason=reasons)
    removal.save()


def move(
    removal: Removal, to: RemovalStatus, *, by: User, on: date, reason: str
) -> None:
    """Set the status and write who moved it, when and why; the caller saves it."""
    RemovalChange(
        case=removal.case,
        removal=removal,
        from_status=removal.status,
        to_status=to,
        changed_on=on,
        reason=reason.strip(),
        recorded_by=by,
    ).save(force_insert=True)
    removal.status, removal.version = to, removal.version + 1


def let_others_lapse(removal: Removal, *, by: User, on: date) -> None:
    """Close the other proposals on a case that this decision closes."""
    others = Removal.objects.visible_to(by).filter(
        case=removal.case, status__in=policies.OPEN
    )
    for other in others.exclude(pk=removal.pk):
        other.case = removal.case
        move(
            other,
            RemovalStatus.LAPSED,
            by=by,
            on=on,
            reason="Removed on another ground.",
        )
        other.save()
