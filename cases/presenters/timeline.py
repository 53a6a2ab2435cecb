"""What happened, in the words of the timeline: one function for each kind of record."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.choices.events import ChangeKind
from cases.presenters import section_tag
from core import words


def entry(
    title: str, at: date | datetime, row: Any, *, body: str = "", url: str = ""
) -> dict[str, Any]:
    """Return one item of the stream, struck out when it was withdrawn."""
    originator = getattr(row, "originator", None)
    who = str(getattr(row, "recorded_by", "") or "")
    agency = str(originator.agency or "") if originator else ""
    found = {
        "title": title,
        "at": at,
        "by": ", ".join(filter(None, (who, agency))),
        "body": body,
        "tag": section_tag(row) if hasattr(row, "section") else "",
        "colour": "purple",
        "url": url,
    }
    if getattr(row, "withdrawn_at", None):
        found |= {
            "tag": "Recorded in error",
            "colour": "red",
            "body": f"Withdrawn {words.short_day(row.withdrawn_at)}: {row.withdrawn_reason}",
        }
    return found


def own_page(kind: str, row: Any) -> str:
    """Return the address of an entry's own page."""
    return reverse("cases:entry", args=[row.case_id, kind, row.pk])


def lines(*parts: str) -> str:
    """Return the parts that say something, each on its line."""
    return "\n".join(filter(None, parts))


def said(label: str, value: Any) -> str:
    """Return "Label: value", or nothing where there is no value."""
    return f"{label}: {value}" if value else ""


def contact(row: Any) -> dict[str, Any]:
    """Return a contact: what it was, whether it was kept, what was said."""
    attendance = row.get_attendance_display()
    title = row.get_kind_display() + (f": {attendance.lower()}" if attendance else "")
    body = lines(
        row.summary,
        said("Outcome", row.outcome),
        said("Next", next_appointment(row)),
        said("Corrected", row.correction_reason),
    )
    return entry(title, row.happened_at, row, body=body, url=own_page("contact", row))


def next_appointment(row: Any) -> str:
    """Return when, where and with whom the next appointment is."""
    if row.next_appointment_at is None:
        return ""
    where = f" at {row.next_place}" if row.next_place else ""
    whom = f" with {row.next_with}" if row.next_with else ""
    return f"{words.moment(row.next_appointment_at)}{where}{whom}"


def intelligence(row: Any) -> dict[str, Any]:
    """Return graded intelligence, its handling conditions first."""
    higher = "Indicates increased risk." if row.indicates_increased_risk else ""
    body = lines(
        f"Graded {row.grading} ({row.system}). {higher}",
        said("Handling conditions", row.handling_conditions),
        row.text,
    )
    return entry(
        row.title, row.about_on, row, body=body, url=own_page("intelligence", row)
    )


def note(row: Any) -> dict[str, Any]:
    """Return information recorded in a section."""
    return entry(row.title, row.about_on, row, body=row.text)


def drug_test(row: Any) -> dict[str, Any]:
    """Return a drug test, each substance named."""
    why = row.get_setting_display()
    body = lines(f"{why}{f', {row.place}' if row.place else ''}.", row.comment)
    return entry(
        str(row), row.tested_on, row, body=body, url=own_page("drug-test", row)
    )


def arrest(row: Any) -> dict[str, Any]:
    """Return an arrest and what became of it."""
    body = lines(
        f"{row.get_outcome_display()}{f', {row.place}' if row.place else ''}.",
        row.comment,
    )
    return entry(str(row), row.arrested_at, row, body=body, url=own_page("arrest", row))


def conviction(row: Any) -> dict[str, Any]:
    """Return a conviction and its sentence."""
    body = lines(row.court, row.sentence)
    return entry(
        str(row), row.convicted_on, row, body=body, url=own_page("conviction", row)
    )


def incident(row: Any) -> dict[str, Any]:
    """Return an incident."""
    return entry(
        str(row),
        row.happened_at,
        row,
        body=lines(row.place, row.what),
        url=own_page("incident", row),
    )


def employment(row: Any) -> dict[str, Any]:
    """Return work, training or education, from and to."""
    ended = (
        f"Ended {words.day(row.last_day)}{f': {row.why_ended}' if row.why_ended else ''}"
        if row.last_day
        else ""
    )
    return entry(
        str(row),
        row.first_day,
        row,
        body=lines(row.where, ended),
        url=own_page("employment", row),
    )


