"""Ratings, wanted alerts, duties and the board in the words of their pages."""

from rag.presenters.board import board_cards, board_columns, column_label
from rag.presenters.duties import duty_panel, duty_rows, overdue_words
from rag.presenters.rating import (
    change_choices,
    described,
    frequency_words,
    history_chart,
    history_rows,
    proposal_words,
    reason_rows,
    weeks_chart,
)
from rag.presenters.wanted import alert_rows


__all__ = [
    "alert_rows",
    "board_cards",
    "board_columns",
    "change_choices",
    "column_label",
    "described",
    "duty_panel",
    "duty_rows",
    "frequency_words",
    "history_chart",
    "history_rows",
    "overdue_words",
    "proposal_words",
    "reason_rows",
    "weeks_chart",
]
