"""MAPPA on the case: its level over time, and referrals both ways."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions
from cases.choices.forums import MappaSource
from cases.models import Case, MappaManagement, MappaReferral
from cases.policies import can_record
from cases.policies import forums as policies
from cases.services.case import update_standing
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class MappaFacts:
    """At which level MAPPA manages the person, why, and who goes to both meetings."""

    level: str
    since: date
    source: str = MappaSource.MEETING
    category: str = ""
    is_critical: bool = False
    review_on: date | None = None
    reviewer: str = ""
    attends_both: bool = False
    offender_manager: User | None = None
    police_offender_manager: User | None = None


def locked(case: Case) -> None:
    """Let one person at a time change what MAPPA does on this case."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def may_write(by: User, case: Case) -> None:
    """Go on only when `by` may record on this open case."""
    require(permissions.may_work(by, case), can_record(is_open=case.is_open))


@transaction.atomic
def record_mappa_management(
    *,
    case: Case,
    facts: MappaFacts,
    by: User,
    on: date,
    seen: UUID | None = None,
    checks_seen: bool = False,
) -> MappaManagement:
    """
    Record how MAPPA manages the person from a day on; the row before is kept (S1-92 to S1-96).

    :param seen: the current row on the page this was sent from; with `checks_seen`
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the facts do not go together, or the case is closed
    :raises ChangedMeanwhile: if somebody recorded another level first
    """
    may_write(by, case)
    locked(case)
    before = MappaManagement.objects.filter(
        case=case, superseded_on__isnull=True
    ).first()
    if before and says(before, facts):
        return before
    if checks_seen and (before.pk if before else None) != seen:
        raise ChangedMeanwhile(
            "Somebody else recorded the MAPPA level while this page was open.",
            theirs=[("Level now", str(before or "Not recorded"))],
            yours=[("Level you chose", facts.level or "Not managed by MAPPA")],
        )
    _require_whole(facts, before, on=on)
    if before:
        before.superseded_on = on
        before.save(update_fields=["superseded_on"])
    written = MappaManagement(case=case, recorded_by=by, **vars(facts))
    written.save(force_insert=True)
    update_standing(
        case=case, by=by, mappa_level=facts.level, attends_mappa=facts.attends_both
    )
    audit.record(
        "mappa.level_recorded",
        subject=written,
        operation=Operation.COLLECT,
        level=facts.level,
    )
    return written


def says(row: MappaManagement, facts: MappaFacts) -> bool:
    """Tell whether a row says just this already."""
    return all(getattr(row, name) == value for name, value in vars(facts).items())


def _require_whole(
    facts: MappaFacts, before: MappaManagement | None, *, on: date
) -> None:
    """Go on only when the facts go together."""
    require(
        policies.can_manage_under_mappa(
            level=facts.level,
            is_critical=facts.is_critical,
            attends_both=facts.attends_both,
            review_on=facts.review_on,
            since=facts.since,
            began=before.since if before else None,
            on=on,
        )
    )


@transaction.atomic
def keep_mappa_level(
    *, case: Case, level: str, by: User, on: date, attends_both: bool | None = None
) -> MappaManagement:
    """
    Record a level that a referral or a review brings; the rest stays as it was.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed
    """
    before = MappaManagement.objects.filter(
        case=case, superseded_on__isnull=True
    ).first()
    facts = facts_of(before) if before and level else MappaFacts(level, on)
    wanted = case.attends_mappa if attends_both is None else attends_both
    facts = replace(
        facts,
        level=level,
        attends_both=bool(level) and wanted,
        is_critical=facts.is_critical and level == facts.level,
    )
    if before and says(before, facts):
        audit.record("mappa.level_confirmed", subject=before, level=level)
        return before
    facts = replace(facts, since=on, source=MappaSource.REFERRAL)
    return record_mappa_management(case=case, facts=facts, by=by, on=on)


def facts_of(row: MappaManagement) -> MappaFacts:
    """Return a row's facts."""
    return MappaFacts(
        **{name: getattr(row, name) for name in MappaFacts.__dataclass_fields__}
    )


@dataclass(frozen=True)
class NewMappaReferral:
    """A referral between IOM and MAPPA, either way."""

    direction: str
    made_on: date
    why: str
    reference: str = ""


@transaction.atomic
def refer_between(
    *, case: Case, referral: NewMappaReferral, by: User, on: date
) -> MappaReferral:
    """
    Record a referral to MAPPA or from it (S1-96).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if one this way waits already, or its day is to come
    """
    may_write(by, case)
    locked(case)
    waits = MappaReferral.objects.filter(
        case=case, direction=referral.direction, answered_on__isnull=True
    ).exists()
    require(policies.can_be_referred(waits=waits, made_on=referral.made_on, on=on))
    made = MappaReferral(case=case, recorded_by=by, **asdict(referral))
    made.save(force_insert=True)
    audit.record(
        "mappa.referred",
        subject=made,
        operation=Operation.COLLECT,
        direction=referral.direction,
    )
    return made


@transaction.atomic
def answer_referral(
    *, referral: MappaReferral, answer: str, answered_on: date, by: User
) -> MappaReferral:
    """
    Record what became of a referral between IOM and MAPPA.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is answered already, or before it was made
    """
    case = referral.case
    may_write(by, case)
    locked(case)
    referral.refresh_from_db(fields=["answer", "answered_on"])
    require(
        policies.can_be_answered(
            answered=bool(referral.answer),
            made_on=referral.made_on,
            answered_on=answered_on,
        )
    )
    referral.answer, referral.answered_on = answer, answered_on
    referral.save(update_fields=["answer", "answered_on"])
    audit.record("mappa.referral_answered", subject=referral, answer=answer)
    return referral
