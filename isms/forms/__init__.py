"""What people type about packages, as clean values."""

from isms.forms.delivery import (
    AddToProgramme,
    DrawChecks,
    FinishCheck,
    MoveOn,
    ReportBreach,
    SendFeedback,
    WriteEntry,
)
from isms.forms.package import AnswerAgreement, Begin, End, Refer, Withdraw
from isms.forms.rota import PlanShift, RecordWorked
from isms.forms.terms import CheckPlacement, Place, SetLevel, ShareBrief


__all__ = [
    "AddToProgramme",
    "AnswerAgreement",
    "Begin",
    "CheckPlacement",
    "DrawChecks",
    "End",
    "FinishCheck",
    "MoveOn",
    "Place",
    "PlanShift",
    "RecordWorked",
    "Refer",
    "ReportBreach",
    "SendFeedback",
    "SetLevel",
    "ShareBrief",
    "Withdraw",
    "WriteEntry",
]
