"""The confidentiality statement of a scheme, and who signed which at which meeting (S1-19, S1-148, A-29)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import Privacy, Record
from core.rowsecurity import Access


class ConfidentialityStatement(Record):
    """
    One version of what everybody at a scheme's meetings signs.

    It cites the information-sharing agreement it rests on (A-29). Never altered: a new
    version takes its place, and signatures keep the one that was read.
    """

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.PROTECT, related_name="statements"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    agreement_title = models.CharField(max_length=200)
    agreement_version = models.CharField(max_length=40)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    privacy: ClassVar[Privacy] = Privacy(
        free_text=("text",), retention="As long as a signature names it."
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "number"], name="meetings_statement_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(text="")
                & ~Q(agreement_title="")
                & ~Q(agreement_version=""),
                name="meetings_statement_cites_its_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"Confidentiality statement, version {self.number}"

    @property
    def agreement(self) -> str:
        """The agreement it rests on, with its version."""
        return f"{self.agreement_title}, version {self.agreement_version}"


class Signature(Record):
    """
    That somebody signed at a meeting: with their own account, or on paper before a witness.

    The database takes a signature only from the signer or from the witness it names.
    """

    attendee = models.OneToOneField(
        "meetings.Attendee", on_delete=models.PROTECT, related_name="signature"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="signatures"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    statement = models.ForeignKey(
        ConfidentialityStatement, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField()
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=("person", "witness"), retention="Six years after the meeting."
    )
    access: ClassVar[Access] = Access(
        select="true",
        update="false",
        insert="coalesce(witness_id, person_id) = app_user()",
        grants=("SELECT", "INSERT"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="meetings_signature_once"
            ),
            models.CheckConstraint(
                condition=Q(witness__isnull=True) | ~Q(witness=F("person")),
                name="meetings_signature_nobody_witnesses_their_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.statement}"
