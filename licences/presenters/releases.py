"""The list of releases in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from licences.presenters.prerelease import overdue_words


SHOWN = 4  # steps named in a row; the rest are counted


@dataclass(frozen=True)
class ReleaseRow:
    """One release: who, when, from where, and what is not ready."""

    url: str
    name: str
    reference: str
    day: date
    off: str
    known: str
    tone: str
    prison: str
    lead: str
    opens: str
    overdue: int
    overdue_words: str
    not_ready: str
    to_do: int


def release_rows(found: Iterable[Any], *, on: date) -> list[ReleaseRow]:
    """Return the releases by date: nothing is computed in the row loop of the page."""
    return [release_row(each, on=on) for each in found]


def release_row(each: Any, *, on: date) -> ReleaseRow:
    """Return one release."""
    case, to_do = each.case, each.open_steps
    late = [step for step in to_do if step.is_overdue(on)]
    passed = case.release_on < on
    days = (case.release_on - on).days
    return ReleaseRow(
        url=reverse("licences:pre_release", args=[case.pk]),
        name=str(case.person),
        reference=case.reference,
        day=case.release_on,
        off="has passed: record the release or the new date"
        if passed
        else words.distance(case.release_on, today=on),
        known="Official" if case.release_is_official else "Estimated",
        tone="danger" if passed else "warning" if days <= 14 else "",
        prison=case.prison,
        lead=str(case.lead_worker or "Nobody named"),
        opens=opened(each.opens, on=on),
        overdue=len(late),
        overdue_words=overdue_words(len(late)),
        not_ready=named(late or to_do),
        to_do=len(to_do),
    )


def opened(opens: Any, *, on: date) -> str:
    """Return since when the plan is open, or when it opens."""
    said = "Plan open since" if opens.on <= on else "Plan opens"
    return f"{said} {words.short_day(opens.on)}"


def named(steps: list[Any]) -> str:
    """Return the first few steps by name and how many more there are."""
    labels = [each.step.label for each in steps[:SHOWN]]
    more = len(steps) - len(labels)
    return "; ".join(labels) + (f"; and {more} more" if more else "")


def counts(rows: list[ReleaseRow]) -> list[tuple[int, str, str]]:
    """Return the list's numbers: how many, how many with something late, how many past."""
    late = sum(bool(each.overdue) for each in rows)
    past = sum(each.tone == "danger" for each in rows)
    soon = sum(each.tone == "warning" for each in rows)
    return [
        (len(rows), "releases in twelve weeks", ""),
        (soon, "in the next fortnight", "warning" if soon else ""),
        (late, "with something overdue", "danger" if late else "success"),
        *([(past, "past their date", "danger")] if past else []),
    ]


def typed_provider(row: Any) -> dict[str, str]:
    """Return a provider as its form's first state."""
    if row is None:
        return {}
    return {"prison": row.prison, "provider": row.provider, "contact": row.contact}
