"""Who asked for a case to be heard."""

from uuid import UUID

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from meetings.models import HearingRequest


def requests_on(user: User, case: Case) -> list[HearingRequest]:
    """Return who asked for a case to be heard and has not taken it back, the latest first."""
    return list(
        HearingRequest.objects.visible_to(user)
        .filter(case=case, withdrawn_on__isnull=True)
        .select_related("agency", "recorded_by")
        .order_by("-asked_on", "-recorded_at")[:20]
    )


def get_request(user: User, case: Case, request_id: UUID | str) -> HearingRequest:
    """
    Return one request that stands.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        HearingRequest.objects.visible_to(user)
        .filter(case=case, pk=request_id, withdrawn_on__isnull=True)
        .first()
    )
    if found is None:
        raise NotVisible
    found.case = case
    return found
