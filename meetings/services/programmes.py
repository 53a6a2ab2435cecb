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
) -> ProgrammeOffer:
    """
    Record an assessment for a programme, the offer, and the answer; or what became of them.

    :param offer: the offer this goes on with; None for a new one
    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if an answer has no offer, or somebody signs who takes no part
    """
    begin(case, by)
    require(
        policies.can_respond(
            offered_on=facts.offered_on,
            response=facts.response,
            signed_on=facts.contract_signed_on,
        )
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
