"""Leaving a scheme in words: the five grounds, proposals, reviews, episodes, lists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cases.choices import CaseStatus
from core import words
from core.decisions import Decision
from referrals.choices import GroundState, ReadyGround, RemovalStatus
from referrals.presenters.lists import HistoryEntry


STATE_TONES = {
    GroundState.MET: "success",
    GroundState.NOT_MET: "danger",
    GroundState.NOT_KNOWN: "warning",
    GroundState.NOT_SHOWN: "neutral",
}
STATUS_TONES = {
    RemovalStatus.PROPOSED: "warning",
    RemovalStatus.DEFERRED: "warning",
    RemovalStatus.APPROVED: "neutral",
    RemovalStatus.REFUSED: "info",
    RemovalStatus.LAPSED: "neutral",
}
# What somebody can state; attendance and risk are read from the record alone.
ASKS = {
    ReadyGround.INTELLIGENCE: "Make the police’s statement",
    ReadyGround.DRUG_TESTS: "Record test results",
    ReadyGround.OTHER_FORUM: "Name the other forum",
}


@dataclass(frozen=True)
class GroundRow:
    """One of the five: how it stands, what shows it, and who can say more."""

    label: str
    state: str
    tone: str
    evidence: str
    url: str = ""
    action: str = ""


def ground_rows(
    lines: Iterable[Any],
    *,
    case_id: Any = None,
    may_state: Callable[[str], Decision] | None = None,
) -> list[GroundRow]:
    """Return the five lines; with `may_state`, those the reader can speak of have a link."""
    rows = []
    for each in lines:
        ground, state = ReadyGround(each.ground), GroundState(each.state)
        asks = ASKS.get(ground, "") if may_state and may_state(ground) else ""
        rows.append(
            GroundRow(
                label=str(ground.label),
                state=str(state.label),
                tone=STATE_TONES[state],
                evidence=each.evidence,
                url=reverse("scheme:state", args=[case_id, ground]) if asks else "",
                action=asks,
            )
        )
    return rows


def in_short(lines: Iterable[Any]) -> str:
    """Return "2 of 5 met, 1 not met, 2 not known"."""
    states = [GroundState(each.state) for each in lines]
    counted = [
        f"{states.count(state)} {str(state.label).lower()}"
        for state in GroundState
        if state in states and state is not GroundState.MET
    ]
    return ", ".join([f"{states.count(GroundState.MET)} of 5 met", *counted])


@dataclass(frozen=True)
class Head:
    """A proposal at a glance."""

    title: str
    status: str
    tone: str
    why: str
    url: str


def head(removal: Any) -> Head:
    """Return what a proposal rests on, and how it stands."""
    status = RemovalStatus(removal.status)
    label = str(status.label)
    if status is RemovalStatus.DEFERRED:
        label = f"{label} until {words.day(removal.deferred_until)}"
    return Head(
        title=str(removal.get_ground_display()),
        status=label,
        tone=STATUS_TONES[status],
        why=removal.evidence or removal.reasons,
        url=removal.get_absolute_url(),
    )


def proposal_facts(removal: Any) -> list[tuple[str, Any]]:
    """Return who proposed it, when and why."""
    who = (
        f"Raised from the record, {words.day(removal.proposed_on)}"
        if removal.is_mandatory
        else f"{removal.recorded_by}, {words.day(removal.proposed_on)}"
    )
    facts = [
        ("Ground", str(removal.get_ground_display())),
        ("What shows it", removal.evidence),
        ("Proposed", who),
        ("Reasons", removal.reasons),
    ]
    return [(label, value) for label, value in facts if value]


def decision_facts(removal: Any) -> list[tuple[str, Any]]:
    """Return the decision and who carries on support (S1-39, S1-40)."""
    appointment = ""
    if removal.next_appointment_on:
        appointment = words.day(removal.next_appointment_on)
        if removal.next_appointment:
            appointment = f"{appointment}: {removal.next_appointment}"
    agreed = removal.agreed_on and (
        f"{removal.agreed_with}, {words.day(removal.agreed_on)}"
    )
    facts = [
        ("Reason", removal.decision_reasons),
        ("Decided", removal.decided_on),
        ("Approved by", str(removal.decided_by or "") if removal.met_on else ""),
        ("At the meeting of", removal.met_on),
        ("Managed together by agreement with", agreed),
        ("Lead officer", named(removal.lead_officer, removal.lead_agency)),
        ("Owner of the exit plan", str(removal.exit_plan_owner or "")),
        ("Responsible officer", str(removal.responsible_officer or "")),
        ("Exit plan", removal.exit_plan),
        ("Next appointment", appointment),
        ("Release expected", removal.expected_release_on),
        ("Re-registration considered", removal.reconsidered_on),
        ("What was decided then", removal.reconsidered_outcome),
    ]
    return [(label, value) for label, value in facts if value]


def named(person: Any, agency: Any) -> str:
    """Return "Priya Marlowe, East Sussex Probation"."""
    return f"{person}, {agency}" if person else ""


def history(removal: Any, changes: Iterable[Any]) -> list[HistoryEntry]:
    """Return what became of a proposal, from its start on."""
    return [
        HistoryEntry(
            title="Proposed", at=removal.proposed_on, by=str(removal.recorded_by)
        ),
        *(
            HistoryEntry(
                title=str(RemovalStatus(change.to_status).label),
                at=change.changed_on,
                by=str(change.recorded_by),
                body=change.reason,
            )
            for change in changes
        ),
    ]


@dataclass(frozen=True)
class EpisodeRow:
    """One registration of the person."""

    reference: str
    url: str
    where: str
    when: str
    status: str
    current: bool


def episode_rows(episodes: Iterable[Any], case: Any) -> list[EpisodeRow]:
    """Return the registrations the reader may see, with the one on the page marked."""
    return [
        EpisodeRow(
            reference=each.reference,
            url=reverse("scheme:scheme", args=[each.pk]),
            where=f"{each.scheme.area} scheme",
            when=f"{words.short_day(each.opened_on)} to "
            + (words.short_day(each.closed_on) if each.closed_on else "now"),
            status=str(CaseStatus(each.status).label),
            current=each.pk == case.pk,
        )
        for each in episodes
    ]


def referral_facts(referral: Any, case: Any) -> list[tuple[str, Any]]:
    """Return how the person came on: who referred, what was decided, by whom, why."""
    if referral is None:
        return [("Referred", case.opened_on), ("Adopted", case.adopted_on)]
    facts = [
        ("Referred by", str(referral.referring_agency)),
        ("Referred", referral.submitted_on),
        ("Decision", str(referral.get_status_display())),
        ("Decided", referral.decided_on),
        ("Decided by", str(referral.decided_by or "")),
        ("Reasons", referral.decision_reasons),
    ]
    return [(label, value) for label, value in facts if value]


@dataclass(frozen=True)
class WaitingRow:
    """One proposal or return on the page of removals, as `action_row` draws it."""

    text: str
    url: str
    detail: str
    due: str = ""
    due_hint: str = ""
    tone: str = ""
    owner: str = ""
    status: str = ""
    status_tone: str = ""


def waiting_row(removal: Any, *, on: date) -> WaitingRow:
    """Return one proposal that waits for the Chair."""
    shown = head(removal)
    return WaitingRow(
        text=str(removal.case.person),
        url=shown.url,
        detail=f"{removal.case.reference}, {removal.case.scheme.area}. {shown.why}",
        due=f"Proposed {words.day(removal.proposed_on)}",
        due_hint=words.distance(removal.proposed_on, today=on),
        owner="" if removal.is_mandatory else f"Proposed by {removal.recorded_by}",
        status=shown.title if removal.is_mandatory else shown.status,
        status_tone="danger" if removal.is_mandatory else shown.tone,
    )


def return_row(back: Any, *, on: date) -> WaitingRow:
    """Return somebody to consider for re-registration before release (S1-36)."""
    removal = back.removal
    late = back.due_on < on
    return WaitingRow(
        text=str(removal.case.person),
        url=removal.get_absolute_url(),
        detail=f"{removal.case.reference}, {removal.case.scheme.area}. Release "
        f"expected {words.day(removal.expected_release_on)}.",
        due=f"Consider from {words.day(back.due_on)}",
        due_hint=words.distance(back.due_on, today=on),
        tone="warning" if late else "",
    )


def unfinished_row(task: Any, *, on: date) -> WaitingRow:
    """Return one row of a check-list still to be done."""
    late = (on - task.due_on).days
    return WaitingRow(
        text=task.get_code_display(),
        url=task.removal.get_absolute_url(),
        detail=f"{task.case.person}, {task.case.reference}",
        owner=str(task.owner),
        due=f"Due {words.day(task.due_on)}",
        due_hint=f"{late} day{'' if late == 1 else 's'} overdue"
        if late > 0
        else words.distance(task.due_on, today=on),
        tone="danger" if late > 0 else "",
    )


def decided_row(removal: Any) -> WaitingRow:
    """Return one proposal decided lately."""
    shown = head(removal)
    return WaitingRow(
        text=str(removal.case.person),
        url=shown.url,
        detail=f"{removal.case.reference}, {removal.case.scheme.area}. {shown.title}.",
        due=words.day(removal.decided_on),
        due_hint=str(removal.decided_by),
        status=shown.status,
        status_tone=shown.tone,
    )
