"""The vocabulary of parole in Scotland (S4-17 to S4-20)."""

from django.db.models import TextChoices


class ParoleStatus(TextChoices):
    """How far parole has come."""

    AWAITED = "awaited", "Not begun"
    OPEN = "open", "Reports being gathered"
    LISTED = "listed", "Hearing listed"
    GRANTED = "granted", "Release granted"
    REFUSED = "refused", "Release not granted"
    CLOSED = "closed", "Closed without a decision"


class ParoleParty(TextChoices):
    """Whose turn it is."""

    OFFICER = "officer", "Supervising officer"
    WRITERS = "writers", "Report writers"
    BOARD = "board", "Parole Board"
    NOBODY = "nobody", "Nobody"


class ParoleHeading(TextChoices):
    """What a report is about: the five heads (S4-18)."""

    OFFENCE = "offence", "Nature of the offence"
    HOME = "home", "Home circumstances"
    PLANS = "plans", "Release plans"
    BEHAVIOUR = "behaviour", "Behaviour in prison"
    PROGRESS = "progress", "Progress"
