"""The Community Integration Plan and its case conferences (S4-5 to S4-11)."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction

from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.permissions import may_work
from cases.policies import can_record
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from licences.selectors import custody_facts
from meetings.choices.conferences import ConferenceKind, Invitee
from meetings.models import CaseConference, ConferenceInvitation, IntegrationPlan
from meetings.policies import conferences as policies
from meetings.rules import conferences as rules
from meetings.selectors.conferences import is_convicted


USUAL = (
    Invitee.PRISONER,
    Invitee.PERSONAL_OFFICER,
    Invitee.PRISON_SOCIAL_WORK,
    Invitee.SOCIAL_WORK,
)


def begin(case: Case, by: User) -> None:
    """Let one person at a time manage this open case, where `by` works it."""
    require(may_work(by, case), can_record(is_open=case.is_open))
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


@dataclass(frozen=True)
class PlanFacts:
    """What a Community Integration Plan says; days as the court and the prison have them."""

    sentenced_on: date
    sentence_ends_on: date
    personal_officer: str
    in_prison: str
    on_release: str
    is_sexual: bool = False
    has_supervision: bool = False
    is_high_risk: bool = False
    behaviour_goals: str = ""
    substance_goals: str = ""
    discussed_on: date | None = None
    risk_reviewed_on: date | None = None
    housing_provider: str = ""
    solo_officer: str = ""


@transaction.atomic
def write_plan(
    *,
    case: Case,
    plan: IntegrationPlan | None,
    facts: PlanFacts,
    version: int,
    by: User,
    on: date,
) -> IntegrationPlan:
    """
    Begin the plan of this time in prison, or change it (S4-5, S4-6); the route follows (S4-8).

    :param plan: the current plan; None to begin one
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if nobody serves a sentence, or the days cannot be so
    :raises ChangedMeanwhile: if somebody else wrote it first
    """
    begin(case, by)
    known = IntegrationPlan.objects.filter(case=case, ended_on__isnull=True).first()
    if (known.version if known else 0) != version:
        raise ChangedMeanwhile(
            "Somebody else wrote the plan while this page was open.",
            theirs=[("Personal officer", known.personal_officer if known else "None")],
            yours=[("Personal officer", facts.personal_officer)],
        )
    require(
        policies.can_plan(
            is_convicted=is_convicted(by, case),
            sentenced_on=facts.sentenced_on,
            ends_on=facts.sentence_ends_on,
            on=on,
        )
    )
    written = plan or IntegrationPlan(
        case=case,
        admitted_on=custody_facts(by, case).received_on or on,
        recorded_by=by,
    )
    _fill(written, case, facts)
    written.version = version + 1
    settle(written, case)
    written.save()
    audit.record(
        "icm.plan_written",
        subject=written,
        operation=Operation.COLLECT,
        enhanced=written.is_enhanced,
    )
    return written


def _fill(plan: IntegrationPlan, case: Case, facts: PlanFacts) -> None:
    """Write the facts, and the route that follows from them."""
    for name, value in vars(facts).items():
        setattr(plan, name, value)
    plan.is_enhanced = rules.route(
        has_supervision=facts.has_supervision,
        is_sexual=facts.is_sexual,
        sentenced_on=facts.sentenced_on,
        ends_on=facts.sentence_ends_on,
        threshold=clocks_of(case.scheme)["enhanced_icm_threshold"],
    ).is_enhanced


def settle(plan: IntegrationPlan, case: Case) -> None:
    """Set what conference is owed next, without saving."""
    owed = rules.next_conference(
        admitted_on=plan.admitted_on,
        last_on=plan.last_held_on,
        release_on=case.release_on,
        before_release_on=plan.before_release_on,
        clocks=clocks_of(case.scheme),
    )
    plan.next_kind, plan.next_due_on = owed.kind, owed.due_on


@transaction.atomic
def end_plan(*, plan: IntegrationPlan, by: User, on: date) -> IntegrationPlan:
    """
    End the plan: this time in prison is over.

    :raises NotPermitted: if `by` does not work the case
    """
    begin(plan.case, by)
    plan.ended_on, plan.ended_by = on, by
    plan.save(update_fields=["ended_on", "ended_by"])
    audit.record("icm.plan_ended", subject=plan)
    return plan


@dataclass(frozen=True)
class NewCaseConference:
    """When and where a conference is, and why it is held."""

    kind: str
    meets_on: date
    starts_at: time
    place: str


@transaction.atomic
def arrange_conference(
    *, plan: IntegrationPlan, conference: NewCaseConference, by: User, on: date
) -> CaseConference:
    """
    Arrange a conference; the usual people are invited, and police where the risk is high (S4-11).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the day is past, or has a conference already
    """
    case = plan.case
    begin(case, by)
    is_there = CaseConference.objects.filter(
        plan=plan, meets_on=conference.meets_on
    ).exists()
    require(
        policies.can_arrange(is_there=is_there, meets_on=conference.meets_on, on=on)
    )
    arranged = CaseConference(case=case, plan=plan, recorded_by=by, **vars(conference))
    arranged.save(force_insert=True)
    asked = dict.fromkeys(
        (
            *USUAL,
            *map(
                Invitee,
                sorted(
                    rules.must_invite(conference.kind, is_high_risk=plan.is_high_risk)
                ),
            ),
        )
    )
    ConferenceInvitation.objects.bulk_create(
        ConferenceInvitation(
            case=case,
            conference=arranged,
            invitee=each,
            name=plan.personal_officer if each is Invitee.PERSONAL_OFFICER else "",
            recorded_by=by,
        )
        for each in asked
    )
    audit.record(
        "icm.conference_arranged",
        subject=arranged,
        operation=Operation.COLLECT,
        kind=conference.kind,
    )
    return arranged


@transaction.atomic
def invite(
    *, conference: CaseConference, invitee: str, name: str, by: User
) -> ConferenceInvitation:
    """
    Invite somebody of an agency to a conference; family goes by permission, not here.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if they are invited already, or the conference was held
    """
    begin(conference.case, by)
    is_invited = ConferenceInvitation.objects.filter(
        conference=conference, invitee=invitee, name=name, withdrawn_on__isnull=True
    ).exists()
    require(
        policies.can_change_list(is_held=conference.held_on is not None),
        policies.can_invite(is_invited=is_invited),
    )
    made = ConferenceInvitation(
        case=conference.case,
        conference=conference,
        invitee=invitee,
        name=name,
        recorded_by=by,
    )
    made.save(force_insert=True)
    audit.record("icm.invited", subject=made, invitee=invitee)
    return made


@dataclass(frozen=True)
class Held:
    """What a conference agreed, who came, and when MAPPA's co-ordinator was told."""

    agreed: str
    came: frozenset[UUID]
    mappa_told_on: date | None = None


