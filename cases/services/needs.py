"""Assessing the needs on the nine pathways, and assessing them again (S1-177, S1-182)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import policies
from cases.choices import NeedRating, Pathway
from cases.models import Case, NeedAssessment
from cases.pathways import section_of
from cases.selectors.record import latest_needs
from cases.services.records import may_record
from core.decisions import require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class NeedRow:
    """One pathway's answer: rating red, amber or green, the needs, the actions."""

    pathway: str
    rating: str
    needs: str = ""
    actions: str = ""

    def says_the_same_as(self, need: NeedAssessment) -> bool:
        """Tell whether an assessment already says this."""
        said = (need.rating, need.needs.strip(), need.actions.strip())
        return said == (self.rating, self.needs.strip(), self.actions.strip())

    @property
    def in_words(self) -> tuple[str, str]:
        """The pathway and what is said of it, for a page that sets two side by side."""
        parts = (NeedRating(self.rating).label, self.needs, self.actions)
        return Pathway(self.pathway).label, ". ".join(filter(None, parts))


@transaction.atomic
def assess_needs(
    *, case: Case, rows: Iterable[NeedRow], by: User, on: date
) -> list[NeedAssessment]:
    """
    Record the pathway needs as assessed on one day (S1-177).

    The health and the drugs and alcohol rows go into the health section, whoever
    writes them: their author's agency keeps sight of them as originator.
    """
    may_record(by, case)
    written = NeedAssessment.objects.bulk_create(
        NeedAssessment(
            case=case,
            pathway=row.pathway,
            rating=row.rating,
            needs=row.needs,
            actions=row.actions,
            assessed_on=on,
            section=section_of(row.pathway),
            originator_id=by.own_principal,
            recorded_by=by,
        )
        for row in rows
    )
    audit.record(
        "needs.assessed",
        subject=case,
        operation=Operation.COLLECT,
        pathways=len(written),
    )
    return written


@transaction.atomic
def reassess_needs(
    *,
    case: Case,
    rows: Iterable[NeedRow],
    seen_at: datetime | None,
    by: User,
    on: date,
) -> list[NeedAssessment]:
    """
    Assess the needs again, writing only the pathways that are answered differently.

    :param seen_at: when the newest assessment on the page was recorded, to catch a stale
        page; None when there was none
    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, a Red or Amber says no needs or actions,
        or nothing is different
    :raises ChangedMeanwhile: if somebody assessed one of the changed pathways since
    """
    may_record(by, case)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    now = {need.pathway: need for need in latest_needs(by, case)}
    changed = [
        row
        for row in rows
        if row.pathway not in now or not row.says_the_same_as(now[row.pathway])
    ]
    require(
        policies.can_reassess(changed=len(changed)),
        *(
            policies.can_rate_need(
                pathway=Pathway(row.pathway).label,
                needs_action=NeedRating(row.rating).needs_action,
                needs=row.needs,
                actions=row.actions,
            )
            for row in changed
        ),
    )
    refuse_overwriting(changed, now, seen_at)
    return assess_needs(case=case, rows=changed, by=by, on=on)


def refuse_overwriting(
    changed: Iterable[NeedRow], now: dict[str, NeedAssessment], seen_at: datetime | None
) -> None:
    """
    Go on only when nobody assessed a changed pathway since the page was made.

    :raises ChangedMeanwhile: if somebody did
    """
    stale = [
        row
        for row in changed
        if row.pathway in now
        and (seen_at is None or now[row.pathway].recorded_at > seen_at)
    ]
    if stale:
        theirs = [now[row.pathway] for row in stale]
        raise ChangedMeanwhile(
            "Somebody else assessed these pathways while this page was open. "
            "Look at theirs, then assess again if yours is still right.",
            theirs=[
                NeedRow(each.pathway, each.rating, each.needs, each.actions).in_words
                for each in theirs
            ],
            yours=[row.in_words for row in stale],
        )
