"""
What is mine to do today, read from the records themselves.

A reminder may be a few minutes old; what it reminds of is read as it stands, so a
review just recorded is gone from the page at once. Reminders add only the cases that
came to a co-ordinator because nobody else can act on them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from agencies.models import User
from agencies.roles import Permission
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case, SignificantChange
from licences.rules.prerelease import Due
from licences.selectors.across import (
    breaches_to_chase,
    recalls_to_chase,
    released_unsupervised,
)
from licences.selectors.owed import ToExplain, checks_due, to_explain
from licences.selectors.prerelease import unseen_moves
from licences.selectors.releases import Coming, coming, named_on
from plans import selectors as plans
from rag import selectors as rag
from rag.duties import DutyState, DutyStatus, next_due
from referrals import selectors as referrals
from referrals.choices import Party
from referrals.lifecycle import TURN
from referrals.selectors import removal as leaving
from referrals.selectors import transfers
from work.choices import ReminderKind
from work.models import Reminder


if TYPE_CHECKING:
    from licences.models import (
        ConditionWatch,
        Recall,
        ReleaseMove,
        SupervisionBreach,
    )
    from plans.models import Action
    from rag.models import WantedAlert
    from referrals.models import (
        AdministrationTask,
        Referral,
        Removal,
        RemovalAdministration,
        Transfer,
        TransferDuty,
    )
    from referrals.selectors.removal import Return


SOON = timedelta(days=14)
MOST = 30  # rows of one kind; one more is fetched to know whether there are more


@dataclass(frozen=True)
class Review:
    """A RAG review that is overdue or soon due, and why it is due then."""

    case: Case
    because: str


@dataclass(frozen=True)
class Release:
    """
    A release to prepare for, and the clock that says so.

    `moves` are those nobody has seen yet; `late` and `soon` are this reader's own steps.
    """

    case: Case
    live_list: Due
    moves: "list[ReleaseMove]"
    late: list[str]
    soon: list[str]


@dataclass(frozen=True)
class OverdueDuty:
    """A case with the duty of its class that is longest overdue (Q1)."""

    case: Case
    state: DutyState


@dataclass(frozen=True)
class SchemeToday:
    """How a whole scheme stands: people managed, by class, and what is late."""

    managed: int
    by_class: dict[str, int]
    wanted: int
    overdue: int
    without_lead: int
    unsupervised: int


@dataclass(frozen=True)
class MyWork:
    """Everything of one person's on one day, each list most urgent first."""

    on: date
    recalls: "list[Recall]"
    breaches: "list[SupervisionBreach]"
    alerts: "list[WantedAlert]"
    changed: list[Reminder]
    duties: list[OverdueDuty]
    reviews: list[Review]
    releases: list[Release]
    checks: "list[ConditionWatch]"
    explaining: list[ToExplain]
    changes: list[SignificantChange]
    actions: "list[Action]"
    administration: "list[AdministrationTask]"
    removal_tasks: "list[RemovalAdministration]"
    removals: "list[Removal]"
    returns: "list[Return]"
    waiting: "list[Referral]"
    drafts: "list[Referral]"
    transfers: "list[Transfer]"
    owed: "list[TransferDuty]"
    scheme: SchemeToday | None


def my_work(user: User, *, on: date) -> MyWork:
    """Return what is this reader's to do, and record the look (constant queries)."""
    told = reminded_cases(user)
    work = MyWork(
        on=on,
        recalls=list(recalls_to_chase(user)[: MOST + 1]),
        breaches=list(breaches_to_chase(user)[: MOST + 1]),
        alerts=list(rag.alerts_to_acknowledge(user)[: MOST + 1]),
        changed=changed_ratings(user),
        duties=overdue_duties(user, on=on, told=told),
        reviews=reviews(user, on=on, told=told),
        releases=releases(user, on=on, told=told),
        checks=list(checks_due(user, by=on + SOON)[: MOST + 1]),
        explaining=to_explain(user, on=on, by=on + SOON)[: MOST + 1],
        changes=changes(user, on=on),
        actions=list(
            plans.open_actions(user, person=user).filter(due_on__lte=on + SOON)[
                : MOST + 1
            ]
        ),
        administration=list(administration(user)[: MOST + 1]),
        removal_tasks=list(removal_tasks(user)[: MOST + 1]),
        removals=removals_to_decide(user),
        returns=returns_to_consider(user, on=on),
        waiting=list(waiting(user)[: MOST + 1]),
        drafts=list(
            referrals.referrals_for(user)
            .drafts()
            .filter(made_by=user)
            .order_by("-updated_at", "pk")[: MOST + 1]
        ),
        transfers=transfers.waiting(user)[: MOST + 1],
        owed=list(transfers.open_duties(user)[: MOST + 1]),
        scheme=scheme_today(user, on=on),
    )
    audit.looked("work.listed", cases=cases_in(work), purpose=Purpose.CASE_MANAGEMENT)
    return work


