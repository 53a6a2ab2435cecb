"""
The head of every case page: who this is and how things stand, at one glance.

Everything here is in the case's own row, so any reader with a grant may see it;
sensitive sections never come this way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases import identifiers
from cases.choices import CaseStatus, MappaLevel, Section
from cases.presenters.log import (
    OVERNIGHT,
    change_row,
    checked,
    daily_check,
    things_to_record,
)
from core import words


__all__ = [
    "OVERNIGHT",
    "case_frame",
    "case_rows",
    "change_row",
    "checked",
    "daily_check",
    "identity",
    "note_rows",
    "pathway_rows",
    "section_tag",
    "share_rows",
    "telephones",
    "things_to_record",
]

TABS = (
    ("overview", "Overview", "cases:overview"),
    ("person", "Person", "cases:person"),
    ("timeline", "Timeline", "cases:timeline"),
    ("needs", "Needs", "cases:needs"),
    ("rating", "Rating", "rag:rating"),
    ("scheme", "Scheme", "scheme:scheme"),
    ("plan", "Plan", "plans:plan"),
    ("contacts", "Contacts", "cases:contacts"),
    ("custody", "Custody and licence", "licences:custody"),
    ("forums", "Other forums", "cases:forums"),
    ("isms", "ISMS", "isms:of_case"),
    ("sharing", "Sharing", "cases:sharing"),
)
RAG_LABELS = {
    "red_alert": "Red Alert",
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "prison": "Prison",
}
SOON = 14  # days: an end this near is drawn as a warning


@dataclass(frozen=True)
class Strip:
    """What the header strip shows."""

    reference: str
    name: str
    born: str
    identifiers: list[tuple[str, str]]
    rag: tuple[str, str] | None
    rag_hint: str
    flags: list[dict[str, str]]
    facts: list[dict[str, str]]
    url: str
    notice: str = ""


@dataclass(frozen=True)
class Tab:
    """One of a case's pages."""

    label: str
    url: str
    current: bool
    count: int | None = field(default=None)


def case_frame(case: Any, *, on: date, current: str) -> dict[str, Any]:
    """Return what `cases/case_base.html` needs; `current` is the tab's key."""
    return {
        "case": case,
        "strip": strip(case, on=on),
        "tabs": [
            Tab(label, reverse(route, args=[case.pk]), key == current)
            for key, label, route in TABS
            if key != "isms" or shows_packages(case)
        ],
        "today": on,
    }


def shows_packages(case: Any) -> bool:
    """Tell whether a case has a package, or its reader may refer for one (S0-21)."""
    return case.has_package or getattr(case, "may_have_package", False)


def strip(case: Any, *, on: date) -> Strip:
    """Return the header strip of a case on a day."""
    return Strip(
        reference=case.reference,
        name=str(case.person),
        born=born(case.person, on=on),
        identifiers=[
            (each.get_kind_display(), identifiers.display(each.kind, each.value))
            for each in case.person.identifiers.all()
            if each.superseded_on is None
        ],
        rag=(case.rag_class, RAG_LABELS[case.rag_class]) if case.rag_class else None,
        rag_hint=f"since {words.short_day(case.rag_set_on)}" if case.rag_set_on else "",
        flags=flags(case, on=on),
        facts=[each for each in facts(case, on=on) if each["value"]],
        url=reverse("cases:overview", args=[case.pk]),
    )


def born(person: Any, *, on: date) -> str:
    """Return "12 March 1990 (36)", or that it is not known."""
    if person.date_of_birth is None:
        return "not known"
    return f"{words.day(person.date_of_birth)} ({person.age(on)})"


def flags(case: Any, *, on: date) -> list[dict[str, str]]:
    """Return the markers nobody may miss."""
    found = []
    if case.is_wanted:
        since = words.short_day(case.wanted_since)
        found.append(
            {
                "text": f"Wanted for arrest since {since}",
                "tone": "danger",
                "icon": "wanted",
            }
        )
    if case.is_in_custody:
        place = f": {case.prison}" if case.prison else ""
        found.append({"text": f"In custody{place}", "tone": "info", "icon": "custody"})
    if case.has_warnings:
        found.append(
            {
                "text": "Read the warnings before a visit",
                "short": "Warnings",
                "tone": "warning",
                "icon": "",
            }
        )
    if case.change_review_due_on:
        found.append(change_flag(case.change_review_due_on, on=on))
    if case.mappa_level:
        duty = ", attend both meetings" if case.attends_mappa else ""
        found.append(
            {
                "text": f"MAPPA {MappaLevel(case.mappa_level).label.lower()}{duty}",
                "tone": "neutral",
                "icon": "",
            }
        )
    if case.mappa_missed_on:
        found.append(
            {
                "text": "Meeting of IOM and MAPPA missed "
                f"{words.short_day(case.mappa_missed_on)}",
                "short": "Meeting missed",
                "tone": "danger",
                "icon": "",
            }
        )
    if case.status != CaseStatus.ACTIVE:
        found.append({"text": case.get_status_display(), "tone": "neutral", "icon": ""})
    return found


def change_flag(due_on: date, *, on: date) -> dict[str, str]:
    """Return the marker of a significant change that nobody has reviewed yet (S3-28)."""
    late = due_on < on
    days = "overdue since" if late else "due"
    return {
        "text": f"Review after a change {days} {words.short_day(due_on)}",
        "short": "Change not reviewed" if late else "Change to review",
        "tone": "danger" if late else "warning",
        "icon": "",
    }


