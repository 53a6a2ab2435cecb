"""Packages in a possible state: made by the services, as people would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from agencies.acting import acting_as
from agencies.models import User
from cases import sharing
from cases.choices import GrantLevel
from cases.models import Case
from iom.demo.cast import World
from isms import services
from isms.models import Package
from tests.factories.cases import adopted_case, at_noon
from tests.factories.licences import received


TERMS = services.NewLevel(
    code="secondary_c",
    staffing="double",
    night="none",
    hours_day=Decimal(7),
    hours_week=Decimal(49),
    ratio_reason="Two workers, because of threats to staff.",
    assessed_on=date(2026, 1, 5),
    assessment="Staff safety assessment",
    authorised_by="mappa",
    instruction="Level 3 minute 4",
    instructed_on=date(2026, 1, 10),
    first_day=date(2026, 1, 10),
)
HOME = services.NewPlacement(
    address="2 Lamplighter Court, Fernhaven",
    supplier="East Sussex Council",
    houses_staff=True,
    restricts_risk=True,
    frees_from_harassment=True,
    eases_monitoring=True,
    meets_access_needs=True,
    from_day=date(2026, 1, 10),
)
FAR = services.Checked("Fernhaven", "Brackwater", "Brackwater", "Far from both.")


def shared_case(world: World, *, on: date, **who: Any) -> Case:
    """Return an adopted case in custody that the authority works on."""
    case = adopted_case(world, on=on, **who)
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        sharing.share_case(
            case=case,
            agency=world.agencies["east-sussex/justice"],
            level=GrantLevel.WRITE,
            reason="Intensive support is considered.",
            by=carys,
            at=at_noon(on),
        )
    with acting_as(world.people["priya"], on=on) as priya:
        received(Case.objects.get(pk=case.pk), priya, on)
        return Case.objects.get(pk=case.pk)


def referral(world: World, **changes: Any) -> services.NewReferral:
    """Return a referral by which everything may be done."""
    facts = {
        "provider": world.agencies["east-sussex/isms"],
        "route": "licence",
        "is_very_high_risk": True,
        "is_critical": True,
        "mappa_reference": "MAPPA 12/26",
        "assessed_on": date(2026, 1, 5),
        "assessment": "Full risk assessment",
        "purpose": "Supervision by day and help to settle.",
        "funder": "East Sussex Council",
        "supervisor": world.people["priya"],
        "supervisor_agency": world.agencies["east-sussex/probation"],
        "police_rule": "serious",
        "police_agency": world.agencies["east-sussex/police"],
        "feedback_weeks": 4,
    }
    return services.NewReferral(**facts | changes)


@contextmanager
def acting(world: World, who: str, on: date) -> Iterator[User]:
    """Act as one of the cast."""
    with acting_as(world.people[who], on=on) as user:
        yield user


def referred(world: World, case: Case, *, on: date, **changes: Any) -> Package:
    """Return a package that the authority referred for."""
    with acting(world, "jean", on) as jean:
        return services.refer(
            case=Case.objects.get(pk=case.pk),
            referral=referral(world, **changes),
            by=jean,
            on=on,
        )


def drawn_up(
    world: World,
    case: Case,
    *,
    on: date,
    terms: dict[str, Any] | None = None,
    **more: Any,
) -> Package:
    """Return a package whose agreement is ready to be signed."""
    package = referred(world, case, on=on, **more)
    with acting(world, "jean", on) as jean:
        level = replace(TERMS, first_day=on, instructed_on=on, **terms or {})
        services.set_level(package=package, level=level, by=jean, on=on)
        services.place(package=package, placement=HOME, by=jean)
        services.share_brief(
            package=package,
            person_name=str(case.person),
            date_of_birth=date(1990, 3, 12),
            risks="Can be violent when told no.",
            conditions="In by 7pm.",
            contacts="Jean Alder, 01632 960150",
            by=jean,
            at=at_noon(on),
        )
    with acting(world, "owen", on) as owen:
        services.check_placement(
            package=package,
            case=Case.objects.get(pk=case.pk),
            checked=FAR,
            by=owen,
            on=on,
        )
    return package


def running(world: World, case: Case, *, on: date, **more: Any) -> Package:
    """Return a package that both signed and that has started."""
    package = drawn_up(world, case, on=on, **more)
    for who in ("kit", "jean"):
        with acting(world, who, on) as user:
            services.answer(package=package, agrees=True, by=user, at=at_noon(on))
    with acting(world, "jean", on) as jean:
        return services.begin(
            package=package, review_on=on + timedelta(days=91), by=jean, on=on
        )
