"""Other forums in words: what MAPPA does, who missed what, what is due when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from cases.choices.forums import JointForum, Presence
from core import words


def level_rows(level: Any) -> list[tuple[str, str]]:
    """Return how MAPPA manages the person now."""
    if level is None:
        return []
    rows = [
        ("Level", f"{level}, since {words.day(level.since)}"),
        ("Category", level.get_category_display() if level.level else ""),
        (
            "How we know",
            f"{level.get_source_display()}, recorded by {level.recorded_by}",
        ),
        (
            "Reviewed by MAPPA",
            f"{words.day(level.review_on)}, {level.reviewer}"
            if level.review_on
            else "",
        ),
    ]
    if level.attends_both:
        rows.append(("Goes to both meetings", "\n".join(both(level))))
    return [(key, value) for key, value in rows if value]


def both(level: Any) -> list[str]:
    """Return who goes to both meetings, or that nobody is named yet."""
    return [
        f"{role}: {person or 'nobody is named yet'}"
        for role, person in (
            ("Offender manager", level.offender_manager),
            ("Police offender manager", level.police_offender_manager),
        )
    ]


def level_history(levels: Iterable[Any]) -> list[str]:
    """Return the levels before the present one, the latest first."""
    return [
        f"{each}{' (critical)' if each.is_critical else ''}, from "
        f"{words.short_day(each.since)} to {words.short_day(each.superseded_on)}"
        for each in levels
        if each.superseded_on
    ]


def referral_rows(referrals: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the referrals both ways, with where an answer is recorded."""
    return [
        {
            "row": each,
            "status": each.get_answer_display() or "Waiting for an answer",
            "tone": "neutral" if each.answer else "warning",
            "url": ""
            if each.answer
            else reverse("cases:answer_referral", args=[each.case_id, each.pk]),
        }
        for each in referrals
    ]


def meeting_rows(meetings: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return the meetings both workers go to, with what each still needs."""
    return [meeting_row(each, on=on) for each in meetings]


def meeting_row(meeting: Any, *, on: date) -> dict[str, Any]:
    """Return one meeting: who was there, what is to be recorded, what was missed."""
    args = [meeting.case_id, meeting.pk]
    is_open = meeting.is_missed and meeting.followed_up_on is None
    is_due = meeting.taken_on is None and meeting.meets_on <= on
    status, tone = "", ""
    if is_open:
        status, tone = f"Missed: {' and '.join(meeting.absentees)}", "danger"
    elif meeting.is_missed:
        status, tone = "Missed, followed up", "neutral"
    elif is_due:
        status, tone = "Record who went", "warning"
    elif meeting.taken_on is None:
        status, tone = words.distance(meeting.meets_on, today=on), "neutral"
    return {
        "row": meeting,
        "status": status,
        "tone": tone,
        "who": ""
        if meeting.taken_on is None
        else f"Offender manager: {presence(meeting.offender_manager)}. Police offender "
        f"manager: {presence(meeting.police_offender_manager)}.",
        "minutes": meeting.minutes_reference
        if meeting.forum == JointForum.MAPPA
        else "",
        "take_url": reverse("cases:joint_attendance", args=args)
        if meeting.meets_on <= on and meeting.followed_up_on is None
        else "",
        "take": "Change who went" if meeting.taken_on else "Record who went",
        "follow_url": reverse("cases:follow_up_missed", args=args) if is_open else "",
    }


def presence(code: str) -> str:
    """Return whether a worker was there, in words within a sentence."""
    label = Presence(code).label
    return f"{label[0].lower()}{label[1:]}"


def entry_rows(kind: str, rows: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Return entries of one kind with what of each is due, and its own page."""
    say = {
        "marac": marac_due,
        "victim-contact": victim_due,
        "approved-premises": stay_due,
        "child-protection": conference_due,
    }[kind]
    return [
        {
            "row": each,
            "url": reverse("cases:entry", args=[each.case_id, kind, each.pk]),
            **dict(zip(("status", "tone"), say(each, on), strict=True)),
        }
        for each in rows
    ]


def marac_due(row: Any, on: date) -> tuple[str, str]:
    """Return whether MARAC has heard it."""
    if row.outcome:
        return f"Heard {words.short_day(row.heard_on)}", "neutral"
    if row.heard_on is None:
        return "No date yet", "warning"
    return due_words("To be heard", row.heard_on, on)


def victim_due(row: Any, on: date) -> tuple[str, str]:
    """Return whether contact was offered in time (S3-105)."""
    if row.offered_on is None:
        return due_words("Offer due", row.offer_due_on, on)
    late = (row.offered_on - row.offer_due_on).days
    said = row.get_answer_display() or "Offered, no answer yet"
    return (
        (f"{said}, offered {late} days late", "warning")
        if late > 0
        else (said, "neutral")
    )


def stay_due(row: Any, on: date) -> tuple[str, str]:
    """Return how long the stay still is."""
    if row.last_day:
        return f"Left {words.short_day(row.last_day)}", "neutral"
    return due_words("Planned until", row.planned_last_day, on)


def conference_due(row: Any, on: date) -> tuple[str, str]:
    """Return what the conference decided, or when it is."""
    if row.outcome:
        return row.get_outcome_display(), "neutral"
    return due_words("Meets", row.meets_on, on)


def due_words(what: str, day: date, on: date) -> tuple[str, str]:
    """Return what is due, when and how far off that is, with its tone."""
    tone = "danger" if day < on else "warning"
    return (
        f"{what} {words.short_day(day)}, {words.distance(day, today=on)}",
        tone if (day - on).days <= 14 else "neutral",
    )
