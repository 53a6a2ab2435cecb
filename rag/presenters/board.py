"""The board in words: columns, and the card of one case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cases.presenters import coming, flags
from core import words
from rag.choices import RagClass
from rag.presenters.duties import overdue_words
from rag.presenters.rating import week_words, weeks_summary
from rag.weeks import WeekCode


NOT_RATED = "Not rated"
SIGNS = {WeekCode.MADE: "✓", WeekCode.MISSED: "✗", WeekCode.NONE_DUE: "–"}


@dataclass(frozen=True)
class BoardCard:
    """One case: who, what nobody may miss, who leads, what comes next and why."""

    url: str
    rating_url: str
    name: str
    reference: str
    rag: str
    flags: list[dict[str, str]]
    lead: str
    review: str
    review_off: str
    review_tone: str
    because: str
    duty: str
    is_late: bool
    weeks: list[dict[str, str]]
    weeks_summary: str


@dataclass(frozen=True)
class BoardColumn:
    """One class: its count, how many are late, and its cards."""

    code: str
    label: str
    total: int
    late: str
    cards: list[BoardCard]
    more_url: str


def board_columns(columns: Iterable[Any], *, query: str, on: date) -> list[BoardColumn]:
    """Return the columns; one that holds more than it shows leads to all of them."""
    return [
        BoardColumn(
            code=each.code,
            label=column_label(each.code),
            total=each.total,
            late=late_words(each.late),
            cards=board_cards(each.cards, column=each.code, on=on),
            more_url=column_url(each.code, query)
            if each.total > len(each.cards)
            else "",
        )
        for each in columns
    ]


def column_label(code: str) -> str:
    """Return a column's name."""
    return RagClass(code).label if code else NOT_RATED


def column_url(code: str, query: str) -> str:
    """Return the address of all of one column, with the filters kept."""
    also = urlencode({"column": code or "none"})
    return f"{reverse('rag:board')}?{query}&{also}" if query else f"?{also}"


def late_words(count: int) -> str:
    """Return "3 overdue"; nothing when none is."""
    return f"{count:,} overdue" if count else ""


def board_cards(cards: Iterable[Any], *, column: str, on: date) -> list[BoardCard]:
    """Return the cards of a column; a wanted person's shows the class underneath (A-3)."""
    return [board_card(each, column=column, on=on) for each in cards]


def board_card(card: Any, *, column: str, on: date) -> BoardCard:
    """Return one card."""
    case = card.case
    review = coming("", case.review_due_on, on=on)
    return BoardCard(
        url=reverse("cases:overview", args=[case.pk]),
        rating_url=reverse("rag:rating", args=[case.pk]),
        name=str(case.person),
        reference=case.reference,
        rag=case.rag_class if case.rag_class != column else "",
        flags=[each for each in flags(case, on=on) if each["icon"] != "custody"],
        lead=str(case.lead_worker or "Nobody named"),
        review=words.short_day(case.review_due_on) if case.review_due_on else "",
        review_off=review["hint"],
        review_tone=review["tone"],
        because=words.uncited(card.because),
        duty=overdue_words(card.overdue) if card.overdue else "",
        is_late=bool(card.overdue)
        or review["tone"] == "danger"
        or bool(case.change_review_due_on and case.change_review_due_on < on),
        weeks=[
            {"code": each.code, "sign": SIGNS[each.code], "title": week_words(each)}
            for each in card.weeks
        ],
        weeks_summary=weeks_summary(card.weeks),
    )
