"""A package on the matrix's case with one of everything, and another elsewhere."""

from datetime import date, time, timedelta
from random import SystemRandom
from typing import Any

from agencies.acting import acting_as
from cases import sharing
from cases.choices import GrantLevel
from cases.models import Case
from isms import services
from isms.calculations import Stint, instant
from tests.factories import cases as factory
from tests.factories import packages
from tests.factories.cases import at_noon
from tests.permissions.records import SECRETS, Everything


def recorded(everything: Everything, *, today: date) -> dict[str, Any]:
    """Return the ids that addresses name, and the package elsewhere."""
    world, began = everything.cast, today - timedelta(days=10)
    shared(everything, everything.case, on=began)
    package = packages.running(world, everything.case, on=began, route="hospital")
    other = factory.adopted_case(world, on=began, family_name="Zedway")
    shared(everything, other, on=began)
    elsewhere = packages.running(world, other, on=began, route="hospital")
    with acting_as(world.people["owen"], on=today) as owen:
        services.check_placement(
            package=package,
            case=Case.objects.get(pk=everything.case.pk),
            checked=services.Checked(
                "Fernhaven", "Brackwater", f"{SECRETS['victim']} area", "Far from both."
            ),
            by=owen,
            on=today,
        )
    return {
        "ids": {"package_id": package.pk} | delivered(everything, package, today),
        "elsewhere": elsewhere.pk,
    }


def shared(everything: Everything, case: Case, *, on: date) -> None:
    """Let the authority work on a case."""
    with acting_as(everything.people["carys"], on=on) as carys:
        sharing.share_case(
            case=case,
            agency=everything.cast.agencies["east-sussex/justice"],
            level=GrantLevel.WRITE,
            reason="Intensive support is arranged.",
            by=carys,
            at=at_noon(on),
        )


def delivered(everything: Everything, package: Any, today: date) -> dict[str, Any]:
    """Plan a shift, draw a check, report a breach, arrange something, send a report."""
    yesterday = today - timedelta(days=1)
    with acting_as(everything.people["kit"], on=today) as kit:
        starts, ends = (instant(yesterday, time(each)) for each in (10, 14))
        shift = services.plan_shift(
            package=package, worker=kit, stint=Stint(str(kit.pk), starts, ends), by=kit
        )
        (check,) = services.draw_checks(
            package=package,
            number=1,
            by=kit,
            at=at_noon(yesterday),
            dice=SystemRandom(),
        )
        breach = services.report_breach(
            package=package,
            happened_at=starts,
            what="Late.",
            is_serious=False,
            by=kit,
            at=ends,
        )
        item = services.add_to_programme(
            package=package,
            item=services.NewItem("Workshop", "Jobcentre", (0,), time(9), time(10)),
            by=kit,
        )
        report = services.send_feedback(
            package=package,
            feedback=services.NewFeedback(
                yesterday, yesterday, "Responds.", "Some.", "None."
            ),
            by=kit,
            on=today,
            at=at_noon(today),
        )
    return {
        "shift_id": shift.pk,
        "check_id": check.pk,
        "package_breach_id": breach.pk,
        "programme_item_id": item.pk,
        "feedback_id": report.pk,
    }
