"""May this person do it? The sending area by its share in the case, the receiving by its agency."""

from agencies.models import Scheme, User
from agencies.roles import Permission
from cases.models import Case
from cases.permissions import level_on
from core.decisions import Decision, permitted_if
from core.rowsecurity import MANAGE, WRITE
from referrals.choices import TransferKind
from referrals.models import Transfer, TransferDuty


def may_start(user: User, case: Case) -> Decision:
    """May they begin a transfer of this case?"""
    return permitted_if(
        user.holds(Permission.CASE_SHARE) and level_on(user, case) >= MANAGE,
        "The co-ordinator, the Chair or a manager of the lead agency starts a transfer.",
    )


def may_start_in(user: User, scheme: Scheme | None) -> Decision:
    """May they begin a transfer in from another force to this scheme?"""
    return permitted_if(
        user.holds(Permission.REFERRAL_PREPARE)
        and scheme is not None
        and user.on_duty.agency_id == scheme.lead_agency_id,
        "The scheme’s IOM co-ordinator starts a transfer from another force.",
    )


def receives(user: User, transfer: Transfer) -> bool:
    """Tell whether the person acts for the agency the transfer is sent to."""
    return bool(user.acting and user.acting.agency_id == transfer.receiving_agency_id)


def level_held(user: User, transfer: Transfer) -> int:
    """
    Return the level (0 none, 1 read, 2 write, 3 manage) held on the transfer's case.

    The case itself is hidden from the receiving area, so only its id is asked after.
    """
    known = transfer.my_level
    if known is None and transfer.case_id:
        known = level_on(user, Case(pk=transfer.case_id))
    return int(known or 0)


def sends(user: User, transfer: Transfer, *, level: int) -> bool:
    """Tell whether the person is of the sending area, with that level on the case."""
    return (
        transfer.kind != TransferKind.EXTERNAL_IN
        and level_held(user, transfer) >= level
    )


def may_prepare(user: User, transfer: Transfer) -> Decision:
    """May they write what the receiving area is told, and record the steps before sending?"""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and sends(user, transfer, level=WRITE),
        "The sending area prepares a transfer. Your agency can read it but not add to it.",
    )


def may_send(user: User, transfer: Transfer) -> Decision:
    """May they send it, hand the case over and take it off the scheme (S1-99, S1-108)?"""
    return permitted_if(
        user.holds(Permission.CASE_SHARE) and sends(user, transfer, level=MANAGE),
        "The sending area’s co-ordinator, Chair or manager does this.",
    )


def may_receive(user: User, transfer: Transfer) -> Decision:
    """May they visit the address and name a contact point (S1-98, S1-100)?"""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and receives(user, transfer),
        "The receiving area’s lead agency does this.",
    )


def may_put(user: User, transfer: Transfer) -> Decision:
    """May they put it before their meeting, or start its referral (S1-99, S1-102)?"""
    return permitted_if(
        user.holds(Permission.REFERRAL_PREPARE) and receives(user, transfer),
        "The receiving area’s IOM co-ordinator does this.",
    )


def may_decide(user: User, transfer: Transfer) -> Decision:
    """May they decide it? The Chair of the receiving area's meeting may (S1-99)."""
    return permitted_if(
        user.holds(Permission.REFERRAL_DECIDE) and receives(user, transfer),
        "Only the Chair of the receiving area’s meeting decides.",
    )


def may_withdraw(user: User, transfer: Transfer) -> Decision:
    """May they take it back? The area that began it may."""
    if transfer.kind == TransferKind.EXTERNAL_IN:
        return may_put(user, transfer)
    return may_send(user, transfer)


def may_meet(user: User, duty: TransferDuty) -> Decision:
    """May they record what is owed after a transfer as done?"""
    return permitted_if(
        user.holds(Permission.CASE_WORK) and level_on(user, duty.case) >= WRITE,
        "The receiving area records this. Your agency can read the case but not add to it.",
    )
