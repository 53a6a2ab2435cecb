"""The questions pages ask about ratings, wanted alerts, and the facts behind them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

from django.db import connection

from agencies import clocks as clock_table
from agencies.models import Agency, User
from agencies.selectors import clocks_of, schemes
from cases.models import Case, CaseGrant
from core.exceptions import NotVisible
from licences import selectors as licences
from licences.selectors import CustodyFacts
from rag import facts as rag_facts
from rag.choices import RagClass
from rag.facts import Answers
from rag.models import Rating, WantedAlert
from rag.reviews import Circumstances, next_review
from rag.rules import DueDate, Factors, Proposal, propose, transfer_hold_ends


def current_rating(user: User, case: Case) -> Rating | None:
    """Return the rating in force, or None when the case has not been rated."""
    return (
        Rating.objects.visible_to(user)
        .filter(case=case, superseded_on__isnull=True)
        .select_related("rated_by")
        .first()
    )


def rating_history(user: User, case: Case) -> list[Rating]:
    """Return every rating of the case, the latest first."""
    return list(
        Rating.objects.visible_to(user)
        .filter(case=case)
        .select_related("rated_by")
        .order_by("-number")
    )


def wanted_alerts(user: User, case: Case) -> list[WantedAlert]:
    """Return every wanted alert on the case, one in force first."""
    return list(
        WantedAlert.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "ended_by")
        .order_by("-since", "-recorded_at")
    )


def wanted_alert(user: User, case: Case) -> WantedAlert | None:
    """Return the wanted alert in force, or None."""
    return next((each for each in wanted_alerts(user, case) if each.is_in_force), None)


def get_wanted_alert(user: User, case: Case, alert_id: UUID | str) -> WantedAlert:
    """
    Return one wanted alert of the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = next(
        (each for each in wanted_alerts(user, case) if each.pk == alert_id), None
    )
    if found is None:
        raise NotVisible
    return found


def sharing_agencies(user: User, case: Case) -> list[Agency]:
    """Return the agencies that share the case now, by name: whom an alert can go to."""
    shares = CaseGrant.objects.visible_to(user).filter(
        case=case, revoked_at__isnull=True, principal__agency__isnull=False
    )
    return list(
        Agency.objects.filter(pk__in=shares.values("principal__agency")).order_by(
            "name"
        )
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
    return rag_facts.factors(
        answers, on=on, in_custody=case.is_in_custody, is_wanted=case.is_wanted
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
    """Return when a rating is to be reviewed, from what is recorded now."""
    return next_review(
        RagClass(rating.rag_class),
        rated_on=rating.rated_on,
        clocks=clocks_of(case.scheme),
        circumstances=circumstances(
            case, licences.custody_facts(user, case), Answers.read(rating.answers)
        ),
        next_meeting_on=next_meeting_on,
    )


@dataclass(frozen=True)
class MovedReview:
    """A Prison rating whose review is no longer where the records put it."""

    rating_id: UUID
    case_id: UUID
    due: DueDate


def moved_prison_reviews() -> list[MovedReview]:
    """
    Return the Prison ratings whose review has moved with release or custody (A-9, S1-28).

    Reads across agencies through a named function, which answers scheduled work alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM rag_prison_ratings()")
        names = [column.name for column in cursor.description]
        rows = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
    clocks = {scheme.pk: clocks_of(scheme) for scheme in schemes()} if rows else {}
    found = [(row, _prison_review(row, clocks[row.scheme_id])) for row in rows]
    return [
        MovedReview(row.rating_id, row.case_id, due)
        for row, due in found
        if not due.date == row.review_due_on == row.case_due_on
    ]


def _prison_review(
    row: SimpleNamespace, clocks: Mapping[str, clock_table.Clock]
) -> DueDate:
    answers = Answers.read(json.loads(row.answers))
    return next_review(
        RagClass.PRISON,
        rated_on=row.rated_on,
        clocks=clocks,
        circumstances=Circumstances(
            release_on=row.release_on,
            released_on=row.released_on,
            wanted_since=row.wanted_since,
            transfer_adopted_on=answers.transfer_adopted_on,
        ),
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
    return RatingPage(
        current=current,
        history=history,
        answers=answers,
        proposal=propose(facts(user, case, on=on, answers=answers), clocks),
        review=_review(current, case, custody, clocks) if current else None,
        alerts=alerts,
        told=_names({each for alert in alerts for each in alert.agency_ids}),
        clocks=clocks,
    )


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
    )


def _names(agency_ids: set) -> dict[str, str]:
    found = Agency.objects.filter(pk__in=agency_ids).values_list("pk", "name")
    return {str(pk): name for pk, name in found}
