"""My work as the page shows it: who, what, when due, why, and where to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from core import words
from core.components.values import RAG_WORDS
from work.presenters.forums import forum_rows
from work.presenters.licence_duties import check_facts, explain_facts
from work.presenters.meetings import update_row
from work.presenters.rows import (
    Row,
    action_row,
    alert_row,
    breach_row,
    change_row,
    changed_row,
    circulation_row,
    draft_row,
    duty_row,
    owed_on_licence,
    owed_row,
    package_row,
    recall_row,
    release_row,
    removal_row,
    return_row,
    review_row,
    task_row,
    transfer_row,
    waiting_row,
)


@dataclass(frozen=True)
class Group:
    """Things of one kind; `more` when there are more than the page shows."""

    key: str
    title: str
    rows: list[Row]
    more: bool


@dataclass(frozen=True)
class Count:
    """One number about the scheme, and the list that it counts."""

    number: str
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


# Key, title, and what the quiet line calls it when there is none; what only few people
# ever have it leaves out.
GROUPS = (
    ("enforcement", "Recalls and breaches", "recalls or breaches"),
    ("alerts", "Wanted alerts to acknowledge", "alerts to acknowledge"),
    ("packages", "Breaches of packages", ""),
    ("changed", "Ratings changed", "changed ratings"),
    ("duties", "Duties overdue", "overdue duties"),
    ("reviews", "RAG reviews", "RAG reviews"),
    ("releases", "Releases ahead", "releases to prepare"),
    ("licences", "Licences and supervision", ""),
    ("forums", "Other forums", ""),
    ("changes", "Changes to review", "changes to review"),
    ("updates", "Written updates for meetings you cannot attend", ""),
    ("actions", "Your actions", "actions"),
    ("waiting", "Referrals waiting for you", "referrals waiting for you"),
    ("transfers", "Transfers", "transfers"),
    ("circulations", "Minutes and plans to circulate", ""),
    ("removals", "Removals to decide", ""),
    ("returns", "Re-registration to consider", ""),
    ("administration", "Administration", "administration"),
    ("drafts", "Referrals you began", "drafts"),
)


def present(work: Any, *, most: int, reader_id: UUID, at: datetime) -> Today:
    """Return the page; kinds with nothing due are named in one quiet line."""
    made = {
        "enforcement": [
            *(recall_row(each, at, work.on, reader_id) for each in work.recalls),
            *(breach_row(each, work.on, reader_id) for each in work.breaches),
        ],
        "alerts": [alert_row(each, work.on) for each in work.alerts],
        "packages": [package_row(each, work.on) for each in work.packages],
        "changed": [changed_row(each, work.on, reader_id) for each in work.changed],
        "duties": [duty_row(each, work.on, reader_id) for each in work.duties],
        "reviews": [review_row(each, work.on, reader_id) for each in work.reviews],
        "releases": [release_row(each, work.on, reader_id) for each in work.releases],
        "licences": [
            *(
                owed_on_licence(
                    each.case, check_facts(each), each.due_on, work.on, reader_id
                )
                for each in work.checks
            ),
            *(
                owed_on_licence(
                    each.case, explain_facts(each), each.owed.due_on, work.on, reader_id
                )
                for each in work.explaining
            ),
        ],
        "forums": forum_rows(work.forums, work.on, reader_id),
        "changes": [change_row(each, work.on, reader_id) for each in work.changes],
        "updates": [update_row(each, work.on) for each in work.updates],
        "actions": [action_row(each, work.on) for each in work.actions],
        "waiting": [waiting_row(each, work.on) for each in work.waiting],
        "transfers": [
            *(owed_row(each, work.on) for each in work.owed),
            *(transfer_row(each, work.on) for each in work.transfers),
        ],
        "circulations": [circulation_row(each, at) for each in work.circulations],
        "removals": [removal_row(each, work.on) for each in work.removals],
        "returns": [return_row(each, work.on) for each in work.returns],
        "administration": [
            task_row(each, work.on)
            for each in sorted(
                (*work.administration, *work.removal_tasks),
                key=lambda each: each.due_on,
            )
        ],
        "drafts": [draft_row(each, work.on) for each in work.drafts],
    }
    return Today(
        heading=f"{work.on:%A} {words.day(work.on)}",
        groups=[
            Group(key, title, made[key][:most], more=len(made[key]) > most)
            for key, title, _ in GROUPS
            if made[key]
        ],
        quiet=in_one_line(
            [quiet for key, _, quiet in GROUPS if quiet and not made[key]]
        ),
        counts=scheme_counts(work.scheme) if work.scheme else [],
    )


def in_one_line(kinds: Sequence[str]) -> str:
    """Return "RAG reviews, actions or drafts"; nothing when there are none."""
    if len(kinds) < 2:
        return "".join(kinds)
    return f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def scheme_counts(scheme: Any) -> list[Count]:
    """Return the scheme's numbers, each leading to the list that it counts."""
    by_class = [
        count(
            scheme.by_class.get(code, 0),
            RAG_WORDS[code],
            url=case_list(status="active", rag_class=code),
        )
        for code in ("red", "amber", "green", "prison")
    ]
    overdue = count(
        scheme.overdue,
        "reviews overdue",
        url=case_list(status="active", only="overdue"),
        tone="danger" if scheme.overdue else "success",
    )
    rarely = [
        count(number, label, url=url, tone="warning")
        for number, label, url in (
            (
                scheme.wanted,
                "wanted for arrest",
                case_list(status="active", only="wanted"),
            ),
            (scheme.without_lead, "without a lead worker", ""),
            (
                scheme.mappa_missed,
                "missed a meeting of IOM and MAPPA",
                case_list(status="active", only="mappa_missed"),
            ),
            (
                scheme.unsupervised,
                "released without supervision",
                reverse("releases:unsupervised"),
            ),
        )
        if number
    ]
    managed = count(scheme.managed, "people managed", url=case_list())
    return [managed, *by_class, overdue, *rarely]


def count(number: int, label: str, *, url: str = "", tone: str = "") -> Count:
    """Return a number as people write it: 1,017."""
    return Count(f"{number:,}", label, url, tone)


def case_list(**filters: str) -> str:
    """Return the address of the caseload, filtered."""
    query = f"?{urlencode(filters)}" if filters else ""
    return f"{reverse('cases:cases')}{query}"
