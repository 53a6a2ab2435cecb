"""The vocabulary of reminders and of the messages that carry them."""

from django.db.models import TextChoices


class ReminderKind(TextChoices):
    """What somebody is reminded of."""

    OVERDUE_REVIEW = "overdue_review", "RAG review overdue"
    PRE_RELEASE = "pre_release", "Release coming"
    OVERDUE_ACTION = "overdue_action", "Action overdue"
    OVERDUE_ADMINISTRATION = "overdue_administration", "Administration overdue"
    WANTED_ALERT = "wanted_alert", "Wanted alert to acknowledge"
    RATING_CHANGED = "rating_changed", "Rating changed"
    OVERDUE_DUTY = "overdue_duty", "Duty overdue"
    CHANGE_REVIEW = "change_review", "Review after a significant change overdue"
    OVERDUE_TRANSFER = "overdue_transfer", "Overdue after a transfer"
    RELEASE_MOVED = "release_moved", "Release date moved"
    RE_REGISTRATION = "re_registration", "Re-registration to consider"
    PACKAGE_BREACH = "package_breach", "Breach of a package to note"
    WRITTEN_UPDATE = "written_update", "Written update to a meeting"


class Withheld(TextChoices):
    """Why a message was never sent."""

    CANCELLED = "cancelled", "No longer due"
    NO_ACCESS = "no_access", "The case is no longer shared with the recipient"
    NO_ADDRESS = "no_address", "The recipient has no e-mail address"
