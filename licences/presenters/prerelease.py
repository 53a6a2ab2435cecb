"""The way to release in the words of the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cases.choices import ContactType
from core import words
from licences.choices import AdditionalCondition
from licences.choices.prerelease import CurfewParty, Party, Step, StepStatus
from licences.rules.prerelease import QUESTIONS, seen_to_by


SOON = 14  # days


@dataclass(frozen=True)
class StepRow:
    """One step: what, why then, whose, when, and how it stands."""

    text: str
    url: str
    detail: str
    owner: str
    due: str
    due_hint: str = ""
    tone: str = ""


@dataclass(frozen=True)
class PlanView:
    """The page of one plan."""

    heading: str
    lines: list[str]
    tag: str
    tone: str
    moved: str
    to_do: list[StepRow]
    settled: list[StepRow]
    overdue: str
    contact: str
    contacts: list[dict[str, Any]]
    views: list[dict[str, Any]]
    decision: str
    proposal: list[tuple[str, str]]
    requirements: list[tuple[str, str]]


def plan_view(plan: Any, case: Any, *, on: date) -> PlanView:
    """Return a plan in words: what is late first, then by date."""
    tag, tone, opening = opening_of(plan, on=on)
    to_do = sorted(
        (each for each in plan.steps if each.is_open),
        key=lambda each: each.due.on or date.max,
    )
    return PlanView(
        heading=heading(plan, case),
        lines=[each for each in (whereabouts(plan, on=on), opening) if each],
        tag=tag,
        tone=tone,
        moved=moved(plan.moves),
        to_do=[step_row(each, plan, case, on=on) for each in to_do],
        settled=[
            step_row(each, plan, case, on=on) for each in plan.steps if not each.is_open
        ],
        overdue=overdue_words(sum(each.is_overdue(on) for each in plan.steps)),
        contact=last_contact(plan, on=on),
        contacts=[contact_row(each) for each in plan.contacts],
        views=view_rows(plan.views),
        decision=decision_words(plan.decisions),
        proposal=proposal_rows(plan.proposal),
        requirements=requirement_rows(plan.proposal),
    )


def overdue_words(number: int) -> str:
    """Return "2 overdue"; empty for none."""
    return f"{number} overdue" if number else ""


def heading(plan: Any, case: Any) -> str:
    """Return the release in a line."""
    if plan.released_on:
        return f"Released on {words.day(plan.released_on)}"
    if plan.release_on is None:
        return "No release date is known"
    known = "official" if case.release_is_official else "estimated"
    return f"Release on {words.day(plan.release_on)} ({known})"


def whereabouts(plan: Any, *, on: date) -> str:
    """Return where the person is and how far off the release is."""
    if plan.released_on:
        return f"From {plan.prison}. What was planned is kept here."
    where = f"At {plan.prison}, in custody since {words.day(plan.custody_since)}."
    if plan.release_on is None:
        asked = (
            "On remand: there is no release to plan until the court has decided."
            if plan.is_remand
            else "Ask the prison for the date: the steps before release are timed by it."
        )
        return f"{where} {asked}"
    off = words.distance(plan.release_on, today=on)
    if plan.release_on < on:
        return (
            f"{where} The release date has passed: record the release or the new date."
        )
    return f"{where} Release is {off}."


def opening_of(plan: Any, *, on: date) -> tuple[str, str, str]:
    """Return the plan's tag, its tone, and since when or from when it is open (A-9)."""
    if plan.released_on or plan.opens is None:
        return "", "", ""
    opens = plan.opens
    why = opens.because
    if opens.on > on:
        return "Not yet open", "neutral", f"Opens on {words.day(opens.on)}: {why}."
    late = [each for each in plan.moves if each.after and each.moved_on > opens.on]
    if late:
        said = f"The live list date, {words.day(opens.on)}, was past when the date came"
        return "Immediate", "danger", f"{said}: start now. {why[:1].upper()}{why[1:]}."
    return "Open", "info", f"Open since {words.day(opens.on)}: {why}."


def moved(moves: Iterable[Any]) -> str:
    """Return "Release moved from … to …" over all moves not yet seen; empty when none."""
    found = list(moves)
    if not found or found[0].before == found[-1].after:
        return ""
    last = found[-1]
    before, day = words.day(found[0].before), words.day(last.moved_on)
    if last.after is None:
        return f"Release on {before} no longer holds (since {day}); no date is known."
    known = "official" if last.is_official else "estimated"
    return (
        f"Release moved from {before} to {words.day(last.after)} ({known}, on {day})."
    )


def step_row(planned: Any, plan: Any, case: Any, *, on: date) -> StepRow:
    """Return one step as a row to act on."""
    row = planned.row
    shown = {
        "text": planned.step.label,
        "url": step_url(planned.step, case),
        "owner": owner(planned, plan, case),
    }
    if not planned.is_open:
        is_done = planned.status is StepStatus.DONE
        return StepRow(
            **shown,
            detail=" ".join(each for each in (*answered(planned), row.note) if each),
            due=f"Done {words.day(row.done_on)}" if is_done else "Not needed",
            due_hint=f"Recorded by {row.done_by}" if is_done else "",
        )
    return StepRow(**shown, detail=because(planned.due), **due(planned.due, on=on))


