"""The questions pages ask about orders, and about post-sentence supervision."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from licences import selectors
from licences.best import Known, best_known
from licences.choices import KeyDateKind
from licences.choices.orders import ExplainedAt
from licences.models import (
    CommunityOrder,
    Licence,
    OrderRequirement,
    PssRequirement,
    ReleaseProposal,
    RequirementsExplained,
)
from licences.rules.supervision import Explaining, explanations
from licences.selectors.prerelease import latest_proposal


@dataclass(frozen=True)
class OrderWithRequirements:
    """One order and its requirements, each with `completed` hours or days."""

    order: CommunityOrder
    requirements: list[OrderRequirement]


def orders(user: User, case: Case) -> list[OrderWithRequirements]:
    """Return the community orders of a case, the latest first (2 queries)."""
    found = list(
        CommunityOrder.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-starts_on", "-recorded_at")
    )
    rows = list(requirements_of(user, case))
    return [
        OrderWithRequirements(
            order, [each for each in rows if each.order_id == order.pk]
        )
        for order in found
    ]


def requirements_of(user: User, case: Case) -> QuerySet[OrderRequirement]:
    """Return the requirements of the case's orders with what is `completed`."""
    return (
        OrderRequirement.objects.visible_to(user)
        .filter(case=case)
        .annotate(completed=Sum("progress__amount", default=0))
        .order_by("starts_on", "kind")
    )


def get_order(user: User, case: Case, order_id: UUID) -> CommunityOrder:
    """
    Return one order of the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        CommunityOrder.objects.visible_to(user).filter(case=case, pk=order_id).first()
    )
    if found is None:
        raise NotVisible
    return found


def get_requirement(user: User, case: Case, requirement_id: UUID) -> OrderRequirement:
    """
    Return one requirement of an order, with what is `completed`.

    :raises NotVisible: when it is not there for this reader
    """
    found = (
        requirements_of(user, case)
        .select_related("order")
        .filter(pk=requirement_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class Supervision:
    """Post-sentence supervision of a case: when, what is required, what was explained."""

    starts: Known | None
    ends: Known | None
    licence: Licence | None
    proposal: ReleaseProposal | None
    requirements: list[PssRequirement]
    explaining: list[Explaining]
    explained: list[RequirementsExplained]

    @property
    def last_day(self) -> date | None:
        """Its best known last day."""
        return self.ends.day if self.ends else None

    @property
    def absent_because(self) -> str:
        """Why there is none, in the calculator's words."""
        return self.ends.absent_because if self.ends else ""

    def owed(self, stage: ExplainedAt) -> Explaining | None:
        """Return the explanation owed at a stage, given or not, or None."""
        return next((each for each in self.explaining if each.stage is stage), None)


def supervision(user: User, case: Case) -> Supervision:
    """Return where post-sentence supervision stands on a case (6 queries)."""
    best = best_known(selectors.known(selectors.key_dates(user, case)))
    starts, ends = best.get(KeyDateKind.PSS_START), best.get(KeyDateKind.PSS_END)
    licence = selectors.running_licence(user, case)
    proposal = latest_proposal(user, case)
    explained = list(
        RequirementsExplained.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-explained_on")
    )
    follows = bool(ends and ends.day)
    begins = starts.day if starts and follows else None
    licensed = licence.starts_on if licence and follows else None
    current = {licensed, begins}
    return Supervision(
        starts=starts,
        ends=ends,
        licence=licence,
        proposal=proposal,
        requirements=list(proposal.requirements.all()) if proposal else [],
        explaining=explanations(
            licence_starts_on=licensed,
            pss_starts_on=begins,
            explained=[
                (ExplainedAt(each.stage), each.explained_on)
                for each in explained
                if each.starts_on in current
            ],
        ),
        explained=explained,
    )
