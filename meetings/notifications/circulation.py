"""
The e-mail that tells somebody where the minutes are.

It names the meeting and holds a link that asks for sign-in: nothing of any case and no
attachment, because mail leaves the service (S1-22).
"""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

from meetings.models import Recipient


SMTP_TIMEOUT = 20  # seconds; the database ends a transaction idle for 60


def circulation_letter(recipient: Recipient) -> EmailMessage:
    """Return the e-mail to one recipient, under an identifier of its own for each asking."""
    path = reverse("meetings:minutes", args=[recipient.meeting_id])
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    number = f"{recipient.pk}.{recipient.asked_at:%Y%m%d%H%M%S}"
    return EmailMessage(
        subject=f"To read: {recipient.meeting}",
        body=render_to_string(
            "emails/circulation.txt",
            {
                "meeting": recipient.meeting,
                "link": f"{settings.WEB_ORIGIN}{path}",
                "service_name": settings.SERVICE_NAME,
            },
        ).strip(),
        to=[recipient.person.email],
        headers={
            "Message-ID": f"<{number}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=get_connection(timeout=SMTP_TIMEOUT),
    )
