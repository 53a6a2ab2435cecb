"""The append-only record; the table itself is made in audit/sql/audit.sql."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from audit.choices import Operation, Purpose
from core.models import Privacy
from core.rowsecurity import Access


class Event(models.Model):
    """
    One thing that somebody did or saw.

    Read by auditors only (the database says so too); the application never decides
    anything from it.
    """

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    txid = models.BigIntegerField()
    operation = models.TextField(choices=Operation.choices)
    event = models.TextField()
    actor_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    role = models.TextField()
    request_id = models.TextField()
    purpose = models.TextField(choices=Purpose.choices)
    object_type = models.TextField()
    object_id = models.TextField()
    case_ids = ArrayField(models.UUIDField())
    recipient = models.TextField()
    change = models.JSONField()

    privacy: ClassVar[Privacy] = Privacy(retention="Seven years, then by partition.")
    access: ClassVar[Access] = Access(custom=True)
    audited: ClassVar[bool] = False

    class Meta:
        managed = False
        db_table = "audit_event"

    def __str__(self) -> str:
        return f"{self.at:%d %B %Y %H:%M} {self.operation} {self.event}"
