"""What referrals look like in words: the form read back, task list, statuses, actions."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from referrals import lifecycle
from referrals.choices import Party, Status
from referrals.presenters.answers import answers_in_words
from referrals.presenters.lists import (
    draft_name,
    draft_rows,
    head,
    history,
    paging,
    referral_rows,
)
from referrals.questions import QUESTIONS, Topic, questions_of


__all__ = [
    "Action",
    "FormSection",
    "Row",
    "Task",
    "answers_in_words",
    "draft_name",
    "draft_rows",
    "grouped",
    "head",
    "history",
    "is_partly_hidden",
    "next_step",
    "paging",
    "read_back",
    "referral_rows",
    "task",
]

HIDDEN = "Not shown to your agency"
FURTHER_GROUPS = "5 further groups are named in the guide but not listed in it."

NEXT_STEPS = {
    Party.REFERRER: "The referring agency finishes and submits it.",
    Party.LOCAL_TEAM: (
        "The local IOM team researches the person and recommends a class. The "
        "co-ordinator then puts the referral before the meeting."
    ),
    Party.COORDINATOR: "The IOM co-ordinator puts it before a meeting again.",
    Party.CHAIR: "The Chair decides at the meeting whether to adopt the person.",
    Party.NOBODY: "Nothing more is to be done.",
}


@dataclass(frozen=True)
class Row:
    """One question read back."""

    key: str
    value: str
    url: str = ""
    text: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class FormSection:
    """One topic read back."""

    title: str
    rows: list[Row]
    url: str = ""


@dataclass(frozen=True)
class ProblemGroup:
    """What is missing or wrong under one topic: lines of (sentence, address)."""

    title: str
    url: str
    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class Task:
    """One line of the task list."""

    title: str
    url: str
    status: str
    tone: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Action:
    """Something to do about a referral; refused when `reason_if_disabled` says why."""

    label: str
    url: str
    reason_if_disabled: str = ""


def read_back(
    answers: Mapping[str, str],
    *,
    missing: str,
    urls: Mapping[Topic, str] | None = None,
    only: Collection[Topic] = tuple(Topic),
) -> list[FormSection]:
    """
    Return the whole form topic by topic.

    `urls` lead to where each topic is changed; `missing` is what a question without
    an answer says, and every question of the topics not in `only`.
    """
    return [
        FormSection(
            title=str(topic.label),
            url=(urls or {}).get(topic, ""),
            rows=[
                Row(
                    key=each.label,
                    value=(answers.get(each.code, "") if topic in only else "")
                    or missing,
                )
                for each in questions_of(topic)
            ],
        )
        for topic in Topic
    ]


def task(
    topic: Topic, *, url: str, started: bool, complete: bool, checked: bool
) -> Task:
    """Return a topic's line of the task list."""
    title = str(topic.label)
    if complete:
        return Task(title, url, "Completed")
    if checked:
        return Task(title, url, "Has problems", "danger")
    if started:
        return Task(title, url, "In progress", "info")
    return Task(title, url, "Not started", "neutral")


def grouped(
    problems: Iterable[tuple[Topic, Any]], *, urls: Mapping[Topic, str]
) -> list[ProblemGroup]:
    """Return what is missing or wrong, topic by topic, each line leading to its field."""
    found: dict[Topic, list[tuple[str, str]]] = {}
    for topic, problem in problems:
        found.setdefault(topic, []).append(
            (problem.text, f"{urls[topic]}{problem.href}")
        )
    return [
        ProblemGroup(title=str(topic.label), url=urls[topic], lines=lines)
        for topic, lines in found.items()
    ]


def is_partly_hidden(answers: Mapping[str, str]) -> bool:
    """Tell whether some answers are in sections this reader does not read."""
    return any(each.code not in answers for each in QUESTIONS)


def next_step(status: str, *, lead_agency: str) -> tuple[str, str]:
    """Return who has the referral now, and what happens next (S1-62)."""
    turn = lifecycle.TURN[Status(status)]
    holder = str(turn.label)
    if turn in {Party.LOCAL_TEAM, Party.COORDINATOR, Party.CHAIR}:
        holder = f"{holder} ({lead_agency})"
    return holder, NEXT_STEPS[turn]
