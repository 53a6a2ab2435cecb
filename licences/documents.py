"""What the PDF of a licence holds: its conditions, and the dates it stands on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases import identifiers
from cases.models import Case
from core import words
from core.charts import Chart
from licences import presenters
from licences.choices import ConditionKind
from licences.models import Licence, LicenceCondition


@dataclass(frozen=True)
class LicenceDocument:
    """A licence ready to be set in type."""

    title: str
    facts: list[tuple[str, str]]
    conditions: list[tuple[str, list[LicenceCondition]]]
    dates: list[presenters.DateRow]
    chart: Chart | None


def licence_document(case: Case, page: Any, *, on: date) -> LicenceDocument:
    """Return the running licence on a page of custody and licence, on a day."""
    return LicenceDocument(
        title=f"Licence {case.reference}",
        facts=[*about_person(case), *about_licence(page.licence, case)],
        conditions=grouped(page.licence),
        dates=presenters.date_rows(page, on=on),
        chart=presenters.course_chart(page, on=on),
    )


def about_person(case: Case) -> list[tuple[str, str]]:
    """Return who is on licence."""
    person = case.person
    numbers = [
        f"{each.get_kind_display()} {identifiers.display(each.kind, each.value)}"
        for each in person.identifiers.all()
        if each.superseded_on is None
    ]
    born = person.date_of_birth
    return [
        ("Person", person.plain_name),
        ("Born", words.day(born) if born else "Not known"),
        ("Numbers", ", ".join(numbers) or "None recorded"),
    ]


def about_licence(licence: Licence, case: Case) -> list[tuple[str, str]]:
    """Return when the licence runs, how its end is known, and who supervises."""
    known = "official date" if licence.expiry_is_official else "estimated"
    lead = (
        f"{case.lead_worker}, {case.lead_worker_agency}"
        if case.lead_worker
        else "Nobody named yet"
    )
    return [
        ("Begins", words.day(licence.starts_on)),
        ("Ends", f"{words.day(licence.expires_on)} ({known})"),
        ("Lead worker", lead),
    ]


def grouped(licence: Licence) -> list[tuple[str, list[LicenceCondition]]]:
    """Return the conditions in force under their kinds; a kind with none is left out."""
    in_force = [each for each in licence.conditions.all() if each.removed_on is None]
    groups = [
        (kind.label, [each for each in in_force if each.kind == kind])
        for kind in ConditionKind
    ]
    return [(f"{label} conditions", found) for label, found in groups if found]
