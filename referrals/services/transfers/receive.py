"""The receiving area before its meeting: contact point, agenda, referral (S1-99, S1-100, S1-102)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import Membership, User
from agencies.selectors import scheme_of_area
from audit import services as audit
from core.decisions import require
from core.exceptions import NotVisible
from referrals.choices import TransferStatus, TransferStep
from referrals.models import Transfer
from referrals.permissions import transfers as permissions
from referrals.policies import transfers as policies
from referrals.questions import Topic
from referrals.selectors import transfers as found
from referrals.services.draft import (
    TypedTopic,
    personal_details,
    save_topic,
    start_referral,
)
from referrals.services.research import ForMeeting
from referrals.services.transfer_moves import at_step, locked, move, set_turn, take


@transaction.atomic
def name_contact_point(
    *, transfer: Transfer, membership: Membership, by: User, on: date
) -> Transfer:
    """
    Name the receiving area's single point of contact (S1-100).

    :raises NotPermitted: if `by` is not of the receiving lead agency
    :raises NotPossible: if the transfer is past that stage
    """
    require(permissions.may_receive(by, transfer))
    current = at_step(transfer, TransferStep.CONTACT_POINT, by=by)
    current.contact_point = membership.user
    take(current, TransferStep.CONTACT_POINT)
    current.save()
    audit.record(
        "transfer.contact_point_named", subject=current, user=membership.user.pk, on=on
    )
    return current


@transaction.atomic
def put_before(
    *, transfer: Transfer, meeting: ForMeeting, by: User, on: date
) -> Transfer:
    """
    Put an internal transfer before the receiving area's meeting, or another one (S1-99).

    :raises NotPermitted: if `by` is not the receiving area's co-ordinator
    :raises NotPossible: before a suitable home visit and a contact point, or if the
        meeting is past
    """
    require(
        permissions.may_put(by, transfer),
        policies.can_put_before(held_on=meeting.held_on, on=on),
    )
    current = locked(transfer, by=by)
    moved = current.status == TransferStatus.AWAITING_DECISION
    if not moved:
        current = at_step(transfer, TransferStep.MEETING, by=by)
        require(
            policies.can_go_on(
                visited=found.address_found(by, current),
                has_contact_point=current.contact_point_id is not None,
            )
        )
        take(current, TransferStep.MEETING)
    current.meeting_id, current.meeting_on = meeting.meeting_id, meeting.held_on
    current.meeting_name = meeting.name
    if moved:
        set_turn(current)
        current.save()
    else:
        move(current, TransferStatus.AWAITING_DECISION, by=by, on=on)
    audit.record(
        "transfer.put_before_meeting", subject=current, meeting=meeting.meeting_id
    )
    return current


@transaction.atomic
def follow_meeting(*, meeting: ForMeeting, by: User) -> int:
    """Bring the undecided transfers before a meeting into step with its new day or name."""
    waiting = [
        each
        for each in found.before_meeting(by, meeting.meeting_id)
        if each.status == TransferStatus.AWAITING_DECISION
    ]
    for each in waiting:
        each.meeting_on, each.meeting_name = meeting.held_on, meeting.name
        set_turn(each)
        each.save(update_fields=["meeting_on", "meeting_name", "next_due_on"])
    audit.record(
        "transfer.meeting_moved", meeting=meeting.meeting_id, transfers=len(waiting)
    )
    return len(waiting)


@transaction.atomic
def start_referral_in(*, transfer: Transfer, by: User, at: datetime) -> Transfer:
    """
    Start the referral by which somebody comes from another force (S1-102).

    Who they are is filled in as it was typed when the transfer began, and the
    transferring area's answers are written on it; a second press finds the first.

    :raises NotPermitted: if `by` is not the receiving area's co-ordinator
    :raises NotPossible: before documents, a suitable home visit and a contact point
    """
    require(permissions.may_put(by, transfer))
    current = locked(transfer, by=by)
    if current.referral_id:
        return current
    current = at_step(transfer, TransferStep.REFERRAL, by=by)
    require(
        policies.can_start_referral(
            has_documents=TransferStep.DOCUMENTS in current.steps_done
        ),
        policies.can_go_on(
            visited=found.address_found(by, current),
            has_contact_point=current.contact_point_id is not None,
        ),
    )
    scheme = scheme_of_area(current.to_area_id)
    if scheme is None:
        raise NotVisible
    current.referral = save_topic(
        referral=start_referral(scheme=scheme, by=by, at=at),
        sent=TypedTopic(Topic.PERSON, who(current), 0, "transfer-in"),
        by=by,
        at=at,
    )
    take(current, TransferStep.REFERRAL)
    move(current, TransferStatus.REFERRED, by=by, on=timezone.localdate(at))
    audit.record(
        "transfer.referral_started", subject=current, referral=current.referral.pk
    )
    return current


def who(transfer: Transfer) -> dict[str, list[str]]:
    """Return the name and date of birth as the referral's first page takes them."""
    return personal_details(
        given_names=transfer.subject_given_names,
        family_name=transfer.subject_family_name,
        born=transfer.subject_born,
    )
