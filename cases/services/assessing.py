"""Recording scores, and what the person was asked about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies, scores, selectors
from cases.facts import is_sensitive
from cases.models import Case, PersonFact, RiskScore
from cases.services.entries import withdraw
from cases.services.records import may_record
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class NewScore:
    """
    One score as its assessment prints it (A-27).

    `horizon_years` may be left out where the tool has only one; `band` where the tool
    publishes thresholds; `source` is the report it was read from.
    """

    tool: str
    value: Decimal
    scored_on: date
    horizon_years: int | None = None
    version: str = ""
    band: str = ""
    source: str = ""


@transaction.atomic
def record_score(*, case: Case, score: NewScore, by: User, on: date) -> RiskScore:
    """
    Record an actuarial score whole; the same one twice is one score (S1-63, A-27).

    :raises NotPermitted: if `by` does not record on the case
    :raises NotPossible: if value, years or band do not fit the tool, or the day is to come
    """
    may_record(by, case)
    horizon = scores.settled_horizon(score.tool, score.horizon_years)
    problems = scores.problems(
        score.tool, score.value, horizon=horizon, band=score.band
    )
    require(
        policies.can_score(
            problem=next((text for _, text in problems), ""),
            scored_on=score.scored_on,
            on=on,
        )
    )
    parts = vars(score) | {
        "horizon_years": horizon,
        "band": score.band or scores.band_of(score.tool, score.value, horizon),
    }
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    before = selectors.every_score(by, case).standing().filter(**parts).first()
    if before:
        return before
    written = RiskScore(case=case, recorded_by=by, **parts)
    written.save(force_insert=True)
    audit.record(
        "score.recorded", subject=written, operation=Operation.COLLECT, tool=score.tool
    )
    return written


@transaction.atomic
def withdraw_score(
    *, score: RiskScore, reason: str, by: User, at: datetime
) -> RiskScore:
    """
    Withdraw a score recorded by mistake; it stays to be read and counts no more.

    What it was evidence for follows from the scores that are left.

    :raises NotPermitted: if `by` neither recorded it nor oversees the case
    :raises NotPossible: if it was withdrawn before, or the case is closed
    """
    require(
        permissions.may_withdraw(by, score.case, score),
        policies.can_record(is_open=score.case.is_open),
    )
    withdraw(row=score, reason=reason, by=by, at=at)
    audit.record("score.withdrawn", subject=score)
    return score


Answer = tuple[list[str], str]


@transaction.atomic
def record_facts(
    *, case: Case, answers: Mapping[str, Answer], seen: str, by: User, on: date
) -> list[PersonFact]:
    """
    Record what the person answered today; what did not change is not written again.

    :param answers: (choices, detail) by question; a question left out was not asked
    :param seen: what `selectors.facts` was like when the page was opened
    :raises NotPermitted: if `by` does not record on the case
    :raises ChangedMeanwhile: if somebody else recorded answers since
    """
    may_record(by, case)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    known = selectors.facts(by, case)
    if known.mark != seen:
        raise ChangedMeanwhile(
            "Somebody else recorded answers while this page was open. Look at theirs, "
            "then record yours again if they are still right.",
            theirs=known.in_words(),
            yours=selectors.facts_in_words(answers),
        )
    written = [
        PersonFact(
            case=case,
            kind=kind,
            answers=chosen,
            detail=detail,
            is_sensitive=is_sensitive(kind),
            asked_on=on,
            recorded_by=by,
        )
        for kind, (chosen, detail) in answers.items()
        if known.answers.get(kind) != (chosen, detail)
    ]
    PersonFact.objects.bulk_create(written)
    audit.record(
        "facts.asked",
        subject=case,
        operation=Operation.COLLECT,
        questions=[each.kind for each in written],
    )
    return written
