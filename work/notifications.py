"""
The words of a reminder's e-mail, composed as its recipient.

It carries the case's reference, what is due, when, and where to read it: never the
person's name nor anything recorded on the case, because mail leaves the service.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from agencies.acting import acting_as
from agencies.models import User
from core.exceptions import NotVisible
from work import presenters, selectors
from work.choices import Withheld


SMTP_TIMEOUT = 20  # seconds; the database ends a transaction idle for 60


@dataclass(frozen=True)
class Letter:
    """What goes out, and to which address."""

    address: str
    subject: str
    body: str


def compose(
    *, recipient: User, agency_id: UUID, reminder_id: UUID, on: date
) -> Letter | Withheld:
    """
    Return the letter as its recipient may read it today, or why it must not go.

    Acts as the recipient, so the database itself answers whether the case is still
    shared with them.
    """
    if not recipient.email:
        return Withheld.NO_ADDRESS
    try:
        with acting_as(recipient, on=on, agency_id=agency_id):
            reminder = selectors.get_reminder(recipient, reminder_id)
    except (PermissionError, NotVisible):
        return Withheld.NO_ACCESS
    if reminder.cancelled_at is not None:
        return Withheld.CANCELLED
    words = presenters.letter_words(reminder)
    return Letter(
        address=recipient.email,
        subject=words.subject,
        body=render_to_string(
            "emails/reminder.txt",
            {
                "words": words,
                "link": f"{settings.WEB_ORIGIN}{words.path}",
                "service_name": settings.SERVICE_NAME,
            },
        ).strip(),
    )


def deliver(letter: Letter, *, message_id: UUID) -> None:
    """
    Hand the letter to the mail server under an identifier that is its own for ever.

    :raises OSError: when the server does not take it (as is `smtplib.SMTPException`)
    """
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={
            "Message-ID": f"<{message_id}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=SMTP_TIMEOUT),
    ).send()
