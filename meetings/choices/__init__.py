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


class Repeats(TextChoices):
    """When the meetings of a series come round (S1-18, S1-35)."""

    WEEKLY = "weekly", "Every week"
    FIRST = "first", "The first of its weekday in the month"
    SECOND = "second", "The second of its weekday in the month"
    THIRD = "third", "The third of its weekday in the month"
    FOURTH = "fourth", "The fourth of its weekday in the month"
    LAST = "last", "The last of its weekday in the month"


class SeatRole(TextChoices):
    """As what an agency sits on a meeting; the first six are the core (S1-9)."""

    DETECTIVE_INSPECTOR = "detective_inspector", "Detective inspector"
    SENIOR_PROBATION = "senior_probation", "Senior probation officer"
    PROBATION = "probation", "Probation officer"
    POLICE = "police", "Police IOM officer"
    SUBSTANCE_MISUSE = "substance_misuse", "Substance misuse practitioner"
    HOUSING = "housing", "Housing representative"
    OTHER = "other", "Other representative"


class InvitationMethod(TextChoices):
    """What a message about a meeting asks of a calendar."""

    REQUEST = "request", "Invitation"
    CANCEL = "cancel", "Cancellation"


class NotSent(TextChoices):
    """Why an invitation was never sent."""

    NO_ADDRESS = "no_address", "No e-mail address"
    OVERTAKEN = "overtaken", "A later one took its place"


class Mark(TextChoices):
    """What is noted of somebody at the door."""

    ROOM = "room", "In the room"
    REMOTE = "remote", "By video"
    APOLOGIES = "apologies", "Sent apologies"
    LEFT = "left", "Left"
