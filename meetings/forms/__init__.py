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
from meetings.forms.updates import (
    WriteUpdate,
)


__all__ = [
    "AddItems",
    "AddSeat",
    "Answer",
    "ArrangeNext",
    "AskFor",
    "AskSomebody",
    "Cancel",
    "Correct",
    "EndMeeting",
    "FilterActions",
    "FindCase",
    "HuddleHeld",
    "Issue",
    "MeetingDetails",
    "Order",
    "PutBefore",
    "PutOff",
    "SeriesDetails",
    "ShowAmbers",
    "TakeOff",
    "WriteNotes",
    "WriteUpdate",
]
