"""Parole in the words of its page."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from licences.choices.parole import ParoleHeading, ParoleStatus
from licences.lifecycle.parole import TURN


def process_rows(process: Any, *, on: date) -> list[tuple[str, str]]:
    """Return how parole stands, and whose turn it is."""
    status = ParoleStatus(process.status)
    rows = [
        ("Stands at", status.label),
        ("Whose turn", TURN[status].label if process.is_under_way else ""),
        (
            "Earliest release",
            f"{words.day(process.earliest_on)}, {words.distance(process.earliest_on, today=on)}",
        ),
        ("Parole begins", words.day(process.opens_on)),
    ]
    if process.hearing_on:
        attends = "attends" if process.attends else "does not attend"
        rows.append(
            ("Hearing", f"{words.day(process.hearing_on)}, the person {attends}")
        )
    if process.decided_on:
        kept = f", {process.decision_reference}" if process.decision_reference else ""
        rows.append(("Decided", f"{words.day(process.decided_on)}{kept}"))
    if process.release_on:
        rows.append(("Release granted from", words.day(process.release_on)))
    if process.closed_on:
        rows.append(
            ("Closed", f"{words.day(process.closed_on)}: {process.closed_because}")
        )
    return [(key, value) for key, value in rows if value]


def report_groups(
    reports: Sequence[Any], *, case_id: Any, on: date
) -> list[dict[str, Any]]:
    """Return the five heads, each with the reports asked for under it (S4-18)."""
    return [
        {
            "label": heading.label,
            "rows": [
                report_row(each, case_id=case_id, on=on)
                for each in reports
                if each.heading == heading
            ],
        }
        for heading in ParoleHeading
    ]


def report_row(report: Any, *, case_id: Any, on: date) -> dict[str, Any]:
    """Return one report: who, by when, whether it is in."""
    if report.received_on:
        status, tone = f"In, {words.short_day(report.received_on)}", "success"
    elif report.due_on < on:
        status = f"{(on - report.due_on).days} days overdue"
        tone = "danger"
    else:
        status, tone = f"Due {words.distance(report.due_on, today=on)}", "neutral"
    return {
        "report": report,
        "status": status,
        "tone": tone,
        "url": ""
        if report.received_on
        else reverse("licences:receive_report", args=[case_id, report.pk]),
    }


def headings_missing(reports: Iterable[Any]) -> list[str]:
    """Return the heads under which no report is in, in words within a sentence."""
    there = {each.heading for each in reports if each.received_on}
    return [each.label.lower() for each in ParoleHeading if each not in there]
