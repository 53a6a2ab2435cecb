"""The last meeting of an area in the demonstration: what it agreed, its minutes, who read them."""

from datetime import date, timedelta
from typing import Any

from agencies.acting import acting_as
from cases import selectors as cases
from iom.demo import referring
from meetings import selectors, services
from plans import selectors as plan_selectors
from plans import services as plans
from work.selectors import reminder_service


LISTED = 5  # cases at the last meeting
NOTES = (
    "The new hostel in Shingleport takes referrals from Monday. The substance misuse "
    "service has moved its Tuesday clinic to the afternoon."
)
AGREED = (
    "Ring the hostel about a room and tell the lead worker by the end of the week",
    "Ask the prison for the last three drug tests",
    "Visit the new address together",
)


def hold_last(team: referring.Team, meeting: Any, *, today: date) -> None:
    """Hold an area's last meeting: cases, actions, minutes, circulation."""
    on = meeting.held_on
    for number, case in enumerate(listed(team, meeting, today=today)):
        agree(team, meeting, case, AGREED[number % len(AGREED)], on=on, today=today)
    with acting_as(team.coordinator, on=today) as by:
        there = selectors.practitioners(meeting.scheme, on=today)
        held = services.record_held(
            meeting=meeting, by=by, on=today, present=there, at=begins(on)
        )
        record = services.draft_minutes(meeting=held, by=by, at=begins(on, 16))
        services.write_notes(minutes=record, notes=NOTES, version=1, by=by)
    agree_and_send(team, held, on=on, today=today)


def begins(day: date, hour: int = 14) -> Any:
    """Return an hour of the meeting's day as an instant."""
    return referring.at(day, hour)


def listed(team: referring.Team, meeting: Any, *, today: date) -> list[Any]:
    """Put the area's Reds and Ambers of that day on the agenda."""
    with acting_as(team.coordinator, on=today) as by:
        found = [
            each
            for each in cases.list_cases(by, cases.CaseFilters(), on=today).rows
            if each.scheme_id == meeting.scheme_id
            and each.rag_class in {"red", "amber"}
            and each.adopted_on
            and each.adopted_on < meeting.held_on
        ][:LISTED]
        there = {entry.item.case_id for entry in selectors.agenda(by, meeting)}
        for case in found:
            if case.pk not in there:
                reason = f"{case.rag_class.title()} review"
                services.list_case(meeting=meeting, case=case, reason=reason, by=by)
    return found


def agree(
    team: referring.Team, meeting: Any, case: Any, what: str, *, on: date, today: date
) -> None:
    """Agree an action on a case, and hear how an earlier one goes."""
    with acting_as(team.police, on=today) as by:
        known = cases.get_case(by, case.pk)
        before = plan_selectors.open_actions(by, case=known).first()
        if before is not None and before.agreed_on <= on:
            plans.record_progress(
                action=before, text="Seen twice; a start is made.", by=by, on=on
            )
        plans.add_action(
            case=known,
            action=plans.NewAction(
                what=what,
                agency=team.agencies["police"],
                person=by,
                due_on=max(on, today) + timedelta(days=5),
                meeting_id=meeting.pk,
            ),
            by=by,
            on=on,
        )


def agree_and_send(
    team: referring.Team, meeting: Any, *, on: date, today: date
) -> None:
    """Agree the minutes as the Chair, send them round, and let two people read them."""
    day = min(today, on + timedelta(days=1))
    with acting_as(team.chair, on=today) as by:
        record = selectors.minutes_of(meeting)
        if record is None:
            return
        services.agree_minutes(
            minutes=record, version=record.version, by=by, at=begins(day, 9)
        )
        services.note_opened(meeting=meeting, by=by, at=begins(day, 11))
    with acting_as(team.coordinator, on=today) as by:
        services.circulate(meeting=meeting, by=by, at=begins(day, 10))
        services.note_opened(meeting=meeting, by=by, at=begins(day, 12))
    with acting_as(reminder_service(), on=today) as by:
        while services.send_circulation(by=by, at=begins(day, 10)):
            pass


def meet_weekly(team: referring.Team, scheme: Any, *, today: date) -> None:
    """Let the practitioners have met last week."""
    day = today - timedelta(days=6)
    with acting_as(team.police, on=today) as by:
        there = selectors.practitioners(scheme, on=today)
        services.record_huddle(
            scheme=scheme,
            huddle=services.Huddle(
                present=there[:4], place="The hub, Shingleport", ambers=True
            ),
            by=by,
            at=begins(day, 9),
        )
