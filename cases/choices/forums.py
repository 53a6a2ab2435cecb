"""The vocabulary of other forums: MAPPA, MARAC, victims, approved premises, children."""

from django.db.models import TextChoices


class MappaCategory(TextChoices):
    """Why MAPPA applies at all; what each means differs with the law (A-21)."""

    ONE = "1", "Category 1"
    TWO = "2", "Category 2"
    THREE = "3", "Category 3"


class MappaSource(TextChoices):
    """Where the level was read or heard."""

    MEETING = "meeting", "MAPPA meeting"
    COORDINATOR = "coordinator", "MAPPA co-ordinator"
    RECORD = "record", "Police or probation record"
    REFERRAL = "referral", "Referral to IOM"


class Direction(TextChoices):
    """Which way a referral between IOM and MAPPA went (S1-96)."""

    TO_MAPPA = "to_mappa", "From IOM to MAPPA"
    FROM_MAPPA = "from_mappa", "From MAPPA to IOM"


class MappaAnswer(TextChoices):
    """What became of a referral between IOM and MAPPA."""

    ACCEPTED = "accepted", "Accepted"
    BOTH = "both", "Accepted, managed by both"
    DECLINED = "declined", "Not accepted"
    TAKEN_BACK = "taken_back", "Taken back"


class JointForum(TextChoices):
    """One of the two meetings that somebody managed by both is discussed at (S1-195)."""

    MAPPA = "mappa", "MAPPA meeting"
    IOM = "iom", "IOM meeting"


class Presence(TextChoices):
    """Whether the worker who must go was at the meeting."""

    CAME = "came", "Was there"
    DEPUTY = "deputy", "Somebody stood in"
    ABSENT = "absent", "Was not there"


class VictimAnswer(TextChoices):
    """What the victim said to the offer of contact."""

    ACCEPTED = "accepted", "Wants contact"
    DECLINED = "declined", "Does not want contact"
    NO_REPLY = "no_reply", "No reply"


class ConferenceKind(TextChoices):
    """Which child-protection conference it is."""

    INITIAL = "initial", "Initial conference"
    REVIEW = "review", "Review conference"
    PRE_BIRTH = "pre_birth", "Conference before a birth"


class ConferenceOutcome(TextChoices):
    """What a child-protection conference decided."""

    PLAN_BEGUN = "plan_begun", "Protection plan begun"
    PLAN_CONTINUES = "plan_continues", "Protection plan continues"
    PLAN_ENDED = "plan_ended", "Protection plan ended"
    NO_PLAN = "no_plan", "No protection plan"
