"""Publishing that somebody is wanted, acknowledging it, ending it (S1-169, S1-190)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases.models import Case
from cases.policies import can_record
from cases.services import update_standing
from core.decisions import require
from rag import permissions, policies, selectors
from rag.models import WantedAcknowledgement, WantedAlert
from rag.services.duties import bring_duties_into_step
from rag.services.rating import bring_review_into_step


if TYPE_CHECKING:
    from uuid import UUID


@transaction.atomic
def publish_wanted(
    *,
    case: Case,
    since: date,
    reason: str,
    agencies: Iterable[Agency],
    by: User,
    on: date,
) -> WantedAlert:
    """
    Publish that the police want the person for arrest, to the agencies named (S1-169, S1-190).

    The flag goes over whatever class the case has, and brings its review forward (A-3).

    :raises NotPermitted: if `by` does not act for the police on this case
    :raises NotPossible: if an alert is in force, or an agency does not share the case
    """
    told = list(agencies)
    require(permissions.may_publish_wanted(by, case))
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    sharing = {each.pk for each in selectors.sharing_agencies(by, case)}
    require(
        policies.can_publish_wanted(
            is_open=case.is_open,
            is_wanted=selectors.wanted_alert(by, case) is not None,
            all_share=all(each.pk in sharing for each in told),
            since=since,
            on=on,
        )
    )
    alert = WantedAlert(
        case=case,
        since=since,
        reason=reason.strip(),
        agency_ids=[each.pk for each in told],
        recorded_by=by,
    )
    alert.save()
    update_standing(case=case, by=by, wanted_since=since)
    bring_review_into_step(case=case, by=by)
    bring_duties_into_step(case=case, by=by, on=on)
    audit.disclosed(
        "rag.wanted_published",
        cases=[case.pk],
        recipient=", ".join(each.name for each in told),
        purpose=Purpose.CASE_MANAGEMENT,
        alert=alert.pk,
    )
    return alert


@transaction.atomic
def end_wanted(
    *, alert: WantedAlert, ended_on: date, because: str, by: User, on: date
) -> WantedAlert:
    """
    End a wanted alert: arrested, or no longer wanted.

    :raises NotPermitted: if `by` does not act for the police on this case
    :raises NotPossible: if it has ended, or would end before it began or after `on`
    """
    case = alert.case
    require(permissions.may_publish_wanted(by, case), can_record(is_open=case.is_open))
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    alert.refresh_from_db(fields=["ended_on"])
    require(
        policies.can_end_wanted(
            is_in_force=alert.is_in_force, since=alert.since, ended_on=ended_on, on=on
        )
    )
    alert.ended_on, alert.ended_by, alert.ended_because = ended_on, by, because.strip()
    alert.save(update_fields=["ended_on", "ended_by", "ended_because"])
    update_standing(case=case, by=by, wanted_since=None)
    bring_review_into_step(case=case, by=by)
    bring_duties_into_step(case=case, by=by, on=on)
    audit.record("rag.wanted_ended", subject=alert, operation=Operation.ALTER)
    return alert


@transaction.atomic
def acknowledge_wanted(
    *, alert: WantedAlert, by: User, at: datetime
) -> WantedAcknowledgement:
    """
    Say that one's agency has taken note of a wanted alert (S1-190).

    Once for each agency: asked again, it returns the acknowledgement already written.

    :raises NotPermitted: if the alert was not published to the agency `by` acts for
    :raises NotPossible: if the alert has ended
    """
    require(
        permissions.may_acknowledge(by, alert),
        policies.can_acknowledge(is_in_force=alert.is_in_force),
    )
    agency_id = cast("UUID", by.acting and by.acting.agency_id)
    taken, is_new = WantedAcknowledgement.objects.get_or_create(
        alert=alert,
        agency_id=agency_id,
        defaults={"case_id": alert.case_id, "recorded_by": by, "acknowledged_at": at},
    )
    if is_new:
        audit.record("rag.wanted_acknowledged", subject=taken, alert=alert.pk)
    return taken
