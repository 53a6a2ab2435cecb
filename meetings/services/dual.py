"""Who of the two that go to both meetings was at this one (S1-96, S1-195)."""

from datetime import date
from uuid import UUID

from agencies.models import User
from cases import selectors as case_selectors
from cases import services as cases
from cases.choices.forums import Presence
from cases.models import Case
from meetings.models import AgendaItem, Attendee, Meeting


NOBODY_NAMED = "Nobody is named to go to both meetings."
NOT_ON_THE_LIST = "Not on the meeting's list of who came."


def note_dual_attendance(*, meeting: Meeting, by: User, on: date) -> int:
    """
    Keep on each case managed with MAPPA whether both its workers came; return how many.

    A meeting at which nobody's coming was recorded says nothing about anybody.

    :raises NotPermitted: if `by` does not work one of the cases
    """
    came = {
        each.person_id: each
        for each in Attendee.objects.filter(
            meeting=meeting, arrived_at__isnull=False
        ).select_related("deputy_for")
    }
    if not came:
        return 0
    discussed = AgendaItem.objects.visible_to(by).filter(
        meeting=meeting, removed_on__isnull=True
    )
    managed = (
        Case.objects.visible_to(by)
        .writable_by(by)
        .filter(attends_mappa=True, status="active", pk__in=discussed.values("case"))
    )
    for case in managed:
        cases.note_iom_attendance(
            case=case,
            meeting_id=meeting.pk,
            met_on=meeting.held_on,
            who=_who_went(by, case, came),
            by=by,
            on=on,
        )
    return len(managed)


def _who_went(by: User, case: Case, came: dict[UUID, Attendee]) -> cases.WhoWent:
    """Return whether each of the two came; the lead worker is the offender manager unless named."""
    level = case_selectors.mappa_management(by, case)
    officer = (level.offender_manager_id if level else None) or case.lead_worker_id
    police = level.police_offender_manager_id if level else None
    presences = (_presence(officer, came), _presence(police, came))
    why = ""
    if Presence.ABSENT in presences:
        why = NOT_ON_THE_LIST if officer and police else NOBODY_NAMED
    return cases.WhoWent(*presences, why_missed=why)


def _presence(person: UUID | None, came: dict[UUID, Attendee]) -> Presence:
    """Return whether somebody came, or somebody in their place."""
    if person in came:
        return Presence.CAME
    stood_in = any(
        each.deputy_for and each.deputy_for.person_id == person
        for each in came.values()
    )
    return Presence.DEPUTY if stood_in else Presence.ABSENT
