"""What is stored about packages and their delivery."""

from isms.models.delivery import (
    Acknowledgement,
    Breach,
    Entry,
    Feedback,
    MoveOn,
    ProgrammeItem,
    SpotCheck,
)
from isms.models.package import Answer, Level, Package
from isms.models.placement import Brief, Placement, PlacementCheck
from isms.models.rota import Shift


__all__ = [
    "Acknowledgement",
    "Answer",
    "Breach",
    "Brief",
    "Entry",
    "Feedback",
    "Level",
    "MoveOn",
    "Package",
    "Placement",
    "PlacementCheck",
    "ProgrammeItem",
    "Shift",
    "SpotCheck",
]
