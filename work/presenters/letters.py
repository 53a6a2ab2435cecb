"""
What an e-mail says of a reminder: the case's reference, what is due and a path.

A release's date is itself recorded on the case, so it stays inside the service.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from core import words
from work.choices import ReminderKind


@dataclass(frozen=True)
class LetterWords:
    """What one reminder's e-mail says, and the path it leads to."""

    subject: str
    what: str
    because: str
    path: str


@dataclass(frozen=True)
class Wording:
    """How one kind is worded; `otherwise` is for whoever does not lead the case."""

    subject: str
    what: str
    to_lead: str
    otherwise: str
    route: str


LEADS = "You are told because you lead this case."
INSTEAD = (
    "You are told as co-ordinator, because it has no lead worker who can act on it."
)
THEIRS = (
    "You are told because the action is yours, or because you co-ordinate the scheme "
    "and its owner can no longer act on it."
)
ADMINISTERS = "You are told because you lead this case or co-ordinate the scheme."

WORDINGS = {
    ReminderKind.OVERDUE_REVIEW: Wording(
        "RAG review overdue",
        "The RAG review of case {reference} was due on {day} and is not recorded yet.",
        LEADS,
        INSTEAD,
        "rag:rating",
    ),
    ReminderKind.PRE_RELEASE: Wording(
        "pre-release work due",
        "Pre-release work on case {reference} is due.",
        LEADS,
        INSTEAD,
        "licences:pre_release",
    ),
    ReminderKind.OVERDUE_ACTION: Wording(
        "action overdue",
        "An action on the plan of case {reference} was due on {day} and is still open.",
        THEIRS,
        THEIRS,
        "plans:plan",
    ),
    ReminderKind.OVERDUE_ADMINISTRATION: Wording(
        "administration overdue",
        "Administration of case {reference} was due on {day} and is still open.",
        ADMINISTERS,
        ADMINISTERS,
        "cases:overview",
    ),
}


def letter_words(reminder: Any) -> LetterWords:
    """Return an e-mail's words for a reminder that has its case at hand."""
    wording, case = WORDINGS[reminder.kind], reminder.case
    leads = reminder.recipient_id == case.lead_worker_id
    return LetterWords(
        subject=f"{case.reference}: {wording.subject}",
        what=wording.what.format(
            reference=case.reference, day=words.day(reminder.key_date)
        ),
        because=wording.to_lead if leads else wording.otherwise,
        path=reverse(wording.route, args=[case.pk]),
    )


@dataclass(frozen=True)
class Received:
    """One e-mail as the demonstration's mailbox shows it."""

    subject: str
    body: str
    sent_at: datetime
    path: str


def received(message: Any) -> Received:
    """Return a sent message, and where its link leads within this installation."""
    return Received(
        subject=message.subject,
        body=message.body,
        sent_at=message.sent_at,
        path=letter_words(message.reminder).path,
    )
