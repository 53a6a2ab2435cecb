"""
The words of an invitation and its calendar entry.

They say when, where and what the meeting is called, and nothing of whom it is about: mail
leaves the service.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from core.calendars import Event, Method, calendar_entry
from meetings import presenters
from meetings.choices import InvitationMethod
from meetings.models import Invitation, Meeting


SMTP_TIMEOUT = 20  # seconds; the database ends a transaction idle for 60
METHODS = {
    InvitationMethod.REQUEST: Method.REQUEST,
    InvitationMethod.CANCEL: Method.CANCEL,
}


def event_of(meeting: Meeting, *, attendee: str = "", stamped_at: Any = None) -> Event:
    """Return a meeting as a calendar knows it; the same for everybody asked to it."""
    link = f"{settings.WEB_ORIGIN}{meeting.get_absolute_url()}"
    where = [each for each in (meeting.place, meeting.link) if each]
    return Event(
        uid=f"{meeting.pk}@{mail_domain()}",
        sequence=meeting.version,
        stamped_at=stamped_at or meeting.arranged_at,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        summary=meeting.name,
        location=" or ".join(where),
        description=f"Agenda and papers, after signing in: {link}",
        url=link,
        organiser=sender(),
        attendee=attendee,
    )


def entry_of(meeting: Meeting) -> bytes:
    """Return a meeting as a calendar entry to keep."""
    return calendar_entry(event_of(meeting), Method.PUBLISH)


def deliver(invitation: Invitation) -> None:
    """
    Hand an invitation to the mail server under an identifier that is its own for ever.

    :raises OSError: when the server does not take it (as is `smtplib.SMTPException`)
    """
    attendee = invitation.attendee
    meeting, method = attendee.meeting, METHODS[InvitationMethod(invitation.method)]
    words = presenters.invitation_words(
        meeting, method=invitation.method, is_change=invitation.version > 1
    )
    message = EmailMessage(
        subject=words.subject,
        body=render_to_string(
            "emails/invitation.txt",
            {
                "words": words,
                "meeting": meeting,
                "when": presenters.meeting_time(meeting),
                "length": presenters.length_of(meeting.minutes),
                "link": f"{settings.WEB_ORIGIN}{meeting.get_absolute_url()}",
                "service_name": settings.SERVICE_NAME,
            },
        ).strip(),
        to=[attendee.person.email],
        headers={
            "Message-ID": f"<{invitation.pk}@{mail_domain()}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=SMTP_TIMEOUT),
    )
    entry = event_of(
        meeting, attendee=attendee.person.email, stamped_at=invitation.queued_at
    )
    message.attach(
        "meeting.ics",
        calendar_entry(entry, method).decode(),
        f"text/calendar; method={method}; charset=utf-8",
    )
    message.send()


def sender() -> str:
    """Return the address the service writes from."""
    address: str = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    return address


def mail_domain() -> str:
    """Return the domain of that address."""
    return sender().rpartition("@")[2]
