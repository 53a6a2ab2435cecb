"""Sentences, custody and dates as people record them: through the services."""

from datetime import timedelta

from agencies.acting import acting_as
from cases.models import Case
from licences import selectors, services
from licences.choices import (
    CustodyReason,
    DateSource,
    KeyDateKind,
)
from licences.services import Reception, SentenceFacts
from tests.factories.cases import adopted_case


def facts(today, *, months=18, ago=60, **more) -> SentenceFacts:
    sentenced_on = today - timedelta(days=ago)
    return SentenceFacts(
        sentenced_on=sentenced_on,
        offence_date=sentenced_on - timedelta(days=100),
        months=months,
        **more,
    )


def received(
    case, by, on, *, reason=CustodyReason.SENTENCE, received_on=None, revoked_on=None
):
    return services.receive_into_custody(
        case=case,
        reception=Reception(
            "HMP Saltmarsh", received_on or on, reason, revoked_on=revoked_on
        ),
        by=by,
        on=on,
    )


def official(case, by, on, day, *, kind=KeyDateKind.CRD, received_on=None):
    return services.record_official_date(
        case=case,
        kind=kind,
        day=day,
        source=DateSource.PRISON_RECORD,
        received_on=received_on or on,
        by=by,
        on=on,
    )


def now_of(case, user) -> Case:
    return Case.objects.visible_to(user).get(pk=case.pk)


def current(case, user) -> dict:
    rows = selectors.key_dates(user, case)
    return {
        (row.kind, row.is_official): row for row in rows if row.superseded_on is None
    }


def released_on_licence(world, priya, today) -> Case:
    """A case of somebody released a month ago on a licence of 24 months."""
    sentenced_on = today - timedelta(days=400)
    case = adopted_case(world, on=sentenced_on, family_name="Merriweather")
    with acting_as(priya, on=sentenced_on):
        received(case, priya, sentenced_on)
        services.record_sentence(
            case=case,
            facts=SentenceFacts(
                sentenced_on=sentenced_on,
                offence_date=sentenced_on - timedelta(days=50),
                months=24,
            ),
            by=priya,
            on=sentenced_on,
        )
    released_on = today - timedelta(days=30)
    with acting_as(priya, on=released_on):
        services.release_from_custody(
            case=case,
            released_on=released_on,
            on_licence=True,
            by=priya,
            on=released_on,
        )
    return case
