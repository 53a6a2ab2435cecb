"""The questions pages ask about sentences, custody, key dates and licences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from licences import calculations
from licences.anomalies import is_unsupervised, last_stay
from licences.best import InPrison, Known, best_known
from licences.choices import CustodyReason, KeyDateKind, LeftBecause
from licences.models import CustodySpell, KeyDate, Licence, LicenceCondition, Sentence
from licences.recorded import Stay
from licences.selectors.days import NOTHING, Adjusted, adjusted_days
from licences.selectors.estimating import estimates_for


@dataclass(frozen=True)
class CustodyFacts:
    """What a rating needs to know of custody: `released_on` is the last release."""

    is_fixed_term_recall: bool = False
    received_on: date | None = None
    released_on: date | None = None


def custody_facts(user: User, case: Case) -> CustodyFacts:
    """Return whether the latest custody is a fixed-term recall, and the last release."""
    stays = spells(user, case)
    if not stays:
        return CustodyFacts()
    return CustodyFacts(
        is_fixed_term_recall=stays[0].reason == CustodyReason.FIXED_TERM_RECALL,
        received_on=stays[0].custody_since,
        released_on=last_release(stays),
    )


def last_release(stays: Iterable[CustodySpell | Stay]) -> date | None:
    """Return the day the person last left prison, moves apart."""
    released = [
        each.released_on
        for each in stays
        if each.left_because == LeftBecause.RELEASED and each.released_on
    ]
    return max(released, default=None)


def released_since(
    user: User, case_ids: Iterable[UUID], since: date
) -> dict[UUID, date]:
    """Return the last release after a day of each of these cases that has one (1 query)."""
    rows = (
        CustodySpell.objects.visible_to(user)
        .filter(
            case__in=list(case_ids),
            left_because=LeftBecause.RELEASED,
            released_on__gt=since,
        )
        .order_by("released_on")
    )
    return {
        case_id: day
        for case_id, day in rows.values_list("case_id", "released_on")
        if day is not None
    }


def released_cases(user: User, since: date) -> QuerySet[CustodySpell, Any]:
    """Return the cases, as `values`, of those released on a day or after."""
    return (
        CustodySpell.objects.visible_to(user)
        .filter(left_because=LeftBecause.RELEASED, released_on__gte=since)
        .values("case")
    )


def spells(user: User, case: Case) -> list[CustodySpell]:
    """Return every stay in prison, the latest first."""
    return list(
        CustodySpell.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-received_on", "-recorded_at")
    )


def open_spell(user: User, case: Case) -> CustodySpell | None:
    """Return the stay in prison that is going on, or None."""
    return next((each for each in spells(user, case) if each.is_open), None)


def in_prison(stays: Sequence[CustodySpell | Stay]) -> InPrison:
    """Return where the person is, as the standing is worked out from it."""
    stay = next((each for each in stays if each.is_open), None)
    released_on = last_release(stays)
    if stay is None:
        return InPrison(released_on=released_on)
    return InPrison(
        stay.custody_since, stay.prison, CustodyReason(stay.reason), released_on
    )


def sentences(user: User, case: Case) -> list[Sentence]:
    """Return the sentences as they stand corrected, the latest first."""
    return list(
        Sentence.objects.visible_to(user)
        .filter(case=case, superseded_on__isnull=True)
        .select_related("recorded_by")
        .order_by("-sentenced_on", "-recorded_at")
    )


def get_sentence(user: User, case: Case, sentence_id: UUID | str) -> Sentence:
    """
    Return one sentence of the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = Sentence.objects.visible_to(user).filter(case=case, pk=sentence_id).first()
    if found is None:
        raise NotVisible
    return found


def key_dates(user: User, case: Case) -> list[KeyDate]:
    """Return every date ever known, in force and superseded, the latest recorded first."""
    return list(
        KeyDate.objects.visible_to(user)
        .filter(case=case)
        .select_related("sentence", "recorded_by")
        .order_by("-recorded_at", "kind")
    )


