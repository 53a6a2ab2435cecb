"""The questions pages ask about meetings and agendas."""

from meetings.selectors.agenda import (
    Entry,
    Offered,
    agenda,
    changed_since_last,
    get_item,
    item_of_referral,
    offered_cases,
)
from meetings.selectors.meetings import (
    get_meeting,
    holders,
    meetings,
    meetings_to_choose,
    past_meetings,
    upcoming_meetings,
)


__all__ = [
    "Entry",
    "Offered",
    "agenda",
    "changed_since_last",
    "get_item",
    "get_meeting",
    "holders",
    "item_of_referral",
    "meetings",
    "meetings_to_choose",
    "offered_cases",
    "past_meetings",
    "upcoming_meetings",
]
