"""A meeting's pack in words, the same on the page and on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import Section
from core import words
from plans.presenters import action_rows, change_lines
from rag.choices import RagClass


NO_UPDATE = "No update received"


@dataclass(frozen=True)
class PaperView:
    """One case of a pack as it is read."""

    number: int
    anchor: str
    name: str
    reference: str
    case_url: str
    rag: str
    reason: str
    presented_by: str
    lead: str
    rating_line: str
    rating_reasons: str
    recommended: str
    changed: list[tuple[str, str]]
    case_id: Any
    overdue: int
    actions_line: str
    actions: list[Any]
    updates: list[tuple[str, str]]
    no_update: str


def pack_view(pack: Any) -> dict[str, Any]:
    """Return what the page and the paper show."""
    return {
        "papers": [
            paper_view(number, each, on=pack.on)
            for number, each in enumerate(pack.papers, 1)
        ],
        "transfers": [
            (each.subject_name, each.comes_from, each.get_absolute_url())
            for each in pack.transfers
        ],
    }


def paper_view(number: int, paper: Any, *, on: date) -> PaperView:
    """Return one case: why it is heard, how it stands, what is open, what was written."""
    item, case = paper.entry.item, paper.case
    return PaperView(
        number=number,
        anchor=f"case-{number}",
        name=str(case.person),
        reference=case.reference,
        case_url=case.get_absolute_url(),
        rag=case.rag_class,
        reason=item.reason,
        presented_by=str(item.presented_by or "") if item.referral_id else "",
        lead=f"{case.lead_worker}, {case.lead_worker_agency}"
        if case.lead_worker
        else "Nobody yet",
        rating_line=rating_line(paper.rating),
        rating_reasons=paper.rating.reasons if paper.rating else "",
        recommended=recommended(paper),
        changed=change_lines(paper.changed) if paper.changed else [],
        case_id=case.pk,
        overdue=sum(each.due_on < on for each in paper.actions),
        actions_line=actions_line(paper.actions, on=on),
        actions=action_rows(paper.actions, on=on),
        updates=update_lines(paper.updates),
        no_update="" if paper.updates else no_update(paper),
    )


def no_update(paper: Any) -> str:
    """Say that nothing was received, and whether it was owed (S1-34)."""
    if paper.officer_is_away:
        return f"{NO_UPDATE}. The lead worker cannot come."
    return NO_UPDATE


def actions_line(actions: Sequence[Any], *, on: date) -> str:
    """Return "3 open actions, 1 overdue"."""
    number, overdue = len(actions), sum(each.due_on < on for each in actions)
    if not number:
        return "No open actions"
    line = f"{number} open action{'' if number == 1 else 's'}"
    return f"{line}, {overdue} overdue" if overdue else line


def update_sections(sections: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sections in which somebody writes, the general one first."""
    opened = {Section.GENERAL.value, *sections}
    return [(value, str(label)) for value, label in Section.choices if value in opened]


def rating_line(rating: Any) -> str:
    """Return when the case was rated and by when it is to be reviewed."""
    if rating is None:
        return "Not rated yet"
    return (
        f"Rated {rating.get_rag_class_display()} on {words.day(rating.rated_on)}, "
        f"to be reviewed by {words.day(rating.review_due_on)}"
    )


def recommended(paper: Any) -> str:
    """Return the class recommended: by the team for a nomination, else by the last rating's facts."""
    referral = paper.entry.referral
    if referral is not None:
        if not referral.recommended_rag:
            return "The team has not recommended a class"
        return f"{RagClass(referral.recommended_rag).label}, recommended by the team"
    if paper.rating is None:
        return ""
    proposed = paper.rating.get_proposed_class_display()
    return f"{proposed}, by the facts of the last rating"


def update_lines(updates: Sequence[Any]) -> list[tuple[str, str]]:
    """Return who wrote, when, and in which section if it is a sensitive one; and what."""
    return [(update_head(each), each.text) for each in updates]


def update_head(update: Any) -> str:
    """Return "Priya Marlowe, Probation Service, 3 December 2026 at 9:05am"."""
    agency = update.originator.agency
    head = f"{update.recorded_by}, {agency}, {words.moment(update.written_at)}"
    if update.section == "general":
        return head
    return f"{head} ({update.get_section_display()})"
