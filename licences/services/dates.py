"""Key dates: estimating them, recording the official ones, keeping the standing in step."""

from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.services import update_standing
from core.decisions import require
from core.exceptions import NotPossible
from licences import permissions, policies, selectors
from licences.best import best_known, standing
from licences.calculations import FactError
from licences.choices import DateSource, KeyDateKind
from licences.estimates import Estimate
from licences.models import KeyDate, ReleaseMove, Sentence
from licences.selectors.days import adjusted_days
from licences.services.parole_dates import follow_parole


def lock(case: Case) -> None:
    """Let one person at a time change this case's custody and dates."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def settle(*, case: Case, by: User, on: date) -> Case:
    """Bring the case's custody, release, licence and supervision columns into step."""
    stays = selectors.spells(by, case)
    passed = selectors.sentences(by, case)
    dates = selectors.known(selectors.key_dates(by, case))
    facts = standing(
        dates,
        selectors.in_prison(stays),
        sentenced_on=passed[0].sentenced_on if passed else None,
        on=on,
    )
    changed = {
        name: value for name, value in facts.items() if getattr(case, name) != value
    }
    custody_since, release_on = case.custody_since, case.release_on
    if changed:
        update_standing(case=case, by=by, **changed)
    if release_on and custody_since and custody_since == case.custody_since:
        _note_move(case, before=release_on, by=by, on=on)
    follow_parole(case=case, best=best_known(dates), by=by, on=on)
    return case


def _note_move(case: Case, *, before: date, by: User, on: date) -> None:
    """Keep that the release moved during one custody, for those who rely on it."""
    if case.release_on == before:
        return
    move = ReleaseMove(
        case=case,
        moved_on=on,
        before=before,
        after=case.release_on,
        is_official=case.release_is_official,
        recorded_by=by,
    )
    move.save()
    audit.record(
        "licences.release_moved", subject=move, before=before, after=move.after
    )


def estimate_and_settle(*, case: Case, by: User, on: date) -> int:
    """
    Work every sentence's dates out again and bring the standing into step; return how many moved.

    :raises NotPossible: if a fact contradicts another, in the calculator's words
    """
    moved = sum(
        write_estimates(case=case, sentence=each, by=by, on=on)
        for each in selectors.sentences(by, case)
    )
    settle(case=case, by=by, on=on)
    return moved


def write_estimates(*, case: Case, sentence: Sentence, by: User, on: date) -> int:
    """
    Replace a sentence's estimates where they differ from today's; return how many did.

    :raises NotPossible: if a fact contradicts another, in the calculator's words
    """
    try:
        found = selectors.estimates_for(
            case,
            sentence,
            selectors.spells(by, case),
            adjusted=adjusted_days(by, case),
            on=on,
        )
    except FactError as refusal:
        raise NotPossible(refusal.message) from refusal
    kept = _supersede_what_moved(sentence, found, by=by, on=on)
    written = KeyDate.objects.bulk_create(
        KeyDate(
            case=case,
            sentence=sentence,
            kind=each.kind,
            day=each.day,
            absent_because=each.absent_because,
            is_official=False,
            rule_set=list(each.rule_set),
            steps=list(each.steps),
            worked_out_on=on,
            recorded_by=by,
        )
        for each in found
        if each.kind not in kept
    )
    return len(written)


def _supersede_what_moved(
    sentence: Sentence, found: list[Estimate], *, by: User, on: date
) -> set[KeyDateKind]:
    """Supersede the estimates that differ from those found; return which kinds stay."""
    fresh = {
        each.kind: (each.day, each.absent_because, list(each.steps)) for each in found
    }
    kept = set()
    for row in KeyDate.objects.visible_to(by).filter(
        sentence=sentence, superseded_on__isnull=True
    ):
        kind = KeyDateKind(row.kind)
        if fresh.get(kind) == (row.day, row.absent_because, row.steps):
            kept.add(kind)
            continue
        row.superseded_on = on
        row.save(update_fields=["superseded_on"])
    return kept


@transaction.atomic
def estimate_again(*, case: Case, by: User, on: date) -> int:
    """
    Work every sentence's dates out again on the law in force on a day; return how many moved.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the case is closed
    """
    require(permissions.may_record(by, case), policies.can_record(is_open=case.is_open))
    lock(case)
    moved = estimate_and_settle(case=case, by=by, on=on)
    audit.record("licences.dates_estimated", subject=case, moved=moved)
    return moved


@transaction.atomic
def record_official_date(
    *,
    case: Case,
    kind: KeyDateKind | str,
    day: date,
    source: DateSource | str,
    received_on: date,
    by: User,
    on: date,
) -> KeyDate:
    """
    Record a date from the prison's, probation's or the court's record (S1-71).

    It wins over our estimate from now on; the official date before it is kept as superseded.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it contradicts another official date, or was received later
        than `on`
    """
    kind = KeyDateKind(kind)
    require(permissions.may_record(by, case))
    lock(case)
    official = _official_in_force(case, by)
    before = official.pop(kind, None)
    require(
        policies.can_record_official(
            is_open=case.is_open,
            kind=kind,
            date_known=day,
            received_on=received_on,
            others={each: row.day for each, row in official.items() if row.day},
            on=on,
        )
    )
    if before:
        before.superseded_on = on
        before.save(update_fields=["superseded_on"])
    key_date = KeyDate(
        case=case,
        kind=kind,
        day=day,
        is_official=True,
        source=DateSource(source),
        received_on=received_on,
        recorded_by=by,
    )
    key_date.save()
    settle(case=case, by=by, on=on)
    audit.record(
        "licences.official_date_recorded",
        subject=key_date,
        operation=Operation.COLLECT,
        kind=kind.value,
        before=before.day if before else None,
    )
    return key_date


def _official_in_force(case: Case, by: User) -> dict[KeyDateKind, KeyDate]:
    return {
        KeyDateKind(row.kind): row
        for row in selectors.key_dates(by, case)
        if row.is_official and row.superseded_on is None
    }


@transaction.atomic
def withdraw_official_date(
    *, key_date: KeyDate, reason: str, by: User, on: date
) -> KeyDate:
    """
    Take back an official date recorded by mistake; the estimate stands again.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is no longer in force
    """
    case = key_date.case
    require(
        permissions.may_record(by, case),
        policies.can_record(is_open=case.is_open),
        policies.can_withdraw(
            is_official=key_date.is_official, is_current=key_date.superseded_on is None
        ),
    )
    key_date.superseded_on, key_date.withdrawn_because = on, reason.strip()
    key_date.save(update_fields=["superseded_on", "withdrawn_because"])
    settle(case=case, by=by, on=on)
    audit.record(
        "licences.official_date_withdrawn", subject=key_date, kind=key_date.kind
    )
    return key_date
