"""What a person types about meetings and their agendas."""

from meetings.forms.after import Correct, EndMeeting, FilterActions, WriteNotes
from meetings.forms.agenda import AddItems, FindCase, PutBefore, TakeOff
from meetings.forms.arranging import MeetingDetails
from meetings.forms.huddle import HuddleHeld, ShowAmbers


__all__ = [
    "AddItems",
    "Correct",
    "EndMeeting",
    "FilterActions",
    "FindCase",
    "HuddleHeld",
    "MeetingDetails",
    "PutBefore",
    "ShowAmbers",
    "TakeOff",
    "WriteNotes",
]
