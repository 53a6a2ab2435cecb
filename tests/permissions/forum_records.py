"""Other forums on the matrix's case: MAPPA, MARAC, victims and children, each with its marker."""

from datetime import date, time, timedelta
from typing import Any

from agencies.acting import acting_as
from cases import services as cases
from core.periods import add_months
from licences.selectors import parole as found
from licences.services import parole
from meetings.services import conferences, families, programmes
from tests.factories.cases import at_noon
from tests.factories.scotland import in_prison, scottish_case, with_date
from tests.permissions.records import SECRETS, Everything, working


def recorded(everything: Everything, *, today: date) -> dict[str, Any]:
    """Record a referral and a meeting of MAPPA, and what only some may know."""
    with working(everything, "priya", today) as (priya, case):
        referral = cases.refer_between(
            case=case,
            referral=cases.NewMappaReferral("to_mappa", today, "Risk has risen."),
            by=priya,
            on=today,
        )
        meeting = cases.list_mappa_meeting(case=case, meets_on=today, by=priya)
        at = at_noon(today)
        cases.refer_to_marac(
            case=case,
            referral=cases.NewMarac(today, "Asta Fell", f"{SECRETS['victim']} moved"),
            by=priya,
            at=at,
        )
        cases.begin_victim_contact(
            case=case,
            contact=cases.NewVictimContact(today, f"{SECRETS['victim']} officer"),
            by=priya,
            at=at,
        )
        cases.list_child_conference(
            case=case,
            conference=cases.NewConference(
                "initial",
                today + timedelta(days=5),
                f"{SECRETS['child_protection']} council",
            ),
            by=priya,
            at=at,
        )
    return {"mappa_referral_id": referral.pk, "joint_id": meeting.pk}


def in_scotland(everything: Everything, *, today: date) -> dict[str, Any]:
    """Put somebody in a Scottish prison, with parole begun and one report asked for."""
    world, priya = everything.cast, everything.people["priya"]
    began = today - timedelta(days=50)
    case = scottish_case(world, on=began, family_name="Saltersgill")
    in_prison(world, case, since=began, on=today)
    with_date(world, case, day=add_months(today, 4), on=today)
    with acting_as(priya, on=today):
        process = found.parole(priya, case).process
        parole.open_parole(process=process, by=priya, on=today)
        report = parole.ask_for_report(
            process=process,
            asked=parole.AskedReport(
                "home", priya, case.lead_worker_agency, today + timedelta(days=20)
            ),
            by=priya,
            on=today,
        )
    return {
        "prisoner_id": case.pk,
        "parole_id": process.pk,
        "parole_report_id": report.pk,
        **conference_ids(everything, case, today=today),
    }


def conference_ids(everything: Everything, case: Any, *, today: date) -> dict[str, Any]:
    """Begin the prisoner's plan, with a conference, a relative and a programme."""
    priya = everything.people["priya"]
    with acting_as(priya, on=today):
        plan = conferences.write_plan(
            case=case,
            plan=None,
            facts=conferences.PlanFacts(
                today, add_months(today, 18), "Officer Lomas", "In hall.", "At home."
            ),
            version=0,
            by=priya,
            on=today,
        )
        conference = conferences.arrange_conference(
            plan=plan,
            conference=conferences.NewCaseConference(
                "first", today, time(10), "HMP Corrie"
            ),
            by=priya,
            on=today,
        )
        mother = families.record_permission(
            case=case,
            permission=families.NewPermission("Ailsa Gray", "mother", today),
            by=priya,
            on=today,
        )
        invitation = families.invite_family(
            conference=conference, permission=mother, by=priya
        )
        offer = programmes.record_programme(
            case=case,
            offer=None,
            facts=programmes.ProgrammeFacts(
                f"{SECRETS['health']} programme",
                "suitable",
                "high",
                today,
                "not_said",
            ),
            by=priya,
            on=today,
        )
    return {
        "conference_id": conference.pk,
        "permission_id": mother.pk,
        "invitation_id": invitation.pk,
        "offer_id": offer.pk,
    }
