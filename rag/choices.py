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
