"""What people type about ratings, wanted alerts, duties and the board."""

from rag.forms.board import FilterBoard, SaveBoard
from rag.forms.duties import AgreeFrequency, AssessMonitoring, RecordDuty
from rag.forms.rating import CHARACTERISTICS, RateCase, ticked
from rag.forms.wanted import EndWanted, PublishWanted


__all__ = [
    "CHARACTERISTICS",
    "AgreeFrequency",
    "AssessMonitoring",
    "EndWanted",
    "FilterBoard",
    "PublishWanted",
    "RateCase",
    "RecordDuty",
    "SaveBoard",
    "ticked",
]
