"""
The caseload by class: how many in each column, and the most urgent of each.

However many cases there are, the board asks the same few questions: one that counts
and picks, one for the cards, and those of the duties on the cards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import CharField, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import Collate, Least, RowNumber

from agencies.models import User
from agencies.selectors import clocks_of_schemes
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case
from rag.choices import RagClass
from rag.duties import DutyState
from rag.models import SavedBoard
from rag.selectors.duties import bearing, overdue
from rag.selectors.weekly import weeks_of
from rag.weeks import Week


COLUMNS = (*(each.value for each in RagClass), "")
SHOWN = 10  # cards of a column, before "show all"


@dataclass(frozen=True)
class BoardFilters:
    """What the board is narrowed to; empty means everything on the cohort."""

    mine: bool = False
    review_overdue: bool = False
    duty_overdue: bool = False
    warnings: bool = False
    area: str = ""


@dataclass(frozen=True)
class Card:
    """One case on the board: why its review is due, the duty overdue, the last eight weeks."""

    case: Case
    because: str
    overdue: DutyState | None
    weeks: list[Week]


@dataclass(frozen=True)
class Column:
    """One class: how many there are, how many late, and the first cards."""

    code: str
    total: int
    late: int
    cards: list[Card]


def board(user: User, filters: BoardFilters, *, on: date) -> list[Column]:
    """Return every column with its count and its most urgent cards, and record the look."""
    late = (
        Q(review_due_on__lt=on) | Q(duty_due_on__lt=on) | Q(change_review_due_on__lt=on)
    )
    placed = list(
        columned(user, filters, on=on)
        .annotate(
            place=Window(RowNumber(), partition_by=[F("column")], order_by=urgency()),
            total=Window(Count("pk"), partition_by=[F("column")]),
            late=Window(Count("pk", filter=late), partition_by=[F("column")]),
        )
        .filter(place__lte=SHOWN)
        .order_by("place")
        .values_list("column", "pk", "total", "late")
    )
    found = cards(user, [pk for _, pk, _, _ in placed], on=on)
    counts = {column: (total, late) for column, _, total, late in placed}
    audit.looked(
        "board.opened",
        cases=list(found),
        purpose=Purpose.CASE_MANAGEMENT,
    )
    return [
        Column(
            code,
            *counts.get(code, (0, 0)),
            [found[pk] for column, pk, _, _ in placed if column == code],
        )
        for code in COLUMNS
        if code or code in counts
    ]


def board_column(
    user: User, filters: BoardFilters, code: str, *, on: date, page: int = 1
) -> cases.Page:
    """Return a page of one column's cards, the most urgent first, and record the look."""
    wanted = columned(user, filters, on=on).filter(column=code).order_by(*urgency())
    page_of = cases.paged(wanted.values_list("pk", flat=True), page)
    found = cards(user, page_of.rows, on=on)
    audit.looked("board.opened", cases=list(found), purpose=Purpose.CASE_MANAGEMENT)
    return cases.Page(
        rows=[found[pk] for pk in page_of.rows],
        number=page_of.number,
        has_next=page_of.has_next,
    )


def columned(user: User, filters: BoardFilters, *, on: date) -> QuerySet[Any]:
    """Return the cohort's cases with their column: Red Alert over any class (A-3)."""
    found = Case.objects.visible_to(user).on_cohort()
    if filters.mine:
        found = found.filter(lead_worker=user)
    if filters.review_overdue:
        found = found.filter(review_due_on__lt=on)
    if filters.duty_overdue:
        found = found.filter(duty_due_on__lt=on)
    if filters.warnings:
        found = found.filter(has_warnings=True)
    if filters.area:
        found = found.filter(scheme__area__code=filters.area)
    wanted = When(wanted_since__isnull=False, then=Value(RagClass.RED_ALERT.value))
    column = models.Case(wanted, default=F("rag_class"), output_field=CharField())
    # Codes need no language's order, which costs most of the time of sorting thousands.
    return found.annotate(column=Collate(column, "C"))


def urgency() -> list[Any]:
    """Return the order within a column: what fell, or falls, due first."""
    first = Least("review_due_on", "duty_due_on")
    return [first.asc(nulls_last=True), F("pk").asc()]


def cards(user: User, ids: Sequence[Any], *, on: date) -> dict[Any, Card]:
    """Return cards by their case's id, in the order given (a fixed number of queries)."""
    found = list(
        Case.objects.visible_to(user)
        .filter(pk__in=list(ids))
        .select_related("person", "lead_worker", "lead_worker_agency", "scheme__area")
    )
    known = bearing(user, found)
    clocks = clocks_of_schemes({each.scheme_id for each in found})
    late = overdue(found, known, on=on, clocks=clocks)
    seen = weeks_of(user, found, clocks, on=on)
    by_id = {
        each.pk: Card(
            each,
            known[each.pk].because if each.pk in known else "",
            late.get(each.pk),
            seen[each.pk],
        )
        for each in found
    }
    return {pk: by_id[pk] for pk in ids if pk in by_id}


def saved_boards(user: User) -> list[SavedBoard]:
    """Return the reader's own saved boards by name."""
    return list(SavedBoard.objects.filter(user=user).order_by("name"))