def facts(case: Any, *, on: date) -> list[dict[str, str]]:
    """Return who leads and what comes next, each with how far off it is."""
    release_hint = "official" if case.release_is_official else "estimated"
    release = case.release_on if case.is_in_custody else None
    review = case.review_due_on if case.status == CaseStatus.ACTIVE else None
    return [
        {
            "label": "Lead worker",
            "value": str(case.lead_worker or "Nobody named yet"),
            "hint": str(case.lead_worker_agency or ""),
            "tone": "" if case.lead_worker else "warning",
        },
        responsible(case),
        coming("Next RAG review", review, on=on),
        coming("Release", release, on=on, hint=release_hint),
        coming("Licence ends", running(case.licence_ends_on, on), on=on),
        coming("PSS ends", running(case.supervision_ends_on, on), on=on),
    ]


def responsible(case: Any) -> dict[str, str]:
    """Return which area answers for the case, and since when (S1-108)."""
    since = case.responsible_since
    return {
        "label": "Responsible area",
        "value": case.responsible_area,
        "hint": f"since {words.short_day(since)}" if since else "",
        "tone": "",
    }


def running(ends: date | None, on: date) -> date | None:
    """Return an end that has not passed; a licence that is over is history, not a fact to show."""
    return ends if ends and ends >= on else None


def coming(label: str, day: date | None, *, on: date, hint: str = "") -> dict[str, str]:
    """Return a date to come as a fact: overdue in red, near in amber."""
    if day is None:
        return {"label": label, "value": "", "hint": "", "tone": ""}
    days = (day - on).days
    off = f"{-days} days overdue" if days < 0 else words.distance(day, today=on)
    if days == -1:
        off = "1 day overdue"
    tone = "danger" if days < 0 else "warning" if days <= SOON else ""
    return {
        "label": label,
        "value": words.day(day),
        "hint": ", ".join(each for each in (off, hint) if each),
        "tone": tone,
    }


@dataclass(frozen=True)
class CaseRow:
    """One line of a caseload, its dates already in words."""

    url: str
    reference: str
    name: str
    born: str
    rag: str
    rag_label: str
    wanted: bool
    custody: str
    lead: str
    review: str
    review_off: str
    review_tone: str
    area: str
    status: str
    next_date: str


def case_rows(cases: Iterable[Any], *, on: date) -> list[CaseRow]:
    """Return the lines of a caseload: nothing is computed in the row loop of the page."""
    return [case_row(case, on=on) for case in cases]


def case_row(case: Any, *, on: date) -> CaseRow:
    """Return one line."""
    review = coming("", case.review_due_on, on=on)
    return CaseRow(
        url=f"/cases/{case.pk}/",
        reference=case.reference,
        name=str(case.person),
        born=words.short_day(case.person.date_of_birth)
        if case.person.date_of_birth
        else "",
        rag=case.rag_class,
        rag_label=RAG_LABELS.get(case.rag_class, ""),
        wanted=case.is_wanted,
        custody=case.prison or "Custody" if case.is_in_custody else "",
        lead=str(case.lead_worker or "Nobody named"),
        review=words.short_day(case.review_due_on) if case.review_due_on else "",
        review_off=review["hint"],
        review_tone=review["tone"],
        area=str(case.scheme.area),
        status=case.get_status_display(),
        next_date=next_date(case, on=on),
    )


def next_date(case: Any, *, on: date) -> str:
    """Return the next release, licence or supervision date in a few words."""
    if case.is_in_custody and case.release_on:
        return f"Release {words.short_day(case.release_on)}"
    if running(case.licence_ends_on, on):
        return f"Licence to {words.short_day(case.licence_ends_on)}"
    if running(case.supervision_ends_on, on):
        return f"PSS to {words.short_day(case.supervision_ends_on)}"
    return ""


def note_rows(notes: Iterable[Any], user: Any) -> list[dict[str, Any]]:
    """Return notes with whether this reader's agency wrote them, and so may share them."""
    mine = user.own_principal
    return [
        {
            "note": note,
            "section": ""
            if note.section == Section.GENERAL
            else note.get_section_display(),
            "may_share": note.originator_id == mine and note.section != Section.GENERAL,
        }
        for note in notes
    ]


def share_rows(grants: Iterable[Any], *, at: datetime) -> list[dict[str, Any]]:
    """Return shares in words, with whether each still counts."""
    rows = []
    for grant in grants:
        ended = grant.revoked_at or (
            grant.valid_until if grant.valid_until and grant.valid_until <= at else None
        )
        rows.append({"grant": grant, "in_force": ended is None, "ended": ended})
    return sorted(rows, key=lambda row: not row["in_force"])


def section_tag(row: Any) -> str:
    """Return the label of a row's section; nothing for a general one."""
    return "" if row.section == Section.GENERAL else row.get_section_display()


def identity(found: Any) -> dict[str, Any]:
    """Return who somebody is in words, the present first and the former after."""
    return {
        "identifiers": [
            {
                "kind": each.get_kind_display(),
                "value": identifiers.display(each.kind, each.value),
                "row": each,
            }
            for each in found.identifiers
        ],
        "addresses": found.addresses,
        "numbers": telephones(found.numbers),
    }


def telephones(numbers: Iterable[Any]) -> list[dict[str, str]]:
    """Return telephone numbers as people write them, each with its kind."""
    return [
        {
            "kind": each.get_kind_display(),
            "value": identifiers.display("phone", each.number),
        }
        for each in numbers
    ]
