"""
A breach of post-sentence supervision, from laying the information to the outcome.

The supervising officer lays it; the magistrates' court decides, whatever court passed
the sentence (S1-140, S1-141). A hearing may be adjourned as often as the court likes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from licences.choices import BreachStatus as Status
from licences.choices import EnforcementParty as Party


TITLE = "Breach of post-sentence supervision"

NEXT: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.LAID: frozenset({Status.LISTED, Status.WITHDRAWN}),
        Status.LISTED: frozenset({Status.ADJOURNED, Status.DECIDED, Status.WITHDRAWN}),
        Status.ADJOURNED: frozenset(
            {Status.ADJOURNED, Status.DECIDED, Status.WITHDRAWN}
        ),
        Status.DECIDED: frozenset(),
        Status.WITHDRAWN: frozenset(),
    }
)

TURN: Mapping[Status, Party] = MappingProxyType(
    {
        Status.LAID: Party.COURT,
        Status.LISTED: Party.COURT,
        Status.ADJOURNED: Party.COURT,
        Status.DECIDED: Party.NOBODY,
        Status.WITHDRAWN: Party.NOBODY,
    }
)


def may_follow(before: Status, after: Status) -> bool:
    """Whether a breach may go from one status to the other in one step."""
    return after in NEXT[before]


def is_open(status: Status) -> bool:
    """Whether the court has still to decide."""
    return bool(NEXT[status])