def safeguarding(row: Any) -> dict[str, Any]:
    """Return a safeguarding concern, its referral and its outcome."""
    referred = (
        f"Referred to {row.referred_to}, {words.day(row.referred_on)}."
        if row.referred_on
        else "Not referred yet."
    )
    return entry(
        str(row),
        row.raised_on,
        row,
        body=lines(row.concern, referred, row.get_outcome_display()),
        url=own_page("safeguarding", row),
    )


def landlord(row: Any) -> dict[str, Any]:
    """Return a landlord's consent."""
    ended = f"Taken back {words.day(row.ended_on)}." if row.ended_on else ""
    return entry(
        str(row),
        row.consented_on,
        row,
        body=lines(said("May be told", row.may_be_told), ended),
        url=own_page("landlord", row),
    )


def warning(row: Any) -> dict[str, Any]:
    """Return a warning."""
    ended = f"Taken down {words.day(row.ended_on)}." if row.ended_on else ""
    return entry(str(row), row.warned_on, row, body=lines(row.text, ended))


def change(row: Any) -> dict[str, Any]:
    """Return a significant change that somebody noted by hand."""
    url = reverse("cases:changes", args=[row.case_id])
    title = f"Significant change: {ChangeKind(row.kind).label.lower()}"
    return entry(title, row.happened_on, row, body=row.what, url=url)


def change_review(row: Any) -> dict[str, Any]:
    """Return the review of a significant change."""
    url = reverse("cases:changes", args=[row.case_id])
    body = lines(row.what, f"{row.get_outcome_display()}.", row.comment)
    found = entry(
        "Significant change reviewed", row.reviewed_at, row, body=body, url=url
    )
    return found | {"by": str(row.reviewed_by)}


def needs(row: Any) -> dict[str, Any]:
    """Return one day's assessment of needs: the pathways this reader may see."""
    body = "\n".join(str(each) for each in row.same_day)
    return entry("Needs assessed", row.assessed_on, row, body=body) | {"tag": ""}


def address(row: Any) -> dict[str, Any]:
    """Return a move."""
    marks = [
        label
        for holds, label in (
            (row.is_hostel_of_concern, "A hostel of concern."),
            (row.has_previous_associations, "Previous associations live near."),
        )
        if holds
    ]
    body = lines(str(row), " ".join(marks))
    return entry("Address", row.first_day, row, body=body)


def status(row: Any) -> dict[str, Any]:
    """Return a step of the case itself."""
    title = f"Case {row.get_to_status_display().lower()}"
    return entry(title, row.changed_on, row, body=row.reason) | {
        "by": str(row.changed_by)
    }


def lead_worker(row: Any) -> dict[str, Any]:
    """Return who was named to lead the case."""
    title = f"{row.worker} named as lead worker"
    return entry(title, row.first_day, row, body=str(row.agency)) | {
        "by": str(row.assigned_by)
    }


def shared(row: Any) -> dict[str, Any]:
    """Return a share of the case."""
    title = f"Shared with {row.principal}"
    return entry(title, row.valid_from, row, body=row.reason) | {
        "by": str(row.granted_by)
    }


def share_ended(row: Any) -> dict[str, Any]:
    """Return the end of a share."""
    title = f"No longer shared with {row.principal}"
    return entry(title, row.revoked_at, row, body=row.revoked_reason) | {
        "by": str(row.revoked_by)
    }


def same_day(rows: Iterable[Any]) -> dict[tuple[date, Any], list[Any]]:
    """Return assessments by day and author."""
    days: dict[tuple[date, Any], list[Any]] = {}
    for row in rows:
        days.setdefault((row.assessed_on, row.recorded_by_id), []).append(row)
    return days


# How one entry is drawn on its own page, by its kind in the address.
SHOWN = {
    "contact": contact,
    "arrest": arrest,
    "drug-test": drug_test,
    "conviction": conviction,
    "incident": incident,
    "employment": employment,
    "safeguarding": safeguarding,
    "landlord": landlord,
    "intelligence": intelligence,
}
