"""The way to release on the matrix's case: an order, days, watching, a tag, a provider."""

from datetime import date, timedelta
from typing import Any

from agencies.acting import acting_as
from licences import selectors
from licences.choices.monitoring import AdjustmentKind, TagKind
from licences.choices.orders import OrderKind, RequirementKind
from licences.services import days, monitoring, prerelease, requirements, tags
from tests.permissions.records import Everything, working


def recorded(everything: Everything, *, today: date) -> dict[str, Any]:
    """Record one of each after `records.custody`; the ids that addresses name."""
    with working(everything, "priya", today) as (priya, case):
        licence = selectors.running_licence(priya, case)
        order = requirements.record_order(
            case=case,
            order=requirements.Order(
                OrderKind.COMMUNITY, today, today + timedelta(days=300)
            ),
            by=priya,
            on=today,
        )
        requirement = requirements.add_requirement(
            order=order,
            requirement=requirements.Requirement(
                RequirementKind.RAR, today, today + timedelta(days=300), 20
            ),
            by=priya,
        )
        adjustment = days.record_days(
            case=case,
            days=days.Days(AdjustmentKind.AT_LARGE, today - timedelta(days=1)),
            by=priya,
            on=today,
        )
        watch = monitoring.watch_condition(
            condition=next(each for each in licence.conditions.all() if each.wording),
            watch=monitoring.Watch("By letter.", case.lead_worker_agency, priya, 7),
            version=0,
            by=priya,
            on=today,
        )
        tag = tags.fit_tag(
            case=case,
            fitting=tags.Fitting(
                TagKind.VOLUNTARY, "Beacon Tagging", today, consented_on=today
            ),
            by=priya,
            on=today,
        )
    return {
        "order_id": order.pk,
        "requirement_id": requirement.pk,
        "adjustment_id": adjustment.pk,
        "watch_id": watch.pk,
        "tag_id": tag.pk,
        "provider_id": listed(everything, today=today),
    }


def listed(everything: Everything, *, today: date) -> Any:
    """Say who delivers resettlement in a prison."""
    with acting_as(everything.people["mo"], on=today) as mo:
        return prerelease.record_provider(
            prison="HMP Saltmarsh",
            provider="Causeway Resettlement",
            contact="",
            by=mo,
        ).pk
