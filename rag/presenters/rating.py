"""Ratings in the words of the page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from core import charts, words
from rag.choices import RagClass
from rag.classes import CLASSES
from rag.rules import Proposal
from rag.weeks import Week, WeekCode


# Where the part of the case is that shows a recorded fact.
RECORDS = {
    "contacts": ("cases:contacts", "the contacts"),
    "custody": ("licences:custody", "custody and licence"),
    "wanted": ("rag:rating", "the wanted alert"),
    "intelligence": ("cases:timeline", "the timeline"),
    "changes": ("cases:changes", "the changes"),
}
SOON = timedelta(days=7)
WEEK_WORDS = {
    WeekCode.MADE: ("Contact made", "green"),
    WeekCode.MISSED: ("Missed", "red"),
    WeekCode.NONE_DUE: ("None due", "none"),
}


def described(rag_class: RagClass) -> dict[str, Any]:
    """Return a class's aim, characteristics and approach (Appendix 1)."""
    description = CLASSES[rag_class]
    return {
        "label": rag_class.label,
        "aim": description.aim,
        "characteristics": description.characteristics,
        "approach": description.approach,
        "source": description.source,
    }


def history_rows(ratings: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the ratings as lines of the history, the latest first."""
    return [
        {
            "rated_on": words.short_day(each.rated_on),
            "code": each.rag_class,
            "label": each.get_rag_class_display(),
            "by": str(each.rated_by),
            "reasons": each.reasons,
            "proposed": each.get_proposed_class_display(),
            "differs": each.differs_from_proposal,
            "why": each.proposal_reasons,
            "rule_set": each.rule_set,
            "due": words.short_day(each.review_due_on),
        }
        for each in ratings
    ]


def history_chart(ratings: Iterable[Any], *, until: date) -> charts.Chart | None:
    """Draw how the class has moved; None when the case was never rated."""
    steps = [
        charts.Step(each.rated_on, each.rag_class)
        for each in sorted(ratings, key=lambda each: each.number)
    ]
    if not steps:
        return None
    drawn = {each.value for each in RagClass} - {RagClass.RED_ALERT.value}
    count = len(steps)
    return charts.step_chart(
        "RAG class over time",
        steps,
        levels=[level for level in charts.RAG_LEVELS if level.code in drawn],
        until=max(until, steps[-1].on),
        summary=f"{count} rating{'' if count == 1 else 's'} since "
        f"{words.day(steps[0].on)}; {RagClass(steps[-1].code).label} now.",
    )


def proposal_words(proposal: Proposal, case_id: UUID) -> dict[str, Any]:
    """Return a proposal for the page: class, reasons, what is kept for the return (A-11)."""
    kept = proposal.on_return.label if proposal.on_return else ""
    return {
        "code": proposal.rag_class.value,
        "label": proposal.rag_class.label,
        "reasons": reason_rows(map(vars, proposal.reasons), case_id),
        "kept": reason_rows(map(vars, proposal.kept_reasons), case_id),
        "on_return": kept,
    }


def reason_rows(
    reasons: Iterable[dict[str, str]], case_id: UUID
) -> list[dict[str, str]]:
    """Return reasons with the place on the case that shows each recorded one."""
    rows = []
    for each in reasons:
        route, shown = RECORDS.get(each.get("record", ""), ("", ""))
        url = reverse(route, args=[case_id]) if route else ""
        rows.append({**each, "url": url, "shown": shown})
    return rows


def weeks_chart(weeks: Iterable[Week]) -> charts.Chart:
    """Draw the last half year week by week: made, missed, or none due (S2-46)."""
    weeks = list(weeks)
    cells = [
        charts.Cell(each.monday, week_label(each), *WEEK_WORDS[each.code])
        for each in weeks
    ]
    return charts.strip_chart(
        "Seen week by week",
        cells,
        columns=("Week", "What it was"),
        summary=weeks_summary(weeks),
    )


def week_label(week: Week) -> str:
    """Return which week it was."""
    return f"Week of {words.short_day(week.monday)}"


def week_words(week: Week) -> str:
    """Return which week it was, and what."""
    return f"{week_label(week)}: {WEEK_WORDS[week.code][0].lower()}"


def weeks_summary(weeks: Sequence[Week]) -> str:
    """Return in how many weeks the person was seen, missed, or not due."""
    count = Counter(each.code for each in weeks)
    return (
        f"In {len(weeks)} weeks: seen in {count[WeekCode.MADE]}, missed in "
        f"{count[WeekCode.MISSED]}, none due in {count[WeekCode.NONE_DUE]}."
    )


def frequency_words(
    frequency: Any, weeks: Iterable[Week], *, on: date
) -> dict[str, Any] | None:
    """Return the frequency agreed, when it ends, and how often the person was seen (S2-46)."""
    if frequency is None:
        return None
    lately = list(weeks)[-5:-1]
    seen = sum(each.made for each in lately)
    left = (frequency.expires_on - on).days
    return {
        "frequency": frequency,
        "tone": "danger" if left < 0 else "warning" if left <= SOON.days else "success",
        "status": "Expired"
        if left < 0
        else "Expires soon"
        if left <= SOON.days
        else "In force",
        "seen": f"Seen {seen} time{'' if seen == 1 else 's'} in the last four full weeks",
    }


def change_choices(changes: Iterable[Any]) -> list[tuple[str, str]]:
    """Return significant changes to choose from: what, and when."""
    return [
        (str(each.pk), f"{each}, {words.short_day(each.happened_on)}")
        for each in changes
    ]
