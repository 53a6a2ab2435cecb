"""The questions pages ask about ratings and the facts behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from agencies import clocks as clock_table
from agencies.models import User
from agencies.selectors import clocks_of
from cases.models import Case, SignificantChange
from licences import selectors as licences
from licences.selectors import CustodyFacts
from rag import facts as rag_facts
from rag.attendance import attendance
from rag.choices import RagClass
from rag.duties import DutyState, duty_states
from rag.facts import Answers
from rag.models import (
    MonitoringAssessment,
    Rating,
    SupervisionFrequency,
    WantedAlert,
)
from rag.reviews import Circumstances, next_review
from rag.rules import DueDate, Factors, Proposal, propose, transfer_hold_ends
from rag.selectors import contacts
from rag.selectors.duties import bearing, current_frequency, latest_assessment
from rag.selectors.recorded import changes_to_review, has_risk_intelligence
from rag.selectors.wanted import agency_names, wanted_alerts
from rag.weeks import InClass, Week, weeks


def current_rating(user: User, case: Case) -> Rating | None:
    """Return the rating in force, or None when the case has not been rated."""
    return (
        Rating.objects.visible_to(user)
        .filter(case=case, superseded_on__isnull=True)
        .select_related("rated_by")
        .first()
    )


def current_ratings(user: User, case_ids: Iterable[UUID]) -> dict[UUID, Rating]:
    """Return the rating in force of each of these cases that has one (1 query)."""
    rows = Rating.objects.visible_to(user).filter(
        case__in=list(case_ids), superseded_on__isnull=True
    )
    return {row.case_id: row for row in rows}


def rating_history(user: User, case: Case) -> list[Rating]:
    """Return every rating of the case, the latest first."""
    return list(
        Rating.objects.visible_to(user)
        .filter(case=case)
        .select_related("rated_by")
        .order_by("-number")
    )


def ratings_since(user: User, case_ids: Iterable[UUID], since: date) -> list[Rating]:
    """Return the ratings of some cases made after a day, the latest first."""
    return list(
        Rating.objects.visible_to(user)
        .filter(case__in=list(case_ids), rated_on__gt=since)
        .select_related("rated_by")
        .order_by("-number")
    )


def ratings_of_meeting(user: User, meeting_id: UUID) -> list[Rating]:
    """
    Return the ratings made at a meeting, each with its reasons and the class before.

    `class_before` is empty for a case's first rating.
    """
    before = Rating.objects.visible_to(user).filter(
        case=OuterRef("case"), number=OuterRef("number") - 1
    )
    return list(
        Rating.objects.visible_to(user)
        .filter(meeting_id=meeting_id)
        .annotate(
            class_before=Coalesce(Subquery(before.values("rag_class")), Value(""))
        )
        .select_related("rated_by")
        .order_by("case_id", "number")
    )


def frequencies_of_meeting(user: User, meeting_id: UUID) -> list[SupervisionFrequency]:
    """Return how often to supervise, as a meeting agreed it for each case (S1-203)."""
    return list(
        SupervisionFrequency.objects.visible_to(user)
        .filter(meeting_id=meeting_id)
        .order_by("case_id", "number")
    )


def known_answers(last: Rating | None, custody: CustodyFacts) -> Answers:
    """
    Return the answers to begin from: the last rating's, with what is recorded since.

    A fixed-term recall counts while it is being served, and after it until a rating has
    looked at the case again: the Red reason is kept for the return (A-11).
    """
    answers = Answers.read(last.answers) if last else Answers()
    if custody.is_fixed_term_recall and not _looked_at_since(last, custody):
        return replace(answers, fixed_term_recall=True)
    return answers


def _looked_at_since(last: Rating | None, custody: CustodyFacts) -> bool:
    released_on = custody.released_on
    return bool(last and released_on and last.rated_on >= released_on)


def facts(
    user: User, case: Case, *, on: date, answers: Answers | None = None
) -> Factors:
    """Return the facts a rating rests on: the standing, the records, the answers given."""
    if answers is None:
        custody = licences.custody_facts(user, case)
        answers = known_answers(current_rating(user, case), custody)
    clocks = clocks_of(case.scheme)
    records = _records(user, case, on=on, clocks=clocks)
    return _factors(case, answers, records, on=on, clocks=clocks)


@dataclass(frozen=True)
class _Records:
    """What the records say to a rating: the log, the changes, the police's intelligence."""

    logged: list[contacts.Logged]
    changes: list[SignificantChange]
    has_risk_intelligence: bool


def _records(
    user: User, case: Case, *, on: date, clocks: Mapping[str, clock_table.Clock]
) -> _Records:
    return _Records(
        contacts.lately(user, case, on=on),
        changes_to_review(user, case),
        has_risk_intelligence(user, case, on=on, clocks=clocks),
    )


def _factors(
    case: Case,
    answers: Answers,
    records: _Records,
    *,
    on: date,
    clocks: Mapping[str, clock_table.Clock],
) -> Factors:
    met = contacts.appointments(records.logged)
    days = [each.happened_on for each in records.changes]
    return rag_facts.factors(
        answers,
        on=on,
        in_custody=case.is_in_custody,
        is_wanted=case.is_wanted,
        attendance=attendance(met, on=on, clocks=clocks),
        intelligence_recorded=records.has_risk_intelligence,
        change_recorded_on=min(days, default=None),
    )


