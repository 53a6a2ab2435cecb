"""Rows of custody, dates and licences that no database has seen."""

from datetime import date

from licences.best import Known, best_known
from licences.choices import CustodyReason, LeftBecause
from licences.models import CustodySpell, KeyDate, Licence
from licences.selectors import CustodyPage


ON = date(2026, 6, 1)


def known(kind, day, *, official=False, because="") -> Known:
    row = KeyDate(
        kind=kind,
        day=day,
        is_official=official,
        source="prison_record" if official else "",
        received_on=date(2026, 5, 1),
        worked_out_on=date(2026, 5, 2),
        absent_because=because,
        rule_set=[] if official else ["cja-2003", "gone-since"],
    )
    return Known(
        kind,
        day,
        official,
        sentenced_on=date(2026, 1, 5),
        received_on=row.received_on,
        absent_because=because,
        row=row,
    )


def stay(**more) -> CustodySpell:
    usual = {
        "prison": "HMP Saltmarsh",
        "reason": CustodyReason.SENTENCE,
        "custody_since": date(2026, 1, 5),
        "received_on": date(2026, 1, 5),
    }
    return CustodySpell(**usual | more)


def released(**more) -> CustodySpell:
    return stay(released_on=date(2026, 5, 4), left_because=LeftBecause.RELEASED, **more)


def licence(**more) -> Licence:
    usual = {
        "starts_on": date(2026, 5, 4),
        "expires_on": date(2026, 12, 4),
        "expiry_is_official": False,
    }
    return Licence(**usual | more)


def page(*, stays=(), licences=(), dates=()) -> CustodyPage:
    return CustodyPage(
        sentences=[],
        stays=list(stays),
        best=best_known(dates),
        licences=list(licences),
        earlier_dates=[],
        has_moved_on=False,
    )
