"""Reminders, and the outbox that carries them."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, Record
from core.rowsecurity import Access, reaches
from work.choices import ReminderKind, Withheld


def own_through_case(table: str) -> str:
    """Return the condition "addressed to this reader, and the case is still shared"."""
    return f"{table}.recipient_id = (SELECT app_user()) AND {reaches(table, 'case_id')}"


class OwnQuerySet(VisibleQuerySet):
    """What is addressed to one person, while they still see the case."""

    def visible_to(self, user: Any) -> Self:
        """Keep what is addressed to `user` on cases that a grant lets them see."""
        return super().visible_to(user).filter(recipient=user)


class ReminderQuerySet(OwnQuerySet):
    """Reminders."""

    def in_force(self) -> Self:
        """Keep those whose thing is still due on its date."""
        return self.filter(cancelled_at__isnull=True)


class MessageQuerySet(OwnQuerySet):
    """Messages."""

    def sent(self) -> Self:
        """Keep what has gone out, the latest first."""
        return self.filter(sent_at__isnull=False).order_by("-sent_at", "pk")


class Reminder(Record):
    """
    One person told, once, that one thing is due on one date.

    The date is part of the key: when it moves, the reminder is cancelled and the new
    date raises another. Written only by `work_raise_reminders` in sql/reminders.sql;
    `source` is the case, the action or the administration task that is due.
    """

    kind = models.CharField(max_length=30, choices=ReminderKind.choices)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    source = models.UUIDField()
    key_date = models.DateField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("recipient",), retention="Two years after it was raised."
    )
    access: ClassVar[Access] = Access(
        by="case_id", select=own_through_case("work_reminder"), grants=("SELECT",)
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "source", "key_date", "recipient"],
                name="work_reminder_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True)
                | Q(cancelled_at__gte=F("raised_at")),
                name="work_reminder_cancelled_after_raised",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kind"],
                include=["source", "key_date", "recipient"],
                condition=Q(cancelled_at__isnull=True),
                name="work_reminder_in_force",
            ),
            models.Index(
                fields=["recipient", "kind"],
                condition=Q(cancelled_at__isnull=True),
                name="work_reminder_recipients",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.key_date:%d %B %Y}"


class Message(Record):
    """
    One e-mail about one reminder: waiting, sent, or withheld and why.

    `subject` and `body` are written when it is sent, because only then is it known
    what the recipient may still be told. Written only by the functions in
    sql/messages.sql; `try_at` is when delivery is (next) to be tried.
    """

    reminder = models.OneToOneField(Reminder, on_delete=models.PROTECT)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=150, blank=True)
    body = models.TextField(blank=True)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)
    withheld_because = models.CharField(
        max_length=20, choices=Withheld.choices, blank=True
    )

    objects = MessageQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("recipient",),
        free_text=("subject", "body"),
        retention="Two years after it was queued.",
    )
    access: ClassVar[Access] = Access(
        by="case_id", select=own_through_case("work_message"), grants=("SELECT",)
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(withheld_at__isnull=True),
                name="work_message_sent_or_withheld",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | (~Q(subject="") & ~Q(body="")),
                name="work_message_sent_says_something",
            ),
            models.CheckConstraint(
                condition=Q(withheld_at__isnull=True, withheld_because="")
                | (Q(withheld_at__isnull=False) & ~Q(withheld_because="")),
                name="work_message_withheld_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["try_at", "id"],
                condition=Q(sent_at__isnull=True, withheld_at__isnull=True),
                name="work_message_waiting",
            ),
            models.Index(
                fields=["recipient", "-sent_at"],
                condition=Q(sent_at__isnull=False),
                name="work_message_mailbox",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or "Message not yet sent"
