"""The vocabulary of intensive support and monitoring packages (S0)."""

from django.db.models import TextChoices


class Family(TextChoices):
    """The three families of package (S0-1)."""

    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    TAILORED = "tailored", "Tailored"


class Code(TextChoices):
    """The nine packages (S0-1), most intensive first."""

    PRIMARY_A = "primary_a", "Primary A"
    PRIMARY_B = "primary_b", "Primary B"
    PRIMARY_C = "primary_c", "Primary C"
    SECONDARY_A = "secondary_a", "Secondary A"
    SECONDARY_B = "secondary_b", "Secondary B"
    SECONDARY_C = "secondary_c", "Secondary C"
    TAILORED_A = "tailored_a", "Tailored A"
    TAILORED_B = "tailored_b", "Tailored B"
    TAILORED_C = "tailored_c", "Tailored C"


class Staffing(TextChoices):
    """How many workers are with the person at once (S0-14)."""

    SINGLE = "single", "Single: one worker at a time"
    DOUBLE = "double", "Double: two workers together"


class Night(TextChoices):
    """How nights are covered, and what a worker does on a shift in the night (S0-12)."""

    NONE = "none", "No night cover"
    SLEEPOVER = "sleepover", "Sleepover"
    WAKING = "waking", "Waking night"


class Status(TextChoices):
    """Where a package stands."""

    REFERRED = "referred", "Referred"
    RUNNING = "running", "Running"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Route(TextChoices):
    """How somebody comes to need a package (S0-18, S0-20)."""

    LICENCE = "licence", "On licence after custody, or to be released on one"
    HOSPITAL = "hospital", "Coming back from a state hospital or similar"


class Authorising(TextChoices):
    """Who may have the level changed (S0-15)."""

    MAPPA = "mappa", "MAPPA meeting"
    AUTHORITY = "authority", "Local authority"


class PoliceRule(TextChoices):
    """Which breaches of the agreement the police are told of, too."""

    ALWAYS = "always", "Every breach"
    SERIOUS = "serious", "Serious breaches only"
    NEVER = "never", "None: the supervising officer decides"


class EntryKind(TextChoices):
    """What a worker writes down on a shift (S0-32, S0-33)."""

    SHIFT = "shift", "How the shift went"
    OBSERVATION = "observation", "Something that bears on risk"
    CHALLENGE = "challenge", "Behaviour I challenged"


class Heading(TextChoices):
    """The four headings of the continuous risk assessment (S0-32)."""

    LIFESTYLE = "lifestyle", "Lifestyle"
    MOVEMENTS = "movements", "Movements"
    RELATIONSHIPS = "relationships", "Relationships"
    BEHAVIOUR = "behaviour", "Behaviour"


class CheckFinding(TextChoices):
    """What a spot check found (S0-26)."""

    AS_AGREED = "as_agreed", "All as agreed"
    ABSENT = "absent", "Not there when they should be"
    BREACH = "breach", "There, but the agreement was broken"


class Format(TextChoices):
    """Forms of print and speech that somebody may need (S0-37)."""

    LARGE_PRINT = "large_print", "Large print"
    BRAILLE = "braille", "Braille"
    TRANSLATED = "translated", "Translated"
    EASY_READ = "easy_read", "Easy read"


class ShiftStatus(TextChoices):
    """What became of a planned shift."""

    PLANNED = "planned", "Planned"
    WORKED = "worked", "Worked"
    MISSED = "missed", "Nobody came"
    CANCELLED = "cancelled", "Taken off"
