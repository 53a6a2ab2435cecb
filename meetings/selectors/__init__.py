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
from meetings.selectors.huddle import MOST as MOST_WATCHED
from meetings.selectors.huddle import (
    huddle,
    latest_huddle,
    practitioners,
    watched,
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
    "MOST_WATCHED",
    "Entry",
    "Offered",
    "agenda",
    "changed_since_last",
    "get_item",
    "get_meeting",
    "holders",
    "huddle",
    "item_of_referral",
    "latest_huddle",
    "meetings",
    "meetings_to_choose",
    "offered_cases",
    "past_meetings",
    "practitioners",
    "upcoming_meetings",
    "watched",
]
