"""Reminders in words: what an e-mail may say of them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core import words
from work.choices import ReminderKind


@dataclass(frozen=True)
class LetterWords:
    """What a reminder's e-mail says, and the path it leads to."""

    subject: str
    what: str
    because: str
    path: str


# Subject, what is due, why the recipient is told, why a co-ordinator is told instead,
# the page. A release's date is recorded on the case, so it stays in the service.
LETTERS = {
    ReminderKind.OVERDUE_REVIEW: (
        "RAG review overdue",
        "The RAG review of case {reference} was due on {day} and is not recorded yet.",
        "You are told because you lead this case.",
        "rag:rating",
    ),
    ReminderKind.PRE_RELEASE: (
        "pre-release work due",
        "Pre-release work on case {reference} is due.",
        "You are told because you lead this case.",
        "licences:custody",
    ),
    ReminderKind.OVERDUE_ACTION: (
        "action overdue",
        "An action on the plan of case {reference} was due on {day} and is still open.",
        "You are told because the action is yours.",
        "plans:plan",
    ),
    ReminderKind.OVERDUE_ADMINISTRATION: (
        "administration overdue",
        "Administration of case {reference} was due on {day} and is still open.",
        "You are told because it falls to you as lead worker or co-ordinator.",
        "cases:overview",
    ),
}
INSTEAD = (
    "You are told as co-ordinator, because nobody else can act on it: "
    "name a lead worker or give it to somebody."
)


def letter_words(reminder: Any) -> LetterWords:
    """Return an e-mail's words for a reminder with its case and agency at hand."""
    subject, what, because, route = LETTERS[reminder.kind]
    case = reminder.case
    leads = reminder.recipient_id == case.lead_worker_id
    about_the_lead = because.endswith("you lead this case.")
    return LetterWords(
        subject=f"{case.reference}: {subject}",
        what=what.format(reference=case.reference, day=words.day(reminder.key_date)),
        because=because if leads or not about_the_lead else INSTEAD,
        path=reverse(route, args=[case.pk]),
    )
