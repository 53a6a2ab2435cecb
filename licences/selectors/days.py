"""Days added, given back and at large, as the calculator takes them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from licences.calculations import AddedDays, AtLarge
from licences.choices.monitoring import AdjustmentKind
from licences.models import DayAdjustment
from licences.recorded import Adjustment


@dataclass(frozen=True)
class Adjusted:
    """What was recorded and not taken back, the earliest first."""

    rows: tuple[DayAdjustment | Adjustment, ...] = ()

    @property
    def at_large(self) -> DayAdjustment | Adjustment | None:
        """The time at large that has not ended, or None."""
        return next((each for each in self.rows if each.is_at_large), None)

    @property
    def added(self) -> int:
        """Days added and not given back."""
        return sum(each.days for each in added_days(self.rows))

    def at_large_since(self, sentenced_on: date) -> tuple[AtLarge, ...]:
        """Return the ended spells at large since a sentence was passed."""
        return tuple(
            AtLarge(each.day, each.days)
            for each in self.rows
            if each.kind == AdjustmentKind.AT_LARGE
            and each.days is not None
            and each.day >= sentenced_on
        )

    def added_since(self, sentenced_on: date) -> tuple[AddedDays, ...]:
        """
        Return the days added since a sentence was passed, those given back as negative.

        Days given back that were added before the sentence leave it as it was.
        """
        found = added_days(
            tuple(each for each in self.rows if each.day >= sentenced_on)
        )
        return found if sum(each.days for each in found) > 0 else ()


NOTHING = Adjusted()


def added_days(rows: tuple[DayAdjustment | Adjustment, ...]) -> tuple[AddedDays, ...]:
    """Return additions, and what was given back as negative."""
    return tuple(
        AddedDays(
            each.day, -each.days if each.kind == AdjustmentKind.RESTORED else each.days
        )
        for each in rows
        if each.kind != AdjustmentKind.AT_LARGE and each.days is not None
    )


def adjusted_days(user: User, case: Case) -> Adjusted:
    """Return what lengthens or shortens custody on a case (1 query)."""
    return Adjusted(
        tuple(
            DayAdjustment.objects.visible_to(user)
            .filter(case=case, withdrawn_on__isnull=True)
            .select_related("recorded_by")
            .order_by("day", "recorded_at")
        )
    )


def get_adjustment(user: User, case: Case, adjustment_id: UUID) -> DayAdjustment:
    """
    Return one of them, taken back or not.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        DayAdjustment.objects.visible_to(user)
        .filter(case=case, pk=adjustment_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found
