"""What MAPPA does with the person, and how the two schemes share the work (A-10)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from cases import services as cases
from cases.choices import MappaLevel
from core.decisions import require
from referrals import permissions, policies
from referrals.models import Referral
from referrals.services.status import locked


@dataclass(frozen=True)
class Mappa:
    """
    At which level MAPPA manages the person.

    `reason` says at level 1 why IOM suits them better; the others say at level 3 who
    agreed to manage the person together, when, under which reference.
    """

    level: str
    reason: str = ""
    agreed_on: date | None = None
    agreed_with: str = ""
    reference: str = ""

    @property
    def agreement(self) -> tuple[str, date | None, str]:
        """The parts of an agreement; only level 3 has one."""
        if self.level != MappaLevel.THREE:
            return "", None, ""
        return self.agreed_with, self.agreed_on, self.reference

    @property
    def attends_both(self) -> bool:
        """Whether both workers must go to both meetings (S1-96)."""
        return self.level == MappaLevel.TWO or any(self.agreement)


@transaction.atomic
def record_mappa(*, referral: Referral, mappa: Mappa, by: User, on: date) -> Referral:
    """
    Record the MAPPA level with what that level asks for (S1-92, S1-95, A-10).

    From level 2 on, the duty to go to both meetings is kept on the case (S1-96, S1-195).

    :raises NotPermitted: if `by` does not research referrals, or only reads this one
    :raises NotPossible: if the referral is decided, level 1 has no reason, or the
        agreement is not whole or still to come
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    reason = mappa.reason if mappa.level == MappaLevel.ONE else ""
    agreed_with, agreed_on, reference = mappa.agreement
    require(
        policies.can_research(status=current.status),
        policies.can_record_mappa(
            level=mappa.level, reason=reason, agreement=mappa.agreement
        ),
    )
    if agreed_on:
        require(policies.can_check_on(checked_on=agreed_on, on=on))
    cases.keep_mappa_level(
        case=current.submitted_case,
        level=mappa.level,
        attends_both=mappa.attends_both,
        by=by,
        on=on,
    )
    current.mappa_reason, current.mappa_reference = reason, reference
    current.mappa_agreed_on, current.mappa_agreed_with = agreed_on, agreed_with
    current.mappa_recorded_by = by if agreed_on else None
    current.save(
        update_fields=[
            "mappa_reason",
            "mappa_reference",
            "mappa_agreed_on",
            "mappa_agreed_with",
            "mappa_recorded_by",
        ]
    )
    audit.record("referral.mappa_recorded", subject=current, level=mappa.level)
    return current
