"""What every change to a plan asks first."""

from agencies.models import User
from cases.choices import Section
from cases.models import Case
from cases.permissions import may_write_section
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
