"""
Everything that happened on a case in one stream, as far as this reader may see it.

Each kind of record is one branch of a UNION ALL, cut to a page by its own index before
the branches are merged; then the rows of the page are fetched kind by kind. The number
of queries depends on the kinds shown and not on how much has happened.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from agencies.models import User
from cases import models
from cases.models import Case
from cases.presenters import forum_timeline as forums
from cases.presenters import timeline as words


PAGE = 50
NOON = timedelta(hours=12)  # a day without a time stands at its noon
WHO = ("recorded_by", "originator__agency")


@dataclass(frozen=True)
class Stream:
    """
    One kind of record in the stream.

    `at` is the field it is placed by, `kind` what the filter calls it, `agency` the
    path to the agency it is known by; `show` draws a row; `gather` may fetch what a
    page of rows needs besides, in a fixed number of queries.
    """

    name: str
    kind: str
    model: type[Model]
    at: str
    show: Callable[[Any], dict[str, Any]]
    agency: str = "originator__agency_id"
    related: Sequence[str] = WHO
    only: Q = field(default_factory=Q)
    hangs_on: str = "case"
    one_of: Sequence[str] = ()
    gather: Callable[[User, Case, list[Any]], None] | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the rows have a day and no time."""
        found = self.model._meta.get_field(self.at)  # noqa: SLF001
        return isinstance(found, DateField) and not isinstance(found, DateTimeField)

    def visible(self, user: User, case: Case) -> QuerySet:
        """Return what this reader may see on the case of the stream's table."""
        on = case.person_id if self.hangs_on == "person" else case.pk
        manager: Any = self.model._default_manager  # noqa: SLF001 - Django's documented model API
        visible = manager.visible_to(user)
        return visible.filter(**{self.hangs_on: on})

    def rows(self, user: User, case: Case) -> QuerySet:
        """Return this reader's rows of the case."""
        return self.visible(user, case).filter(
            self.only, **{f"{self.at}__isnull": False}
        )


def fetch_same_day(user: User, case: Case, rows: list[Any]) -> None:
    """Give each assessment the others of its day and author."""
    found = words.same_day(
        models.NeedAssessment.objects.visible_to(user)
        .filter(case=case, assessed_on__in={row.assessed_on for row in rows})
        .order_by("pathway")
    )
    for row in rows:
        row.same_day = found[row.assessed_on, row.recorded_by_id]


CONTACTS, POLICE, HOME = "Contacts", "Police information", "Home, work and family"
VICTIMS = "Victims"
ASSESSMENT, CASE = "Needs and reviews", "The case itself"
STREAMS: list[Stream] = [
    Stream(
        "contact",
        CONTACTS,
        models.Contact,
        "happened_at",
        words.contact,
        only=Q(correction__isnull=True),
    ),
    Stream("intelligence", POLICE, models.Intelligence, "about_on", words.intelligence),
    Stream("arrest", "Arrests", models.Arrest, "arrested_at", words.arrest),
    Stream(
        "conviction", "Convictions", models.Conviction, "convicted_on", words.conviction
    ),
    Stream("incident", "Incidents", models.Incident, "happened_at", words.incident),
    Stream("drug_test", "Drug tests", models.DrugTest, "tested_on", words.drug_test),
    Stream("note", "Information", models.Note, "about_on", words.note),
    Stream(
        "safeguarding",
        "Safeguarding",
        models.SafeguardingConcern,
        "raised_on",
        words.safeguarding,
    ),
    Stream("marac", VICTIMS, models.MaracReferral, "referred_on", forums.marac),
    Stream(
        "victim_contact",
        VICTIMS,
        models.VictimContact,
        "sentenced_on",
        forums.victim_contact,
    ),
    Stream(
        "child_conference",
        "Safeguarding",
        models.ChildConference,
        "meets_on",
        forums.conference,
    ),
    Stream("premises", HOME, models.PremisesStay, "first_day", forums.premises),
    Stream(
        "mappa",
        "MAPPA",
        models.MappaManagement,
        "since",
        forums.mappa_level,
        agency="",
        related=("recorded_by",),
    ),
    Stream(
        "joint_meeting",
        "MAPPA",
        models.JointMeeting,
        "meets_on",
        forums.joint_meeting,
        agency="",
        related=("recorded_by",),
        only=Q(taken_on__isnull=False),
    ),
    Stream("warning", "Warnings", models.WarningMarker, "warned_on", words.warning),
    Stream("employment", HOME, models.EmploymentSpell, "first_day", words.employment),
    Stream("landlord", HOME, models.LandlordConsent, "consented_on", words.landlord),
    Stream(
        "address",
        HOME,
        models.Address,
        "first_day",
        words.address,
        agency="",
        related=(),
        hangs_on="person",
    ),
    Stream(
        "needs",
        ASSESSMENT,
        models.NeedAssessment,
        "assessed_on",
        words.needs,
        one_of=("assessed_on", "recorded_by"),
        gather=fetch_same_day,
    ),
    Stream(
        "change",
        ASSESSMENT,
        models.SignificantChange,
        "happened_on",
        words.change,
        only=Q(source__isnull=True),
    ),
    Stream(
        "change_review",
        ASSESSMENT,
        models.SignificantChange,
        "reviewed_at",
        words.change_review,
        related=(*WHO, "reviewed_by"),
    ),
    Stream(
        "status",
        CASE,
        models.StatusChange,
        "changed_on",
        words.status,
        agency="",
        related=("changed_by",),
    ),
    Stream(
        "lead_worker",
        CASE,
        models.LeadWorkerAssignment,
        "first_day",
        words.lead_worker,
        agency="agency_id",
        related=("worker", "agency", "assigned_by"),
    ),
    Stream(
        "shared",
        "Sharing",
        models.CaseGrant,
        "valid_from",
        words.shared,
        agency="principal__agency_id",
        related=("principal__agency", "principal__user", "granted_by"),
    ),
    Stream(
        "share_ended",
        "Sharing",
        models.CaseGrant,
        "revoked_at",
        words.share_ended,
        agency="principal__agency_id",
        related=("principal__agency", "principal__user", "revoked_by"),
    ),
]


