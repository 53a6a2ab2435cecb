"""Removals in a possible state: proposed, decided and finished by the services, as people would."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from agencies.acting import acting_as
from cases.models import Case
from iom.demo.cast import World
from licences import services as licences
from referrals.models import Removal
from referrals.selectors import removal as selectors
from referrals.services import removals as services
from tests.factories.cases import at_noon


def held(case: Case, user: Any) -> Case:
    """Return the case as somebody holds it now."""
    return Case.objects.with_level(user).get(pk=case.pk)


def proposed(world: World, case: Case, *, on: date, by: str = "priya") -> Removal:
    """Return a proposal to remove somebody on progress made."""
    with acting_as(world.people[by], on=on) as user:
        return services.propose_removal(
            case=held(case, user),
            reasons="Nothing to add that probation does not do.",
            key=uuid4(),
            by=user,
            on=on,
        )


def sentenced(
    world: World, case: Case, *, on: date, sentenced_on: date, **length: int
) -> Any:
    """Return a sentence that Priya recorded."""
    with acting_as(world.people["priya"], on=on) as user:
        return licences.record_sentence(
            case=held(case, user),
            facts=licences.SentenceFacts(
                sentenced_on=sentenced_on,
                offence_date=sentenced_on - timedelta(days=40),
                **length,
            ),
            by=user,
            on=on,
        )


def raised(world: World, case: Case, *, on: date) -> Removal:
    """Return a proposal raised from six years' custody imposed yesterday."""
    sentenced(world, case, on=on, sentenced_on=on - timedelta(days=1), years=6)
    with acting_as(world.people["priya"], on=on) as user:
        (removal,) = services.raise_for_case(case=held(case, user), by=user, on=on)
        return removal


def found(user: Any, removal: Removal) -> Removal:
    """Return the proposal as somebody holds it now."""
    return selectors.get_removal(user, held(removal.case, user), removal.pk)


def support(user: Any, case: Case, *, on: date, **changes: Any) -> services.Support:
    """Return what a meeting agreed: Priya carries on in every part."""
    people = selectors.people_to_name(user, case, on=on).values()
    priya = next(each for each in people if each.user.username == "priya")
    agreed: dict[str, Any] = {
        "reasons": "Managed well by probation alone.",
        "met_on": on,
        "lead": priya,
        "exit_plan_owner": priya,
        "officer": priya,
        "exit_plan": "Monthly supervision and the recovery group.",
        "next_appointment_on": on + timedelta(days=7),
        "next_appointment": "Probation office",
        "version": 1,
    }
    return services.Support(**agreed | changes)


def approved(
    world: World, removal: Removal, *, on: date, by: str = "dina", **changes: Any
) -> Removal:
    """Return the removal once Dina has approved it."""
    with acting_as(world.people[by], on=on) as user:
        current = found(user, removal)
        return services.approve_removal(
            removal=current,
            support=support(user, current.case, on=on, **changes),
            by=user,
            on=on,
            at=at_noon(on),
        )


def closed_case(world: World, case: Case, *, on: date) -> Removal:
    """Propose, approve and so close a case; return its removal."""
    return approved(world, proposed(world, case, on=on), on=on)
