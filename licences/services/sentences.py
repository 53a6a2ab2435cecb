"""Recording a sentence, and putting one right."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions, policies
from licences.choices import SentenceKind
from licences.models import KeyDate, Sentence
from licences.services.dates import lock, settle, write_estimates


@dataclass(frozen=True)
class SentenceFacts:
    """What the court passed and what has been served already; lengths as pronounced."""

    sentenced_on: date
    kind: SentenceKind = SentenceKind.STANDARD_DETERMINATE
    offence: str = ""
    offence_date: date | None = None
    court: str = ""
    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    remand_days: int = 0
    tagged_bail_days: int = 0
    sds40_excluded: bool = False


@transaction.atomic
def record_sentence(
    *, case: Case, facts: SentenceFacts, by: User, on: date
) -> Sentence:
    """
    Record a sentence and estimate its dates on the law of `on` (S1-119 to S1-135).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the facts cannot be so, or the case is closed
    """
    require(permissions.may_record(by, case), *_checks(case, facts, on))
    lock(case)
    sentence = _written(case, facts, by)
    moved = write_estimates(case=case, sentence=sentence, by=by, on=on)
    settle(case=case, by=by, on=on)
    audit.record(
        "licences.sentence_recorded",
        subject=sentence,
        operation=Operation.COLLECT,
        dates=moved,
    )
    return sentence


@transaction.atomic
def correct_sentence(
    *, sentence: Sentence, facts: SentenceFacts, by: User, on: date
) -> Sentence:
    """
    Put a recorded sentence right: a new one takes its place and the old one is kept.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the facts cannot be so, or it has been corrected already
    """
    case = sentence.case
    require(permissions.may_record(by, case), *_checks(case, facts, on))
    lock(case)
    sentence.refresh_from_db(fields=["superseded_on"])
    require(policies.can_correct(is_current=sentence.is_current))
    right = _written(case, facts, by)
    sentence.superseded_on, sentence.superseded_by = on, right
    sentence.save(update_fields=["superseded_on", "superseded_by"])
    KeyDate.objects.visible_to(by).filter(
        sentence=sentence, superseded_on__isnull=True
    ).update(superseded_on=on)
    write_estimates(case=case, sentence=right, by=by, on=on)
    settle(case=case, by=by, on=on)
    audit.record("licences.sentence_corrected", subject=right, replaces=sentence.pk)
    return right


def _checks(case: Case, facts: SentenceFacts, on: date) -> tuple:
    """Return the decisions both ways of recording a sentence rest on."""
    return (
        policies.can_record_sentence(
            is_open=case.is_open,
            kind=SentenceKind(facts.kind),
            offence_date=facts.offence_date,
            sentenced_on=facts.sentenced_on,
            length=facts.years + facts.months + facts.weeks + facts.days,
            on=on,
        ),
    )


def _written(case: Case, facts: SentenceFacts, by: User) -> Sentence:
    """Save a new sentence."""
    sentence = Sentence(case=case, recorded_by=by, **asdict(facts))
    sentence.save()
    return sentence
