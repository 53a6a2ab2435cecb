"""Family at case conferences: by the person's permission, taken back at any time (S4-12)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agencies.copies import copy_for
from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from cases.permissions import may_print, may_work
from core.decisions import require
from core.pdf import Pdf, render_pdf
from meetings.choices.conferences import Invitee
from meetings.models import CaseConference, ConferenceInvitation, FamilyPermission
from meetings.policies import conferences as policies
from meetings.services.conferences import begin


@dataclass(frozen=True)
class NewPermission:
    """Which relative the person lets come, and how to reach them."""

    relative: str
    relationship: str
    given_on: date
    reach: str = ""


@transaction.atomic
def record_permission(
    *, case: Case, permission: NewPermission, by: User, on: date
) -> FamilyPermission:
    """
    Record that the person lets a relative come to their case conferences.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if this relative may come already, or the day is to come
    """
    begin(case, by)
    is_permitted = FamilyPermission.objects.filter(
        case=case, relative=permission.relative, withdrawn_on__isnull=True
    ).exists()
    require(
        policies.can_permit(
            is_permitted=is_permitted, given_on=permission.given_on, on=on
        )
    )
    given = FamilyPermission(case=case, recorded_by=by, **vars(permission))
    given.save(force_insert=True)
    audit.record("icm.family_permitted", subject=given, operation=Operation.COLLECT)
    return given


@transaction.atomic
def invite_family(
    *, conference: CaseConference, permission: FamilyPermission, by: User
) -> ConferenceInvitation:
    """
    Invite a relative whom the person lets come.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the permission was taken back, they are invited already, or
        the conference was held
    """
    begin(conference.case, by)
    permission.refresh_from_db(fields=["withdrawn_on"])
    is_invited = ConferenceInvitation.objects.filter(
        conference=conference, permission=permission, withdrawn_on__isnull=True
    ).exists()
    require(
        policies.can_invite_family(withdrawn_on=permission.withdrawn_on),
        policies.can_change_list(is_held=conference.held_on is not None),
        policies.can_invite(is_invited=is_invited),
    )
    made = ConferenceInvitation(
        case=conference.case,
        conference=conference,
        invitee=Invitee.FAMILY,
        name=str(permission),
        permission=permission,
        recorded_by=by,
    )
    made.save(force_insert=True)
    audit.record("icm.invited", subject=made, invitee=Invitee.FAMILY)
    return made


@transaction.atomic
def withdraw_permission(
    *, permission: FamilyPermission, by: User, on: date
) -> FamilyPermission:
    """
    The person takes the permission back: from now on the relative is invited to nothing.

    Invitations to conferences not yet held end, their letters can no longer be made, and
    how to reach the relative is wiped, all in this transaction (S4-12).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it was taken back already
    """
    begin(permission.case, by)
    permission.refresh_from_db(fields=["withdrawn_on"])
    require(policies.can_withdraw(withdrawn_on=permission.withdrawn_on))
    permission.withdrawn_on, permission.withdrawn_by = on, by
    permission.reach = ""
    permission.save(update_fields=["withdrawn_on", "withdrawn_by", "reach"])
    ended = ConferenceInvitation.objects.filter(
        permission=permission,
        withdrawn_on__isnull=True,
        conference__held_on__isnull=True,
    ).update(withdrawn_on=on, withdrawn_by=by)
    audit.record("icm.family_withdrawn", subject=permission, invitations=ended)
    return permission


@transaction.atomic
def make_letter(*, invitation: ConferenceInvitation, by: User, at: datetime) -> Pdf:
    """
    Make the letter by which a relative is let in, and record that it left.

    It names the conference's day and place and nothing of the case.

    :raises NotPermitted: if `by` takes no documents away
    :raises NotPossible: if the permission was taken back, or the conference was held
    """
    case = invitation.case
    require(
        may_work(by, case),
        may_print(by),
        policies.can_invite_family(withdrawn_on=invitation.withdrawn_on),
        policies.can_change_list(is_held=invitation.conference.held_on is not None),
    )
    provenance = copy_for(by, at=at, marking=case.scheme.handling_marking)
    made = render_pdf(
        "meetings/print/family_letter.html",
        {
            "invitation": invitation,
            "conference": invitation.conference,
            "written_on": timezone.localdate(at),
        },
        provenance=provenance,
    )
    audit.disclosed(
        "icm.letter_made",
        cases=[case.pk],
        recipient=provenance.made_for,
        copy=provenance.copy_id,
        sha256=made.sha256,
        pages=made.pages,
    )
    return made