def register(stream: Stream) -> None:
    """Add a kind of record of a higher app to the stream; once, when the service starts."""
    if stream.name not in {each.name for each in STREAMS}:
        STREAMS.append(stream)


def kinds() -> list[str]:
    """Return the kinds of record that the filter offers, in its order."""
    return list(dict.fromkeys(each.kind for each in STREAMS))


@dataclass(frozen=True)
class Narrowed:
    """What the stream is narrowed to; empty means everything."""

    kinds: Sequence[str] = ()
    agency_id: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Place:
    """A place in the stream: the page goes on from just before it."""

    at: datetime
    row: UUID


@dataclass(frozen=True)
class TimelinePage:
    """One page of the stream, and where the next one goes on; None at the end."""

    entries: list[dict[str, Any]]
    next: Place | None


def timeline(
    user: User,
    case: Case,
    narrowed: Narrowed,
    *,
    before: Place | None = None,
    size: int = PAGE,
) -> TimelinePage:
    """Return a page of the stream, the newest first (one query, and one per table shown)."""
    branches = [
        branch(stream, user, case, narrowed, before=before, size=size)
        for stream in STREAMS
        if (not narrowed.kinds or stream.kind in narrowed.kinds)
        and (narrowed.agency_id is None or stream.agency)
    ]
    if not branches:
        return TimelinePage([], None)
    merged = branches[0]
    if branches[1:]:
        merged = merged.union(*branches[1:], all=True).order_by("-placed_at", "-row")
    found = list(merged[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return TimelinePage(
        entries=drawn(user, case, found[:size]),
        next=Place(at=last["placed_at"], row=last["row"]) if last else None,
    )


def branch(
    stream: Stream,
    user: User,
    case: Case,
    narrowed: Narrowed,
    *,
    before: Place | None,
    size: int,
) -> QuerySet:
    """Return one stream's part of a page: at most a page of it, from its index."""
    rows = stream.rows(user, case)
    if narrowed.agency_id:
        rows = rows.filter(**{stream.agency: narrowed.agency_id})
    day = stream.at if stream.is_dated else f"{stream.at}__date"
    if narrowed.first_day:
        rows = rows.filter(**{f"{day}__gte": narrowed.first_day})
    if narrowed.last_day:
        rows = rows.filter(**{f"{day}__lte": narrowed.last_day})
    placed: Any = F(stream.at)
    if stream.is_dated:
        placed = ExpressionWrapper(
            Cast(stream.at, DateTimeField()) + Value(NOON), output_field=DateTimeField()
        )
    rows = rows.annotate(stream=Value(stream.name), placed_at=placed, row=F("pk"))
    if before:
        rows = rows.filter(
            Q(placed_at__lt=before.at) | Q(placed_at=before.at, row__lt=before.row)
        )
    if stream.one_of:
        first, *others = stream.one_of
        rows = rows.order_by(f"-{first}", *others, "-pk").distinct(*stream.one_of)
    else:
        rows = rows.order_by(f"-{stream.at}", "-pk")
    return rows.values("stream", "placed_at", "row")[: size + 1]


def drawn(
    user: User, case: Case, found: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Fetch the rows of a page and draw each in its place."""
    ids: dict[str, list[UUID]] = {}
    found = list(found)
    for each in found:
        ids.setdefault(each["stream"], []).append(each["row"])
    entries: dict[tuple[str, UUID], dict[str, Any]] = {}
    shown = [stream for stream in STREAMS if stream.name in ids]
    for model in dict.fromkeys(stream.model for stream in shown):
        alike = [stream for stream in shown if stream.model is model]
        rows = fetched(user, case, alike, ids)
        for stream in alike:
            own = [rows[pk] for pk in ids[stream.name] if pk in rows]
            if stream.gather:
                stream.gather(user, case, own)
            entries |= {(stream.name, row.pk): stream.show(row) for row in own}
    keys = [(each["stream"], each["row"]) for each in found]
    return [entries[key] for key in keys if key in entries]


def fetched(
    user: User, case: Case, alike: Sequence[Stream], ids: dict[str, list[UUID]]
) -> dict[UUID, Any]:
    """Return the rows of a page that stand in one table, for all its streams (1 query)."""
    wanted = {pk for stream in alike for pk in ids[stream.name]}
    related = {name for stream in alike for name in stream.related}
    rows = alike[0].visible(user, case).filter(pk__in=wanted)
    if related:
        rows = rows.select_related(*sorted(related))
    return {row.pk: row for row in rows}