def cases_in(work: MyWork) -> list[UUID]:
    """Return the cases that the page names, each once."""
    ids = [each.case_id for each in (*work.recalls, *work.breaches)]
    ids += [each.case_id for each in work.alerts]
    ids += [each.case_id for each in work.changed]
    ids += [each.case.pk for each in work.duties]
    ids += [each.case.pk for each in work.reviews]
    ids += [each.case.pk for each in work.releases]
    ids += [each.case.pk for each in (*work.checks, *work.explaining)]
    ids += [each.case_id for each in work.changes]
    ids += [
        each.case_id
        for each in (
            *work.actions,
            *work.administration,
            *work.removal_tasks,
            *work.removals,
        )
    ]
    ids += [each.removal.case_id for each in work.returns]
    ids += [each.case_id for each in work.waiting if each.case_id]
    ids += [each.case_id for each in work.transfers if each.case_id]
    ids += [each.case_id for each in work.owed]
    return list(dict.fromkeys(ids))


COMMON = (
    ReminderKind.OVERDUE_REVIEW,
    ReminderKind.OVERDUE_DUTY,
    ReminderKind.PRE_RELEASE,
)


def reminded_cases(user: User, *kinds: ReminderKind) -> list[UUID]:
    """Return the cases of which a reminder of these kinds came to this reader."""
    return list(
        Reminder.objects.visible_to(user)
        .in_force()
        .filter(kind__in=kinds or COMMON)
        .values_list("case_id", flat=True)
        .distinct()[:MOST]
    )


def mine(user: User, told: Iterable[UUID]) -> QuerySet[Case]:
    """Return the cohort's cases that this reader leads, or that came to them."""
    return (
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(Q(lead_worker=user) | Q(pk__in=list(told)))
        .select_related("person", "lead_worker")
    )


def changed_ratings(user: User) -> list[Reminder]:
    """Return the reminders that a class has changed, the latest first, a week long."""
    return list(
        Reminder.objects.visible_to(user)
        .in_force()
        .filter(kind=ReminderKind.RATING_CHANGED)
        .select_related("case__person", "case__lead_worker")
        .order_by("-key_date", "pk")[: MOST + 1]
    )


def overdue_duties(user: User, *, on: date, told: Iterable[UUID]) -> list[OverdueDuty]:
    """
    Return the duties overdue, the longest first (S1-170 to S1-173).

    The case says which could be; the records say which still are.
    """
    late = list(
        mine(user, told)
        .filter(duty_due_on__lt=on)
        .order_by("duty_due_on", "pk")[: MOST + 1]
    )
    if not late:
        return []
    states = rag.states_of(user, late, on=on)
    first = ((case, next_due(states.get(case.pk, ()))) for case in late)
    return [
        OverdueDuty(case, state)
        for case, state in first
        if state is not None and state.status == DutyStatus.OVERDUE
    ]


def reviews(user: User, *, on: date, told: Iterable[UUID]) -> list[Review]:
    """Return the RAG reviews overdue or due in a fortnight (S1-25, S1-26, A-5)."""
    due = list(
        mine(user, told)
        .filter(review_due_on__lte=on + SOON)
        .order_by("review_due_on", "pk")[: MOST + 1]
    )
    because = rag.why_reviewed(user, [case.pk for case in due])
    return [Review(case, because.get(case.pk, "")) for case in due]


def releases(user: User, *, on: date, told: Iterable[UUID]) -> list[Release]:
    """
    Return the releases whose preparation has begun by the scheme's clocks (A-9).

    Those whose date moved unseen are told at once; on a colleague's case, a step that
    this reader is named for and that is due.
    """
    ahead = (
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(Q(lead_worker=user) | Q(pk__in=list(told)) | Q(pk__in=named_on(user)))
    )
    found = coming(user, ahead, most=MOST)
    moves: dict[UUID, list[ReleaseMove]] = {}
    for move in unseen_moves(user, [each.case.pk for each in found]):
        moves.setdefault(move.case_id, []).append(move)
    theirs = set(told)
    listed = (
        _release(user, each, moves.get(each.case.pk, []), on=on) for each in found
    )
    return [
        each
        for each in listed
        if each.late
        or each.soon
        or (
            (each.case.lead_worker_id == user.pk or each.case.pk in theirs)
            and (each.moves or (each.live_list.on or on) <= on)
        )
    ]


