"""What other forums do with fictional people: MAPPA, MARAC, victims, premises, children."""

from datetime import date, timedelta
from typing import Any

from agencies.acting import acting_as
from cases import services as cases
from iom.demo.referring import Team, at


WEEK = timedelta(days=7)


def meet(case: Any, team: Team, *, number: int, today: date) -> None:
    """Give a case what its number says, by its lead worker."""
    with acting_as(case.lead_worker, on=today) as by:
        case.my_level = 2
        if number % 5 == 0 and not case.mappa_level:
            manage_together(case, team, by, missed=number % 10 == 0, today=today)
        if number % 7 == 2:
            protect(case, by, today=today)
        if number % 7 == 4:
            house(case, by, today=today)
        del case.my_level


def manage_together(
    case: Any, team: Team, by: Any, *, missed: bool, today: date
) -> None:
    """Manage somebody with MAPPA at level 2: one meeting held, one to come."""
    cases.refer_between(
        case=case,
        referral=cases.NewMappaReferral(
            "to_mappa", today - 9 * WEEK, "Threats to a former partner.", "MAPPA/2207"
        ),
        by=by,
        on=today,
    )
    cases.record_mappa_management(
        case=case,
        facts=cases.MappaFacts(
            level="2",
            category="2",
            since=today - 7 * WEEK,
            review_on=today + 5 * WEEK,
            reviewer="Moira Stane, MAPPA co-ordinator",
            attends_both=True,
            offender_manager=by,
            police_offender_manager=team.police,
        ),
        by=by,
        on=today,
    )
    held = cases.list_mappa_meeting(case=case, meets_on=today - 2 * WEEK, by=by)
    who = cases.WhoWent(
        "came",
        "absent" if missed else "came",
        "Called to court that morning." if missed else "",
        "MAPPA/2207/3",
    )
    cases.take_joint_attendance(meeting=held, who=who, version=1, by=by, on=today)
    cases.list_mappa_meeting(case=case, meets_on=today + timedelta(days=9), by=by)


def protect(case: Any, by: Any, *, today: date) -> None:
    """Refer somebody to MARAC, and owe a victim contact."""
    cases.refer_to_marac(
        case=case,
        referral=cases.NewMarac(
            referred_on=today - 2 * WEEK,
            chair="Asta Fell",
            information_shared="Where he lives and when he signs on.",
            heard_on=today - timedelta(days=3),
        ),
        by=by,
        at=at(today, 9),
    )
    cases.begin_victim_contact(
        case=case,
        contact=cases.NewVictimContact(today - 5 * WEEK, "Una Marsh"),
        by=by,
        at=at(today, 9),
    )


def house(case: Any, by: Any, *, today: date) -> None:
    """Record a stay in approved premises, and a conference about children."""
    cases.begin_premises_stay(
        case=case,
        stay=cases.NewStay(
            "Tern House", today - 6 * WEEK, today + timedelta(days=10), "TH-R-114"
        ),
        by=by,
        at=at(today, 9),
    )
    cases.list_child_conference(
        case=case,
        conference=cases.NewConference(
            "initial", today + timedelta(days=6), "Exampleton Council"
        ),
        by=by,
        at=at(today, 9),
    )
