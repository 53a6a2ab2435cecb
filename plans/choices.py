"""The vocabulary of a risk management plan."""

from django.db.models import TextChoices


class ObjectiveStatus(TextChoices):
    """Where one objective stands (the sentence plan's goal statuses)."""

    ACTIVE = "active", "Active"
    ACHIEVED = "achieved", "Achieved"
    REMOVED = "removed", "Removed"


class ActionStatus(TextChoices):
    """Where one action stands (S1-29)."""

    OPEN = "open", "Open"
    DISCHARGED = "discharged", "Discharged"
    NO_LONGER_NEEDED = "no_longer_needed", "No longer needed"


class UpdateKind(TextChoices):
    """What an update says about an action (S1-29)."""

    PROGRESS = "progress", "Progress"
    CARRIED_OVER = "carried_over", "Carried over"
    REASSIGNED = "reassigned", "Given to somebody else"
    DISCHARGED = "discharged", "Discharged"
    NO_LONGER_NEEDED = "no_longer_needed", "No longer needed"


class Agreement(TextChoices):
    """Whether the person agrees with the plan as issued (the sentence plan's words)."""

    NOT_ASKED = "not_asked", "Not asked yet"
    AGREED = "agreed", "Agrees"
    DO_NOT_AGREE = "do_not_agree", "Does not agree"
    COULD_NOT_ANSWER = "could_not_answer", "Could not answer"
