"""
Parole in Scotland, from the eligibility date to the Parole Board's decision.

The process begins six months before the earliest release date (S4-19); reports are asked
for under five heads (S4-18), the Board may hear the case (S4-20), and a refusal ends this
process: the next date begins another.
"""

from collections.abc import Mapping
from types import MappingProxyType

from licences.choices.parole import ParoleParty as Party
from licences.choices.parole import ParoleStatus as Status


TITLE = "Parole"

NEXT: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.AWAITED: frozenset({Status.OPEN, Status.CLOSED}),
        Status.OPEN: frozenset(
            {Status.LISTED, Status.GRANTED, Status.REFUSED, Status.CLOSED}
        ),
        Status.LISTED: frozenset({Status.GRANTED, Status.REFUSED, Status.CLOSED}),
        Status.GRANTED: frozenset(),
        Status.REFUSED: frozenset(),
        Status.CLOSED: frozenset(),
    }
)

TURN: Mapping[Status, Party] = MappingProxyType(
    {
        Status.AWAITED: Party.OFFICER,
        Status.OPEN: Party.WRITERS,
        Status.LISTED: Party.BOARD,
        Status.GRANTED: Party.NOBODY,
        Status.REFUSED: Party.NOBODY,
        Status.CLOSED: Party.NOBODY,
    }
)


def may_follow(before: Status, after: Status) -> bool:
    """Whether parole may go from one status to the other in one step."""
    return after in NEXT[before]


def is_under_way(status: Status) -> bool:
    """Whether parole is still to be decided."""
    return bool(NEXT[status])
