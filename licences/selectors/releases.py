"""Who is released soon and what is not ready: the list, and what is one's own to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from agencies.clocks import Clock
from agencies.models import User
from agencies.selectors import clocks_of_schemes
from audit import services as audit
from audit.choices import Purpose
from cases.models import Case
from licences.choices.prerelease import Party, StepStatus
from licences.models import PreReleaseStep
from licences.rules import prerelease as rules
from licences.selectors.prerelease import PlannedStep, planned, step_rows


AHEAD = timedelta(weeks=12)
MOST = 100  # releases on one page; one more is fetched to know whether there are more


@dataclass(frozen=True)
class Coming:
    """One release on the list, with its plan's steps."""

    case: Case
    steps: list[PlannedStep]
    opens: rules.Due

    def steps_of(self, user: User) -> list[PlannedStep]:
        """Return what is this reader's to do: named for it, or leading the case."""
        return [each for each in self.open_steps if self._is_theirs(each, user)]

    def _is_theirs(self, planned: PlannedStep, user: User) -> bool:
        named = planned.row.person_id if planned.row else None
        if named:
            return bool(named == user.pk)
        leads = self.case.lead_worker_id == user.pk
        return leads and rules.seen_to_by(planned.step) is Party.LEAD

    @property
    def open_steps(self) -> list[PlannedStep]:
        """What is not ready."""
        return [each for each in self.steps if each.is_open]


def named_on(user: User) -> QuerySet[PreReleaseStep, Any]:
    """Return the cases, as `values`, with an open step that this reader is named for."""
    return (
        PreReleaseStep.objects.visible_to(user)
        .filter(person=user, status=StepStatus.OPEN)
        .values("case")
    )


def coming(
    user: User, ahead: Sequence[Case], clocks: Mapping[UUID, Mapping[str, Clock]]
) -> list[Coming]:
    """Return releases with their steps, in their order, by each scheme's clocks (1 query)."""
    rows = step_rows(user, [case.pk for case in ahead])
    return [_coming(case, rows, clocks[case.scheme_id]) for case in ahead]


def _coming(
    case: Case, rows: list[PreReleaseStep], clocks: Mapping[str, Clock]
) -> Coming:
    since, release_on = case.custody_since, case.release_on
    if since is None or release_on is None:
        raise ValueError("Only a release that is known is coming")
    return Coming(
        case=case,
        steps=planned(case, rows, since=since, release_on=release_on, clocks=clocks),
        opens=rules.opens_on(release_on, clocks),
    )


def releases(
    user: User, *, on: date, mine: bool = False, area: str = ""
) -> list[Coming]:
    """
    Return who is released in the next twelve weeks, or should have been, and record the look.

    :param mine: only the cases this reader leads
    :param area: code of the area; empty for all
    """
    found = Case.objects.visible_to(user).on_cohort().filter(release_on__lte=on + AHEAD)
    if mine:
        found = found.filter(lead_worker=user)
    if area:
        found = found.filter(scheme__area__code=area)
    ahead = list(
        found.filter(custody_since__isnull=False)
        .select_related("person", "lead_worker", "scheme__area")
        .order_by("release_on", "pk")[: MOST + 1]
    )
    clocks = clocks_of_schemes({case.scheme_id for case in ahead})
    listed = coming(user, ahead, clocks)
    audit.looked(
        "releases.listed",
        cases=[each.case.pk for each in listed[:MOST]],
        purpose=Purpose.CASE_MANAGEMENT,
    )
    return listed
