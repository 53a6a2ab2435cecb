"""The questions pages ask about meetings and agendas."""

from meetings.selectors.agenda import (
    Entry,
    agenda,
    agenda_as_it_stands,
    changed_since_last,
    found_cases,
    get_item,
    item_of_referral,
)
from meetings.selectors.agenda_draft import (
    Due,
    draft_items,
    due_cases,
    newly_due,
    require_listed,
)
from meetings.selectors.asking import get_request, requests_on
from meetings.selectors.cadence import Cadence, cadence
from meetings.selectors.meetings import (
    get_meeting,
    holders,
    later_meetings,
    meetings,
    meetings_to_choose,
    past_meetings,
    upcoming_meetings,
)
from meetings.selectors.papers import Pack, Paper, pack
from meetings.selectors.people import (
    attendees,
    get_attendee,
    people_to_ask,
    seats,
)
from meetings.selectors.series import get_seat, get_series, seats_of, series_of
from meetings.selectors.updates import (
    next_hearing,
    owed_updates,
    own_update,
    updates_by_case,
)


__all__ = [
    "Cadence",
    "Due",
    "Entry",
    "Pack",
    "Paper",
    "agenda",
    "agenda_as_it_stands",
    "attendees",
    "cadence",
    "changed_since_last",
    "draft_items",
    "due_cases",
    "found_cases",
    "get_attendee",
    "get_item",
    "get_meeting",
    "get_request",
    "get_seat",
    "get_series",
    "holders",
    "item_of_referral",
    "later_meetings",
    "meetings",
    "meetings_to_choose",
    "newly_due",
    "next_hearing",
    "owed_updates",
    "own_update",
    "pack",
    "past_meetings",
    "people_to_ask",
    "requests_on",
    "require_listed",
    "seats",
    "seats_of",
    "series_of",
    "upcoming_meetings",
    "updates_by_case",
]
