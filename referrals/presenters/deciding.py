"""What research, decision and administration look like in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from core.decisions import Decision
from referrals.choices import ResearchSource
from referrals.rules import criteria as rules


@dataclass(frozen=True)
class Finding:
    """One research entry as the page shows it."""

    text: str
    checked: str
    by: str
    shared_with: str
    share_url: str
    figure: str = ""
    is_void: bool = False


@dataclass(frozen=True)
class SourceCard:
    """One of the five sources, with what was found in it (S1-63)."""

    label: str
    findings: list[Finding]
    url: str
    reason: str
    note: str = ""
    status: str = ""
    tone: str = ""


# What each level of MAPPA means for the team (S1-92, S1-95, S1-96, S1-195).
MAPPA_DUTIES = {
    "1": "IOM may use its work and information where that suits the person better.",
    "2": "MAPPA has the overarching responsibility. The offender manager and the police "
    "offender manager both go to both meetings.",
    "3": "MAPPA has the overarching responsibility. Where it agrees to manage the person "
    "with IOM, both offender managers go to both meetings.",
}


def mappa_rows(referral: Any) -> list[tuple[str, str]]:
    """Return what MAPPA does, why IOM too, and what was agreed, in words."""
    level = referral.submitted_case.mappa_level
    agreed = ""
    if referral.mappa_agreed_on:
        agreed = (
            f"{referral.mappa_agreed_with}, {words.day(referral.mappa_agreed_on)}, "
            f"{referral.mappa_reference}"
        )
    rows = [
        ("Level", referral.submitted_case.get_mappa_level_display()),
        ("What that means", MAPPA_DUTIES.get(level, "")),
        ("Why IOM", referral.mappa_reason),
        ("Agreed with MAPPA", agreed),
    ]
    return [(label, value) for label, value in rows if value]


STATE_TONES = {"met": "success", "not_met": "danger", "not_known": "neutral"}
ADVICE_TONES = {
    "meets": "success",
    "falls_short": "danger",
    "not_known": "neutral",
    "none_set": "neutral",
}


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as the page shows it, with its evidence (A-16)."""

    label: str
    asked: str
    state: str
    tone: str
    evidence: str


@dataclass(frozen=True)
class CriteriaCard:
    """What the scheme's criteria say of the nomination, taken together and one by one."""

    cohort: str
    advice: str
    tone: str
    rows: list[CriterionRow]


def criteria_card(nomination: Any) -> CriteriaCard:
    """Return the criteria of the referral's cohort with what is known of each."""
    return CriteriaCard(
        cohort=str(nomination.cohort.label),
        advice=str(nomination.advice.label),
        tone=ADVICE_TONES[nomination.advice],
        rows=[
            CriterionRow(
                label=str(each.measure.label),
                asked=rules.asked_in_words(each.measure, each.threshold),
                state=str(each.state.label),
                tone=STATE_TONES[each.state],
                evidence=each.evidence,
            )
            for each in nomination.readings
        ],
    )


INTELLIGENCE_NOTE = "What the police hold is shown only to the police and to agencies they share it with."


def source_cards(
    entries: Iterable[Any],
    *,
    referral_id: Any,
    shared: Mapping[Any, list[str]],
    add: Decision,
    add_intelligence: Decision,
    shares: Callable[[Any], bool],
) -> list[SourceCard]:
    """
    Return the check-list of the five sources.

    `shares(entry)` tells whether the reader may share that entry on; `shared` says
    with whom each already is.
    """
    found: dict[str, list[Finding]] = {source: [] for source in ResearchSource.values}
    for entry in entries:
        closed = entry.section != "general"
        found[entry.source].append(
            Finding(
                text=entry.findings or "Nothing was found.",
                checked=words.day(entry.checked_on),
                by=f"{entry.recorded_by}, {entry.originator}",
                shared_with=", ".join(shared.get(entry.pk, [])) if closed else "",
                share_url=reverse(
                    "referrals:share_research", args=[referral_id, entry.pk]
                )
                if closed and shares(entry)
                else "",
                figure=entry.figure,
                is_void=entry.is_void,
            )
        )
    cards = []
    for source in ResearchSource:
        is_done = any(not each.is_void for each in found[source])
        closed = source is ResearchSource.INTELLIGENCE
        decision = add_intelligence if closed else add
        cards.append(
            SourceCard(
                label=str(source.label),
                findings=found[source],
                url=reverse("referrals:add_research", args=[referral_id, source])
                if decision
                else "",
                reason=decision.reason if add or not closed else "",
                note=INTELLIGENCE_NOTE if closed else "",
                status="Done" if is_done else "" if closed else "To do",
                tone="success" if is_done else "neutral",
            )
        )
    return cards


