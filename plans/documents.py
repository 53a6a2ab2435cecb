"""What the PDF of a plan holds: this reader's plan, and nothing hidden from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agencies.models import User
from cases import selectors as cases
from cases.models import Case
from core.charts import Chart
from licences import selectors as licences
from licences.models import Licence
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
    licence: Licence | None
    groups: tuple[DocumentGroup, ...]


def plan_document(user: User, case: Case, *, on: date) -> PlanDocument:
    """Return the plan as `user` may read it."""
    page = selectors.plan_page(user, case, on=on)
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
        licence=licences.running_licence(user, case),
        groups=tuple(document_groups(page)),
    )


def document_groups(page: PlanPage) -> Iterator[DocumentGroup]:
    """Yield the actions objective by objective, then those of none."""
    for group in page.objectives:
        objective = group.objective
        rows = presenters.action_rows(group.actions, on=page.on)
        yield DocumentGroup(objective.text, objective.answers, rows)
    if page.loose:
        rows = presenters.action_rows(page.loose, on=page.on)
        heading = "Actions for no one objective" if page.objectives else "Actions"
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
