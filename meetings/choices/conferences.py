"""The vocabulary of integrated case management in Scotland (S4-4 to S4-16)."""

from django.db.models import TextChoices


class ConferenceKind(TextChoices):
    """Why a case conference is held."""

    FIRST = "first", "First conference after admission"
    YEARLY = "yearly", "Yearly conference"
    RELEASE = "release", "Conference before release"
    TRANSFER = "transfer", "Conference before less secure conditions"


class Invitee(TextChoices):
    """As what somebody is invited to a case conference."""

    PRISONER = "prisoner", "The person"
    PERSONAL_OFFICER = "personal_officer", "Personal officer"
    PRISON_SOCIAL_WORK = "prison_social_work", "Prison social work"
    SOCIAL_WORK = "social_work", "Criminal justice social work"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    ADDICTIONS = "addictions", "Addictions service"
    PSYCHOLOGY = "psychology", "Psychology"
    FAMILY = "family", "Family"


class Need(TextChoices):
    """How much somebody needs a programme, the most first (S4-14)."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Suitability(TextChoices):
    """What the assessment for a programme found (S4-13)."""

    SUITABLE = "suitable", "Suitable"
    NOT_SUITABLE = "not_suitable", "Not suitable"
    NOT_YET = "not_yet", "Not suitable yet"


class Response(TextChoices):
    """What the person said to the offer; taking part is their choice (S4-13)."""

    ACCEPTED = "accepted", "Takes part"
    DECLINED = "declined", "Does not take part"
    THINKING = "thinking", "Is thinking about it"


class Position(TextChoices):
    """What the person says of the conviction, as they say it (S4-16)."""

    ACCEPTS = "accepts", "Accepts the conviction"
    PARTLY = "partly", "Accepts part of it"
    MAINTAINS = "maintains", "Maintains innocence"
    NOT_SAID = "not_said", "Has not said"