def get_official_date(user: User, case: Case, key_date_id: UUID | str) -> KeyDate:
    """
    Return one official date in force.

    :raises NotVisible: when it is not there for this reader, or is not in force
    """
    found = (
        KeyDate.objects.visible_to(user)
        .filter(case=case, pk=key_date_id, is_official=True, superseded_on__isnull=True)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def known(rows: Iterable[KeyDate]) -> list[Known]:
    """Return the dates in force as the rules take them."""
    return [
        Known(
            kind=KeyDateKind(row.kind),
            day=row.day,
            is_official=row.is_official,
            sentenced_on=row.sentence.sentenced_on if row.sentence else None,
            received_on=row.received_on,
            absent_because=row.absent_because,
            row=row,
        )
        for row in rows
        if row.superseded_on is None
    ]


def licences(user: User, case: Case) -> list[Licence]:
    """Return every licence with its conditions, the latest first."""
    conditions = LicenceCondition.objects.visible_to(user).order_by("recorded_at", "pk")
    return list(
        Licence.objects.visible_to(user)
        .filter(case=case)
        .prefetch_related(Prefetch("conditions", conditions))
        .order_by("-starts_on", "-recorded_at")
    )


def running_licence(user: User, case: Case) -> Licence | None:
    """Return the licence that has not been ended, or None."""
    return next((each for each in licences(user, case) if each.ended_on is None), None)


def unsupervised_stay(user: User, case: Case) -> CustodySpell | None:
    """Return the latest stay when it ended with nobody supervising (S1-189), or None."""
    stays = spells(user, case)
    starts = {each.starts_on for each in licences(user, case)}
    best = best_known(known(key_dates(user, case)))
    latest = stays[0] if stays else None
    unsupervised = latest and is_unsupervised(last_stay(latest, starts, best))
    return latest if unsupervised else None


def get_condition(user: User, case: Case, condition_id: UUID | str) -> LicenceCondition:
    """
    Return one condition of a licence on the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        LicenceCondition.objects.visible_to(user)
        .filter(case=case, pk=condition_id)
        .select_related("licence")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class CustodyPage:
    """What the page "Custody and licence" shows."""

    sentences: list[Sentence]
    stays: list[CustodySpell]
    best: dict[KeyDateKind, Known]
    licences: list[Licence]
    earlier_dates: list[KeyDate]
    has_moved_on: bool
    adjusted: Adjusted = NOTHING

    @property
    def stay(self) -> CustodySpell | None:
        """The stay in prison that is going on, or None."""
        return next((each for each in self.stays if each.is_open), None)

    @property
    def licence(self) -> Licence | None:
        """The licence that has not been ended, or None."""
        return next((each for each in self.licences if each.ended_on is None), None)


def custody_page(user: User, case: Case, *, on: date) -> CustodyPage:
    """Return everything about custody and licence on a case, in six queries."""
    current, stays, rows = (
        sentences(user, case),
        spells(user, case),
        key_dates(user, case),
    )
    adjusted = adjusted_days(user, case)
    return CustodyPage(
        sentences=current,
        stays=stays,
        best=best_known(known(rows)),
        licences=licences(user, case),
        earlier_dates=[each for each in rows if each.superseded_on is not None],
        has_moved_on=any(
            has_moved_on(case, each, stays, rows, adjusted=adjusted, on=on)
            for each in current
        ),
        adjusted=adjusted,
    )


def has_moved_on(
    case: Case,
    sentence: Sentence,
    stays: list[CustodySpell],
    rows: list[KeyDate],
    *,
    adjusted: Adjusted = NOTHING,
    on: date,
) -> bool:
    """Tell whether today's law or facts give a sentence other dates than are stored."""
    stored = {
        (row.kind, row.day)
        for row in rows
        if row.sentence_id == sentence.pk and row.superseded_on is None
    }
    try:
        fresh = {
            (each.kind.value, each.day)
            for each in estimates_for(case, sentence, stays, adjusted=adjusted, on=on)
        }
    except calculations.FactError:
        return False
    return fresh != stored
