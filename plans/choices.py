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


class InterventionKind(TextChoices):
    """What kind of intervention it is (S1-60, S1-110, S1-118, S3-86)."""

    SESSION = "session", "Routeway session"
    GROUPWORK = "groupwork", "Groupwork"
    ACCREDITED = "accredited", "Accredited programme"
    OTHER = "other", "Other intervention"


class InterventionStatus(TextChoices):
    """Where one session or programme stands for one person (learn, practise, do: S1-110)."""

    OFFERED = "offered", "Offered"
    BOOKED = "booked", "Booked"
    ATTENDED = "attended", "Attending"
    COMPLETED = "completed", "Completed"
    DECLINED = "declined", "Declined"
    STOPPED = "stopped", "Stopped before the end"


class ReferralRoute(TextChoices):
    """How somebody was referred to a service (S1-186)."""

    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "Secure e-mail or letter"
    ELECTRONIC = "electronic", "The service’s own electronic form"
    IN_PERSON = "in_person", "In person, together"
    SELF = "self", "The person referred themselves"
    GP = "gp", "Through the GP"
    DUTY_WORKER = "duty_worker", "The service’s duty worker"


class ServiceStatus(TextChoices):
    """What became of a referral to a service (S1-186, S2-45)."""

    WAITING = "waiting", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted, waiting to start"
    STARTED = "started", "Being seen"
    DECLINED = "declined", "Declined by the service"
    DID_NOT_ATTEND = "did_not_attend", "Did not attend"
    WITHDRAWN = "withdrawn", "Withdrawn"
    COMPLETED = "completed", "Completed"


class GapReason(TextChoices):
    """Why a need has no service (S2-25)."""

    NONE_HERE = "none_here", "There is no such service here"
    NOT_ELIGIBLE = "not_eligible", "The service does not take this person"
    TOO_LONG = "too_long", "The wait is too long"
    TOO_FAR = "too_far", "It is too far away, or not open when needed"
    NONE_FOR_WOMEN = "none_for_women", "There is none for women"
    REFUSED_SERVICE = "refused_service", "The service will not take them back"


class Repeats(TextChoices):
    """How often an activity comes round."""

    ONCE = "once", "Once"
    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
