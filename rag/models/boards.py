"""What is stored of how somebody likes to look at the board."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from core.models import Privacy, Record
from core.rowsecurity import Access


OWN = "user_id = (SELECT app_user())"


class SavedBoard(Record):
    """One set of the board's filters under a name of its owner's; it holds no case."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=60)
    filters = models.CharField(max_length=300)
    saved_at = models.DateTimeField()

    privacy: ClassVar[Privacy] = Privacy(
        personal=("user",), retention="Until its owner deletes it or leaves."
    )
    access: ClassVar[Access] = Access(
        select=OWN,
        insert=OWN,
        update=OWN,
        grants=("SELECT", "INSERT", "UPDATE", "DELETE"),
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "name"], name="rag_savedboard_named_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
