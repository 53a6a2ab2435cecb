"""What a person types about meetings, their agendas, their sheets and who is there."""

from meetings.forms.after import (
    Correct,
    EndMeeting,
    FilterActions,
    WriteNotes,
)
from meetings.forms.agenda import (
    AddItems,
    AskFor,
    FindCase,
    Issue,
    Order,
    PutBefore,
    PutOff,
    TakeOff,
)
from meetings.forms.arranging import (
    MeetingDetails,
)
from meetings.forms.attendance import AddAtDoor, SetStatement, Sign
from meetings.forms.huddle import (
    HuddleHeld,
    ShowAmbers,
)
from meetings.forms.people import (
    Answer,
    AskSomebody,
    Cancel,
)
from meetings.forms.series import (
    AddSeat,
    ArrangeNext,
    SeriesDetails,
)
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
from meetings.forms.updates import (
    WriteUpdate,
)


__all__ = [
    "AddAtDoor",
    "AddItems",
    "AddSeat",
    "AgreeAction",
    "Answer",
    "AnswerEscalation",
    "ArrangeNext",
    "AskFor",
    "AskSomebody",
    "Cancel",
    "Correct",
    "DecideFrequency",
    "EndMeeting",
    "Escalate",
    "FilterActions",
    "FindCase",
    "HuddleHeld",
    "Issue",
    "MeetingDetails",
    "NoteChange",
    "Order",
    "PutBefore",
    "PutOff",
    "RateAtMeeting",
    "RetainOrDrop",
    "SeriesDetails",
    "SetStatement",
    "SettleAction",
    "Sheet",
    "ShowAmbers",
    "Sign",
    "TakeOff",
    "WriteNotes",
    "WriteUpdate",
]
