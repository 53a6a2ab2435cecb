"""Integrated case management in the words of its pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from agencies.clocks import Clock, due
from core import words
from meetings.choices.conferences import Need, Suitability
from meetings.rules.conferences import next_conference, priority, route


def plan_rows(
    plan: Any, *, clocks: Mapping[str, Clock], on: date
) -> list[tuple[str, str]]:
    """Return what the plan says, its route and the next dates."""
    found = route(
        has_supervision=plan.has_supervision,
        is_sexual=plan.is_sexual,
        sentenced_on=plan.sentenced_on,
        ends_on=plan.sentence_ends_on,
        threshold=clocks["enhanced_icm_threshold"],
    )
    rows = [
        ("Route", f"{'Enhanced' if plan.is_enhanced else 'Standard'}. {found.because}"),
        ("Personal officer", plan.personal_officer),
        ("Risk", "High" if plan.is_high_risk else "Not high"),
        ("Managed in prison", plan.in_prison),
        ("Managed on release", plan.on_release),
        ("Goals for behaviour", plan.behaviour_goals),
        ("Goals for drugs and alcohol", plan.substance_goals),
        (
            "Talked over with the person",
            words.day(plan.discussed_on) if plan.discussed_on else "Not yet",
        ),
        ("Risk review", risk_review(plan, clocks=clocks, on=on)),
        ("Housing provider", plan.housing_provider),
        ("Housing provider’s link officer", plan.solo_officer),
    ]
    return [(key, value) for key, value in rows if value]


def risk_review(plan: Any, *, clocks: Mapping[str, Clock], on: date) -> str:
    """Return when the risk was reviewed, and when it is again: every year (S4-3)."""
    start = plan.risk_reviewed_on or plan.admitted_on
    day = due(clocks["custody_risk_review"], start)
    before = (
        f"Reviewed {words.day(plan.risk_reviewed_on)}. "
        if plan.risk_reviewed_on
        else "Not reviewed here yet. "
    )
    return f"{before}Next by {words.day(day)}, {words.distance(day, today=on)}."


def owed_row(
    plan: Any, *, release_on: date | None, clocks: Mapping[str, Clock], on: date
) -> dict[str, str]:
    """Return which conference is owed next, by when and why (S4-9, S4-11)."""
    owed = next_conference(
        admitted_on=plan.admitted_on,
        last_on=plan.last_held_on,
        release_on=release_on,
        before_release_on=plan.before_release_on,
        clocks=clocks,
    )
    late = owed.due_on < on
    return {
        "what": owed.kind.label,
        "due": f"{'Was due' if late else 'Due'} {words.day(owed.due_on)}, "
        f"{words.distance(owed.due_on, today=on)}",
        "because": f"{owed.because[:1].upper()}{owed.because[1:]}.",
        "tone": "danger" if late else "neutral",
    }


def conference_rows(rows: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return the conferences, planned and held, each with its page."""
    return [
        {
            "row": each,
            "url": reverse("conferences:conference", args=[each.case_id, each.pk]),
            "status": "Held"
            if each.held_on
            else "Record it"
            if each.meets_on <= on
            else words.distance(each.meets_on, today=on),
            "tone": "success"
            if each.held_on
            else "warning"
            if each.meets_on <= on
            else "neutral",
        }
        for each in rows
    ]


def programme_rows(
    rows: Sequence[Any], *, release_on: date | None, on: date
) -> list[dict[str, Any]]:
    """Return the programmes, who needs one most and leaves soonest first (S4-14)."""
    ordered = sorted(
        rows, key=lambda each: priority(each.need, release_on=release_on, on=on)
    )
    return [
        {
            "row": each,
            "url": reverse("conferences:programme", args=[each.case_id, each.pk]),
            "status": answer(each),
            "need": f"{Need(each.need).label} need",
        }
        for each in ordered
    ]


def answer(row: Any) -> str:
    """Return how far a programme has come, in the person's own choice of words."""
    if row.response:
        return str(row.get_response_display())
    if row.offered_on:
        return "Offered, no answer yet"
    if row.suitability != Suitability.SUITABLE:
        return str(row.get_suitability_display())
    return "Not offered yet"


def invitation_rows(rows: Iterable[Any], *, is_held: bool) -> list[dict[str, Any]]:
    """Return who is invited; a relative's letter while the permission stands."""
    return [
        {
            "row": each,
            "name": str(each)
            if each.withdrawn_on is None
            else "A relative, permission taken back",
            "status": presence(each),
            "letter": reverse("conferences:letter", args=[each.case_id, each.pk])
            if each.permission_id and each.withdrawn_on is None and not is_held
            else "",
        }
        for each in rows
    ]


def presence(invitation: Any) -> str:
    """Return whether somebody came, where that is known."""
    if invitation.withdrawn_on:
        return f"Taken off {words.short_day(invitation.withdrawn_on)}"
    return {True: "Came", False: "Did not come", None: ""}[invitation.came]
