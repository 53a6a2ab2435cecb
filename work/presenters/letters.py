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
COORDINATES = "You are told because you co-ordinate the scheme."
SUPERVISES = (
    "You are told because you supervise the person, because the package has your team "
    "told, or because you co-ordinate the scheme."
)

TOLD = "You are told because the alert was published to your agency."
WORKS = "You are told because you lead this case or have an action on its plan."
INVOLVED = (
    "You are told because you have an action or a step before release on this case, or "
    "because you co-ordinate the scheme and it has no lead worker who can act on it."
)

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
    ReminderKind.WANTED_ALERT: Wording(
        "alert to acknowledge",
        "An alert on case {reference} waits for your agency to acknowledge it.",
        TOLD,
        TOLD,
        "rag:rating",
    ),
    ReminderKind.RATING_CHANGED: Wording(
        "rating changed",
        "The rating of case {reference} has changed.",
        WORKS,
        WORKS,
        "rag:rating",
    ),
    ReminderKind.OVERDUE_DUTY: Wording(
        "duty overdue",
        "A duty that the class of case {reference} brings was due on {day} and is not "
        "on record.",
        LEADS,
        INSTEAD,
        "rag:rating",
    ),
    ReminderKind.CHANGE_REVIEW: Wording(
        "review after a significant change overdue",
        "A significant change on case {reference} was to be reviewed by {day}, and no "
        "review is recorded yet.",
        LEADS,
        INSTEAD,
        "cases:changes",
    ),
    ReminderKind.OVERDUE_TRANSFER: Wording(
        "overdue after the transfer",
        "What is owed after the transfer of case {reference} was due on {day} and is "
        "not recorded yet.",
        LEADS,
        INSTEAD,
        "referrals:case_transfers",
    ),
    ReminderKind.RELEASE_MOVED: Wording(
        "release date moved",
        "The release date of case {reference} has moved. What was planned for the old "
        "date may have to move with it.",
        LEADS,
        INVOLVED,
        "licences:pre_release",
    ),
    ReminderKind.RE_REGISTRATION: Wording(
        "re-registration to consider",
        "Case {reference} was removed for custody and release is a year away or less. "
        "The meeting considers whether to refer the person again.",
        COORDINATES,
        COORDINATES,
        "scheme:scheme",
    ),
    ReminderKind.PACKAGE_BREACH: Wording(
        "breach of a package",
        "The provider of a package on case {reference} has reported a breach of its "
        "agreement. It waits for your agency to take note.",
        SUPERVISES,
        SUPERVISES,
        "isms:of_case",
    ),
    ReminderKind.WRITTEN_UPDATE: Wording(
        "written update for a meeting",
        "A meeting hears case {reference} and its lead worker cannot come. It still needs "
        "a written update.",
        LEADS,
        INSTEAD,
        "meetings:next_update",
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
