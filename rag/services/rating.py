"""
Rating a case and moving its review.

`licences` stands below this app and says nothing to it: when custody or a release date
changes there, `recompute_reviews` brings the review dates into step before reminders
are raised, and the page "Rating" works the date out from what is recorded now.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from cases.choices import CaseStatus
from cases.choices.events import ChangeOutcome
from cases.models import Case
from cases.policies import can_record
from cases.services import review_significant_change, update_standing
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from licences import selectors as licences
from rag import permissions, policies, selectors
from rag.choices import RagClass
from rag.facts import Answers
from rag.models import Rating
from rag.reviews import explained
from rag.rules import Proposal, propose
from rag.services.duties import bring_duties_into_step


@transaction.atomic
def rate_case(
    *,
    case: Case,
    rag_class: RagClass | str,
    reasons: str,
    by: User,
    on: date,
    meeting_id: UUID | None = None,
    version: int | None = None,
    answers: Answers | None = None,
) -> Rating:
    """
    Rate an adopted case and set its next review (S1-25, S1-26, S1-168, A-5, A-9).

    :param answers: what was said of the person; left out, the last rating's answers with
        what is recorded since
    :param version: the number of the rating the person was looking at (0 for none yet)
    :raises NotPermitted: if `by` does not rate this case
    :raises NotPossible: if the case is not on the cohort, the class is Red Alert, it is
        held Red after a transfer in (S1-104), or it differs from the proposal and no
        reason is given
    :raises ChangedMeanwhile: if somebody else rated it first
    """
    rag_class = RagClass(rag_class)
    require(permissions.may_rate(by, case))
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    last = selectors.current_rating(by, case)
    _refuse_stale(last, version, rag_class)
    known = selectors.known_answers(last, licences.custody_facts(by, case))
    answers = _with_transfer(answers or known, known)
    clocks = clocks_of(case.scheme)
    proposal = propose(selectors.facts(by, case, on=on, answers=answers), clocks)
    require(
        policies.can_rate(
            is_on_cohort=case.status == CaseStatus.ACTIVE,
            rag_class=rag_class,
            proposed=proposal.rag_class,
            reasons=reasons,
            on=on,
            rated_before_on=last.rated_on if last else None,
            held_red_until=selectors.held_red_until(answers, clocks),
        )
    )
    rating = _drafted(case, rag_class, last, answers, proposal)
    rating.reasons, rating.meeting_id = reasons.strip(), meeting_id
    rating.rated_on, rating.rated_by, rating.recorded_by = on, by, by
    return _put_in_force(rating, last=last, by=by)


@transaction.atomic
def settle_changes(
    *, case: Case, changes: Iterable[UUID], by: User, at: datetime
) -> int:
    """
    Record that a rating just made was the review of these significant changes (S3-28).

    One that somebody else has reviewed meanwhile is left as it is.

    :param changes: their ids
    :raises NotPermitted: if `by` does not rate this case
    """
    require(permissions.may_rate(by, case))
    settled = selectors.chosen_changes(by, case, changes)
    for change in settled:
        review_significant_change(
            change=change, outcome=ChangeOutcome.RATING, by=by, at=at
        )
    audit.record("rag.changes_settled", subject=case, settled=len(settled))
    return len(settled)


def _refuse_stale(last: Rating | None, version: int | None, chosen: RagClass) -> None:
    """Stop somebody who rates from a page that an earlier rating has overtaken."""
    if version is None or version == (last.number if last else 0):
        return
    theirs = (
        [("Class now", last.get_rag_class_display()), ("Reasons", last.reasons)]
        if last
        else []
    )
    raise ChangedMeanwhile(
        "Somebody else rated this case while this page was open. "
        "Look at theirs, then rate again if yours is still right.",
        theirs=theirs,
        yours=[("Class now", chosen.label)],
    )


def _with_transfer(answers: Answers, known: Answers) -> Answers:
    """Return what was answered; that somebody was transferred in is never unsaid (S1-104)."""
    adopted_on = answers.transfer_adopted_on or known.transfer_adopted_on
    return replace(answers, transfer_adopted_on=adopted_on)


def _drafted(
    case: Case,
    rag_class: RagClass,
    last: Rating | None,
    answers: Answers,
    proposal: Proposal,
) -> Rating:
    """Return the rating with what the rules made of the facts, not yet saved."""
    return Rating(
        case=case,
        number=last.number + 1 if last else 1,
        rag_class=rag_class,
        answers=answers.stored(),
        proposed_class=proposal.rag_class,
        proposal_reasons=[
            {"text": each.text, "source": each.source, "record": each.record}
            for each in (*proposal.reasons, *proposal.kept_reasons)
        ],
        on_return_class=proposal.on_return or "",
        rule_set=proposal.rule_set,
    )


def _put_in_force(rating: Rating, *, last: Rating | None, by: User) -> Rating:
    """Save the rating in place of the last one, with its review, and say so on the case."""
    review = selectors.review_of(by, rating.case, rating)
    rating.review_due_on, rating.review_because = review.date, explained(review)
    if last:
        last.superseded_on = rating.rated_on
        last.save(update_fields=["superseded_on"])
    rating.save()
    update_standing(
        case=rating.case,
        by=by,
        rag_class=rating.rag_class,
        rag_set_on=_in_class_since(rating, last),
        review_due_on=review.date,
    )
    bring_duties_into_step(case=rating.case, by=by, on=rating.rated_on)
    audit.record(
        "rag.rated",
        subject=rating,
        rag_class=rating.rag_class,
        before=last.rag_class if last else "",
        proposed=rating.proposed_class,
        rule_set=rating.rule_set,
    )
    return rating


def _in_class_since(rating: Rating, last: Rating | None) -> date:
    """Return the first day of the unbroken run of the class: duties count from it."""
    since = rating.case.rag_set_on
    if last is None or since is None or last.rag_class != rating.rag_class:
        return rating.rated_on
    return since


@transaction.atomic
def refresh_review_due(
    *, case: Case, by: User, on: date, next_meeting_on: date | None = None
) -> date | None:
    """
    Work the review date out again from what is recorded now; None when not rated.

    The rating is as it was; only its review moves (A-9: recompute when a date changes).

    :param on: the day the new facts were known
    :param next_meeting_on: the next meeting, when one is arranged (S1-25)
    :raises NotPermitted: if `by` does not rate this case
    :raises NotPossible: if the case is closed
    """
    require(permissions.may_rate(by, case), can_record(is_open=case.is_open))
    due = bring_review_into_step(case=case, by=by, next_meeting_on=next_meeting_on)
    audit.record("rag.review_checked", subject=case, due=due, known_on=on)
    return due


def bring_review_into_step(
    *, case: Case, by: User, next_meeting_on: date | None = None
) -> date | None:
    """Move the current rating's review where the records now put it."""
    rating = selectors.current_rating(by, case)
    if rating is None:
        return None
    review = selectors.review_of(by, case, rating, next_meeting_on=next_meeting_on)
    if review.date == rating.review_due_on == case.review_due_on:
        return review.date
    rating.review_due_on, rating.review_because = review.date, explained(review)
    rating.save(update_fields=["review_due_on", "review_because"])
    update_standing(case=case, by=by, review_due_on=review.date)
    audit.record("rag.review_moved", subject=rating, to=review.date)
    return review.date


@transaction.atomic
def recompute_reviews(*, by: User, on: date) -> int:
    """
    Bring every Prison review into step with release dates and releases; return how many moved.

    Run by scheduled work before reminders are raised, once a day or oftener: running it
    twice moves nothing twice.

    :raises NotPermitted: if `by` is not a service account
    """
    require(permissions.may_recompute(by))
    moved = selectors.moved_prison_reviews()
    with connection.cursor() as cursor:
        for each in moved:
            cursor.execute(
                "SELECT rag_move_review(%s, %s, %s)",
                [each.rating_id, each.due.date, explained(each.due)],
            )
    audit.record(
        "rag.reviews_recomputed",
        cases=[each.case_id for each in moved],
        as_at=on,
    )
    return len(moved)
