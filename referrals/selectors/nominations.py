"""What the scheme's criteria say of a nomination, and what was decided of others before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases import facts as questions
from cases import selectors as cases
from cases.choices import NeedRating, Pathway
from cases.facts import FactKind
from cases.models import Person
from core.decisions import require
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


def agreement(user: User, referral: Referral) -> JoiningAgreement | None:
    """Return the latest agreement to join, or None (S2-11)."""
    return (
        JoiningAgreement.objects.visible_to(user)
        .filter(referral=referral)
        .select_related("recorded_by")
        .order_by("-recorded_at", "pk")
        .first()
    )


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


@dataclass(frozen=True)
class Comparison:
    """One characteristic: how many of each group were adopted and not, small ones left out."""

    label: str
    rows: list[tuple[str, int | None, int | None]]


def comparisons(user: User) -> list[Comparison]:
    """
    Return how decisions fall across groups of people, with no number under five (S1-149).

    :raises NotPermitted: if the reader is no manager
    """
    require(permissions.may_compare(user))
    audit.record(
        "decisions.compared", operation=Operation.CONSULT, purpose=Purpose.OVERSIGHT
    )
    decided = (
        Referral.objects.visible_to(user)
        .filter(status__in=(Status.ADOPTED, Status.REJECTED))
        .select_related("case__person")
    )
    people = [
        (each.submitted_case.person, each.status, each.referred_on) for each in decided
    ]
    said = cases.facts_by_person(user)
    ages = [
        (rules.age_group(person.age(day) if day else None), status)
        for person, status, day in people
    ]
    labels = [label for _, label in reversed(rules.AGES)]
    return [
        counted("Age when referred", [*labels, "Not known"], ages),
        *(
            counted(
                str(kind.label),
                [label for _, label in questions.QUESTIONS[kind].choices]
                + ["Not asked"],
                [
                    (group_of(said.get(person.pk, {}), kind), status)
                    for person, status, _ in people
                ],
            )
            for kind in questions.COMPARED
        ),
    ]


def group_of(answers: Mapping[str, list[str]], kind: FactKind) -> str:
    """Return the group somebody put themselves in, in words."""
    chosen = answers.get(kind)
    return questions.answer_in_words(kind, chosen) if chosen else "Not asked"


def counted(label: str, groups: list[str], people: list[tuple[str, str]]) -> Comparison:
    """Count people by group and decision, each column with its small numbers left out."""
    columns = [
        rules.suppressed([people.count((group, status)) for group in groups])
        for status in (Status.ADOPTED.value, Status.REJECTED.value)
    ]
    return Comparison(label, list(zip(groups, *columns, strict=True)))