def before_the_meeting(referral: Any) -> list[tuple[str, str]]:
    """Return what the meeting has heard of the classes proposed, in words (S1-46, S1-168)."""
    recommended = "Nothing recommended yet"
    if referral.recommended_rag:
        recommended = (
            f"{referral.get_recommended_rag_display()}, by {referral.recommended_by} on "
            f"{words.day(referral.recommended_on)}\n{referral.recommendation_reasons}"
        )
    meeting = "Taken off its agenda; no meeting chosen since"
    if referral.prepared_for_meeting_on:
        meeting = (
            f"{referral.prepared_for_meeting_name}, "
            f"{words.day(referral.prepared_for_meeting_on)}"
        )
    return [
        ("Meeting", meeting),
        ("Presented by", str(referral.referring_agency)),
        ("Referrer’s class", str(referral.get_referrer_rag_display())),
        ("Team’s recommendation", recommended),
    ]


def is_before_meeting(referral: Any, *, on: date) -> bool:
    """Tell whether the meeting the referral is to be heard at is still to come."""
    day_of_meeting = referral.prepared_for_meeting_on
    return day_of_meeting is not None and day_of_meeting > on


def worker_choice(membership: Any) -> tuple[str, str]:
    """Return somebody who may lead as a choice: "Priya Nair (East Sussex Probation)"."""
    return str(membership.pk), f"{membership.user} ({membership.agency})"


@dataclass(frozen=True)
class TaskRow:
    """One administration row as the page shows it (S1-181)."""

    title: str
    owner: str
    due: date
    is_overdue: bool
    status: str
    tone: str
    detail: str
    complete_url: str
    reason: str
    withhold_url: str


def task_row(
    task: Any,
    *,
    on: date,
    may_complete: Decision,
    may_withhold: Decision,
    complete_url: str,
    withhold_url: str,
) -> TaskRow:
    """Return one administration row with what the reader may do about it, and where."""
    status, tone, detail = task_state(task, on=on)
    withholds = task.is_open and task.code == "person_notified" and may_withhold
    return TaskRow(
        title=str(task.get_code_display()),
        owner=str(task.owner),
        due=task.due_on,
        is_overdue=task.is_open and task.due_on < on,
        status=status,
        tone=tone,
        detail=detail,
        complete_url=complete_url if task.is_open and may_complete else "",
        reason=may_complete.reason if task.is_open else "",
        withhold_url=withhold_url if withholds else "",
    )


def task_state(task: Any, *, on: date) -> tuple[str, str, str]:
    """Return a task's status, its tone, and who settled it when and why."""
    if task.done_on:
        note = f"\n{task.note}" if task.note else ""
        return "Done", "success", f"{words.day(task.done_on)} by {task.done_by}{note}"
    if task.withheld_on:
        label = "Withheld" if task.code == "person_notified" else "Not applicable"
        who = f"Authorised by {task.withheld_by} on {words.day(task.withheld_on)}"
        return label, "neutral", f"{task.withheld_reason}\n{who}"
    return ("Overdue", "danger", "") if task.due_on < on else ("To do", "info", "")
