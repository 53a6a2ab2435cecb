"""Moving a referral from one status to the next, with its history."""

from datetime import date

from agencies.models import User
from audit import services as audit
from cases.permissions import note_level
from core.decisions import possible_if, require
from core.exceptions import NotVisible
from referrals import lifecycle
from referrals.choices import Status
from referrals.models import Referral, StatusChange


def locked(*, referral: Referral, by: User) -> Referral:
    """
    Lock the referral's row until the transaction ends, and return it as it is now.

    Two people deciding at once, or one pressing twice, are taken one after the other.
    Whoever waited is answered as of when they began to wait, and so asks again: the
    case opened meanwhile, and the share in it, would be missing.

    :raises NotVisible: when it is no longer there for them
    """
    rows = Referral.objects.visible_to(by).filter(pk=referral.pk)
    list(rows.select_for_update().values_list("pk"))
    current = (
        rows.select_for_update(of=("self",))
        .select_related(
            "case__person", "case__scheme__lead_agency", "case__scheme__area"
        )
        .first()
    )
    if current is None:
        raise NotVisible
    if current.case is not None:
        note_level(by, current.case)
    return current


def move(
    *, referral: Referral, to: Status, by: User, on: date, reason: str = ""
) -> None:
    """
    Set the referral's status and write who moved it, when and why; the caller saves it.

    :raises NotPossible: if that status may not follow
    """
    before = Status(referral.status)
    require(
        possible_if(
            lifecycle.may_follow(before, to),
            f"A referral cannot go from “{before.label}” to “{to.label}”.",
        )
    )
    StatusChange(
        referral=referral,
        case=referral.submitted_case,
        from_status=before,
        to_status=to,
        changed_on=on,
        reason=reason,
        recorded_by=by,
    ).save(force_insert=True)
    referral.status = to
    audit.record(f"referral.{to}", subject=referral)
