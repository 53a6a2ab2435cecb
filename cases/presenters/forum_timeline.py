"""Other forums on the timeline, and how each of their entries is drawn on its own page."""

from typing import Any

from django.urls import reverse

from cases.presenters import timeline
from cases.presenters.timeline import entry, lines, own_page, said
from core import words


def marac(row: Any) -> dict[str, Any]:
    """Return a MARAC referral: the chair, what was shared, what came of it (S1-44)."""
    heard = f"Heard {words.day(row.heard_on)}." if row.heard_on else ""
    body = lines(
        said("Chair", row.chair),
        said("Shared", row.information_shared),
        heard,
        said("Outcome", row.outcome),
    )
    return entry(str(row), row.referred_on, row, body=body, url=own_page("marac", row))


def victim_contact(row: Any) -> dict[str, Any]:
    """Return contact owed to a victim, offered or not (S3-105)."""
    offered = (
        f"Offered {words.day(row.offered_on)}. {row.get_answer_display()}"
        if row.offered_on
        else f"To be offered by {words.day(row.offer_due_on)}."
    )
    body = lines(said("Victim liaison officer", row.officer), offered)
    return entry(
        str(row), row.sentenced_on, row, body=body, url=own_page("victim-contact", row)
    )


def premises(row: Any) -> dict[str, Any]:
    """Return a stay in approved premises."""
    until = (
        f"Left {words.day(row.last_day)}."
        if row.last_day
        else f"Planned until {words.day(row.planned_last_day)}."
    )
    body = lines(until, said("Rules", row.rules_reference))
    return entry(
        str(row), row.first_day, row, body=body, url=own_page("approved-premises", row)
    )


def conference(row: Any) -> dict[str, Any]:
    """Return a child-protection conference and what it decided."""
    following = (
        said("Next conference", words.day(row.review_on)) if row.review_on else ""
    )
    body = lines(said("Council", row.council), row.get_outcome_display(), following)
    return entry(
        str(row), row.meets_on, row, body=body, url=own_page("child-protection", row)
    )


def mappa_level(row: Any) -> dict[str, Any]:
    """Return a level at which MAPPA manages the person."""
    critical = "Critical case." if row.is_critical else ""
    together = "Managed by IOM and MAPPA together." if row.attends_both else ""
    body = lines(row.get_category_display(), critical, together)
    return entry(f"MAPPA: {row}", row.since, row, body=body, url=page(row))


def joint_meeting(row: Any) -> dict[str, Any]:
    """Return a meeting that both workers go to."""
    body = lines(
        f"Missed by the {' and the '.join(row.absentees)}." if row.is_missed else "",
        said("Done about it", row.follow_up),
    )
    return entry(row.get_forum_display(), row.meets_on, row, body=body, url=page(row))


def page(row: Any) -> str:
    """Return the address of the case's page of other forums."""
    return reverse("cases:forums", args=[row.case_id])


# How one entry is drawn on its own page, by its kind in the address.
SHOWN = timeline.SHOWN | {
    "marac": marac,
    "victim-contact": victim_contact,
    "approved-premises": premises,
    "child-protection": conference,
}
