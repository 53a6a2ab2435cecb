"""What other forums' dates ask for, as My work shows it, the most urgent first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from agencies.clocks import CLOCKS
from agencies.clocks import due as due_by
from work.presenters.rows import Row, due, leader


def forum_rows(
    found: Mapping[str, Sequence[Any]], on: date, reader_id: UUID
) -> list[Row]:
    """Return one row for each thing due, whatever forum it belongs to."""
    dated = [
        (*SAID[kind](each, on), each) for kind, rows in found.items() for each in rows
    ]
    dated.sort(key=lambda each: each[2])
    return [
        Row(
            text=str(row.case.person),
            url=url,
            detail=f"{row.case.reference}. {what}",
            owner=leader(row.case, reader_id),
            rag=row.case.rag_class,
            **due(day, on),
        )
        for what, url, day, row in dated
    ]


Said = tuple[str, str, date]


def joint(meeting: Any, on: date) -> Said:
    """A meeting that both workers go to: to come, to record, or missed (S1-195)."""
    args = [meeting.case_id, meeting.pk]
    if meeting.is_missed:
        who = " and the ".join(meeting.absentees)
        what = f"{meeting.get_forum_display()} missed by the {who}. Say what was done."
        return what, reverse("cases:follow_up_missed", args=args), meeting.meets_on
    if meeting.meets_on <= on:
        what = "MAPPA meeting held. Record who went."
        return what, reverse("cases:joint_attendance", args=args), meeting.meets_on
    what = "MAPPA meeting. Offender manager and police offender manager both go."
    return what, reverse("cases:forums", args=args[:1]), meeting.meets_on


def marac(row: Any, on: date) -> Said:
    """A MARAC that heard the case, or will (S1-44)."""
    past = row.heard_on <= on
    what = "MARAC. Record what came of it." if past else "MARAC hears the case."
    return what, entry("marac", row), row.heard_on


def victim(row: Any, _on: date) -> Said:
    """Contact to be offered to a victim (S3-105)."""
    what = f"Offer contact to the victim ({row.officer})."
    return what, entry("victim-contact", row), row.offer_due_on


def stay(row: Any, _on: date) -> Said:
    """A stay in approved premises that ends."""
    what = f"Stay at {row.premises} ends. Record the move or the new day."
    return what, entry("approved-premises", row), row.planned_last_day


def conference(row: Any, on: date) -> Said:
    """A child-protection conference: to come, to record, or the next to put down."""
    url = entry("child-protection", row)
    if row.outcome:
        listing = reverse("cases:record_event", args=[row.case_id, "child-protection"])
        return (
            "Next child-protection conference. Record its day.",
            listing,
            row.review_on,
        )
    past = row.meets_on <= on
    what = (
        "Child-protection conference held. Record what it decided."
        if past
        else "Child-protection conference."
    )
    return what, url, row.meets_on


def parole_step(process: Any, _on: date) -> Said:
    """Parole to begin, or its hearing (S4-19, S4-20)."""
    url = reverse("licences:parole", args=[process.case_id])
    if process.hearing_on:
        return "Parole hearing. Record the decision.", url, process.hearing_on
    return "Parole begins. Ask for the reports.", url, process.opens_on


def parole_report(report: Any, _on: date) -> Said:
    """A report for the Parole Board that is not in yet (S4-18)."""
    url = reverse("licences:receive_report", args=[report.case_id, report.pk])
    what = f"Parole report: {report.get_heading_display().lower()} ({report.writer})."
    return what, url, report.due_on


def conference_owed(plan: Any, _on: date) -> Said:
    """A case conference to arrange: the yearly ones, or the one before release (S4-9)."""
    url = reverse("conferences:management", args=[plan.case_id])
    day = plan.next_due_on
    if plan.case.release_on and plan.before_release_on is None:
        day = min(day, due_by(CLOCKS["release_arrangements"], plan.case.release_on))
    return "Arrange the case conference.", url, day


def case_conference(row: Any, on: date) -> Said:
    """A case conference to go to, or to record."""
    url = reverse("conferences:conference", args=[row.case_id, row.pk])
    past = row.meets_on <= on
    what = f"{row.get_kind_display()}. Record what it agreed."
    return what if past else f"{row.get_kind_display()}.", url, row.meets_on


def entry(kind: str, row: Any) -> str:
    """Return the address of an entry's own page."""
    return reverse("cases:entry", args=[row.case_id, kind, row.pk])


SAID: dict[str, Callable[[Any, date], Said]] = {
    "joint": joint,
    "marac": marac,
    "victims": victim,
    "stays": stay,
    "children": conference,
    "conferences_owed": conference_owed,
    "conferences": case_conference,
    "parole_steps": parole_step,
    "parole_reports": parole_report,
}
