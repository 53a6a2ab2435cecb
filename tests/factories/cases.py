"""Cases in a possible state: made by the services, as people would."""

from datetime import date, datetime, time

from django.utils import timezone

from agencies.acting import acting_as
from cases import services, sharing
from cases.choices import CaseStatus, GrantBasis, GrantLevel
from cases.models import Case
from iom.demo.cast import World


def at_noon(day: date) -> datetime:
    """Return noon of a day, or this moment while today's noon is still to come."""
    return min(timezone.make_aware(datetime.combine(day, time(12))), timezone.now())


def referred_case(
    world: World,
    *,
    on: date,
    area: str = "east-sussex",
    referrer: str = "priya",
    family_name: str = "Fernsby",
    given_names: str = "Alistair",
    date_of_birth: date | None = date(1990, 3, 12),
) -> Case:
    """Return a case referred by probation to an area's scheme."""
    by = world.people[referrer]
    scheme = world.schemes[area]
    with acting_as(by, on=on):
        person = services.record_person(
            family_name=family_name,
            given_names=given_names,
            date_of_birth=date_of_birth,
            by=by,
        )
        return services.open_case(
            person=person,
            scheme=scheme,
            by=by,
            on=on,
            at=at_noon(on),
            supervision_status="probation",
            shares=[
                sharing.Share(scheme.lead_agency, GrantLevel.MANAGE, GrantBasis.LEAD),
                sharing.Share(
                    world.agencies[f"{area}/probation"],
                    GrantLevel.WRITE,
                    GrantBasis.REFERRAL,
                ),
            ],
        )


def adopted_case(world: World, *, on: date, **who) -> Case:
    """Return a case adopted in East Sussex, led by Priya and read by housing."""
    case = referred_case(world, on=on, **who)
    chair, priya = world.people["dina"], world.people["priya"]
    with acting_as(chair, on=on):
        services.change_status(
            case=case,
            to=CaseStatus.ACTIVE,
            by=chair,
            on=on,
            reason="Meets the criteria.",
        )
        sharing.share_case(
            case=case,
            agency=world.agencies["east-sussex/housing"],
            level=GrantLevel.READ,
            reason="Housing is part of the plan.",
            by=chair,
            at=at_noon(on),
        )
        services.assign_lead_worker(
            case=case,
            worker=priya,
            agency=world.agencies["east-sussex/probation"],
            by=chair,
            on=on,
        )
    return case
