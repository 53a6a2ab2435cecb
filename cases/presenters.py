"""
The head of every case page: who this is and how things stand, at one glance.

Everything here is in the case's own row, so any reader with a grant may see it;
sensitive sections never come this way.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from cases import identifiers
from cases.choices import CaseStatus, MappaLevel
from core import words


TABS = (
    ("overview", "Overview", "cases:overview"),
    ("timeline", "Timeline", "cases:timeline"),
    ("needs", "Needs", "cases:needs"),
    ("rating", "Rating", "rag:rating"),
    ("plan", "Plan", "plans:plan"),
    ("contacts", "Contacts", "cases:contacts"),
    ("custody", "Custody and licence", "licences:custody"),
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
        ],
        "today": on,
    }


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
        flags=flags(case),
        facts=[each for each in facts(case, on=on) if each["value"]],
        url=reverse("cases:overview", args=[case.pk]),
    )


def born(person: Any, *, on: date) -> str:
    """Return "12 March 1990 (36)", or that it is not known."""
    if person.date_of_birth is None:
        return "not known"
    return f"{words.day(person.date_of_birth)} ({person.age(on)})"


def flags(case: Any) -> list[dict[str, str]]:
    """Return the markers nobody may miss."""
    found = []
    if case.is_wanted:
        since = words.short_day(case.wanted_since)
        found.append({"text": f"Wanted for arrest since {since}", "tone": "danger", "icon": "wanted"})
    if case.is_in_custody:
        place = f": {case.prison}" if case.prison else ""
        found.append({"text": f"In custody{place}", "tone": "info", "icon": "custody"})
    if case.has_warnings:
        found.append({"text": "Read the warnings before a visit", "tone": "warning", "icon": ""})
    if case.mappa_level:
        found.append({"text": f"MAPPA {MappaLevel(case.mappa_level).label.lower()}", "tone": "neutral", "icon": ""})
    if case.status != CaseStatus.ACTIVE:
        found.append({"text": case.get_status_display(), "tone": "neutral", "icon": ""})
    return found


def facts(case: Any, *, on: date) -> list[dict[str, str]]:
    """Return who leads and what comes next, each with how far off it is."""
    release_hint = "official" if case.release_is_official else "estimated"
    release = case.release_on if case.is_in_custody else None
    return [
        {
            "label": "Lead worker",
            "value": str(case.lead_worker or "Nobody named yet"),
            "hint": str(case.lead_worker_agency or ""),
            "tone": "" if case.lead_worker else "warning",
        },
        coming("Next RAG review", case.review_due_on, on=on),
        coming("Release", release, on=on, hint=release_hint),
        coming("Licence ends", running(case.licence_ends_on, on), on=on),
        coming("PSS ends", running(case.supervision_ends_on, on), on=on),
    ]


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
