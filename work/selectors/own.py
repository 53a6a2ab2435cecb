"""The cases of a reader's that need something: duties, reviews and releases, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from agencies.clocks import Clock
from agencies.models import User
from agencies.selectors import clocks_of_schemes
from cases.models import Case
from licences.rules.prerelease import Due
from licences.selectors.prerelease import unseen_moves
from licences.selectors.releases import Coming, coming, named_on
from rag import selectors as rag
from rag.duties import DutyState
from work.choices import ReminderKind
from work.models import Reminder


if TYPE_CHECKING:
    from licences.models import ReleaseMove


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
class Told:
    """What reminders brought this reader: cases, changes to review, classes that changed."""

    cases: frozenset[UUID]
    changes: frozenset[UUID]
    ratings: list[Reminder]


COMMON = (
    ReminderKind.OVERDUE_REVIEW,
    ReminderKind.OVERDUE_DUTY,
    ReminderKind.PRE_RELEASE,
    ReminderKind.RELEASE_MOVED,
)


def told(user: User) -> Told:
    """Return this reader's reminders in force, a changed class the latest first (1 query)."""
    found = (
        Reminder.objects.visible_to(user)
        .in_force()
        .select_related("case__person", "case__lead_worker")
    )
    changed = found.filter(kind=ReminderKind.RATING_CHANGED)
    others = found.filter(kind__in=(*COMMON, ReminderKind.CHANGE_REVIEW))
    rows = list(
        changed.order_by("-key_date", "pk")[: MOST + 1].union(
            others.order_by("key_date", "pk")[: 4 * MOST], all=True
        )
    )
    rows.sort(key=lambda each: (-each.key_date.toordinal(), each.pk))
    return Told(
        cases=frozenset(each.case_id for each in rows if each.kind in COMMON),
        changes=frozenset(
            each.case_id for each in rows if each.kind == ReminderKind.CHANGE_REVIEW
        ),
        ratings=[each for each in rows if each.kind == ReminderKind.RATING_CHANGED],
    )


@dataclass(frozen=True)
class Own:
    """A reader's cases that need something, each list most urgent first."""

    duties: list[OverdueDuty]
    reviews: list[Review]
    releases: list[Release]


def own_cases(user: User, reminded: Told, *, on: date) -> Own:
    """Return what this reader's cases need, read together (5 queries)."""
    found = needing(user, reminded, on=on)
    theirs = [
        each
        for each in found
        if each.lead_worker_id == user.pk or each.pk in reminded.cases
    ]
    late = [each for each in theirs if each.is_duty_overdue(on)]
    late = sorted(late, key=lambda each: (each.duty_due_on, each.pk))[: MOST + 1]
    due = [each for each in theirs if (each.review_due_on or date.max) <= on + SOON]
    due = sorted(due, key=lambda each: (each.review_due_on, each.pk))[: MOST + 1]
    clocks = clocks_of_schemes({each.scheme_id for each in found})
    known = rag.bearing(user, list({each.pk: each for each in (*late, *due)}.values()))
    states = rag.overdue(late, known, on=on, clocks=clocks)
    return Own(
        # The case says which duties could be overdue; the records say which still are
        # (S1-170 to S1-173).
        duties=[
            OverdueDuty(each, states[each.pk]) for each in late if each.pk in states
        ],
        # RAG reviews overdue or due in a fortnight (S1-25, S1-26, A-5).
        reviews=[
            Review(each, known[each.pk].because if each.pk in known else "")
            for each in due
        ],
        releases=releases(user, found, reminded.cases, clocks, on=on),
    )


def needing(user: User, reminded: Told, *, on: date) -> list[Case]:
    """Return the cases this reader leads, or is told of or named on, that need something."""
    theirs = Q(lead_worker=user) | Q(pk__in=reminded.cases)
    due = Q(duty_due_on__lt=on) | Q(review_due_on__lte=on + SOON)
    inside = Q(custody_since__isnull=False, release_on__isnull=False)
    return list(
        Case.objects.visible_to(user)
        .on_cohort()
        .filter((theirs & (due | inside)) | (inside & Q(pk__in=named_on(user))))
        .select_related("person", "lead_worker", "scheme__area")
    )


def releases(
    user: User,
    found: Iterable[Case],
    reminded: frozenset[UUID],
    clocks: Mapping[UUID, Mapping[str, Clock]],
    *,
    on: date,
) -> list[Release]:
    """
    Return the releases whose preparation has begun by the scheme's clocks (A-9).

    Those whose date moved unseen are told at once; on a colleague's case, a step that
    this reader is named for and that is due.
    """
    inside = [each for each in found if each.custody_since and each.release_on]
    inside.sort(key=lambda each: (each.release_on, each.pk))
    ahead = coming(user, inside[: MOST + 1], clocks)
    moves: dict[UUID, list[ReleaseMove]] = {}
    for move in unseen_moves(user, [each.case.pk for each in ahead]):
        moves.setdefault(move.case_id, []).append(move)
    listed = (
        _release(user, each, moves.get(each.case.pk, []), on=on) for each in ahead
    )
    return [
        each
        for each in listed
        if each.late
        or each.soon
        or (
            (each.case.lead_worker_id == user.pk or each.case.pk in reminded)
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
