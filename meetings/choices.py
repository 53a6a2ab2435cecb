"""The vocabulary of meetings."""

from django.db.models import TextChoices


class MeetingStatus(TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
