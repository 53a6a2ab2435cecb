"""The log's pages in words: what can be recorded, changes to review, the daily check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from cases.choices.events import CheckResult
from core import words


OVERNIGHT = timedelta(days=1)

# Address, what it is, and one line on what goes there.
RECORDED = (
    ("home_visit", "", "Home visit", "On the doorstep, from a phone."),
    ("log_contact", "", "Another contact", "An office visit, a call, a prison visit …"),
    ("record_event", "arrest", "Arrest", "Asks for a review of the rating."),
    ("record_event", "drug-test", "Drug test", "A result for each substance."),
    ("record_event", "incident", "Incident", "Reported, without an arrest."),
    ("record_event", "conviction", "Conviction", "With the court's sentence."),
    ("change_address", "", "New address", "Or no fixed abode."),
    ("record_event", "employment", "Work or training", "Begun; its end comes later."),
    ("note_change", "", "Another significant change", "A breach, a relationship …"),
    ("add_warning", "", "Warning", "Shown on the head of every page of the case."),
    (
        "record_event",
        "safeguarding",
        "Safeguarding concern",
        "For a child or an adult at risk.",
    ),
    ("record_event", "landlord", "Landlord's consent", "What the person lets us say."),
    ("record_event", "victim-contact", "Victim contact", "Owed after a sentence."),
    ("record_event", "marac", "MARAC referral", "Read by those who work with victims."),
    (
        "record_event",
        "approved-premises",
        "Approved premises",
        "From when, until when.",
    ),
    (
        "record_event",
        "child-protection",
        "Child-protection conference",
        "Its day, and later what it decided.",
    ),
    ("add_note", "", "Other information", "Health, victim, staff safety, general."),
)
POLICE_RECORD = (
    ("record_event", "intelligence", "Intelligence", "Graded; read by police only."),
)


def things_to_record(case: Any, *, police: bool) -> list[dict[str, str]]:
    """Return what can be recorded on a case, the most used first."""
    offered = (*RECORDED[:3], *POLICE_RECORD, *RECORDED[3:]) if police else RECORDED
    return [
        {
            "label": label,
            "hint": hint,
            "url": reverse(
                f"cases:{route}", args=[case.pk, kind] if kind else [case.pk]
            ),
        }
        for route, kind, label, hint in offered
    ]


def change_row(change: Any, *, on: date) -> dict[str, Any]:
    """Return a change that waits for its review: what, since when, by when."""
    late = (on - change.review_due_on).days
    off = words.distance(change.review_due_on, today=on)
    return {
        "change": change,
        "url": reverse("cases:review_change", args=[change.case_id, change.pk]),
        "due": words.day(change.review_due_on),
        "hint": f"{late} day{'' if late == 1 else 's'} overdue" if late > 0 else off,
        "is_late": late > 0,
    }


@dataclass(frozen=True)
class CheckRow:
    """One person on the daily check."""

    id: str
    name: str
    reference: str
    url: str
    rag: str
    custody: str
    checked: str
    result: str
    write_up: str
    is_done: bool
    is_missed: bool


@dataclass(frozen=True)
class DailyCheckPage:
    """The whole cohort on one day."""

    heading: str
    rows: list[CheckRow]
    done: int
    latest: str
    missed: str

    @property
    def is_done(self) -> bool:
        """Whether everybody on the page has been checked today."""
        return bool(self.rows) and self.done == len(self.rows)


def daily_check(cases: Sequence[Any], missed: Any, *, on: date) -> DailyCheckPage:
    """Return the cohort with when each was last checked, and which days were missed."""
    rows = [check_row(case, on=on) for case in cases]
    return DailyCheckPage(
        heading=f"{on:%A} {words.day(on)}",
        rows=rows,
        done=sum(row.is_done for row in rows),
        latest=words.distance(missed.latest, today=on) if missed.latest else "",
        missed=in_words(missed.days),
    )


def in_words(days: Iterable[date]) -> str:
    """Return "Friday 6 and Saturday 7 March 2026"; nothing for no days."""
    said = [f"{day:%A} {words.short_day(day)}" for day in days]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} and {said[-1]}"


def check_row(case: Any, *, on: date) -> CheckRow:
    """Return one person: checked today, yesterday, or missed."""
    checked = case.checked_on
    to_write = checked == on and case.check_result == CheckResult.INTELLIGENCE
    return CheckRow(
        id=str(case.pk),
        name=str(case.person),
        reference=case.reference,
        url=reverse("cases:overview", args=[case.pk]),
        rag=case.rag_class,
        custody=case.prison or "Custody" if case.is_in_custody else "",
        checked=words.distance(checked, today=on) if checked else "never",
        result=CheckResult(case.check_result).label if case.check_result else "",
        write_up=reverse("cases:record_event", args=[case.pk, "intelligence"])
        if to_write
        else "",
        is_done=checked == on,
        is_missed=checked is None or checked < on - OVERNIGHT,
    )


def checked(made: Any, *, informed: int) -> str:
    """Say what one save of the daily check wrote."""
    said = f"{made.checked} {'person' if made.checked == 1 else 'people'} checked"
    if made.arrests:
        arrests = len(made.arrests)
        said += f", {arrests} arrest{'' if arrests == 1 else 's'} recorded"
    if informed:
        said += f", intelligence to write up on {informed}"
    return f"{said}."
