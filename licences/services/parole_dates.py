"""Keeping parole in step with the eligibility date (S4-19)."""

from datetime import date

from agencies import clocks
from agencies.models import User
from agencies.selectors import clocks_of
from audit import services as audit
from cases.choices import Jurisdiction
from cases.models import Case
from licences.best import Best
from licences.choices import KeyDateKind
from licences.choices.parole import ParoleStatus
from licences.models import ParoleProcess
from licences.models.parole import UNDER_WAY


WITHDRAWN = "The parole eligibility date was withdrawn."


def follow_parole(*, case: Case, best: Best, by: User, on: date) -> None:
    """
    Begin to await parole when its date is known, and move it when the date moves.

    Scottish cases only (A-21). A process that the Board decided stays as it is; a later
    date begins another. Without a date, one nobody has opened is closed.
    """
    if case.jurisdiction != Jurisdiction.SCOTLAND:
        return
    earliest_on = best[KeyDateKind.PED].day if KeyDateKind.PED in best else None
    known = ParoleProcess.objects.visible_to(by).filter(case=case)
    process = known.filter(status__in=UNDER_WAY).first()
    if process and earliest_on is None:
        _withdraw(process, by=by, on=on)
    elif process and earliest_on != process.earliest_on:
        _move(process, case, earliest_on or on, on=on)
    elif (
        process is None
        and earliest_on
        and not known.filter(earliest_on__gte=earliest_on)
        .exclude(status=ParoleStatus.CLOSED)
        .exists()
    ):
        _await(case, earliest_on, by=by)


def opens_on(case: Case, earliest_on: date) -> date:
    """Return the day parole begins for an earliest release, by the scheme's clock."""
    return clocks.due(clocks_of(case.scheme)["parole_process"], earliest_on)


def _await(case: Case, earliest_on: date, *, by: User) -> None:
    """Write that parole is to begin."""
    process = ParoleProcess(
        case=case,
        earliest_on=earliest_on,
        opens_on=opens_on(case, earliest_on),
        recorded_by=by,
    )
    process.save(force_insert=True)
    audit.record("parole.awaited", subject=process, earliest=earliest_on)


def _move(process: ParoleProcess, case: Case, earliest_on: date, *, on: date) -> None:
    """Work the opening out again for another date."""
    before = process.earliest_on
    process.earliest_on = earliest_on
    process.opens_on = opens_on(case, earliest_on)
    process.save(update_fields=["earliest_on", "opens_on"])
    audit.record(
        "parole.moved", subject=process, before=before, after=earliest_on, on=on
    )


def _withdraw(process: ParoleProcess, *, by: User, on: date) -> None:
    """Close a process that nobody opened; one under way is left for people to close."""
    if process.status != ParoleStatus.AWAITED:
        return
    process.status = ParoleStatus.CLOSED
    process.closed_on, process.closed_by = on, by
    process.closed_because = WITHDRAWN
    process.save(update_fields=["status", "closed_on", "closed_by", "closed_because"])
    audit.record("parole.closed", subject=process)
