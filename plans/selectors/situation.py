"""How things stand, as last told, and each agency's part as last stated (S1-33, S1-43)."""

from datetime import date

from django.db.models import F, QuerySet

from agencies import clocks
from agencies.models import User
from agencies.selectors import clocks_of
from cases.choices import Section
from cases.models import Case
from plans.models import AgencyRole, PlanSituation


def latest_accounts(user: User, case: Case) -> list[PlanSituation]:
    """Return the account of the situation in force in each section, agency by agency."""
    found = list(
        PlanSituation.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("section", F("originator_id"), "-number")
        .distinct("section", "originator_id")
    )
    general = [each for each in found if each.is_general]
    newest = max(general, key=lambda each: each.number, default=None)
    return [each for each in found if each is newest or not each.is_general]


def latest_account(
    user: User, case: Case, section: str = Section.GENERAL
) -> PlanSituation | None:
    """Return the account that a new one in this section would replace."""
    found = PlanSituation.objects.visible_to(user).filter(case=case, section=section)
    if section != Section.GENERAL:
        found = found.filter(originator_id=user.own_principal)
    return found.select_related("recorded_by").order_by("-number").first()


def accounts(user: User, case: Case) -> QuerySet[PlanSituation]:
    """Return every account of the situation, the latest first."""
    return (
        PlanSituation.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by", "originator__agency")
        .order_by("-told_on", "-recorded_at")
    )


def situation_due(case: Case, told: PlanSituation | None) -> date | None:
    """Return when the situation is next to be updated: each month (S1-33)."""
    if told is None or not case.is_open:
        return None
    return clocks.due(clocks_of(case.scheme)["plan_update"], told.told_on)


def latest_roles(user: User, case: Case) -> list[AgencyRole]:
    """Return what each agency last said its part is."""
    return list(
        AgencyRole.objects.visible_to(user)
        .filter(case=case)
        .select_related("agency", "recorded_by")
        .order_by("agency_id", "-stated_on", "-recorded_at")
        .distinct("agency_id")
    )
