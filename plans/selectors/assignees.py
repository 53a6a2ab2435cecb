"""Who can be given an action: people of agencies that share the case (S1-42)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from agencies.models import Agency, SectionRule, User
from agencies.selectors import workers_of_agencies
from cases import selectors as cases
from cases.choices import GrantLevel, Section
from cases.models import Case


@dataclass(frozen=True)
class Assignee:
    """Somebody who can be given an action, and what of the case they can see."""

    agency: Agency
    person: User
    sections: frozenset[str]
    may_write: bool


@dataclass(frozen=True)
class Reach:
    """How far an agency's shares in a case reach, taken together."""

    sections: frozenset[str]
    may_write: bool


def assignees(user: User, case: Case, *, on: date) -> list[Assignee]:
    """Return who can be given an action: people of the agencies that share the case."""
    shares = current_shares(user, case, on=on)
    rules: dict[tuple[str, str], set[str]] = {}
    for rule in SectionRule.objects.all():
        rules.setdefault((rule.agency_kind, rule.role), set()).add(rule.section)
    return [
        Assignee(
            agency=each.agency,
            person=each.user,
            sections=frozenset(
                rules.get((each.agency.kind, each.role), set())
                & shares[each.agency_id].sections
            )
            | {Section.GENERAL},
            may_write=shares[each.agency_id].may_write,
        )
        for each in workers_of_agencies(list(shares), on=on)
    ]


def current_shares(user: User, case: Case, *, on: date) -> dict[UUID, Reach]:
    """Return the agencies that share the case on a day, and how far each one sees."""
    found: dict[UUID, Reach] = {}
    for grant in cases.grants(user, case):
        agency_id = grant.principal.agency_id
        if agency_id is None or grant.revoked_at is not None:
            continue
        if grant.valid_until and timezone.localdate(grant.valid_until) < on:
            continue
        before = found.get(agency_id, Reach(frozenset(), may_write=False))
        found[agency_id] = Reach(
            before.sections | set(grant.sections),
            may_write=before.may_write or grant.level != GrantLevel.READ,
        )
    return found
