"""What was delivered, in words, and when the next report is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import words
from core.daytime import plain_time
from isms.choices import CheckFinding


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class CheckRow:
    """One spot check."""

    check: Any
    when: str
    words: str
    tone: str
    by: str
    is_due: bool


@dataclass(frozen=True)
class BreachRow:
    """One breach with what each agency told has done."""

    breach: Any
    when: str
    told: list[str]
    may_acknowledge: bool


@dataclass(frozen=True)
class DeliveryView:
    """The page of what is delivered."""

    entries: list[dict[str, Any]]
    checks: list[CheckRow]
    breaches: list[BreachRow]
    programme: list[dict[str, Any]]


def delivery_view(
    found: Any, package: Any, *, agency_id: Any, at: datetime
) -> DeliveryView:
    """Return what was delivered as one reader sees it."""
    return DeliveryView(
        entries=[entry_row(each) for each in found.entries],
        checks=[check_row(each, at=at) for each in found.checks],
        breaches=[
            breach_row(each, package, agency_id=agency_id) for each in found.breaches
        ],
        programme=[item_row(each) for each in found.programme],
    )


def entry_row(entry: Any) -> dict[str, Any]:
    """Return one entry as an item of a timeline."""
    told = [
        word
        for word, was in (
            ("the supervising social worker", entry.told_social_worker),
            ("the police", entry.told_police),
        )
        if was
    ]
    told_words = f" Told {' and '.join(told)}." if told else ""
    return {
        "title": entry.get_kind_display(),
        "at": entry.happened_at,
        "by": str(entry.recorded_by),
        "body": f"{entry.text}{told_words}",
        "tag": entry.get_heading_display(),
        "colour": "blue",
        "url": "",
    }


def check_row(check: Any, *, at: datetime) -> CheckRow:
    """Return one spot check: to come, due, or done and what it found."""
    when = words.moment(check.due_at)
    if check.done_at:
        tone = "success" if check.finding == CheckFinding.AS_AGREED else "danger"
        by = f"Done by {check.done_by}, {words.moment(check.done_at)}."
        return CheckRow(
            check, when, check.get_finding_display(), tone, by, is_due=False
        )
    if check.due_at <= at:
        return CheckRow(check, when, "Due now", "warning", "", is_due=True)
    return CheckRow(check, when, "To come", "neutral", "", is_due=False)


def breach_row(breach: Any, package: Any, *, agency_id: Any) -> BreachRow:
    """Return one breach: who was told, and who has taken note."""
    names = {
        each.pk: str(each)
        for each in (package.supervisor_agency, package.police_agency)
        if each
    }
    taken = {each.agency_id: each for each in breach.acknowledgements.all()}
    told = [
        f"{names.get(each, 'An agency')}: "
        + (
            f"noted by {taken[each].recorded_by}, {words.moment(taken[each].acknowledged_at)}"
            if each in taken
            else "told, not yet noted"
        )
        for each in breach.agency_ids
    ]
    mine = agency_id in breach.agency_ids and agency_id not in taken
    return BreachRow(breach, words.moment(breach.happened_at), told, mine)


def item_row(item: Any) -> dict[str, Any]:
    """Return something on the daily programme."""
    return {
        "item": item,
        "days": ", ".join(DAYS[each] for each in item.weekdays),
        "when": f"{plain_time(item.starts_at)} to {plain_time(item.ends_at)}",
    }