def answered(planned: Any) -> Iterator[str]:
    """Yield each answer after its question."""
    for key, question in QUESTIONS.get(planned.step, {}).items():
        if said := planned.row.answers.get(key):
            asked = question if question.endswith("?") else f"{question}:"
            yield f"{asked} {said.rstrip('.')}."


def step_url(step: Step, case: Any) -> str:
    """Return where a step is recorded; the proposal has a page of its own."""
    if step is Step.PROPOSAL:
        return reverse("licences:propose", args=[case.pk])
    return reverse("licences:release_step", args=[case.pk, step.value])


def because(found: Any) -> str:
    """Return why a step is due then."""
    return f"{found.because}."


def why_due(planned: Any) -> tuple[str, ...]:
    """Return when a step is due and why, for the page that records it."""
    if planned.due.on is None:
        return (because(planned.due),)
    return (f"Due {words.day(planned.due.on)}: {because(planned.due)}",)


def due(found: Any, *, on: date) -> dict[str, str]:
    """Return a step's date in words with its tone."""
    if found.on is None:
        return {"due": "No date yet"}
    late = (on - found.on).days
    if late > 0:
        off, tone = f"{late} day{'' if late == 1 else 's'} overdue", "danger"
    else:
        off = words.distance(found.on, today=on)
        tone = "warning" if -late <= SOON else ""
    return {"due": f"Due {words.day(found.on)}", "due_hint": off, "tone": tone}


def owner(planned: Any, plan: Any, case: Any) -> str:
    """Return who sees to a step: who is named, or who usually does."""
    row = planned.row
    if row and row.person:
        return f"{row.person}, {row.agency}"
    return usual_owner(planned.step, plan, case)


def usual_owner(step: Step, plan: Any, case: Any) -> str:
    """Return who sees to a step when nobody is named."""
    party = seen_to_by(step)
    if party is Party.PRISON:
        return plan.prison
    if party is Party.PROVIDER:
        return (
            plan.provider.provider
            if plan.provider
            else f"The resettlement provider at {plan.prison}"
        )
    return str(case.lead_worker or "the lead worker, when one is named")


def typed_step(planned: Any, *, on: date) -> dict[str, Any]:
    """Return a step as its form's first state."""
    row = planned.row
    if row is None:
        return {"version": 0, "done_on": on}
    return {
        "version": row.version,
        "status": row.status,
        "done_on": row.done_on or on,
        "note": row.note,
        "person": f"{row.agency_id}:{row.person_id}" if row.person_id else "",
    }


def last_contact(plan: Any, *, on: date) -> str:
    """Return when the person was last seen in prison or written to (S2-16)."""
    if not plan.contacts:
        return "No contact is on the log since they came into custody."
    visit = next(
        (each for each in plan.contacts if each.kind == ContactType.PRISON_VISIT), None
    )
    if visit is None:
        last = plan.contacts[0]
        return (
            f"Last contact {words.distance(last.happened_at, today=on)}: "
            f"{last.get_kind_display().lower()}. No visit among the last ones."
        )
    return (
        f"Last visited {words.distance(visit.happened_at, today=on)}, "
        f"on {words.day(visit.happened_at)}."
    )


def contact_row(contact: Any) -> dict[str, Any]:
    """Return one contact as an entry of a timeline."""
    return {
        "title": contact.get_kind_display(),
        "at": contact.happened_at,
        "by": str(contact.recorded_by),
        "body": contact.summary,
    }


def view_rows(views: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the latest view of each party, or that it is missing."""
    latest: dict[str, Any] = {}
    for each in views:
        latest.setdefault(each.party, each)
    return [
        {"party": party.label, "view": latest.get(party.value)} for party in CurfewParty
    ]


def decision_words(decisions: Any) -> str:
    """Return the latest decision about curfew in a sentence; empty when there is none."""
    if not decisions:
        return ""
    last = decisions[0]
    said = f"{last.get_outcome_display()} on {words.day(last.decided_on)}."
    return f"{said} Curfew address: {last.address}." if last.address else said


def proposal_rows(proposal: Any) -> list[tuple[str, str]]:
    """Return what is proposed to the governor, as facts."""
    if proposal is None:
        return []
    named = [AdditionalCondition(each).label for each in proposal.conditions]
    rows = [
        (
            "Proposed",
            f"{words.day(proposal.proposed_on)} by {proposal.recorded_by}",
        ),
        ("Licence conditions", ", ".join(named) or "The standard ones only"),
    ]
    if proposal.wording:
        rows.append(("Wording", proposal.wording))
    if proposal.why:
        rows.append(("Why", proposal.why))
    return rows


def requirement_rows(proposal: Any) -> list[tuple[str, str]]:
    """Return the supervision requirements proposed, with their wording."""
    if proposal is None:
        return []
    return [
        (each.get_kind_display(), each.wording) for each in proposal.requirements.all()
    ]
