"""The questions pages ask about ratings, wanted alerts, duties and the board."""

from rag.selectors.board import (
    COLUMNS,
    BoardFilters,
    Card,
    Column,
    board,
    board_column,
    saved_boards,
)
from rag.selectors.duties import (
    Bearing,
    bearing,
    current_frequency,
    moved_duties,
    overdue,
    standing_of,
    states_of,
)
from rag.selectors.meetings import (
    classes_between,
    frequencies_ending,
    ratings_of_scheme,
)
from rag.selectors.prison import (
    moved_prison_reviews,
)
from rag.selectors.rating import (
    RatingPage,
    current_rating,
    current_ratings,
    facts,
    frequencies_of_meeting,
    held_red_until,
    known_answers,
    proposed,
    rating_history,
    rating_page,
    ratings_of_meeting,
    ratings_since,
    review_at_meeting,
    review_of,
)
from rag.selectors.recorded import (
    changes_to_review,
    chosen_changes,
)
from rag.selectors.wanted import (
    agency_names,
    alerts_to_acknowledge,
    get_wanted_alert,
    sharing_agencies,
    wanted_alert,
    wanted_alerts,
)


__all__ = [
    "COLUMNS",
    "Bearing",
    "BoardFilters",
    "Card",
    "Column",
    "RatingPage",
    "agency_names",
    "alerts_to_acknowledge",
    "bearing",
    "board",
    "board_column",
    "changes_to_review",
    "chosen_changes",
    "classes_between",
    "current_frequency",
    "current_rating",
    "current_ratings",
    "facts",
    "frequencies_ending",
    "frequencies_of_meeting",
    "get_wanted_alert",
    "held_red_until",
    "known_answers",
    "moved_duties",
    "moved_prison_reviews",
    "overdue",
    "proposed",
    "rating_history",
    "rating_page",
    "ratings_of_meeting",
    "ratings_of_scheme",
    "ratings_since",
    "review_at_meeting",
    "review_of",
    "saved_boards",
    "sharing_agencies",
    "standing_of",
    "states_of",
    "wanted_alert",
    "wanted_alerts",
]