def _release(
    user: User, each: Coming, moves: "list[ReleaseMove]", *, on: date
) -> Release:
    """Return one release with what of it is this reader's."""
    mine = each.steps_of(user)
    dated = [(step.due.on, step.step.label) for step in mine if step.due.on]
    return Release(
        case=each.case,
        live_list=each.opens,
        moves=moves,
        late=[label for day, label in dated if day < on],
        soon=[label for day, label in dated if on <= day <= on + SOON],
    )


def changes(user: User, *, on: date) -> list[SignificantChange]:
    """Return the changes that wait for a review on this reader's cases (S3-28)."""
    told = reminded_cases(user, ReminderKind.CHANGE_REVIEW)
    return list(
        cases.changes_due(user, by=on + SOON).filter(
            Q(case__lead_worker=user) | Q(case__in=told)
        )[: MOST + 1]
    )


def administration(user: User) -> "QuerySet[AdministrationTask]":
    """
    Return the agency's open administration, without what a colleague's case brings.

    A co-ordinator keeps an eye on all of it (S1-181).
    """
    tasks = referrals.open_administration_tasks(user)
    if user.acting is None or user.holds(Permission.REFERRAL_PREPARE):
        return tasks
    return tasks.exclude(
        ~Q(case__lead_worker=user), case__lead_worker_agency_id=user.acting.agency_id
    )


def removal_tasks(user: User) -> "QuerySet[RemovalAdministration]":
    """Return what the agency still has to do on somebody's leaving, or who led it (S1-184)."""
    tasks = leaving.open_administration(user)
    if user.acting is None or user.holds(Permission.REFERRAL_PREPARE):
        return tasks
    return tasks.filter(owner_id=user.acting.agency_id).exclude(
        ~Q(removal__lead_officer=user), removal__lead_agency_id=user.acting.agency_id
    )


def removals_to_decide(user: User) -> "list[Removal]":
    """Return the removals that wait for this reader as Chair, the mandatory first (S1-40)."""
    if user.acting is None or not user.holds(Permission.REFERRAL_DECIDE):
        return []
    own = leaving.open_removals(user).filter(
        case__scheme__lead_agency_id=user.acting.agency_id
    )
    return sorted(own[: MOST + 1], key=lambda each: not each.is_mandatory)


def returns_to_consider(user: User, *, on: date) -> "list[Return]":
    """Return who comes back before release, for whoever prepares the meeting (S1-36)."""
    if not user.holds(Permission.REFERRAL_PREPARE):
        return []
    return leaving.returns(user, on=on)


def waiting(user: User) -> "QuerySet[Referral]":
    """Return the referrals to this reader's own scheme that wait for their role."""
    parties = set(parties_of(user))
    statuses = [status for status, turn in TURN.items() if turn in parties]
    return (
        referrals.referrals_for(user)
        .submitted()
        .filter(
            status__in=statuses,
            scheme__lead_agency_id=user.acting.agency_id if user.acting else None,
        )
        .order_by("submitted_at", "pk")
    )


def parties_of(user: User) -> Iterable[Party]:
    """Yield in which parts a referral may wait for this reader (S1-23, S1-45, S1-62)."""
    if user.holds(Permission.REFERRAL_RESEARCH):
        yield Party.LOCAL_TEAM
    if user.holds(Permission.REFERRAL_PREPARE):
        yield Party.COORDINATOR
    if user.holds(Permission.REFERRAL_DECIDE):
        yield Party.CHAIR


def scheme_today(user: User, *, on: date) -> SchemeToday | None:
    """Return the numbers of the scheme that this reader's agency leads; else None."""
    if user.acting is None or not user.holds(Permission.CASE_SHARE):
        return None
    rows = list(
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(scheme__lead_agency_id=user.acting.agency_id)
        .order_by()
        .values("rag_class")
        .annotate(
            managed=Count("pk"),
            wanted=Count("pk", filter=Q(wanted_since__isnull=False)),
            overdue=Count("pk", filter=Q(review_due_on__lt=on)),
            without_lead=Count("pk", filter=Q(lead_worker__isnull=True)),
        )
    )
    return SchemeToday(
        by_class={row["rag_class"]: row["managed"] for row in rows},
        unsupervised=len(released_unsupervised(user)),
        **{
            name: sum(row[name] for row in rows)
            for name in ("managed", "wanted", "overdue", "without_lead")
        },
    )
