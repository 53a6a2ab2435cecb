"""What is stored about ratings, wanted alerts, duties and the board."""

from rag.models.boards import SavedBoard
from rag.models.duties import DutyDone, MonitoringAssessment, SupervisionFrequency
from rag.models.rating import Rating
from rag.models.wanted import WantedAcknowledgement, WantedAlert


__all__ = [
    "DutyDone",
    "MonitoringAssessment",
    "Rating",
    "SavedBoard",
    "SupervisionFrequency",
    "WantedAcknowledgement",
    "WantedAlert",
]
