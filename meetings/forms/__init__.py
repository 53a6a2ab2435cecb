"""What a person types about meetings and their agendas."""

from meetings.forms.agenda import AddItems, FindCase, PutBefore, TakeOff
from meetings.forms.arranging import MeetingDetails


__all__ = ["AddItems", "FindCase", "MeetingDetails", "PutBefore", "TakeOff"]
