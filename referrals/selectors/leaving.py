"""What the record says for and against somebody's leaving, as far as a reader may see it."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from agencies import selectors as agencies
from agencies.clocks import due
from agencies.models import User
from cases import selectors as cases
from cases.choices import Attendance as Kept
from cases.choices import NeedRating, Section
from cases.models import Case
from licences import selectors as licences
from rag import selectors as rag
from referrals.calculations import mandatory, readiness
from referrals.choices import ReadyGround
from referrals.models import Referral, Removal, Statement
from referrals.selectors.removal import rows_of


MISSED = (Kept.UNACCEPTABLE_ABSENCE, Kept.FAILED_TO_COMPLY)


def recorded(user: User, case: Case, referral: Referral | None) -> mandatory.Recorded:
    """Return what the record says that bears on the mandatory grounds (S1-36, S1-37)."""
    return mandatory.Recorded(
        case_id=case.pk,
        adopted_on=case.adopted_on,
        sentences=tuple(map(passed, licences.sentences(user, case))),
        mappa_level=case.mappa_level,
        is_agreed=bool(referral and referral.mappa_agreed_on),
    )


def passed(sentence: Any) -> mandatory.Passed:
    """Return a sentence as the rule takes it."""
    return mandatory.Passed(
        sentence_id=sentence.pk,
        kind=sentence.kind,
        sentenced_on=sentence.sentenced_on,
        years=sentence.years,
        months=sentence.months,
        weeks=sentence.weeks,
        days=sentence.days,
    )


def grounds_to_raise(
    user: User, case: Case, referral: Referral | None, proposals: Iterable[Removal]
) -> list[mandatory.Found]:
    """
    Return the mandatory grounds on a case that no proposal has taken up yet (1 query).

    `referral` opened the case; `proposals` are all that were made to remove the person.
    """
    raised = {
        (each.ground, each.fact_id)
        for each in proposals
        if each.fact_id and each.fact_ended_on is None
    }
    return [
        each
        for each in mandatory.mandatory_grounds(recorded(user, case, referral))
        if (each.ground, each.fact_id) not in raised
    ]


def recorded_everywhere() -> list[mandatory.Recorded]:
    """Return every managed case that may meet a mandatory ground; for scheduled work alone."""
    rows = rows_of("referrals_recorded_grounds")
    return [
        together(list(group)) for _, group in groupby(rows, key=lambda row: row.case_id)
    ]


def together(rows: list[Any]) -> mandatory.Recorded:
    """Return one case's rows as the rule takes them."""
    first = rows[0]
    return mandatory.Recorded(
        case_id=first.case_id,
        adopted_on=first.adopted_on,
        sentences=tuple(
            mandatory.Passed(
                row.sentence_id,
                row.kind,
                row.sentenced_on,
                row.years,
                row.months,
                row.weeks,
                row.days,
            )
            for row in rows
            if row.sentence_id
        ),
        mappa_level=first.mappa_level,
        is_agreed=first.is_agreed,
    )


def latest_statements(user: User, case: Case) -> dict[str, Statement]:
    """Return the latest statement on each ground that the reader may see."""
    rows = (
        Statement.objects.visible_to(user)
        .filter(case=case)
        .select_related("originator__agency", "recorded_by")
        .order_by("ground", "-stated_on", "-recorded_at")
        .distinct("ground")
    )
    return {row.ground: row for row in rows}


def readiness_of(user: User, case: Case, *, on: date) -> tuple[readiness.Line, ...]:
    """Return the five lines with their evidence, as this reader may see it (S1-38)."""
    clocks = agencies.clocks_of(case.scheme)
    stated = latest_statements(user, case)
    since = due(clocks["drug_test_recency"], on)
    latest = cases.intelligence_on(user, case).first()
    opened = user.acting.sections if user.acting else ()
    facts = readiness.Facts(
        on=on,
        risk=risk(user, case),
        attendance=attendance(user, case, since=since),
        intelligence=no_intelligence(stated.get(ReadyGround.INTELLIGENCE)),
        intelligence_on=latest.about_on if latest else None,
        drug_tests=recorded_tests(cases.drug_tests_since(user, case, since=since))
        or stated_tests(stated.get(ReadyGround.DRUG_TESTS), since=since),
        other_forum=other_forum(stated.get(ReadyGround.OTHER_FORUM)),
        mappa_level=case.mappa_level,
        shows_health=Section.HEALTH in opened,
    )
    return readiness.readiness(facts, clocks)


def no_intelligence(stated: Statement | None) -> readiness.NoIntelligence | None:
    """Return the police's statement as the rule takes it."""
    if stated is None:
        return None
    return readiness.NoIntelligence(
        stated_on=stated.stated_on,
        latest_on=stated.latest_on,
        by=str(stated.originator),
    )


def recorded_tests(tests: Iterable[Any]) -> readiness.DrugTests | None:
    """Return the tests on record as the rule takes them; one refused is neither (A-22)."""
    tests = list(tests)
    if not tests:
        return None
    positive = sum(each.is_positive for each in tests)
    refused = sum(each.was_refused for each in tests)
    return readiness.DrugTests(
        negative=len(tests) - positive - refused,
        positive=positive,
        refused=refused,
        by=", ".join(sorted({str(each.originator) for each in tests})),
        section=Section.GENERAL
        if all(each.section == Section.GENERAL for each in tests)
        else Section.HEALTH,
    )


def stated_tests(
    stated: Statement | None, *, since: date
) -> readiness.DrugTests | None:
    """Return the results stated since a day: what counts where none is on record."""
    if stated is None or stated.stated_on < since:
        return None
    return readiness.DrugTests(
        negative=stated.negative or 0,
        positive=stated.positive or 0,
        by=str(stated.originator),
    )


def other_forum(stated: Statement | None) -> readiness.OtherForum | None:
    """Return the other forum as the rule takes it."""
    if stated is None:
        return None
    return readiness.OtherForum(
        name=stated.forum, stated_on=stated.stated_on, by=str(stated.originator)
    )


def attendance(user: User, case: Case, *, since: date) -> readiness.Attendance:
    """Count the appointments kept and missed since a day; excused ones count neither way."""
    outcomes = list(
        cases.contacts(user, case)
        .filter(happened_at__date__gt=since)
        .order_by()
        .values_list("attendance", flat=True)
    )
    return readiness.Attendance(
        kept=outcomes.count(Kept.COMPLIED),
        missed=sum(outcomes.count(each) for each in MISSED),
    )


def risk(user: User, case: Case) -> readiness.Risk:
    """Return the first and the present rating, and how many needs were and are Red."""
    ratings = rag.rating_history(user, case)
    needs = cases.needs_history(user, case)
    first = {need.pathway: need.rating for need in reversed(needs)}
    now = {need.pathway: need.rating for need in needs}
    return readiness.Risk(
        first=rated(ratings[-1]) if ratings else None,
        now=rated(ratings[0]) if ratings else None,
        red_needs_first=reds(first.values()),
        red_needs_now=reds(now.values()),
    )


def rated(rating: Any) -> readiness.Rated:
    """Return a rating as the rule takes it."""
    return readiness.Rated(rating.rag_class, rating.rated_on)


def reds(ratings: Iterable[str]) -> int:
    """Count the needs rated Red."""
    return sum(rating == NeedRating.RED for rating in ratings)


def needs_officer(case: Case, *, on: date) -> bool:
    """Tell whether a responsible officer must carry on: supervised, or led by probation (S1-39)."""
    agency = case.lead_worker_agency
    led = agency is not None and agency.kind in cases.OFFICER_KINDS
    return led or cases.is_supervised(case, on)
