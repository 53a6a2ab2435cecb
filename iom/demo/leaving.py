"""How fictional people leave the scheme: proposals in every state, check-lists, returns."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from agencies.acting import acting_as
from cases.models import Case
from iom.demo.referring import Team, at
from referrals import services as referrals
from referrals.choices import ReadyGround, ReviewOutcome
from referrals.selectors import removal as selectors
from referrals.services import removals


FICTION = UUID("5e2f7a10-1d0c-4f5e-9a51-00000000d0d0")
REASONS = (
    "Attendance has been full since the spring, tests are negative and there has been no "
    "arrest for six months. Probation alone can manage what is left."
)
AGO = timedelta(days=12)
EXIT_PLAN = (
    "Monthly supervision to the end of the licence, the recovery group on Tuesdays, and "
    "the housing officer's number in hand."
)


def key(case: Any, what: str) -> UUID:
    """Return the name of one sending, the same at every load."""
    return uuid5(FICTION, f"{case.reference} {what}")


def leave(case: Any, team: Team, how: str, *, today: date) -> None:
    """Bring somebody to a place on the way out of the scheme."""
    ways: dict[str, Any] = {
        "proposed": proposed,
        "reviewed": reviewed,
        "deferred": deferred,
        "custody": raised,
        "mappa": mappa,
        "kept": kept,
        "removed": removed,
        "unfinished": unfinished,
        "returns": returns,
        "back": removed,
    }
    ways[how](case, team, today=today)


def seen_by(user: Any, case: Any) -> Any:
    """Return the case as somebody holds it now."""
    return (
        Case.objects.visible_to(user)
        .select_related("person", "scheme__lead_agency", "lead_worker_agency")
        .get(pk=case.pk)
    )


def reviewed(case: Any, team: Team, *, today: date) -> None:
    """Review the registration and retain the person."""
    with acting_as(case.lead_worker, on=today) as by:
        removals.review_case(
            case=seen_by(by, case),
            review=removals.Review(
                outcome=ReviewOutcome.RETAIN,
                justification="Doing well, and the new tenancy is only six weeks old.",
                reviewed_on=today - AGO,
                met_on=today - AGO,
                key=key(case, "review"),
            ),
            by=by,
            on=today,
        )


def proposed(case: Any, team: Team, *, today: date) -> None:
    """Propose removal with what the police and probation state."""
    state(case, team, today=today - AGO)
    with acting_as(case.lead_worker, on=today) as by:
        removals.propose_removal(
            case=seen_by(by, case),
            reasons=REASONS,
            key=key(case, "proposal"),
            by=by,
            on=today - AGO,
        )


def state(case: Any, team: Team, *, today: date) -> None:
    """State what the police hold and how the tests went."""
    with acting_as(team.police, on=today) as by:
        removals.make_statement(
            case=seen_by(by, case),
            stated=removals.Stated(
                ReadyGround.INTELLIGENCE,
                key(case, "police"),
                latest_on=today - timedelta(days=140),
            ),
            by=by,
            on=today,
        )
    with acting_as(case.lead_worker, on=today) as by:
        removals.make_statement(
            case=seen_by(by, case),
            stated=removals.Stated(
                ReadyGround.DRUG_TESTS, key(case, "tests"), negative=4, positive=0
            ),
            by=by,
            on=today,
        )


def waiting(by: Any, case: Any) -> Any:
    """Return the proposal that waits for the Chair."""
    held = seen_by(by, case)
    found = next(each for each in selectors.removals(by, held) if each.is_open)
    return selectors.get_removal(by, held, found.pk)


def deferred(case: Any, team: Team, *, today: date) -> None:
    """Propose removal, and put the decision off."""
    proposed(case, team, today=today)
    with acting_as(team.chair, on=today) as by:
        found = waiting(by, case)
        removals.defer_removal(
            removal=found,
            deferral=removals.Deferral(
                reasons="Housing to confirm the tenancy first.",
                until=today + timedelta(days=21),
                version=found.version,
            ),
            by=by,
            on=today - timedelta(days=5),
        )


def raised(case: Any, team: Team, *, today: date) -> None:
    """Raise removal from the sentence on record."""
    with acting_as(case.lead_worker, on=today) as by:
        removals.raise_for_case(
            case=seen_by(by, case), by=by, on=today - timedelta(days=4)
        )


def mappa(case: Any, team: Team, *, today: date) -> None:
    """Record MAPPA level 3, which proposes removal."""
    with acting_as(team.police, on=today) as by:
        removals.record_mappa_level(
            case=seen_by(by, case), level="3", by=by, on=today - timedelta(days=3)
        )


def kept(case: Any, team: Team, *, today: date) -> None:
    """Keep somebody at MAPPA level 3 by agreement (A-10)."""
    mappa(case, team, today=today)
    with acting_as(team.chair, on=today) as by:
        found = waiting(by, case)
        removals.refuse_removal(
            removal=found,
            refusal=removals.Refusal(
                reasons="Both panels need the weekly police contact that IOM brings.",
                version=found.version,
                agreed_with="Moira Stane, MAPPA chair",
                agreed_on=today - timedelta(days=2),
            ),
            by=by,
            on=today - timedelta(days=1),
        )


def unfinished(case: Any, team: Team, *, today: date) -> None:
    """Remove somebody on progress made; the check-list is not finished yet."""
    proposed(case, team, today=today)
    approve(case, team, on=today - timedelta(days=10), today=today)


def removed(case: Any, team: Team, *, today: date) -> None:
    """Remove somebody on progress made, and finish the check-list."""
    unfinished(case, team, today=today)
    with acting_as(team.chair, on=today) as by:
        held = seen_by(by, case)
        (found,) = selectors.removals(by, held)
        for task in selectors.administration(by, found):
            if task.is_open:
                referrals.complete_task(
                    task=task, done_on=today - timedelta(days=6), by=by, on=today
                )


def returns(case: Any, team: Team, *, today: date) -> None:
    """Remove somebody for five years' custody whose release is now within a year."""
    raised(case, team, today=today)
    approve(
        case,
        team,
        on=today - timedelta(days=2),
        today=today,
        expected_release_on=today + timedelta(days=300),
    )


def approve(
    case: Any,
    team: Team,
    *,
    on: date,
    today: date,
    expected_release_on: date | None = None,
) -> None:
    """Approve the removal that waits, with the lead worker carrying on."""
    with acting_as(team.chair, on=today) as by:
        found = waiting(by, case)
        people = selectors.people_to_name(by, found.case, on=today)
        lead = next(
            each for each in people.values() if each.user_id == case.lead_worker_id
        )
        support = removals.Support(
            reasons=REASONS if not found.is_mandatory else found.evidence,
            met_on=on,
            lead=lead,
            exit_plan_owner=lead,
            officer=lead,
            exit_plan=EXIT_PLAN,
            next_appointment_on=today + timedelta(days=9),
            next_appointment="Probation office, Shingleport",
            expected_release_on=expected_release_on,
            version=found.version,
        )
        removals.approve_removal(
            removal=found, support=support, by=by, on=on, at=at(on, 15)
        )
