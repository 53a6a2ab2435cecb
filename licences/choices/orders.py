"""The words of community orders, and of post-sentence supervision's requirements."""

from django.db.models import TextChoices


class OrderKind(TextChoices):
    """A sentence served in the community."""

    COMMUNITY = "community", "Community order"
    SUSPENDED = "suspended", "Suspended sentence order"


class OrderEnd(TextChoices):
    """How an order ended."""

    EXPIRED = "expired", "Ran to its end"
    COMPLETED = "completed", "Ended early for good progress"
    REVOKED = "revoked", "Revoked by the court"
    ACTIVATED = "activated", "Suspended sentence activated"


class RequirementKind(TextChoices):
    """The closed list of requirements of an order (Sentencing Act 2020, Schedule 9)."""

    UNPAID_WORK = "unpaid_work", "Unpaid work"
    RAR = "rar", "Rehabilitation activity"
    PROGRAMME = "programme", "Accredited programme"
    PROHIBITED_ACTIVITY = "prohibited_activity", "Prohibited activity"
    CURFEW = "curfew", "Curfew"
    EXCLUSION = "exclusion", "Exclusion"
    RESIDENCE = "residence", "Residence"
    FOREIGN_TRAVEL = "foreign_travel", "Foreign travel prohibition"
    MHTR = "mhtr", "Mental health treatment"
    DRR = "drr", "Drug rehabilitation"
    ATR = "atr", "Alcohol treatment"
    ABSTINENCE = "abstinence", "Alcohol abstinence and monitoring"
    ATTENDANCE_CENTRE = "attendance_centre", "Attendance centre"
    TRAIL_MONITORING = "trail_monitoring", "Electronic whereabouts monitoring"

    @property
    def unit(self) -> str:
        """What is counted off: hours or days; empty when nothing is."""
        return {
            RequirementKind.UNPAID_WORK: "hours",
            RequirementKind.ATTENDANCE_CENTRE: "hours",
            RequirementKind.RAR: "days",
        }.get(self, "")


class PssRequirementKind(TextChoices):
    """The closed list of ten (S1-137; Criminal Justice Act 2003 s.256AB)."""

    GOOD_BEHAVIOUR = "good_behaviour", "Good behaviour"
    NO_OFFENCE = "no_offence", "No offence"
    KEEP_IN_TOUCH = "keep_in_touch", "Keep in touch"
    RECEIVE_VISITS = "receive_visits", "Receive visits"
    RESIDE = "reside", "Reside as approved"
    WORK = "work", "Work as approved"
    TRAVEL = "travel", "No travel outside the British Islands"
    ACTIVITIES = "activities", "Activities as instructed"
    DRUG_TESTING = "drug_testing", "Drug testing"
    DRUG_APPOINTMENT = "drug_appointment", "Drug appointment"


class ExplainedAt(TextChoices):
    """The two times at which requirements are explained (S1-139, S1-197)."""

    LICENCE_START = "licence_start", "At the start of the licence"
    PSS_START = "pss_start", "At the start of post-sentence supervision"
