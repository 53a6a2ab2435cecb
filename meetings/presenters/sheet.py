"""The record sheet in words: the list, one case, what could be clearer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core import words
from meetings.presenters.agenda import DECIDABLE
from meetings.rules.agreed import Agreed, Discussed
from plans.presenters import action_row, change_lines


SHORT = 160  # characters of an update on the list
TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True)
class SheetLine:
    """One case on the sheet's list."""

    number: int
    item: Any
    name: str
    reference: str
    rag: str
    update: str
    action: Any
    more: int
    url: str
    stage: str
    tone: str


def sheet_line(
    number: int, line: Any, *, current_id: Any, suffix: str, on: date
) -> SheetLine:
    """Return one case of the list; `suffix` keeps how the page is looked at."""
    item, case = line.item, line.item.case
    url = reverse("meetings:sheet_item", args=[item.meeting_id, item.pk])
    stage, tone = stage_of(item, current_id)
    return SheetLine(
        number=number,
        item=item,
        name=str(case.person),
        reference=case.reference,
        rag=case.rag_class,
        update=shortened(item.update),
        action=action_row(line.action, on=on) if line.action else None,
        more=max(0, line.actions - 1),
        url=f"{url}{suffix}",
        stage=stage,
        tone=tone,
    )


def stage_of(item: Any, current_id: Any) -> tuple[str, str]:
    """Return whether a case is open, discussed or still to come, and its tone."""
    if item.pk == current_id:
        return "Open now", "info"
    if item.discussed_at:
        return "Discussed", "success"
    return "", ""


def shortened(text: str) -> str:
    """Return a text in a line or two."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def next_dates(case: Any, *, on: date) -> list[tuple[str, str]]:
    """Return the dates that come, the next first; what has passed is said to be overdue."""
    known = [
        (case.review_due_on, "RAG review due"),
        (case.release_on, "Release"),
        (case.licence_ends_on, "Licence ends"),
        (case.supervision_ends_on, "Supervision ends"),
        (case.change_review_due_on, "Review of a change due"),
        (case.duty_due_on, "Next duty due"),
    ]
    found = sorted((day, what) for day, what in known if day is not None)
    return [
        (what, f"{words.short_day(day)} ({words.distance(day, today=on)})")
        for day, what in found
    ]


@dataclass(frozen=True)
class SheetAction:
    """An open action on the sheet."""

    row: Any
    settle_url: str
    note: str
    is_flagged: bool


def sheet_actions(
    actions: Iterable[Any], item: Any, *, suffix: str, on: date
) -> list[SheetAction]:
    """Return the open actions with where they are settled; carried over twice is flagged."""
    return [
        SheetAction(
            row=action_row(each, on=on),
            settle_url=reverse(
                "meetings:sheet_settle", args=[item.meeting_id, item.pk, each.pk]
            )
            + suffix,
            note=carried_note(each.times_carried_over),
            is_flagged=each.times_carried_over > 1,
        )
        for each in actions
    ]


def carried_note(times: int) -> str:
    """Return what carrying over once more would mean; empty when nothing special."""
    if times < 2:
        return ""
    if times == 2:
        return "Carried over twice. The next time it goes to the delivery group."
    return f"Carried over {times} times, and put to the delivery group."


def carried_over_words(action: Any) -> dict[str, str]:
    """Return what an escalation says of an action carried over too often (S1-17, S1-29)."""
    times = action.times_carried_over
    return {
        "what": f"Carried over {TIMES.get(times, f'{times} times')}: {action.what}",
        "wanted": f"{action.agency} could not do this since "
        f"{words.day(action.first_due_on)}. Who can, or what stands in the way?",
    }


def proposal_lines(proposal: Any) -> tuple[list[str], bool]:
    """
    Return the proposal's reasons that may be on the wall, and whether one is left out.

    That there is police intelligence is for those who may read it (S1-55).
    """
    shown = [each.text for each in proposal.reasons if each.record != "intelligence"]
    return shown, len(shown) < len(proposal.reasons)


def changed_lines(changed: Any) -> list[tuple[str, str]]:
    """Return who did what since the scheme last met, in about five lines."""
    return change_lines(changed) if changed else []


def spoken_words(here: dict[Any, Any], spoken: Iterable[Any]) -> dict[str, list[str]]:
    """Return the agencies here that have spoken on a case, and those that have not (S1-15)."""
    said = set(spoken)
    return {
        "spoken": [str(agency) for pk, agency in here.items() if pk in said],
        "silent": [str(agency) for pk, agency in here.items() if pk not in said],
    }


def restricted_words(count: int) -> str:
    """Return that there is more than the wall shows, for whom it concerns."""
    if not count:
        return "Nothing that you may read is left out here."
    entries = "1 entry" if count == 1 else f"{count} entries"
    verb = "is" if count == 1 else "are"
    return f"{entries} in restricted sections {verb} not shown here."


def kept_words(people: Sequence[Any]) -> str:
    """Return who in the room may not see a case; empty when everybody may."""
    return ", ".join(f"{each.person} ({each.agency})" for each in people)


def waits_for_decision(back: Any) -> bool:
    """Tell whether a nomination or a removal on the agenda waits for the Chair (S1-23)."""
    nominated = back.referral is not None and back.referral.status == DECIDABLE
    return nominated or (back.removal is not None and back.removal.is_open)


def discussed(
    live: Any,
    *,
    on: date,
    waits_for_decision: bool = False,
) -> Discussed:
    """Return what the check before going on looks at."""
    item, case = live.item, live.item.case
    here = {each.person_id for each in live.asked if each.is_here}
    return Discussed(
        has_update=bool(item.update),
        agreed=[
            Agreed(
                what=each.what,
                person=str(each.person),
                due_on=each.due_on,
                serves_objective=each.objective_id is not None,
                person_is_here=each.person_id in here,
            )
            for each in live.actions
            if each.meeting_id == item.meeting_id
        ],
        has_open_action=bool(live.actions),
        overdue=sum(each.is_overdue(on) for each in live.actions),
        silent=spoken_words(live.here, live.spoken)["silent"],
        review_is_due=bool(case.review_due_on and case.review_due_on <= on),
        was_rated=bool(live.rating and live.rating.rated_on == on),
        waits_for_decision=waits_for_decision,
    )
