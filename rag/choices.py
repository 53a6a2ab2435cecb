"""The five classes of Appendix 1 (S1-169 to S1-173)."""

from django.db.models import TextChoices


class RagClass(TextChoices):
    """
    How closely the agencies manage the person.

    Red Alert may lie over any of the others (A-3); custody takes the person off the
    Red, Amber, Green scale until they return to the live list (A-11).
    """

    RED_ALERT = "red_alert", "Red Alert"
    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    PRISON = "prison", "Prison"


RATED_CLASSES = (RagClass.RED, RagClass.AMBER, RagClass.GREEN, RagClass.PRISON)
"""The classes a group gives; Red Alert lies over them and is the police's (A-3)."""


class RecordedDuty(TextChoices):
    """The duties that somebody records as done, because no other record shows them."""

    BRIEF_POLICE = "brief_police", "Police briefed to locate and arrest"
    SHARE_INTELLIGENCE = "share_intelligence", "Intelligence shared between agencies"
    DIARY = "diary", "Diaries co-ordinated"
    TASKING = "tasking", "Police tasked"
    EXIT_PLANNING = "exit_planning", "Exit plan worked on"
    LIAISON = "liaison", "Prison asked about conduct and engagement"
    PRE_RELEASE_PLAN = "pre_release_plan", "Pre-release plan begun"


class MonitoringOutcome(TextChoices):
    """What an assessment for electronic monitoring found (S1-191)."""

    SUITABLE = "suitable", "Suitable"
    UNSUITABLE = "unsuitable", "Not suitable"


class MonitoringScheme(TextChoices):
    """Under what the person would be or is monitored (S1-191, S1-164)."""

    VOLUNTARY = "voluntary", "Voluntary tag"
    LICENCE = "licence", "Licence condition"
    COURT_ORDER = "court_order", "Court order"


class FrequencyUnit(TextChoices):
    """What the agreed frequency counts (S1-203)."""

    CONTACTS_WEEK = "contacts_week", "contacts a week"
    CONTACTS_MONTH = "contacts_month", "contacts a month"
    HOURS_WEEK = "hours_week", "hours a week"

    def counted(self, value: int) -> str:
        """Return "contact a week" for one, "contacts a week" for more."""
        return self.label.replace("s ", " ", 1) if value == 1 else self.label
