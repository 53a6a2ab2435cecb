"""Ratings in the words of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agencies.clocks import Clock
from core import charts, words
from rag.choices import RagClass
from rag.classes import CLASSES, duties
from rag.rules import Proposal


@dataclass(frozen=True)
class DutyRow:
    """One duty of the class: what, how often, whose rule."""

    text: str
    how_often: str
    source: str


def duty_rows(
    rag_class: RagClass, *, is_wanted: bool, clocks: Mapping[str, Clock]
) -> list[DutyRow]:
    """Return what the class asks of the agencies, by the scheme's own clocks (Q1)."""
    return [
        DutyRow(
            duty.text,
            clocks[duty.clock].interval if duty.clock else "",
            duty.source,
        )
        for duty in duties(rag_class, wanted=is_wanted)
    ]


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


def proposal_words(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal for the page: class, reasons, what is kept for the return (A-11)."""
    kept = proposal.on_return.label if proposal.on_return else ""
    return {
        "code": proposal.rag_class.value,
        "label": proposal.rag_class.label,
        "reasons": proposal.reasons,
        "kept": proposal.kept_reasons,
        "on_return": kept,
    }


def alert_rows(alerts: Iterable[Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return wanted alerts with the names of the agencies they were published to."""
    return [
        {
            "alert": each,
            "told": sorted(
                names[str(pk)] for pk in each.agency_ids if str(pk) in names
            ),
        }
        for each in alerts
    ]
