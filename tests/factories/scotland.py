"""A Scottish case in prison: convicted, received, and with a parole date where asked."""

from datetime import date
from typing import Any

from agencies.acting import acting_as
from cases.models import Case
from iom.demo.cast import World
from licences import services as licences
from licences.choices import CustodyReason, DateSource, KeyDateKind
from tests.factories.cases import adopted_case


def scottish_case(world: World, *, on: date, **who: Any) -> Case:
    """Return an adopted case, led by Priya, to which Scots law applies (A-21)."""
    case = adopted_case(world, on=on, **who)
    with acting_as(world.people["dina"], on=on):
        Case.objects.filter(pk=case.pk).update(jurisdiction="scotland")
    case.jurisdiction = "scotland"
    return case


def in_prison(world: World, case: Case, *, since: date, on: date) -> Case:
    """Receive somebody into a Scottish prison under sentence."""
    priya = world.people["priya"]
    with acting_as(priya, on=on):
        licences.receive_into_custody(
            case=case,
            reception=licences.Reception(
                prison="HMP Corrie", received_on=since, reason=CustodyReason.SENTENCE
            ),
            by=priya,
            on=on,
        )
    return case


def with_date(
    world: World, case: Case, *, day: date, on: date, kind: str = KeyDateKind.PED
) -> Case:
    """Record an official date, the parole eligibility date unless said."""
    priya = world.people["priya"]
    with acting_as(priya, on=on):
        licences.record_official_date(
            case=case,
            kind=kind,
            day=day,
            source=DateSource.PRISON_RECORD,
            received_on=on,
            by=priya,
            on=on,
        )
    return case
