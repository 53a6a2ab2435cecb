"""Taking a transfer's steps, and moving it from one status to the next, with its history."""

from datetime import date

from agencies.models import User
from audit import services as audit
from core.decisions import possible_if, require
from core.exceptions import ChangedMeanwhile
from core.words import day
from core.working_days import bank_holidays
from referrals.choices import TransferKind, TransferStatus, TransferStep
from referrals.models import Transfer, TransferChange
from referrals.permissions.transfers import level_held
from referrals.policies import transfers as policies
from referrals.rules import transfers as rules


def locked(transfer: Transfer, *, by: User) -> Transfer:
    """
    Lock the transfer until the transaction ends, and return it as it is now.

    Two people acting at once, or one pressing twice, are taken one after the other.

    :raises ChangedMeanwhile: if the case was handed over meanwhile, and with it the
        right to change the transfer
    """
    current = (
        Transfer.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related(
            "from_area", "to_area", "sending_agency", "receiving_agency", "lead_agency"
        )
        .filter(pk=transfer.pk)
        .first()
    )
    if current is None:
        raise ChangedMeanwhile(
            "This transfer moved on while your page was open. Open it again to see how "
            "it stands."
        )
    current.my_level = level_held(by, current)
    return current


def at_step(transfer: Transfer, step: TransferStep, *, by: User) -> Transfer:
    """
    Lock the transfer for one of its steps.

    :raises NotPossible: if it is not at that stage, or has ended
    """
    current = locked(transfer, by=by)
    require(policies.can_take(kind=current.kind, status=current.status, step=step))
    return current


def refuse_second(transfer: Transfer, *, by: User, yours: str) -> None:
    """
    Tell the second of two what the first did.

    :param yours: what the second would have done, in words
    :raises ChangedMeanwhile: if the transfer has moved on to `yours` or past it
    """
    last = TransferChange.objects.visible_to(by).filter(transfer=transfer)
    latest = last.select_related("recorded_by").order_by("-recorded_at").first()
    if latest is None:
        return
    label = latest.get_to_status_display()
    raise ChangedMeanwhile(
        f"{label} on {day(latest.changed_on)} by {latest.recorded_by}. "
        "That stands and yours was not recorded.",
        theirs=[("Transfer", label), ("Reasons", latest.reason)],
        yours=[("Transfer", yours)],
    )


def take(transfer: Transfer, step: TransferStep, *, undo: bool = False) -> None:
    """Note that a step has been taken, or is to be taken again; the caller saves."""
    kept = [each for each in transfer.steps_done if each != step]
    transfer.steps_done = kept if undo else [*kept, step.value]
    set_turn(transfer)


def set_turn(transfer: Transfer) -> None:
    """Set whose turn it is, for what and by when; the caller saves."""
    area = transfer.to_area or transfer.from_area
    holidays = bank_holidays(area.jurisdiction if area else "england_wales")
    turn = rules.next_turn(
        rules.Standing(
            kind=TransferKind(transfer.kind),
            status=TransferStatus(transfer.status),
            since=transfer.status_since,
            done=frozenset(TransferStep(each) for each in transfer.steps_done),
            meeting_on=transfer.meeting_on,
        ),
        holidays,
    )
    transfer.next_step = turn.step.value if turn.step else ""
    transfer.next_party, transfer.next_due_on = turn.party.value, turn.due_on


def move(
    transfer: Transfer, to: TransferStatus, *, by: User, on: date, reason: str = ""
) -> None:
    """
    Set the status and write who moved it, when and why; saves the transfer.

    :raises NotPossible: if that status may not follow
    """
    before = TransferStatus(transfer.status)
    require(
        possible_if(
            rules.may_follow(TransferKind(transfer.kind), before, to),
            f"A transfer cannot go from “{before.label}” to “{to.label}”.",
        )
    )
    transfer.status, transfer.status_since = to, on
    set_turn(transfer)
    transfer.version += 1
    transfer.save()
    write_history(transfer, by=by, on=on, reason=reason)


def write_history(transfer: Transfer, *, by: User, on: date, reason: str = "") -> None:
    """Write that the transfer came to its status."""
    TransferChange(
        transfer=transfer,
        to_status=transfer.status,
        changed_on=on,
        reason=reason,
        recorded_by=by,
    ).save(force_insert=True)
    audit.record(f"transfer.{transfer.status}", subject=transfer)
