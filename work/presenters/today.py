"""My work as the page shows it: who, what, when due, why, and where to go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from agencies.clocks import CLOCKS
from cases.presenters import RAG_LABELS, coming
from core import words
from referrals.presenters import draft_name


@dataclass(frozen=True)
class Row:
    """One thing to do, as `action_row` draws it."""

    text: str
    url: str
    detail: str
    due: str = ""
    due_hint: str = ""
    tone: str = ""
    owner: str = ""
    rag: str = ""
    rag_label: str = ""


@dataclass(frozen=True)
class Group:
    """Things of one kind; `more` when the page does not hold them all."""

    key: str
    title: str
    rows: list[Row]
    more: bool = False


@dataclass(frozen=True)
class Count:
    """One number about the scheme, and the list it counts."""

    number: int
    label: str
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Today:
    """The whole page: what is due, what is quiet, how the scheme stands."""

    heading: str
    groups: list[Group]
    quiet: str
    counts: list[Count]


def present(work: Any, *, most: int, reader_id: Any) -> Today:
    """Return the page; groups with nothing in them are named in one quiet line."""
    on = work.on
    groups = [
        group("reviews", "RAG reviews", work.reviews, review_row, most, on, reader_id),
        group("releases", "Releases ahead", work.releases, release_row, most, on, reader_id),
        group("actions", "My actions", work.actions, action_row, most, on, reader_id),
        group("waiting", "Referrals waiting for you", work.waiting, waiting_row, most, on, reader_id),
        group("administration", "Administration", work.administration, administration_row, most, on, reader_id),
        group("drafts", "Referrals you began", work.drafts, draft_row, most, on, reader_id),
    ]
    return Today(
        heading=f"{on:%A} {words.day(on)}",
        groups=[each for each in groups if each.rows],
        quiet=listed(each.title for each in groups if not each.rows),
        counts=scheme_counts(work.scheme) if work.scheme else [],
    )
