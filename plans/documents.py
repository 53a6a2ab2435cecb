"""What the PDF of a plan holds: this reader's plan, and nothing hidden from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agencies.models import User
from cases import identifiers
from cases import selectors as cases
from cases.models import Case, NeedAssessment
from core import words
from core.charts import Chart
from licences import selectors as licences
from licences.models import Licence, LicenceCondition
from plans import presenters, selectors
from plans.selectors import PlanPage
from rag import selectors as rag


@dataclass(frozen=True)
class DocumentGroup:
    """An objective, or none, with its actions in words."""

    heading: str
    answers: str
    rows: list[presenters.ActionRow]


@dataclass(frozen=True)
class PlanDocument:
    """A plan ready to be set in type."""

    title: str
    case: Case
    on: date
    page: PlanPage
    chart: Chart | None
    version_line: str
    version_number: int | None
    rule_sets: dict[str, list[str]]
    left_out: list[str]
    facts: list[tuple[str, str]]
    licence: Licence | None
    conditions: list[LicenceCondition]
    closed: list[presenters.ActionRow]
    needs: list[NeedAssessment]
    overdue: str
    groups: tuple[DocumentGroup, ...]


def plan_document(user: User, case: Case, *, on: date) -> PlanDocument:
    """Return the plan as `user` may read it."""
    page = selectors.plan_page(user, case, on=on)
    licence = licences.running_licence(user, case)
    return PlanDocument(
        title=f"Risk management plan {case.reference}",
        case=case,
        on=on,
        page=page,
        chart=presenters.needs_chart(page.needs),
        version_line=presenters.version_line(
            page.version, is_changed=selectors.is_changed(page)
        ),
        version_number=page.version.number if page.version else None,
        rule_sets=rule_sets(user, case),
        left_out=cases.hidden_sections(user),
        facts=case_facts(case, on=on),
        licence=licence,
        conditions=conditions_of(licence),
        closed=presenters.action_rows(page.closed, on=on),
        needs=[each for each in page.needs if each.needs or each.actions],
        overdue=presenters.overdue_line(len(page.overdue)),
        groups=tuple(document_groups(page)),
    )


def case_facts(case: Case, *, on: date) -> list[tuple[str, str]]:
    """Return who this is about and the dates that bear on the plan."""
    person = case.person
    born = person.date_of_birth
    known_as = f" (known as {person.known_as})" if person.known_as else ""
    known = "official" if case.release_is_official else "estimated"
    numbers = [
        f"{each.get_kind_display()} {identifiers.display(each.kind, each.value)}"
        for each in person.identifiers.all()
        if each.superseded_on is None
    ]
    custody = case.prison or "In custody"
    found = [
        ("Person", f"{person.plain_name}{known_as}"),
        ("Born", f"{words.day(born)} ({person.age(on)})" if born else "Not known"),
        ("Numbers", ", ".join(numbers)),
        ("Lead worker", lead(case)),
        (
            "In custody",
            f"{custody}, since {day(case.custody_since)}" if case.is_in_custody else "",
        ),
        (
            "Release",
            f"{day(case.release_on)} ({known})"
            if case.release_on and case.is_in_custody
            else "",
        ),
        ("Licence ends", ending(case.licence_ends_on, on)),
        ("Supervision ends", ending(case.supervision_ends_on, on)),
        ("MAPPA", case.get_mappa_level_display()),
        ("Next RAG review", day(case.review_due_on)),
    ]
    return [(label, value) for label, value in found if value]


def lead(case: Case) -> str:
    """Return who leads the case, of which agency."""
    if case.lead_worker is None:
        return "Nobody named yet"
    return f"{case.lead_worker}, {case.lead_worker_agency}"


def day(value: date | None) -> str:
    """Return a date in words, or nothing."""
    return words.day(value) if value else ""


def ending(value: date | None, on: date) -> str:
    """Return an end that has not passed yet."""
    return day(value) if value and value >= on else ""


def conditions_of(licence: Licence | None) -> list[LicenceCondition]:
    """Return the conditions in force on a licence."""
    if licence is None:
        return []
    return [each for each in licence.conditions.all() if each.removed_on is None]


def document_groups(page: PlanPage) -> Iterator[DocumentGroup]:
    """Yield the actions objective by objective, then those of none."""
    for group in page.objectives:
        objective = group.objective
        still_open = [each for each in group.actions if each.is_open]
        rows = presenters.action_rows(still_open, on=page.on)
        yield DocumentGroup(objective.text, objective.answers, rows)
    if page.loose:
        rows = presenters.action_rows(page.loose, on=page.on)
        heading = "Actions outside the objectives" if page.objectives else "Actions"
        yield DocumentGroup(heading, "", rows)


def rule_sets(user: User, case: Case) -> dict[str, list[str]]:
    """Return the versions of the rules behind the rating and the dates now in force."""
    rating = rag.current_rating(user, case)
    dates = licences.key_dates(user, case)
    applied = {
        name for row in dates if row.superseded_on is None for name in row.rule_set
    }
    return {
        "rating": [rating.rule_set] if rating else [],
        "dates": sorted(applied),
    }


@dataclass(frozen=True)
class SheetDay:
    """One day of the person's sheet."""

    title: str
    entries: list[presenters.SheetEntry]


@dataclass(frozen=True)
class WeekSheet:
    """A week on paper for the person: nothing of the scheme, the class, offences or agencies."""

    name: str
    span: str
    days: list[SheetDay]
    ring: str
    number: str


def week_sheet(user: User, case: Case, *, monday: date) -> WeekSheet:
    """Return the sheet of a week that `user` prints for the person (S2-30)."""
    week = presenters.week_view(selectors.week(user, case, monday=monday), on=monday)
    lead, agency = case.lead_worker or user, case.lead_worker_agency
    return WeekSheet(
        name=case.person.known_as or case.person.given_names,
        span=week.title,
        days=[
            SheetDay(
                title=f"{each.day:%A} {each.day.day} {each.day:%B}",
                entries=[presenters.sheet_entry(entry) for entry in each.entries],
            )
            for each in week.days
        ],
        ring=lead.full_name,
        number=lead.phone or (agency.phone if agency else ""),
    )
