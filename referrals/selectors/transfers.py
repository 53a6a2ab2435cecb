"""The questions pages ask about transfers; opening one is recorded."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from agencies import selectors as agencies
from agencies.models import Membership, User
from agencies.roles import Permission
from audit import services as audit
from audit.choices import Operation, Purpose
from cases import selectors as cases
from cases.models import Case
from core.decisions import require
from core.exceptions import NotVisible
from referrals import permissions
from referrals.choices import (
    TransferKind,
    TransferParty,
    TransferStatus,
    TransferTopic,
)
from referrals.models import (
    AddressCheck,
    Referral,
    ReferralAnswer,
    Transfer,
    TransferAnswer,
    TransferChange,
    TransferDuty,
    TransferPack,
)
from referrals.models.transfer_access import TransferQuerySet
from referrals.permissions.transfers import level_held


FORM_ANSWERS = {
    TransferTopic.INDEX_OFFENCE: "F18",
    TransferTopic.OFFENDING_HISTORY: "F19",
}
"""What stays true from the referral form. Risk factors are to be current: nothing is begun for them."""


def transfers_for(user: User) -> TransferQuerySet:
    """Return every transfer this reader may see, with what its pages show of it."""
    return Transfer.objects.visible_to(user).select_related(
        "from_area",
        "to_area",
        "sending_agency",
        "receiving_agency",
        "started_by",
        "contact_point",
        "lead_worker",
        "lead_agency",
        "decided_by",
        "handed_over_by",
    )


def get_transfer(user: User, transfer_id: UUID | str) -> Transfer:
    """
    Return one transfer, with `my_level` on its case, and record the look.

    :raises NotPermitted: for those who work no cases
    :raises NotVisible: when it is not there for them – hidden and missing are alike
    """
    require(permissions.may_read(user))
    found = transfers_for(user).filter(pk=transfer_id).first()
    if found is None:
        raise NotVisible
    found.my_level = level_held(user, found)
    audit.record(
        "transfer.opened",
        subject=found,
        operation=Operation.CONSULT,
        purpose=Purpose.REFERRAL,
    )
    return found


def handed_over_by(
    user: User, case_ids: Iterable[UUID], *, on: date
) -> dict[UUID, date]:
    """Return when each of these cases was last handed over by a day, if it was (1 query)."""
    rows = (
        Transfer.objects.visible_to(user)
        .filter(case__in=list(case_ids), handed_over_on__lte=on)
        .order_by("handed_over_on")
    )
    return {
        case_id: day
        for case_id, day in rows.values_list("case_id", "handed_over_on")
        if case_id is not None and day
    }


# What a list of transfers can be narrowed to.
SHOWN = ("open", "incoming", "outgoing", "ended")


def list_transfers(user: User, *, shown: str = "open", page: int = 1) -> cases.Page:
    """Return a page of transfers, the most urgent first, and record the look."""
    require(permissions.may_read(user))
    ours = user.on_duty.agency_id
    rows = transfers_for(user)
    rows = (
        rows.exclude(pk__in=rows.still_open().values("pk"))
        if shown == "ended"
        else rows.still_open()
    )
    if shown == "incoming":
        rows = rows.filter(receiving_agency_id=ours)
    if shown == "outgoing":
        rows = rows.exclude(kind=TransferKind.EXTERNAL_IN).exclude(
            receiving_agency_id=ours
        )
    ordered = rows.order_by(F("next_due_on").asc(nulls_last=True), "-started_on", "pk")
    found = cases.paged(ordered, page)
    audit.looked(
        "transfers.listed",
        cases=[each.case_id for each in found.rows if each.case_id],
        purpose=Purpose.REFERRAL,
    )
    return found


def waiting(user: User) -> TransferQuerySet:
    """
    Return the transfers whose next step is this reader's, the most urgent first.

    A transfer that has become a referral waits where referrals wait.
    """
    if user.acting is None:
        return Transfer.objects.none()
    agency_id = user.acting.agency_id
    mine = Q(pk__in=[])
    if user.holds(Permission.CASE_SHARE):
        mine |= Q(next_party=TransferParty.SENDING, sending_agency_id=agency_id)
    if user.holds(Permission.REFERRAL_PREPARE):
        mine |= Q(next_party=TransferParty.RECEIVING, receiving_agency_id=agency_id)
    if user.holds(Permission.REFERRAL_DECIDE):
        mine |= Q(next_party=TransferParty.CHAIR, receiving_agency_id=agency_id)
    return (
        transfers_for(user)
        .still_open()
        .exclude(status=TransferStatus.REFERRED)
        .filter(mine)
        .order_by("next_due_on", "pk")
    )


def transfers_of(user: User, case: Case) -> list[Transfer]:
    """Return a case's transfers, the latest first."""
    return list(transfers_for(user).filter(case=case).order_by("-started_on", "pk"))


