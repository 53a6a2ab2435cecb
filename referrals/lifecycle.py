"""
Which status of a referral may follow which, and whose turn it is.

The referrer drafts, the local team researches (S1-62), the group hears it and the
chair answers for the decision (S1-23, S1-24). Removals have a table of their own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from referrals.choices import Party, RemovalStatus, Status


NEXT: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.DRAFT: frozenset({Status.SUBMITTED, Status.WITHDRAWN}),
        Status.SUBMITTED: frozenset({Status.IN_RESEARCH, Status.WITHDRAWN}),
        Status.IN_RESEARCH: frozenset({Status.READY_FOR_PANEL, Status.WITHDRAWN}),
        Status.READY_FOR_PANEL: frozenset(
            {Status.ADOPTED, Status.REJECTED, Status.DEFERRED, Status.WITHDRAWN}
        ),
        Status.DEFERRED: frozenset(
            {Status.IN_RESEARCH, Status.READY_FOR_PANEL, Status.WITHDRAWN}
        ),
        Status.ADOPTED: frozenset(),
        Status.REJECTED: frozenset(),
        Status.WITHDRAWN: frozenset(),
    }
)

TURN: Mapping[Status, Party] = MappingProxyType(
    {
        Status.DRAFT: Party.REFERRER,
        Status.SUBMITTED: Party.LOCAL_TEAM,
        Status.IN_RESEARCH: Party.LOCAL_TEAM,
        Status.READY_FOR_PANEL: Party.CHAIR,
        Status.DEFERRED: Party.COORDINATOR,
        Status.ADOPTED: Party.NOBODY,
        Status.REJECTED: Party.NOBODY,
        Status.WITHDRAWN: Party.NOBODY,
    }
)

_DECIDED = (RemovalStatus.APPROVED, RemovalStatus.REFUSED, RemovalStatus.LAPSED)
REMOVAL_NEXT: Mapping[RemovalStatus, frozenset[RemovalStatus]] = MappingProxyType(
    dict.fromkeys(
        (RemovalStatus.PROPOSED, RemovalStatus.DEFERRED),
        frozenset({RemovalStatus.DEFERRED, *_DECIDED}),
    )
    | dict.fromkeys(_DECIDED, frozenset())
)
OPEN_REMOVALS = tuple(status for status, after in REMOVAL_NEXT.items() if after)

# Drawn in docs/lifecycles.md besides the referral's own.
ALSO = MappingProxyType({"Removal": REMOVAL_NEXT})


def allowed_next(status: Status) -> frozenset[Status]:
    """Return the statuses that may follow; empty once the referral is decided."""
    return NEXT[status]


def may_follow(before: Status, after: Status) -> bool:
    """Whether a referral may go from one status to the other in one step."""
    return after in NEXT[before]


def is_open(status: Status) -> bool:
    """Whether somebody still has something to do about the referral."""
    return bool(NEXT[status])
