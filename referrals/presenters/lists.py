"""Referrals as lists show them, the head of one, and its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from core import words
from rag.choices import RagClass
from referrals import lifecycle
from referrals.choices import Status
from referrals.questions import Topic


TONES = {
    Status.DRAFT: "neutral",
    Status.SUBMITTED: "info",
    Status.IN_RESEARCH: "info",
    Status.READY_FOR_PANEL: "warning",
    Status.ADOPTED: "success",
    Status.REJECTED: "danger",
    Status.DEFERRED: "warning",
    Status.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class DraftRow:
    """One draft of the reader's agency."""

    name: str
    url: str
    reference: str
    area: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True)
class ReferralRow:
    """One submitted referral."""

    name: str
    url: str
    reference: str
    born: str
    area: str
    agency: str
    submitted_on: date
    status: str
    tone: str
    turn: str


@dataclass(frozen=True)
class Paging:
    """What the pagination component draws."""

    previous_url: str
    next_url: str
    summary: str


@dataclass(frozen=True)
class HistoryEntry:
    """One change of status, for the timeline."""

    title: str
    at: date | datetime
    by: str
    body: str = ""
    tag: str = ""
    url: str = ""


@dataclass(frozen=True)
class Head:
    """What a referral's page says first."""

    name: str
    detail: str
    status: str
    tone: str
    facts: list[tuple[str, Any]]


def draft_name(answers: Mapping[str, Any]) -> str:
    """Return the name typed into a draft so far."""
    typed = (answers.get(Topic.PERSON) or {}).get("typed") or {}
    parts = [
        (typed.get(name) or [""])[-1].strip() for name in ("family_name", "given_names")
    ]
    return ", ".join(part for part in parts if part) or "No name yet"


def draft_rows(drafts: Iterable[Any]) -> list[DraftRow]:
    """Return the agency's drafts as rows."""
    return [
        DraftRow(
            name=draft_name(draft.answers),
            url=reverse("referrals:draft", args=[draft.pk]),
            reference=draft.reference,
            area=str(draft.scheme.area),
            saved_at=draft.updated_at,
            saved_by=str(draft.updated_by),
        )
        for draft in drafts
    ]


def referral_rows(referrals: Iterable[Any]) -> list[ReferralRow]:
    """Return submitted referrals as rows, each with whose turn it is."""
    return [
        ReferralRow(
            name=str(each.case.person),
            url=reverse("referrals:referral", args=[each.pk]),
            reference=each.reference,
            born=born(each.case.person),
            area=str(each.scheme.area),
            agency=str(each.referring_agency),
            submitted_on=each.submitted_on,
            status=str(Status(each.status).label),
            tone=TONES[Status(each.status)],
            turn=str(lifecycle.TURN[Status(each.status)].label),
        )
        for each in referrals
    ]


def born(person: Any) -> str:
    """Return the date of birth in words; nothing when it is not known."""
    return words.day(person.date_of_birth) if person.date_of_birth else ""


def paging(query: Any, page: Any) -> Paging:
    """Return links to the pages before and after, keeping the filter."""

    def to(number: int) -> str:
        copy = query.copy()
        copy["page"] = str(number)
        return f"?{copy.urlencode()}"

    several = page.number > 1 or page.has_next
    return Paging(
        previous_url=to(page.number - 1) if page.number > 1 else "",
        next_url=to(page.number + 1) if page.has_next else "",
        summary=f"Page {page.number}" if several else "",
    )


def head(referral: Any, *, on: date) -> Head:
    """Return who the referral is about, who made it and how it stands."""
    person = referral.case.person
    age = person.age(on)
    since = f"Born {born(person)} (aged {age})" if age is not None else ""
    facts: list[tuple[str, Any]] = [
        ("Referred by", f"{referral.referring_agency}\n{referral.submitted_by}"),
        ("Submitted", referral.submitted_on),
        ("Class proposed", label_of(referral.referrer_rag)),
        ("Class recommended by the local team", label_of(referral.recommended_rag)),
        ("Decided", referral.decided_on),
        ("Reasons for the decision", referral.decision_reasons),
        ("Cohort", referral.get_cohort_display()),
        ("Criteria on that day", referral.get_criteria_advice_display()),
        ("Why against the criteria", referral.against_criteria),
        ("Deferred until", referral.deferred_until),
    ]
    return Head(
        name=str(person),
        detail=since or "Date of birth not known",
        status=str(Status(referral.status).label),
        tone=TONES[Status(referral.status)],
        facts=[(label, value) for label, value in facts if value],
    )


def label_of(rag: str) -> str:
    """Return a class's word; nothing when there is none."""
    return str(RagClass(rag).label) if rag else ""


def history(referral: Any, changes: Iterable[Any]) -> list[HistoryEntry]:
    """Return what became of the referral, from its start on."""
    began = HistoryEntry(
        title="Started", at=referral.started_at, by=str(referral.made_by)
    )
    return [
        began,
        *(
            HistoryEntry(
                title=str(Status(change.to_status).label),
                at=change.changed_on,
                by=str(change.recorded_by),
                body=change.reason,
            )
            for change in changes
        ),
    ]