@transaction.atomic
def record_conference(
    *, conference: CaseConference, held: Held, by: User, on: date
) -> CaseConference:
    """
    Record a conference that was held; the next one follows from it (S4-9).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is recorded already or still to come, police or social work
        are not invited where the risk is high, or MAPPA's co-ordinator was not told
    """
    case, plan = conference.case, conference.plan
    begin(case, by)
    conference.refresh_from_db(fields=["held_on"])
    invited = {
        each.pk: each
        for each in ConferenceInvitation.objects.filter(
            conference=conference, withdrawn_on__isnull=True
        )
    }
    needed = rules.must_invite(conference.kind, is_high_risk=plan.is_high_risk)
    is_leaving = ConferenceKind(conference.kind) in rules.BEFORE_LEAVING
    require(
        policies.can_hold(
            is_held=conference.held_on is not None,
            meets_on=conference.meets_on,
            on=on,
            missing=needed - {each.invitee for each in invited.values()},
            must_tell_mappa=is_leaving
            and bool(case.mappa_level)
            and held.mappa_told_on is None,
        )
    )
    _write_held(conference, held, by=by)
    for each in invited.values():
        each.came = each.pk in held.came
        each.save(update_fields=["came"])
    plan.last_held_on = conference.held_on
    if conference.kind == ConferenceKind.RELEASE:
        plan.before_release_on = conference.held_on
    settle(plan, case)
    plan.save(
        update_fields=["last_held_on", "before_release_on", "next_kind", "next_due_on"]
    )
    audit.record("icm.conference_held", subject=conference, came=len(held.came))
    return conference


def _write_held(conference: CaseConference, held: Held, *, by: User) -> None:
    """Write what the conference agreed on its day."""
    conference.held_on, conference.held_by = conference.meets_on, by
    conference.agreed, conference.mappa_told_on = held.agreed, held.mappa_told_on
    conference.version += 1
    conference.save()
