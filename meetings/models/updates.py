"""What an officer who cannot attend writes to the meeting (S1-34, A-8)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models.record import SectionedRecord
from core.models import Privacy


class WrittenUpdate(SectionedRecord):
    """
    One officer's written update on one case for one meeting, in its own section.

    It can be rewritten until the meeting begins; `written_at` is the latest time.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="updates"
    )
    text = models.TextField()
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[Privacy] = Privacy(free_text=("text",))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "case", "recorded_by", "section"],
                name="meetings_writtenupdate_once",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="meetings_writtenupdate_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"Written update by {self.recorded_by}"
