"""Programmes in prison: offered, voluntary, confidential (S4-13 to S4-16)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from meetings.models import ProgrammeOffer
from meetings.policies import conferences as policies
from meetings.services.conferences import begin


@dataclass(frozen=True)
class ProgrammeFacts:
    """What was assessed and offered, what the person said, and of the conviction as they say it."""

    programme: str
    suitability: str
    need: str
    assessed_on: date
    position: str
    offered_on: date | None = None
    response: str = ""
    contract_signed_on: date | None = None


@transaction.atomic
def record_programme(
    *,
    case: Case,
    offer: ProgrammeOffer | None,
    facts: ProgrammeFacts,
    by: User,
    on: date,
    seen: str = "",
) -> ProgrammeOffer:
    """
    Record an assessment for a programme, the offer, and the answer; or what became of them.

    :param offer: the offer this goes on with; None for a new one
    :param seen: how the offer stood on the page this was sent from (`standing`)
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if an answer has no offer, or somebody signs who takes no part,
        or the same assessment is recorded already
    :raises ChangedMeanwhile: if somebody changed the offer first
    """
    begin(case, by)
    if offer:
        _require_unchanged(offer, facts, seen)
    is_there = (
        offer is None
        and ProgrammeOffer.objects.filter(
            case=case, programme=facts.programme, assessed_on=facts.assessed_on
        ).exists()
    )
    require(
        policies.can_assess(is_there=is_there),
        policies.can_respond(
            offered_on=facts.offered_on,
            response=facts.response,
            signed_on=facts.contract_signed_on,
        ),
    )
    row = offer or ProgrammeOffer(
        case=case,
        section=Section.HEALTH,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    answered_before = row.responded_on if row.response == facts.response else None
    for name, value in vars(facts).items():
        setattr(row, name, value)
    row.responded_on = (answered_before or on) if facts.response else None
    row.save()
    audit.record("icm.programme_recorded", subject=row, operation=Operation.COLLECT)
    return row


def _require_unchanged(offer: ProgrammeOffer, facts: ProgrammeFacts, seen: str) -> None:
    """Stop a page that shows the offer as it no longer is."""
    offer.refresh_from_db()
    if seen and offer.standing != seen:
        raise ChangedMeanwhile(
            "Somebody else changed this programme while the page was open.",
            theirs=[("Answer now", offer.get_response_display() or "None")],
            yours=[("Answer you chose", facts.response or "None")],
        )
