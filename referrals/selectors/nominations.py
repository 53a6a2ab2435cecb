"""What the scheme's criteria say of a nomination, and what was decided of others before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.choices import NeedRating, Pathway
from cases.models import Person
from core.decisions import require
from core.exceptions import NotVisible
from core.words import short_day
from referrals import permissions
from referrals.choices import (
    Advice,
    Cohort,
    Measure,
    PriorityGroup,
    ResearchSource,
    Status,
)
from referrals.models import (
    JoiningAgreement,
    PriorityGroupAnswer,
    Referral,
    ResearchEntry,
    SchemeCriterion,
    StatusChange,
)
from referrals.rules import criteria as rules
from referrals.selectors.deciding import research


def criteria_of(scheme: Scheme, cohort: str) -> dict[str, Decimal]:
    """Return a cohort's thresholds by measure; empty until a manager sets some (A-16)."""
    rows = SchemeCriterion.objects.filter(scheme=scheme, cohort=cohort)
    return {Measure(each.measure): each.threshold for each in rows}


def all_criteria(scheme: Scheme) -> dict[Cohort, dict[str, Decimal]]:
    """Return every cohort's thresholds (1 query)."""
    found: dict[Cohort, dict[str, Decimal]] = {cohort: {} for cohort in Cohort}
    for each in SchemeCriterion.objects.filter(scheme=scheme):
        found[Cohort(each.cohort)][Measure(each.measure)] = each.threshold
    return found


def cohort_of(referral: Referral) -> Cohort:
    """Return for which cohort the person is considered."""
    if referral.cohort:
        return Cohort(referral.cohort)
    return rules.usual_cohort(referral.supervision_status)


@dataclass(frozen=True)
class Nomination:
    """The criteria of the referral's cohort, each held against what this reader sees."""

    cohort: Cohort
    readings: list[rules.Reading]
    advice: Advice


def nomination(user: User, referral: Referral, *, on: date) -> Nomination:
    """Return what the criteria say as far as this reader sees the facts (A-16)."""
    cohort = cohort_of(referral)
    criteria = criteria_of(referral.submitted_case.scheme, cohort)
    known = dict(facts(user, referral)) if criteria else {}
    readings = rules.read(criteria, known)
    return Nomination(cohort, readings, rules.advise(readings))


def facts(user: User, referral: Referral) -> Iterator[tuple[str, rules.Fact]]:
    """Yield what is known of each measure; what is hidden from the reader is not known."""
    case = referral.submitted_case
    yield from score_facts(cases.scores(user, case))
    yield from research_facts(research(user, referral))
    yield from need_facts(cases.latest_needs(user, case))
    group = (
        PriorityGroupAnswer.objects.visible_to(user)
        .filter(referral=referral, code=PriorityGroup.SERIOUS_ACQUISITIVE_CRIME)
        .first()
    )
    if group:
        said = "Yes" if group.applies else "No"
        yield (
            Measure.ACQUISITIVE,
            rules.Fact(Decimal(group.applies), f"{said}, on the form"),
        )


def score_facts(scores: Iterable[Any]) -> Iterator[tuple[str, rules.Fact]]:
    """Yield the latest two-year score, or another where there is none, of each measure."""
    usual_first = sorted(scores, key=lambda each: each.horizon_years != 2)
    for measure, tools in rules.TOOLS.items():
        found = next((each for each in usual_first if each.tool in tools), None)
        if found:
            evidence = f"{found}, {short_day(found.scored_on)}"
            yield measure, rules.Fact(found.value, evidence)


def research_facts(
    entries: Iterable[ResearchEntry],
) -> Iterator[tuple[str, rules.Fact]]:
    """Yield offences and cost over twelve months, from the latest entry of each source."""
    latest: dict[str, ResearchEntry] = {}
    for entry in entries:
        latest.setdefault(entry.source, entry)
    for measure, source in (
        (Measure.OFFENCES, ResearchSource.PREVIOUS_OFFENDING),
        (Measure.COST, ResearchSource.COST_OF_CRIME),
    ):
        if source in latest:
            yield measure, figure_fact(latest[source])


