"""
When each step before release is due, and why (S1-28, S1-74 to S1-82, S1-173, A-9).

Nothing here is stored: the dates are worked out from the best known release each time
they are asked for. So a date that moves moves every clock with it, and what was done
stays done. The tables of docs/rules/pre-release.md are the test data.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from agencies.clocks import Clock, due
from licences.choices.prerelease import Party, Step


Clocks = Mapping[str, Clock]

# Step → its clock. Part 2 of the screening counts from the day part 1 was done.
CLOCK_OF: Mapping[Step, str] = {
    Step.SCREENING_1: "bcst_part_1",
    Step.INDUCTION: "custody_induction",
    Step.SCREENING_2: "bcst_part_2",
    Step.REVIEW: "resettlement_review",
    Step.PROPOSAL: "licence_proposal",
    Step.VISIT: "release_visit",
    Step.ACCOMMODATION: "release_arrangements",
    Step.GP: "release_arrangements",
    Step.BENEFITS: "release_arrangements",
    Step.HEALTHCARE: "release_arrangements",
    Step.FIRST_72_HOURS: "release_arrangements",
    Step.GATE: "release_arrangements",
    Step.REPORT: "release_arrangements",
}
ON_RECEPTION = (Step.SCREENING_1, Step.INDUCTION)

SEEN_TO_BY: Mapping[Step, Party] = {
    Step.SCREENING_1: Party.PRISON,
    Step.INDUCTION: Party.PRISON,
    Step.SCREENING_2: Party.PROVIDER,
    Step.REVIEW: Party.PROVIDER,
}

# What has to be answered before a step counts as done, key → question.
QUESTIONS: Mapping[Step, Mapping[str, str]] = {
    Step.SCREENING_2: {  # the four areas that are mandated (S1-78)
        "accommodation": "Accommodation",
        "finances": "Finances",
        "employment": "Employment",
        "abuse": "Domestic abuse and sex working: where they were signposted",
    },
    Step.GATE: {"who": "Who meets them?", "transport": "How do they travel?"},
    Step.REPORT: {"where": "Where do they report?", "when": "At what time?"},
    Step.FIRST_72_HOURS: {
        "first_days": "What happens on each of the first three days?"
    },
}
SOURCES: Mapping[Step, str] = {
    Step.SCREENING_2: "S1-77, S1-78",
    Step.GATE: "S1-82",
    Step.REPORT: "S1-74",
    Step.FIRST_72_HOURS: "S2-29",
    Step.HEALTHCARE: "S2-29",
}


@dataclass(frozen=True)
class Custody:
    """What the clocks count from: `done` says on which day a step was done."""

    since: date
    release_on: date | None
    done: Mapping[Step, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """When a step is due and why; no date when what starts its clock is not known."""

    on: date | None
    because: str
    source: str

    def is_overdue(self, on: date) -> bool:
        """Tell whether the day has passed."""
        return self.on is not None and self.on < on


def live_list_clock(release_on: date, clocks: Clocks) -> Clock:
    """Return which clock brings a prison case to the live list: the earlier (A-9)."""
    return min(
        (clocks["pre_release_live_list"], clocks["pre_release_plan"]),
        key=lambda each: due(each, release_on),
    )


def opens_on(release_on: date, clocks: Clocks) -> Due:
    """Return the day the pre-release plan opens itself (S1-28, S1-173, A-9)."""
    clock = live_list_clock(release_on, clocks)
    because = f"{clock.length} before release on {_written(release_on)}"
    return Due(due(clock, release_on), because, f"{clock.source}")


def step_due(
    step: Step, custody: Custody, clocks: Clocks, holidays: AbstractSet[date]
) -> Due:
    """Return when a step is due: from reception, from part 1, or back from release."""
    clock = clocks[CLOCK_OF[step]]
    source = SOURCES.get(step, clock.source)
    if step in ON_RECEPTION:
        because = f"{clock.length} after reception on {_written(custody.since)}"
        return Due(due(clock, custody.since, holidays), because, source)
    if step is Step.SCREENING_2:
        return _after_part_1(clock, custody, holidays, source)
    if custody.release_on is None:
        return Due(None, "No release date is known", source)
    because = f"{clock.length} before release on {_written(custody.release_on)}"
    return Due(due(clock, custody.release_on, holidays), because, source)


def _after_part_1(
    clock: Clock, custody: Custody, holidays: AbstractSet[date], source: str
) -> Due:
    part_1 = custody.done.get(Step.SCREENING_1)
    if part_1 is None:
        return Due(None, f"{clock.length} after part 1, which is not done yet", source)
    because = f"{clock.length} after part 1 on {_written(part_1)}"
    return Due(due(clock, part_1, holidays), because, source)


def applies(step: Step, done: Mapping[Step, date]) -> bool:
    """Tell whether a step is asked for: who is met at the gate need not report (S1-74)."""
    return step is not Step.REPORT or Step.GATE not in done


def seen_to_by(step: Step) -> Party:
    """Return whose step it is unless somebody is named."""
    return SEEN_TO_BY.get(step, Party.LEAD)


def unanswered(step: Step, answers: Mapping[str, str]) -> list[str]:
    """Return the questions of a step that have no answer."""
    return [
        question
        for key, question in QUESTIONS.get(step, {}).items()
        if not answers.get(key, "").strip()
    ]


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
