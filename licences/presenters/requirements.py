"""Orders, and supervision's requirements, in the words of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from licences.choices.orders import RequirementKind
from licences.choices.prerelease import Step
from licences.presenters.prerelease import why_due
from licences.rules.conditions import impractical_conditions


def order_rows(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return the orders with their requirements, the latest first."""
    return [order_row(each.order, each.requirements, on=on) for each in found]


def order_row(order: Any, requirements: Iterable[Any], *, on: date) -> dict[str, Any]:
    """Return one order in words."""
    is_running = order.ended_on is None
    facts = [
        ("Made", words.day(order.starts_on)),
        ("Last day", words.day(order.ends_on)),
        ("Offence", order.offence),
        ("Court", order.court),
        ("Suspended term", _months(order.custodial_months)),
    ]
    return {
        "pk": order.pk,
        "title": order.get_kind_display(),
        "state": state(order, on=on),
        "tone": "info" if is_running and order.ends_on >= on else "neutral",
        "facts": [(label, value) for label, value in facts if value],
        "is_running": is_running,
        "by": str(order.recorded_by),
        "requirements": [requirement_row(each, on=on) for each in requirements],
    }


def _months(months: int | None) -> str:
    return f"{months} month{'' if months == 1 else 's'}" if months else ""


def state(order: Any, *, on: date) -> str:
    """Return how an order stands."""
    if order.ended_on:
        return f"{order.get_ended_because_display()}, {words.short_day(order.ended_on)}"
    if order.ends_on < on:
        return "Past its last day: record how it ended"
    return f"Ends {words.distance(order.ends_on, today=on)}"


def requirement_row(requirement: Any, *, on: date) -> dict[str, Any]:
    """Return one requirement: until when, and what is completed."""
    kind = RequirementKind(requirement.kind)
    left = (requirement.amount or 0) - requirement.completed
    is_late = bool(kind.unit) and left > 0 and requirement.ends_on < on
    return {
        "pk": requirement.pk,
        "title": kind.label,
        "detail": requirement.detail,
        "until": words.short_day(requirement.ends_on),
        "completed": completed(requirement),
        "is_counted": bool(kind.unit),
        "is_late": is_late,
        "is_complete": bool(kind.unit) and left <= 0,
    }


def completed(requirement: Any) -> str:
    """Return "40 of 120 hours completed"; empty where nothing is counted."""
    unit = RequirementKind(requirement.kind).unit
    if not unit:
        return ""
    return f"{requirement.completed} of {requirement.amount} {unit} completed"


def explaining_rows(
    found: Iterable[Any], case: Any, *, ends_on: date | None, on: date
) -> list[dict[str, Any]]:
    """Return the explanations owed as rows to act on; nobody is late once supervision is over."""
    is_over = ends_on is not None and ends_on < on
    return [
        {
            "text": each.stage.label,
            "url": ""
            if each.explained_on
            else reverse("licences:explain", args=[case.pk, each.stage.value]),
            "detail": _explained(each, is_over=is_over),
            "due": f"{'Was due' if is_over else 'Due'} {words.day(each.due_on)}",
            "due_hint": "" if is_over else words.distance(each.due_on, today=on),
            "tone": "danger" if each.is_overdue(on) and not is_over else "",
        }
        for each in found
    ]


def _explained(each: Any, *, is_over: bool) -> str:
    if each.explained_on:
        return f"Explained on {words.day(each.explained_on)}."
    if is_over:
        return "No explanation is recorded, and supervision is over."
    if each.may_dismiss:
        return "Explained within three months before: that may stand."
    return "The requirements have to be explained."


def proposal_lines(case: Any, plan: Any, follows: Any, *, on: date) -> tuple[str, ...]:
    """Return what to know before proposing: when it is due, what is impractical, what follows."""
    lines: list[str] = []
    if plan and not plan.released_on:
        lines += why_due(plan.step(Step.PROPOSAL))
    if not follows:
        lines.append(follows.reason)
    if (
        case.release_on
        and case.licence_ends_on
        and case.licence_ends_on > case.release_on
    ):
        lines += impractical_conditions(
            starts_on=max(case.release_on, on), expires_on=case.licence_ends_on
        )
    return tuple(lines)
