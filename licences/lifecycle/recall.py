"""
Recall to prison, from the decision in principle to the return.

The supervising officer decides and sends Part A with all papers within 24 hours; PPCS
(the casework section) processes it within 24 hours of receiving everything (S1-127,
S1-128). Once the licence is revoked nobody here takes the recall back.
"""

from collections.abc import Mapping
from types import MappingProxyType

from licences.choices import EnforcementParty as Party
from licences.choices import RecallStatus as Status


TITLE = "Recall"

NEXT: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.DECIDED: frozenset({Status.REPORT_SENT, Status.CANCELLED}),
        Status.REPORT_SENT: frozenset({Status.RECEIVED, Status.CANCELLED}),
        Status.RECEIVED: frozenset({Status.REVOKED, Status.CANCELLED}),
        Status.REVOKED: frozenset({Status.RETURNED}),
        Status.RETURNED: frozenset(),
        Status.CANCELLED: frozenset(),
    }
)

TURN: Mapping[Status, Party] = MappingProxyType(
    {
        Status.DECIDED: Party.SUPERVISOR,
        Status.REPORT_SENT: Party.PPCS,
        Status.RECEIVED: Party.PPCS,
        Status.REVOKED: Party.POLICE,
        Status.RETURNED: Party.NOBODY,
        Status.CANCELLED: Party.NOBODY,
    }
)


def may_follow(before: Status, after: Status) -> bool:
    """Whether a recall may go from one status to the other in one step."""
    return after in NEXT[before]


def is_open(status: Status) -> bool:
    """Whether somebody still has something to do about the recall."""
    return bool(NEXT[status])
