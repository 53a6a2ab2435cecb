"""What a person types about meetings, their agendas, their sheets and who is there."""

from meetings.forms.agenda import AddItems, FindCase, PutBefore, TakeOff
from meetings.forms.arranging import MeetingDetails
from meetings.forms.attendance import AddAtDoor, SetStatement, Sign
from meetings.forms.sheet import (
    AgreeAction,
    AnswerEscalation,
    DecideFrequency,
    Escalate,
    NoteChange,
    RateAtMeeting,
    RetainOrDrop,
    SettleAction,
    Sheet,
)


__all__ = [
    "AddAtDoor",
    "AddItems",
    "AgreeAction",
    "AnswerEscalation",
    "DecideFrequency",
    "Escalate",
    "FindCase",
    "MeetingDetails",
    "NoteChange",
    "PutBefore",
    "RateAtMeeting",
    "RetainOrDrop",
    "SetStatement",
    "SettleAction",
    "Sheet",
    "Sign",
    "TakeOff",
]
