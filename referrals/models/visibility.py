"""Who sees a referral: before it has a case its own agency, afterwards whoever the case reaches."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from cases.models.visibility import VisibleQuerySet, grants_in_force
from core.rowsecurity import WRITE, reaches


TABLE = "referrals_referral"

OWN_DRAFT = (
    f"({TABLE}.case_id IS NULL AND {TABLE}.referring_agency_id = (SELECT app_agency()))"
)
READABLE = f"({OWN_DRAFT} OR {reaches(TABLE, 'case_id')})"
# The row that submission leaves behind has a case: it must pass as that case's writer's.
WRITABLE = f"({OWN_DRAFT} OR {reaches(TABLE, 'case_id', level=WRITE)})"


class ReferralQuerySet(VisibleQuerySet):
    """Referrals; a draft belongs to the agency that is making it."""

    def visible_to(self, user: Any) -> Self:
        """Keep the drafts of the user's own agency and what a case lets them see."""
        acting = user.acting
        own_draft = Q(
            case__isnull=True, referring_agency_id=acting.agency_id if acting else None
        )
        grants = grants_in_force(user).filter(case_id=OuterRef("case_id"))
        return self.filter(own_draft | Exists(grants))

    def drafts(self) -> Self:
        """Keep what is still being written."""
        return self.filter(status="draft")

    def submitted(self) -> Self:
        """Keep what has been sent to a scheme, decided or not."""
        return self.filter(case__isnull=False)