def proposed(
    user: User, case: Case, *, on: date, answers: Answers | None = None
) -> Proposal:
    """Return the class the facts propose on a day, by the scheme's clocks."""
    known = facts(user, case, on=on, answers=answers)
    return propose(known, clocks_of(case.scheme))


def held_red_until(
    answers: Answers, clocks: Mapping[str, clock_table.Clock]
) -> date | None:
    """Return the day the hold after a transfer in ends, or None when there is none."""
    adopted_on = answers.transfer_adopted_on
    return transfer_hold_ends(adopted_on, clocks).date if adopted_on else None


def circumstances(case: Case, custody: CustodyFacts, answers: Answers) -> Circumstances:
    """Return what the records say that bears on the review."""
    return Circumstances(
        release_on=case.release_on,
        released_on=None if case.is_in_custody else custody.released_on,
        wanted_since=case.wanted_since,
        transfer_adopted_on=answers.transfer_adopted_on,
    )


def review_of(
    user: User, case: Case, rating: Rating, *, next_meeting_on: date | None = None
) -> DueDate:
    """
    Return when a rating is to be reviewed, from what is recorded now.

    Without `next_meeting_on` the scheme's own first meeting after the rating counts.
    """
    meeting_on = next_meeting_on or case.scheme.meeting_after(rating.rated_on)
    return next_review(
        RagClass(rating.rag_class),
        rated_on=rating.rated_on,
        clocks=clocks_of(case.scheme),
        circumstances=circumstances(
            case, licences.custody_facts(user, case), Answers.read(rating.answers)
        ),
        next_meeting_on=meeting_on,
    )


def review_at_meeting(
    rating: Rating, clocks: Mapping[str, clock_table.Clock]
) -> DueDate:
    """Return when a rating that waits for meetings is reviewed; its scheme knows them."""
    case = rating.case
    return next_review(
        RagClass(rating.rag_class),
        rated_on=rating.rated_on,
        clocks=clocks,
        circumstances=circumstances(case, CustodyFacts(), Answers.read(rating.answers)),
        next_meeting_on=case.scheme.meeting_after(rating.rated_on),
    )


@dataclass(frozen=True)
class RatingPage:
    """What the page "Rating" shows."""

    current: Rating | None
    history: list[Rating]
    answers: Answers
    proposal: Proposal
    review: DueDate | None
    alerts: list[WantedAlert]
    told: Mapping[str, str]
    clocks: Mapping[str, clock_table.Clock]
    duties: tuple[DutyState, ...]
    agreed: SupervisionFrequency | None
    monitoring: MonitoringAssessment | None
    changes: list[SignificantChange]
    weeks: list[Week]

    @property
    def alert(self) -> WantedAlert | None:
        """The wanted alert in force, or None."""
        return next((each for each in self.alerts if each.is_in_force), None)

    @property
    def review_has_moved(self) -> bool:
        """Tell whether release or custody, recorded since, moves a Prison review (A-9)."""
        return bool(
            self.current
            and self.review
            and self.current.rag_class == RagClass.PRISON
            and self.review.date != self.current.review_due_on
        )


def rating_page(user: User, case: Case, *, on: date) -> RatingPage:
    """Return the rating in force, the ones before, and what the facts propose today."""
    history = rating_history(user, case)
    current = next((each for each in history if each.is_current), None)
    alerts = wanted_alerts(user, case)
    custody = licences.custody_facts(user, case)
    answers = known_answers(current, custody)
    clocks = clocks_of(case.scheme)
    known = _records(user, case, on=on, clocks=clocks)
    duties = bearing(user, [case]).get(case.pk)
    factors = _factors(case, answers, known, on=on, clocks=clocks)
    return RatingPage(
        current=current,
        history=history,
        answers=answers,
        proposal=propose(factors, clocks),
        review=_review(current, case, custody, clocks) if current else None,
        alerts=alerts,
        told=agency_names(each for alert in alerts for each in alert.agency_ids),
        clocks=clocks,
        duties=duty_states(duties.facts, on=on, clocks=clocks) if duties else (),
        agreed=current_frequency(user, case)
        if duties and duties.is_supervised
        else None,
        monitoring=latest_assessment(user, case)
        if duties and duties.is_assessed
        else None,
        changes=known.changes,
        weeks=weeks(
            contacts.seen(known.logged), classes(history), on=on, clocks=clocks
        ),
    )


def classes(history: list[Rating]) -> list[InClass]:
    """Return when the person was in which class, the earliest first."""
    return [
        InClass(each.rated_on, RagClass(each.rag_class)) for each in reversed(history)
    ]


def _review(
    rating: Rating,
    case: Case,
    custody: CustodyFacts,
    clocks: Mapping[str, clock_table.Clock],
) -> DueDate:
    return next_review(
        RagClass(rating.rag_class),
        rated_on=rating.rated_on,
        clocks=clocks,
        circumstances=circumstances(case, custody, Answers.read(rating.answers)),
        next_meeting_on=case.scheme.meeting_after(rating.rated_on),
    )
