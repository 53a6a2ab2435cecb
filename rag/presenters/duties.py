"""Duties in the words of the page: how each stands, and where to record it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from agencies.clocks import Clock
from core import words
from rag.choices import RecordedDuty
from rag.duties import DutyState, DutyStatus


STATUS_WORDS = {
    DutyStatus.MET: ("Met", "success"),
    DutyStatus.DUE: ("To do", "warning"),
    DutyStatus.OVERDUE: ("Overdue", "danger"),
    DutyStatus.AS_NEEDED: ("As needed", "neutral"),
}
# Where a duty is met, and in what words the link says so.
PLACES = {
    "meeting": ("rag:rate", "Review the rating"),
    "live_list": ("rag:rate", "Review the rating"),
    "home_visit": ("cases:log_contact", "Log a visit"),
    "prison_visit": ("cases:log_contact", "Log a visit"),
    "electronic_monitoring": ("rag:assess_monitoring", "Record an assessment"),
    "supervision": ("rag:agree_frequency", "Record what was agreed"),
}


@dataclass(frozen=True)
class DutyRow:
    """One duty: how it stands, by when and why, what met it, where to record it."""

    text: str
    how_often: str
    status: str
    tone: str
    due: str
    because: str
    done: str
    done_url: str
    url: str
    action: str


@dataclass(frozen=True)
class DutyPanel:
    """The overview's few words on duties: what is not met, the worst first, and the rest."""

    waiting: list[DutyRow]
    met: str
    coming: str


URGENCY = tuple(
    STATUS_WORDS[each][0]
    for each in (DutyStatus.OVERDUE, DutyStatus.DUE, DutyStatus.AS_NEEDED)
)


def duty_panel(rows: Sequence[DutyRow], states: Sequence[DutyState]) -> DutyPanel:
    """Return the overview's panel of the same duties as rows and as states."""
    waiting = [each for each in rows if each.status in URGENCY]
    ahead = [
        (state.due_on, row)
        for state, row in zip(states, rows, strict=True)
        if state.status is DutyStatus.MET and state.due_on
    ]
    day, row = min(ahead, key=lambda each: each[0], default=(None, None))
    return DutyPanel(
        waiting=sorted(waiting, key=lambda each: URGENCY.index(each.status)),
        met=f"{len(rows) - len(waiting)} of {len(rows)} met" if rows else "",
        coming=f"{words.day(day)}: {row.text}" if day and row else "",
    )


def duty_rows(
    states: Iterable[DutyState], *, case_id: UUID, clocks: Mapping[str, Clock]
) -> list[DutyRow]:
    """Return the duties of the class as they stand, by the scheme's own clocks (Q1)."""
    return [duty_row(each, case_id, clocks) for each in states]


def duty_row(state: DutyState, case_id: UUID, clocks: Mapping[str, Clock]) -> DutyRow:
    """Return one duty."""
    duty, done = state.duty, state.done
    status, tone = STATUS_WORDS[state.status]
    url, action = place(duty.code, case_id)
    return DutyRow(
        text=duty.text,
        how_often=clocks[duty.clock].interval if duty.clock else "",
        status=status,
        tone=tone,
        due=words.day(state.due_on) if state.due_on else "",
        because=state.because,
        done=f"{done.what.rstrip('.')}, {words.short_day(done.on)}" if done else "",
        done_url=reverse("cases:contacts", args=[case_id])
        if done and done.contact_id
        else "",
        url=url,
        action=action,
    )


def place(code: str, case_id: UUID) -> tuple[str, str]:
    """Return where a duty is recorded, and the link's words; nothing where it shows itself."""
    if code in RecordedDuty.values:
        return reverse("rag:record_duty", args=[case_id, code]), "Record it as done"
    if code not in PLACES:
        return "", ""
    route, action = PLACES[code]
    return reverse(route, args=[case_id]), action


def overdue_words(state: DutyState) -> str:
    """Return an overdue duty in one line: what, and since when."""
    if state.due_on is None:
        return state.duty.text
    return f"{state.duty.text}, due {words.short_day(state.due_on)}"
