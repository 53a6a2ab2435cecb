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
from agencies.selectors import clocks_of_schemes
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from licences.selectors_across import (
    breaches_to_chase,
    recalls_to_chase,
    released_unsupervised,
)
from plans import selectors as plans
from rag.models import Rating
from rag.rules import DueDate, live_list_due
from referrals import selectors as referrals
from referrals.choices import Party
from referrals.lifecycle import TURN
from work.choices import ReminderKind
from work.models import Reminder


if TYPE_CHECKING:
    from licences.models import Recall, SupervisionBreach
    from plans.models import Action
    from referrals.models import AdministrationTask, Referral


SOON = timedelta(days=14)
MOST = 30  # rows of one kind; one more is fetched to know whether there are more


@dataclass(frozen=True)
class Review:
    """A RAG review that is overdue or soon due, and why it is due then."""

    case: Case
    because: str


@dataclass(frozen=True)
class Release:
    """A release to prepare for, and the clock that says so."""

    case: Case
    live_list: DueDate


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
    reviews: list[Review]
    releases: list[Release]
    actions: "list[Action]"
    administration: "list[AdministrationTask]"
    waiting: "list[Referral]"
    drafts: "list[Referral]"
    scheme: SchemeToday | None


def my_work(user: User, *, on: date) -> MyWork:
    """Return what is this reader's to do, and record the look (constant queries)."""
    told = reminded_cases(user)
    work = MyWork(
        on=on,
        recalls=list(recalls_to_chase(user)[: MOST + 1]),
        breaches=list(breaches_to_chase(user)[: MOST + 1]),
        reviews=reviews(user, on=on, told=told),
        releases=releases(user, on=on, told=told),
        actions=list(
            plans.open_actions(user, person=user).filter(due_on__lte=on + SOON)[
                : MOST + 1
            ]
        ),
        administration=list(administration(user)[: MOST + 1]),
        waiting=list(waiting(user)[: MOST + 1]),
        drafts=list(
            referrals.referrals_for(user)
            .drafts()
            .filter(made_by=user)
            .order_by("-updated_at", "pk")[: MOST + 1]
        ),
        scheme=scheme_today(user, on=on),
    )
    audit.looked("work.listed", cases=cases_in(work), purpose=Purpose.CASE_MANAGEMENT)
    return work


def cases_in(work: MyWork) -> list[UUID]:
    """Return the cases that the page names, each once."""
    ids = [each.case_id for each in (*work.recalls, *work.breaches)]
    ids += [each.case.pk for each in work.reviews]
    ids += [each.case.pk for each in work.releases]
    ids += [each.case_id for each in (*work.actions, *work.administration)]
    ids += [each.case_id for each in work.waiting if each.case_id]
    return list(dict.fromkeys(ids))


def reminded_cases(user: User) -> list[UUID]:
    """Return the cases whose review or release came to this reader as a reminder."""
    return list(
        Reminder.objects.visible_to(user)
        .in_force()
        .filter(kind__in=[ReminderKind.OVERDUE_REVIEW, ReminderKind.PRE_RELEASE])
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


def reviews(user: User, *, on: date, told: Iterable[UUID]) -> list[Review]:
    """Return the RAG reviews overdue or due in a fortnight (S1-25, S1-26, A-5)."""
    due = list(
        mine(user, told)
        .filter(review_due_on__lte=on + SOON)
        .order_by("review_due_on", "pk")[: MOST + 1]
    )
    because = dict(
        Rating.objects.visible_to(user)
        .filter(case__in=[case.pk for case in due], superseded_on__isnull=True)
        .values_list("case_id", "review_because")
    )
    return [Review(case, because.get(case.pk, "")) for case in due]


def releases(user: User, *, on: date, told: Iterable[UUID]) -> list[Release]:
    """Return the releases whose preparation has begun by the scheme's clocks (A-9)."""
    coming = list(
        mine(user, told)
        .filter(custody_since__isnull=False, release_on__isnull=False)
        .order_by("release_on", "pk")[: MOST + 1]
    )
    clocks = clocks_of_schemes({case.scheme_id for case in coming})
    dated = (
        Release(case, live_list_due(case.release_on, clocks[case.scheme_id]))
        for case in coming
        if case.release_on is not None
    )
    return [each for each in dated if each.live_list.date <= on]


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
