"""
A gentle check of what was agreed, before the meeting goes on: advice, never a block.

An action is to be clearly allocated, achievable, time-bound and linked to the plan
(S1-32), and every agency contributes to each case (S1-15).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


# Words with which an action says less than it seems to.
VAGUE = (
    "all agencies",
    "as needed",
    "as required",
    "as soon as possible",
    "asap",
    "chase",
    "consider",
    "continue",
    "discuss",
    "encourage",
    "keep an eye",
    "liaise",
    "look into",
    "monitor",
    "ongoing",
    "on-going",
    "somebody",
    "someone",
    "tbc",
    "try to",
)
SHORTEST = 12  # letters: less than this says hardly what is to be done
FAR_OFF = timedelta(days=92)  # about three meetings ahead


@dataclass(frozen=True)
class Agreed:
    """One action as agreed: who does what by when, and whether it serves an objective."""

    what: str
    person: str
    due_on: date
    serves_objective: bool
    person_is_here: bool


def advice_on(action: Agreed, *, on: date) -> list[str]:
    """Return what could be clearer about an action (S1-32); empty when nothing."""
    found = []
    vague = vague_words(action.what)
    if vague:
        found.append(
            f"“{vague[0].capitalize()}” is vague. Say what will have been done."
        )
    elif len(action.what.strip()) < SHORTEST:
        found.append("It is very short. Say what will have been done.")
    if not action.serves_objective:
        found.append("It serves none of the plan’s objectives.")
    if action.due_on - on > FAR_OFF:
        found.append("It is due in more than three months. Is there a nearer step?")
    if not action.person_is_here:
        found.append(f"{action.person} is not here. Agree who tells them.")
    return found


def vague_words(text: str) -> list[str]:
    """Return the vague words in a text, in the order in which they stand."""
    found = re.findall(rf"\b({'|'.join(map(re.escape, VAGUE))})\b", text, re.IGNORECASE)
    return [each.lower() for each in found]


@dataclass(frozen=True)
class Discussed:
    """What the meeting did with a case: what the check before going on looks at."""

    has_update: bool
    agreed: Sequence[Agreed]
    has_open_action: bool
    overdue: int
    silent: Sequence[str]
    review_is_due: bool
    was_rated: bool
    waits_for_decision: bool = False


def advice(case: Discussed, *, on: date) -> list[str]:
    """Return what is missing or vague before a case is closed; empty when nothing."""
    found = []
    if not case.has_update:
        found.append("Nothing is written of what the meeting heard.")
    if case.silent:
        found.append(f"Not heard from yet: {', '.join(case.silent)}.")
    if case.waits_for_decision:
        found.append("The Chair has not decided yet.")
    if case.review_is_due and not case.was_rated:
        found.append("The RAG review is due, and the case was not rated today.")
    if case.overdue:
        found.append(
            f"{case.overdue} overdue action{' is' if case.overdue == 1 else 's are'}"
            " neither done nor carried over."
        )
    if not case.has_open_action:
        found.append("Nobody has anything to do: no action is open.")
    for action in case.agreed:
        found += [f"“{action.what}”: {each}" for each in advice_on(action, on=on)]
    return found
