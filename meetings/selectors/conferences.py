"""The questions pages ask about integrated case management (S4-4 to S4-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from core.queries import present
from licences.choices import CustodyReason
from licences.selectors import open_spell
from meetings.models import (
    CaseConference,
    ConferenceInvitation,
    FamilyPermission,
    IntegrationPlan,
    ProgrammeOffer,
)


BEFORE_RELEASE = timedelta(weeks=4)


@dataclass(frozen=True)
class Management:
    """How somebody is managed in prison: the plan, conferences, family, programmes."""

    plan: IntegrationPlan | None
    conferences: Sequence[CaseConference]
    permissions: Sequence[FamilyPermission]
    programmes: Sequence[ProgrammeOffer]


def management(user: User, case: Case) -> Management:
    """Return how somebody is managed in prison (1 query, and one for each kind there is)."""
    asked: dict[str, QuerySet] = {
        "plans": mine(user, case, IntegrationPlan).filter(ended_on__isnull=True),
        "conferences": mine(user, case, CaseConference)
        .select_related("held_by")
        .order_by("-meets_on"),
        "permissions": mine(user, case, FamilyPermission).order_by(
            F("withdrawn_on").desc(nulls_first=True), "relative"
        ),
        "programmes": mine(user, case, ProgrammeOffer).order_by("-assessed_on"),
    }
    there = present(asked)
    found = {
        kind: list(rows[:20]) if kind in there else [] for kind, rows in asked.items()
    }
    plan = found.pop("plans")
    if plan:
        plan[0].case = case
    return Management(plan=plan[0] if plan else None, **found)


def mine(user: User, case: Case, model: Any) -> QuerySet:
    """Return this reader's rows of one kind on a case."""
    found: QuerySet = model.objects.visible_to(user).filter(case=case)
    return found


def one(user: User, case: Case, model: type[Model], row_id: UUID) -> Any:
    """
    Return one row of this case.

    :raises NotVisible: when this case has none such for the reader
    """
    found: Any = mine(user, case, model).filter(pk=row_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def current_plan(user: User, case: Case) -> IntegrationPlan | None:
    """Return the plan of this time in prison."""
    found = mine(user, case, IntegrationPlan).filter(ended_on__isnull=True).first()
    if found:
        found.case = case
    return found


def get_conference(user: User, case: Case, conference_id: UUID) -> CaseConference:
    """
    Return one conference of this case, with its plan.

    :raises NotVisible: when this case has none such for the reader
    """
    found: CaseConference = one(user, case, CaseConference, conference_id)
    found.plan.case = case
    return found


def get_permission(user: User, case: Case, permission_id: UUID) -> FamilyPermission:
    """
    Return one relative's permission.

    :raises NotVisible: when this case has none such for the reader
    """
    found: FamilyPermission = one(user, case, FamilyPermission, permission_id)
    return found


def get_programme(user: User, case: Case, offer_id: UUID) -> ProgrammeOffer:
    """
    Return one offer of a programme.

    :raises NotVisible: when the reader may not see it, or this case has none such
    """
    found: ProgrammeOffer = one(user, case, ProgrammeOffer, offer_id)
    return found


def get_family_invitation(
    user: User, case: Case, invitation_id: UUID
) -> ConferenceInvitation:
    """
    Return a relative's invitation while it stands.

    :raises NotVisible: when it was withdrawn, or this case has none such
    """
    found: ConferenceInvitation = one(user, case, ConferenceInvitation, invitation_id)
    if found.permission_id is None or found.withdrawn_on is not None:
        raise NotVisible
    return found


def invitations(user: User, conference: CaseConference) -> list[ConferenceInvitation]:
    """Return who is invited, those no longer so last."""
    return list(
        ConferenceInvitation.objects.visible_to(user)
        .filter(conference=conference)
        .order_by(F("withdrawn_on").desc(nulls_first=True), "recorded_at", "invitee")
    )


def may_come(user: User, case: Case) -> list[FamilyPermission]:
    """Return the relatives whom the person lets come."""
    return list(
        mine(user, case, FamilyPermission)
        .filter(withdrawn_on__isnull=True)
        .order_by("relative")
    )


def is_convicted(user: User, case: Case) -> bool:
    """Tell whether the person is in prison under a sentence."""
    stay = open_spell(user, case)
    return stay is not None and stay.reason != CustodyReason.REMAND


def conference_work(user: User, *, by: date) -> dict[str, QuerySet]:
    """Return the conferences to arrange, to go to or to record, for who leads the case."""
    own = {"case__lead_worker": user, "case__status": "active"}
    arranged = CaseConference.objects.filter(plan=OuterRef("pk"), held_on__isnull=True)
    leaving = Q(
        case__release_on__lte=by + BEFORE_RELEASE, before_release_on__isnull=True
    )
    return {
        "conferences_owed": IntegrationPlan.objects.visible_to(user)
        .filter(
            Q(next_due_on__lte=by) | leaving,
            ~Exists(arranged),
            ended_on__isnull=True,
            case__custody_since__isnull=False,
            **own,
        )
        .select_related("case__person", "case__lead_worker")
        .order_by("next_due_on", "pk"),
        "conferences": CaseConference.objects.visible_to(user)
        .filter(held_on__isnull=True, meets_on__lte=by, **own)
        .select_related("case__person", "case__lead_worker")
        .order_by("meets_on", "pk"),
    }
