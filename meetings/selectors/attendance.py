"""Who is asked, who is there, who has signed, and which guests wait for the open case."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from agencies.models import Agency, Scheme, User
from cases.models import Case, CaseGrant
from meetings.choices import Presence, Standing
from meetings.models import (
    AgendaItem,
    Attendee,
    ConfidentialityStatement,
    GuestCase,
    Meeting,
    Signature,
)


def current_statement(scheme: Scheme) -> ConfidentialityStatement | None:
    """Return the statement in force, or None when the scheme has none yet (S1-148)."""
    return (
        ConfidentialityStatement.objects.filter(scheme=scheme)
        .select_related("set_by")
        .order_by("-number")
        .first()
    )


def statements(scheme: Scheme) -> QuerySet[ConfidentialityStatement]:
    """Return every version of the statement, the latest first."""
    found = ConfidentialityStatement.objects.filter(scheme=scheme)
    return found.select_related("set_by").order_by("-number")


def has_signed(meeting: Meeting, user: User) -> bool:
    """Tell whether somebody signed at this meeting (S1-19)."""
    return Signature.objects.filter(meeting=meeting, person=user).exists()


def attendees(meeting: Meeting) -> list[Attendee]:
    """Return everybody asked, with their signatures, agency by agency (1 query)."""
    return list(
        Attendee.objects.filter(meeting=meeting)
        .select_related(
            "person",
            "agency",
            "deputy_for__person",
            "signature__statement",
            "signature__witness",
        )
        .order_by("agency__name", "person__full_name")
    )


def own_attendance(meeting: Meeting, user: User) -> Attendee | None:
    """Return the reader's own place on the list, or None."""
    return (
        Attendee.objects.filter(meeting=meeting, person=user)
        .select_related("signature__statement")
        .first()
    )


@dataclass(frozen=True)
class Quorum:
    """How many core agencies are there, and how many the scheme asks for; 0 for no rule."""

    here: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Tell whether enough are there."""
        return self.here >= self.needed


def quorum(meeting: Meeting, asked: Iterable[Attendee]) -> Quorum:
    """Count the core agencies that are there, deputies among them (S1-9)."""
    here = {
        each.agency_id
        for each in asked
        if each.is_here and each.standing != Standing.GUEST
    }
    return Quorum(len(here), meeting.quorum)


def case_before(meeting: Meeting, user: User) -> Case | None:
    """Return the case that is before the meeting, as far as this reader sees it."""
    if meeting.current_item_id is None:
        return None
    found = (
        AgendaItem.objects.visible_to(user)
        .filter(pk=meeting.current_item_id, meeting__status="planned", removed_on=None)
        .select_related("case")
        .first()
    )
    return found.case if found else None


def guests_to_admit(meeting: Meeting, case: Case, user: User) -> list[Attendee]:
    """Return the guests asked for a case who are here and have signed (S1-11, S1-19)."""
    asked_for = (
        GuestCase.objects.visible_to(user)
        .filter(attendee=OuterRef("pk"), case=case, ended_on__isnull=True)
        .order_by()
    )
    return list(
        Attendee.objects.filter(
            Exists(asked_for),
            meeting=meeting,
            standing=Standing.GUEST,
            arrived_at__isnull=False,
            left_at__isnull=True,
            signature__isnull=False,
        ).select_related("person")
    )


def guests_outside(meeting: Meeting, case: Case, user: User) -> list[Attendee]:
    """Return the guests ready to see the open case to whom it is not shown yet."""
    shown = set(
        CaseGrant.objects.visible_to(user)
        .filter(
            case=case,
            basis="meeting",
            basis_id=meeting.pk,
            revoked_at__isnull=True,
        )
        .values_list("principal__user", flat=True)
    )
    return [
        each
        for each in guests_to_admit(meeting, case, user)
        if each.person_id not in shown
    ]


def guest_cases(user: User, meeting: Meeting) -> dict[UUID, list[str]]:
    """Return whom each guest is there for, as far as the reader sees those cases."""
    found: dict[UUID, list[str]] = {}
    rows = (
        GuestCase.objects.visible_to(user)
        .filter(attendee__meeting=meeting, ended_on__isnull=True)
        .select_related("case__person")
        .order_by("recorded_at")
    )
    for each in rows:
        found.setdefault(each.attendee_id, []).append(str(each.case.person))
    return found


def agencies_here(asked: Iterable[Attendee]) -> dict[UUID, Agency]:
    """Return the agencies of which somebody is there, by name; guests apart."""
    here = [each for each in asked if each.is_here and each.standing != Standing.GUEST]
    return {each.agency_id: each.agency for each in here}


def kept_from(
    user: User, case_ids: Iterable[UUID], asked: Iterable[Attendee]
) -> dict[UUID, list[Attendee]]:
    """
    Return, for each case, who in the room may not see it: it stays off the wall (2 queries).

    In the room are those marked so who have not left. An agency's people see what is
    shared with it; a guest sees the cases they were asked for, and what their agency sees.
    """
    ids = list(case_ids)
    room = [each for each in asked if each.is_here and each.presence == Presence.ROOM]
    shared = set(
        CaseGrant.objects.visible_to(user)
        .filter(
            Q(valid_until__isnull=True) | Q(valid_until__gt=Now()),
            case__in=ids,
            revoked_at__isnull=True,
            principal__agency__isnull=False,
        )
        .values_list("case_id", "principal__agency_id")
    )
    asked_for = set(
        GuestCase.objects.visible_to(user)
        .filter(attendee__in=[each.pk for each in room], ended_on__isnull=True)
        .values_list("case_id", "attendee_id")
    )
    return {
        case_id: [
            each
            for each in room
            if (case_id, each.agency_id) not in shared
            and (case_id, each.pk) not in asked_for
        ]
        for case_id in ids
    }