def sending_case(user: User, transfer: Transfer) -> Case:
    """
    Return the case of a transfer, for its sending area.

    :raises NotVisible: to whom the case is not shared
    """
    found = (
        Case.objects.visible_to(user)
        .with_level(user)
        .select_related("person", "scheme__area", "scheme__lead_agency", "lead_worker")
        .filter(pk=transfer.existing_case_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def told(user: User, transfer: Transfer) -> dict[str, TransferAnswer]:
    """Return what the receiving area is told, by topic, as far as the reader may see it."""
    rows = TransferAnswer.objects.visible_to(user).filter(transfer=transfer)
    return {each.code: each for each in rows.select_related("recorded_by")}


def begun_answer(user: User, transfer: Transfer, topic: TransferTopic) -> str:
    """Return what the referral form says under a topic, to begin from (S1-F18, S1-F19)."""
    code = FORM_ANSWERS.get(topic)
    if code is None:
        return ""
    rows = ReferralAnswer.objects.visible_to(user).filter(
        case=transfer.case_id, code=code
    )
    return rows.values_list("text", flat=True).first() or ""


def address_checks(user: User, transfer: Transfer) -> list[AddressCheck]:
    """Return the checks of the proposed address, the latest first (S1-193)."""
    return list(
        AddressCheck.objects.visible_to(user)
        .filter(transfer=transfer)
        .select_related("recorded_by")
        .order_by("-recorded_at")
    )


def address_found(user: User, transfer: Transfer) -> str:
    """Return the outcome of the latest check of the address; empty before the first."""
    checks = address_checks(user, transfer)
    return checks[0].outcome if checks else ""


def changes(user: User, transfer: Transfer) -> list[TransferChange]:
    """Return a transfer's history, the earliest first."""
    return list(
        TransferChange.objects.visible_to(user)
        .filter(transfer=transfer)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )


def packs(user: User, transfer: Transfer) -> list[TransferPack]:
    """Return the packs made for a transfer, the latest first."""
    return list(
        TransferPack.objects.visible_to(user)
        .filter(transfer=transfer)
        .select_related("recorded_by", "sent_by", "case__scheme")
        .order_by("-number")
    )


def get_pack(user: User, transfer: Transfer) -> TransferPack:
    """
    Return the latest pack.

    :raises NotVisible: when none was made, or it is not this reader's to see
    """
    found = packs(user, transfer)
    if not found:
        raise NotVisible
    return found[0]


def duties_of(user: User, transfer: Transfer) -> list[TransferDuty]:
    """Return what the receiving area owes after a transfer, in order (S3-82, S3-91)."""
    rows = TransferDuty.objects.visible_to(user).filter(transfer=transfer)
    return list(rows.select_related("done_by", "case").order_by("due_on", "code"))


def get_duty(user: User, transfer: Transfer, code: str) -> TransferDuty:
    """
    Return one thing owed after a transfer.

    :raises NotVisible: when it is not there for this reader
    """
    found = next(
        (each for each in duties_of(user, transfer) if each.code == code), None
    )
    if found is None:
        raise NotVisible
    return found


def open_duties(user: User) -> QuerySet[TransferDuty]:
    """Return what is still owed on the cases this reader leads, the most urgent first."""
    return (
        TransferDuty.objects.visible_to(user)
        .filter(done_on__isnull=True, case__lead_worker=user)
        .select_related("case__person", "transfer")
        .order_by("due_on", "pk")
    )


def before_meeting(user: User, meeting_id: UUID) -> list[Transfer]:
    """Return the transfers a meeting is to decide or has decided (S1-99)."""
    rows = transfers_for(user).filter(meeting_id=meeting_id)
    found = list(rows.order_by("subject_family_name", "subject_given_names", "pk"))
    if found:
        audit.looked(
            "transfers.listed",
            cases=[each.case_id for each in found if each.case_id],
            purpose=Purpose.MEETING,
            meeting=meeting_id,
        )
    return found


def of_referral(user: User, referral: Referral) -> Transfer | None:
    """Return the transfer in that a referral came by, or None (S1-102)."""
    return transfers_for(user).filter(referral=referral).first()


def receiving_workers(
    user: User, transfer: Transfer, *, on: date
) -> dict[str, Membership]:
    """Return who works cases in the receiving area, by their membership's id (S1-100)."""
    ids = agencies.agencies(area=transfer.to_area).values_list("pk", flat=True)
    found: Any = agencies.workers_of_agencies(list(ids), on=on)
    return {str(each.pk): each for each in found}


def untold(transfer: Transfer) -> list[TransferTopic]:
    """Return what the receiving area has not been told yet, in order (S1-97)."""
    return [each for each in TransferTopic if each.value not in transfer.steps_done]
