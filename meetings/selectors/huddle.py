"""The week of those whom the agencies watch most closely, for the practitioners' meeting (S1-35)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value, When

from agencies import selectors as agencies
from agencies.models import Membership, Scheme, User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.choices import Section
from cases.models import Arrest, Case, SignificantChange
from licences import selectors as licences
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models import Attendee, Meeting
from plans import selectors as plans
from rag import selectors as rag
from rag.choices import RagClass
from rag.duties import DutyState


DAYS = 7  # looked back on and ahead to
MOST = 150  # people on the page; one more is fetched to know whether there are more


class Group(models.IntegerChoices):
    """Why somebody is on the page; each person stands under the first that fits."""

    WANTED = 0, "Wanted for arrest"
    RED = 1, "Red"
    RELEASE = 2, "Released this week, or about to be"
    NEWS = 3, "Something happened this week"
    AMBER = 4, "Amber"


@dataclass
class Watched:
    """One person's week, as everybody with the case may see it."""

    case: Case
    group: Group
    states: tuple[DutyState, ...] = ()
    diary: list[plans.InDiary] = field(default_factory=list)
    actions: list[Any] = field(default_factory=list)
    arrests: list[Arrest] = field(default_factory=list)
    changes: list[SignificantChange] = field(default_factory=list)
    released_on: date | None = None


@dataclass(frozen=True)
class Week:
    """The page: who is watched, and when the practitioners last met."""

    people: list[Watched]
    has_more: bool
    latest: Meeting | None
    present: list[Attendee]


def huddle(user: User, scheme: Scheme, *, on: date, ambers: bool = False) -> Week:
    """
    Return the week of the scheme's Reds, wanted, releases and news, and record the look.

    Holds the general section alone, because the page hangs on a wall; the same number
    of queries for one person and for a hundred.

    :param ambers: whether the Ambers with a quiet week are shown too
    """
    found = list(watched(user, scheme, on=on, ambers=ambers)[: MOST + 1])
    people = [Watched(each, Group(each.group)) for each in found[:MOST]]
    fill(user, {each.case.pk: each for each in people}, on=on)
    audit.looked(
        "meeting.huddle_opened",
        cases=[each.case.pk for each in people],
        purpose=Purpose.MEETING,
    )
    latest = latest_huddle(user, scheme)
    return Week(people, len(found) > MOST, latest, present_at(latest))


def watched(user: User, scheme: Scheme, *, on: date, ambers: bool = False) -> Any:
    """Return the cases to go through (as a `CaseQuerySet`), those nobody may miss first."""
    wanted, red = Q(wanted_since__isnull=False), Q(rag_class=RagClass.RED)
    leaving = Q(release_on__range=(on, on + timedelta(days=DAYS)))
    leaving &= Q(custody_since__isnull=False)
    leaving |= Q(pk__in=licences.released_cases(user, week_before(on)))
    news = Exists(arrests_of(user, on)) | Exists(changes_of(user, on))
    shown = wanted | red | leaving | news
    if ambers:
        shown |= Q(rag_class=RagClass.AMBER)
    group = models.Case(
        When(wanted, then=Value(Group.WANTED)),
        When(red, then=Value(Group.RED)),
        When(leaving, then=Value(Group.RELEASE)),
        When(news, then=Value(Group.NEWS)),
        default=Value(Group.AMBER),
        output_field=models.IntegerField(),
    )
    return (
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(shown, scheme=scheme)
        .annotate(group=group)
        .select_related("person", "lead_worker", "lead_worker_agency")
        .order_by("group", "person__family_folded", "person__given_folded", "pk")
    )


def week_before(on: date) -> date:
    """Return the first of the days looked back on."""
    return on - timedelta(days=DAYS - 1)


def arrests_of(user: User, on: date) -> QuerySet[Arrest]:
    """Return the arrests of the week on the case outside."""
    return (
        Arrest.objects.visible_to(user)
        .standing()
        .filter(
            case=OuterRef("pk"),
            section=Section.GENERAL,
            arrested_at__date__gte=week_before(on),
        )
    )


def changes_of(user: User, on: date) -> QuerySet[SignificantChange]:
    """Return the significant changes of the week on the case outside."""
    return SignificantChange.objects.visible_to(user).filter(
        case=OuterRef("pk"),
        section=Section.GENERAL,
        happened_on__gte=week_before(on),
    )


def fill(user: User, people: Mapping[UUID, Watched], *, on: date) -> None:
    """Add to each person what is recorded of their week (a fixed number of queries)."""
    ids, since = list(people), week_before(on)
    states = rag.states_of(user, [each.case for each in people.values()], on=on)
    diaries = plans.diaries(user, ids, first_day=on, days=DAYS)
    released = licences.released_since(user, ids, since - timedelta(days=1))
    actions = by_case(
        plans.open_actions(user).filter(
            case__in=ids,
            section=Section.GENERAL,
            due_on__lte=on + timedelta(days=DAYS - 1),
        )
    )
    arrests = by_case(
        cases.arrests_since(user, ids, since=since).filter(section=Section.GENERAL)
    )
    changes = by_case(
        plans.significant(user, ids, since - timedelta(days=1)).filter(
            section=Section.GENERAL
        )
    )
    for case_id, each in people.items():
        each.states = states.get(case_id, ())
        each.diary = diaries[case_id]
        each.released_on = released.get(case_id)
        each.actions = actions[case_id]
        each.arrests = arrests[case_id]
        noted = {arrest.pk for arrest in each.arrests}
        each.changes = [row for row in changes[case_id] if row.source not in noted]


def by_case(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    """Return rows under their cases."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def latest_huddle(user: User, scheme: Scheme) -> Meeting | None:
    """Return the practitioners' meeting recorded as held last, or None."""
    return (
        Meeting.objects.visible_to(user)
        .filter(
            scheme=scheme,
            kind=MeetingKind.PRACTITIONERS,
            status=MeetingStatus.HELD,
        )
        .select_related("coordinator")
        .order_by("-held_on", "-starts_at")
        .first()
    )


def present_at(meeting: Meeting | None) -> list[Attendee]:
    """Return who came to a meeting, agency by agency."""
    if meeting is None:
        return []
    return list(
        Attendee.objects.filter(meeting=meeting, arrived_at__isnull=False)
        .select_related("person", "agency")
        .order_by("agency__name", "person__full_name")
    )


def practitioners(scheme: Scheme, *, on: date) -> Sequence[Membership]:
    """Return who works cases for the agencies of the scheme's area, each person once."""
    ids = list(agencies.agencies(area=scheme.area).values_list("pk", flat=True))
    found = {each.user_id: each for each in agencies.workers_of_agencies(ids, on=on)}
    return list(found.values())
