"""What every change to a plan asks first."""

from agencies.models import User
from cases.choices import Section
from cases.models import Case
from cases.permissions import may_work, may_write_section
from cases.policies import can_record
from core.decisions import require
from plans import permissions


def may_change(by: User, case: Case, section: str = Section.GENERAL) -> None:
    """
    Go on only when `by` may change this plan, in this section, and the case is open.

    :raises NotPermitted: if `by` may not
    :raises NotPossible: if the case is closed
    """
    require(
        permissions.may_plan(by, case),
        may_write_section(by, section),
        can_record(is_open=case.is_open),
    )


def may_support(by: User, case: Case) -> None:
    """
    Go on only when `by` may record on the case and it is open: sessions, services, timetable.

    In which section a record goes follows from what it is about, as with needs: its
    author's agency keeps sight of it as originator.

    :raises NotPermitted: if `by` may not
    :raises NotPossible: if the case is closed
    """
    require(may_work(by, case), can_record(is_open=case.is_open))


def lock(case: Case) -> None:
    """Let one person at a time record on this case until the transaction ends."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
