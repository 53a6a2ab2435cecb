"""The vocabulary of meetings."""

from django.db.models import TextChoices


class MeetingKind(TextChoices):
    """What a meeting is for (S1-7, S1-35, S2-36 to S2-38)."""

    OPERATIONAL = "operational", "Referral and operational meeting"
    PRACTITIONERS = "practitioners", "Practitioners’ meeting"
    NOMINATIONS = "nominations", "Nominations panel"
    CONCERN = "concern", "Cases for concern"


class MeetingStatus(TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class Ground(TextChoices):
    """Why a case is on an agenda, in the order in which an agenda takes them."""

    NOMINATION = "nomination", "New nomination"
    TRANSFER = "transfer", "Transfer to decide"
    WANTED = "wanted", "Wanted for arrest"
    RED = "red", "Red: every meeting"
    TRANSFER_REVIEW = "transfer_review", "Eight weeks after a transfer"
    REMOVAL = "removal", "Removal proposed"
    RE_REGISTRATION = "re_registration", "Before release, to come back"
    RELEASE = "release", "Release from prison"
    AMBER = "amber", "Amber: every three months"
    CHANGE = "change", "Significant change"
    FREQUENCY = "frequency", "Supervision frequency runs out"
    ACTIONS = "actions", "Overdue actions"
    GREEN = "green", "Green review"
    PRISON = "prison", "Prison review"
    ASKED = "asked", "Asked for"


class ReviewDecision(TextChoices):
    """What a meeting decides of somebody it reviewed (S1-183)."""

    RETAIN = "retain", "Retain"
    DROP = "drop", "Drop"


class Standing(TextChoices):
    """As what somebody is asked to a meeting (S1-9 to S1-11)."""

    MEMBER = "member", "Core member"
    DEPUTY = "deputy", "Deputy"
    GUEST = "guest", "Guest"


class Presence(TextChoices):
    """How somebody came."""

    ROOM = "room", "In the room"
    REMOTE = "remote", "By video"


class Mark(TextChoices):
    """What is noted of somebody at the door."""

    ROOM = "room", "In the room"
    REMOTE = "remote", "By video"
    APOLOGIES = "apologies", "Sent apologies"
    LEFT = "left", "Left"
