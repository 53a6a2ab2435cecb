"""What comes after a meeting in words: its circulation, and the actions it agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from core import words
from plans.presenters import ActionRow, action_row


@dataclass(frozen=True)
class RecipientRow:
    """One person the papers went to: whether the e-mail left, whether they opened it."""

    name: str
    agency: str
    sent: str
    opened: str
    tone: str
    chase_words: str
    chase_url: str


def recipient_rows(
    recipients: Iterable[Any], *, chases: bool, on: date
) -> list[RecipientRow]:
    """Return the recipients; `chases` tells whether the reader may remind them."""
    return [recipient_row(each, chases=chases, on=on) for each in recipients]


def recipient_row(recipient: Any, *, chases: bool, on: date) -> RecipientRow:
    """Return one recipient."""
    opened = recipient.opened_at
    again = timezone.localdate(recipient.asked_at) < on
    return RecipientRow(
        name=str(recipient.person),
        agency=str(recipient.agency),
        sent=sent_words(recipient),
        opened=f"Opened {words.moment(opened)}" if opened else "Not opened",
        tone="success" if opened else "warning",
        chase_words=f"Remind {recipient.person}",
        chase_url=reverse("meetings:chase", args=[recipient.meeting_id, recipient.pk])
        if chases and again and not opened
        else "",
    )


def sent_words(recipient: Any) -> str:
    """Return when the e-mail left, or why it has not."""
    if not recipient.person.email:
        return "No e-mail address: tell them yourself"
    mailed = recipient.mailed_at
    if mailed is None or mailed < recipient.asked_at:
        return "Waiting to be sent"
    again = "Reminded" if recipient.asked_at > recipient.sent_at else "Sent"
    return f"{again} {words.moment(mailed)}"


def circulation_clock(
    *, due_at: datetime, sent_at: datetime | None, at: datetime
) -> tuple[str, str, str]:
    """Return how the circulation stands in a word, its tone, and the sentence beside it."""
    due = f"Due {words.moment(due_at)}"
    if sent_at is None:
        late = at > due_at
        return ("Overdue", "danger", due) if late else ("To send", "warning", due)
    sent = f"Sent {words.moment(sent_at)}. {due}"
    if sent_at <= due_at:
        return "Sent in time", "success", sent
    return "Sent late", "danger", sent


def circulated_words(told: int, issued: int) -> str:
    """Say how many people were told, and how many plans were issued."""
    people = f"{told} {'person is' if told == 1 else 'people are'} told where to read"
    plans = f"{issued} {'plan is' if issued == 1 else 'plans are'} issued"
    return f"{people} the minutes. {plans}."


@dataclass(frozen=True)
class AgreedRow:
    """One action of a meeting: whose case, what, who, by when, how it last stood."""

    name: str
    case_url: str
    line: ActionRow
    flag: str


def agreed_rows(actions: Iterable[Any], *, on: date) -> list[AgreedRow]:
    """Return the actions of a meeting in words."""
    return [agreed_row(each, on=on) for each in actions]


def agreed_row(told: Any, *, on: date) -> AgreedRow:
    """Return one action of a meeting."""
    action = told.action
    action.latest_update = told.latest
    return AgreedRow(
        name=str(action.case.person),
        case_url=reverse("plans:plan", args=[action.case_id]),
        line=action_row(action, on=on),
        flag="Carried over twice or more" if told.is_flagged else "",
    )


@dataclass(frozen=True)
class ArisingView:
    """What the meeting before left open, in words."""

    title: str
    url: str
    rows: list[AgreedRow]


def arising_view(arising: Any, *, on: date) -> ArisingView | None:
    """Return what the meeting before left open; None when there was none."""
    if arising is None:
        return None
    return ArisingView(
        title=words.day(arising.meeting.held_on),
        url=reverse("meetings:meeting_actions", args=[arising.meeting.pk]),
        rows=agreed_rows(arising.actions, on=on),
    )


def action_counts(actions: Iterable[Any], *, on: date) -> list[tuple[int, str, str]]:
    """Return the numbers over the list: agreed, done, open, overdue, flagged."""
    rows = list(actions)
    still = [each.action for each in rows if each.action.is_open]
    late = sum(each.is_overdue(on) for each in still)
    flagged = sum(each.is_flagged for each in rows)
    return [
        (len(rows), "agreed", ""),
        (len(rows) - len(still), "done or no longer needed", "success"),
        (len(still), "open", ""),
        (late, "overdue", "danger" if late else "success"),
        (flagged, "carried over twice", "danger" if flagged else ""),
    ]


COLUMNS = (
    "Reference",
    "Action",
    "Agency",
    "Person",
    "Due",
    "Status",
    "Times carried over",
)


def action_cells(told: Any) -> list[str]:
    """Return one action as the cells of a spreadsheet; the name is left out on purpose."""
    action = told.action
    return [
        action.case.reference,
        action.what,
        str(action.agency),
        str(action.person),
        action.due_on.isoformat(),
        str(action.get_status_display()),
        str(action.times_carried_over),
    ]
