"""What people do about ratings, wanted alerts, duties and the board."""

from rag.services.boards import MOST_SAVED, delete_board, save_board
from rag.services.duties import (
    Frequency,
    Monitoring,
    agree_frequency,
    assess_monitoring,
    recompute_duties,
    record_duty,
)
from rag.services.meetings import follow_meetings, record_diary
from rag.services.rating import (
    rate_case,
    recompute_reviews,
    refresh_review_due,
    settle_changes,
)
from rag.services.wanted import acknowledge_wanted, end_wanted, publish_wanted


__all__ = [
    "MOST_SAVED",
    "Frequency",
    "Monitoring",
    "acknowledge_wanted",
    "agree_frequency",
    "assess_monitoring",
    "delete_board",
    "end_wanted",
    "follow_meetings",
    "publish_wanted",
    "rate_case",
    "recompute_duties",
    "recompute_reviews",
    "record_diary",
    "record_duty",
    "refresh_review_due",
    "save_board",
    "settle_changes",
]
