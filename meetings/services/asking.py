"""Asking for a case to be heard, by whoever works it."""

from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from cases.models import Case
from core.decisions import require
from meetings import permissions, policies
from meetings.models import HearingRequest


@transaction.atomic
def ask_for(*, case: Case, reason: str, by: User, on: date) -> HearingRequest:
    """
    Ask for a case to be heard at the scheme's next meeting, and say why.

    It is on every agenda from then on until a meeting has discussed the case.

    :raises NotPermitted: if `by` works no cases or does not have this one
    :raises NotPossible: if the case is not managed now, or the agency asked today already
    """
    agency_id = by.on_duty.agency_id
    asked = HearingRequest.objects.visible_to(by).filter(
        case=case, agency=agency_id, asked_on=on, withdrawn_on__isnull=True
    )
    require(
        permissions.may_ask(by, case),
        policies.can_ask(is_live=case.status == "active", has_asked=asked.exists()),
    )
    request = HearingRequest(
        case=case, agency_id=agency_id, reason=reason, asked_on=on, recorded_by=by
    )
    request.save(force_insert=True)
    audit.record("hearing.asked_for", subject=request)
    return request


@transaction.atomic
def take_back(*, request: HearingRequest, by: User, on: date) -> HearingRequest:
    """
    Take a request back.

    :raises NotPermitted: if another agency asked
    :raises NotPossible: if it was taken back already
    """
    require(permissions.may_take_back(by, request))
    locked = HearingRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(policies.can_take_back(is_withdrawn=locked.withdrawn_on is not None))
    locked.withdrawn_on, locked.withdrawn_by = on, by
    locked.save(update_fields=["withdrawn_on", "withdrawn_by"])
    audit.record("hearing.taken_back", subject=locked)
    return locked
