"""What the agencies do of the duties that a fictional person's class brings."""

from datetime import date, timedelta
from random import Random
from typing import Any

from agencies.acting import acting_as
from cases import services as cases
from iom.demo.referring import Team, at
from rag import services as rag


# Class → how long ago the last visit was at most, for a duty that is met.
VISITED = {"red": 6, "amber": 12, "green": 24}
AGREED = {
    "red": (2, "contacts_week", "Probation on Mondays, police visit on Thursdays."),
    "amber": (1, "contacts_week", "Seen in the office, every other week at home."),
    "green": (2, "contacts_month", "One visit and one telephone call."),
}
TAGS = (
    ("suitable", "voluntary", "Asked for the tag to keep away from former associates."),
    ("suitable", "licence", "Curfew hours fit the times of the thefts."),
    ("unsuitable", "", "No fixed address: there is nowhere to fit the equipment."),
)


def attend_to(
    case: Any, officer: Any, rag_class: str, dice: Random, *, today: date
) -> None:
    """Do most of the duties of somebody's class: one person in four is left behind."""
    if rag_class == "prison":
        liaise(case, officer, dice, today=today)
        return
    if dice.random() < 0.75:
        visited = today - timedelta(days=dice.randrange(1, VISITED[rag_class]))
        contact = cases.NewContact(
            kind="home_visit",
            happened_at=at(visited, dice.randrange(9, 17)),
            attendance="complied",
            summary="At home. Flat in order, went through the week ahead.",
            place="Shingleport",
        )
        cases.log_contact(case=case, contact=contact, by=officer, at=at(today, 23, 59))
        agree(case, officer, rag_class, dice, today=today)
    if rag_class == "green":
        done(case, officer, "exit_planning", "Talked about who helps after.", 9, today)
    elif dice.random() < 0.8:
        done(case, officer, "diary", "Visits shared out for the week.", 3, today)
    if rag_class == "red" and dice.random() < 0.6:
        outcome, scheme, reasons = dice.choice(TAGS)
        rag.assess_monitoring(
            case=case,
            assessment=rag.Monitoring(
                assessed_on=today - timedelta(days=4),
                outcome=outcome,
                scheme=scheme,
                reasons=reasons,
            ),
            by=officer,
            on=today,
        )


def agree(
    case: Any, officer: Any, rag_class: str, dice: Random, *, today: date
) -> None:
    """Agree how often to supervise; some of what was agreed runs out soon."""
    value, unit, note = AGREED[rag_class]
    rag.agree_frequency(
        case=case,
        frequency=rag.Frequency(
            value=value,
            unit=unit,
            agreed_on=today - timedelta(days=6),
            expires_on=today + timedelta(days=dice.choice((3, 10, 24))),
            note=note,
        ),
        version=0,
        by=officer,
        on=today,
    )


def liaise(case: Any, officer: Any, dice: Random, *, today: date) -> None:
    """Ask the prison how things go, and begin the plan for the release of some."""
    done(
        case, officer, "liaison", "Working in the kitchens, no adjudications.", 8, today
    )
    if case.release_on and dice.random() < 0.5:
        done(case, officer, "pre_release_plan", "Housing and script first.", 5, today)


def done(
    case: Any, officer: Any, duty: str, note: str, days_ago: int, today: date
) -> None:
    """Record one duty as done some days ago."""
    rag.record_duty(
        case=case,
        duty=duty,
        done_on=today - timedelta(days=days_ago),
        note=note,
        by=officer,
        on=today,
    )


def want(case: Any, team: Team, *, number: int, today: date) -> None:
    """Publish a wanted alert and brief the police; the lead worker's agency may acknowledge."""
    with acting_as(team.police, on=today) as by:
        alert = rag.publish_wanted(
            case=case,
            since=today - timedelta(days=3),
            reason="Failed to appear at the magistrates' court.",
            agencies=[team.agencies["probation"], team.agencies["housing"]],
            by=by,
            on=today,
        )
        rag.record_duty(
            case=case,
            duty="brief_police",
            done_on=today - timedelta(days=2),
            note="Response teams and the neighbourhood team briefed.",
            by=by,
            on=today,
        )
    if number % 2:
        with acting_as(case.lead_worker, on=today) as by:
            rag.acknowledge_wanted(alert=alert, by=by, at=at(today, 9))
