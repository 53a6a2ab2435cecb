"""What a person types about meetings, their agendas, their sheets and who is there."""

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
    "FindCase",
    "Issue",
    "MeetingDetails",
    "Order",
    "PutBefore",
    "PutOff",
    "SeriesDetails",
    "TakeOff",
    "WriteUpdate",
]