def figure_fact(entry: ResearchEntry) -> rules.Fact:
    """Return an entry's figure brought to twelve months."""
    checked = f"checked on {short_day(entry.checked_on)}"
    if entry.nothing_found:
        return rules.Fact(Decimal(0), f"Nothing found, {checked}")
    figure = entry.offences if entry.cost_pounds is None else entry.cost_pounds
    if figure is None or entry.period_months is None:
        return rules.Fact(None, f"Recorded without a number, {checked}")
    yearly = rules.in_a_year(figure, entry.period_months)
    return rules.Fact(yearly, f"{entry.figure}, {checked}")


def need_facts(needs: Iterable[Any]) -> Iterator[tuple[str, rules.Fact]]:
    """Yield how many needs are rated red or amber; a pathway not seen may be either."""
    rated = {each.pathway: NeedRating(each.rating) for each in needs}
    if not rated:
        return
    hidden = len(Pathway) - len(rated)
    unseen = f"; {hidden} not assessed or not shown to your agency" if hidden else ""
    for measure, counted in (
        (Measure.NEEDS, sum(each.needs_action for each in rated.values())),
        (Measure.RED_NEEDS, list(rated.values()).count(NeedRating.RED)),
    ):
        evidence = f"{counted} of {len(rated)} seen{unseen}"
        yield measure, rules.Fact(Decimal(counted), evidence, is_partial=bool(hidden))
    drugs = rated.get(Pathway.DRUGS_ALCOHOL)
    if drugs:
        yield (
            Measure.DRUGS_ALCOHOL,
            rules.Fact(Decimal(drugs.needs_action), f"Rated {drugs.value}"),
        )


def agreements(user: User, referral: Referral) -> list[JoiningAgreement]:
    """Return every agreement to join, withdrawn ones too, the latest first (S2-11)."""
    return list(
        JoiningAgreement.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("recorded_by", "withdrawn_by")
        .order_by("-recorded_at", "pk")
    )


def get_agreement(
    user: User, referral: Referral, agreement_id: UUID | str
) -> JoiningAgreement:
    """
    Return one agreement to join.

    :raises NotVisible: when it is not there for this reader
    """
    wanted = str(agreement_id)
    found = (each for each in agreements(user, referral) if str(each.pk) == wanted)
    agreement = next(found, None)
    if agreement is None:
        raise NotVisible
    return agreement


NOT_TAKEN_ON = (Status.REJECTED, Status.DEFERRED)


def decisions_not_to_adopt(user: User) -> QuerySet[StatusChange]:
    """Return every rejection and deferral the reader may see, the latest first."""
    return (
        StatusChange.objects.visible_to(user)
        .filter(to_status__in=NOT_TAKEN_ON)
        .select_related(
            "referral__scheme__area",
            "referral__referring_agency",
            "case__person",
            "recorded_by",
        )
        .order_by("-changed_on", "-recorded_at", "pk")
    )


def earlier_decisions(
    user: User, person: Person | None, *, besides: Referral | None = None
) -> list[StatusChange]:
    """Return what was decided of the person before, as far as the reader may see it."""
    if person is None:
        return []
    rows = decisions_not_to_adopt(user).filter(case__person=person)
    return list(rows.exclude(referral=besides) if besides else rows)


def turned_down_on(user: User, person: Person | None) -> date | None:
    """Return the day of the latest rejection of the person the reader may see, or None."""
    return next(
        (
            each.changed_on
            for each in earlier_decisions(user, person)
            if each.to_status == Status.REJECTED
        ),
        None,
    )


@dataclass(frozen=True)
class RegisterFilters:
    """To what the register is narrowed: which decision, since which day."""

    decision: str = ""
    since: date | None = None


def register(user: User, filters: RegisterFilters, *, page: int = 1) -> cases.Page:
    """Return a page of the rejections and deferrals, and record the look."""
    require(permissions.may_read(user))
    rows = decisions_not_to_adopt(user)
    if filters.decision:
        rows = rows.filter(to_status=filters.decision)
    if filters.since:
        rows = rows.filter(changed_on__gte=filters.since)
    found = cases.paged(rows, page)
    audit.looked(
        "referrals.register_read",
        cases=[row.case_id for row in found.rows],
        purpose=Purpose.REFERRAL,
    )
    return found
