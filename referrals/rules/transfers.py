"""
The three ways a case moves between areas: their steps, whose each is, and what may follow.

Internal: S1-97 to S1-100, S1-193 to S1-196. In from another force: S1-101 to S1-104. Out
to another force: S1-105 to S1-109. The guide sets no time for the steps; `DAYS` is our
own working rule, in working days from when the transfer came to its present status.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from core.working_days import add_working_days
from referrals.choices import (
    TransferKind,
    TransferParty,
    TransferStatus,
    TransferStep,
    TransferTopic,
)


READ_AFTER_HANDOVER = timedelta(weeks=8)
"""How long the sending area reads on, to answer the receiving area's questions."""

TOPIC_STEPS = tuple(TransferStep(each.value) for each in TransferTopic)
MUST_BE_TOLD = (TransferTopic.RISK_FACTORS, TransferTopic.SAFEGUARDING)  # S1-196

DAYS: Mapping[TransferStep, int] = MappingProxyType(
    dict.fromkeys(TOPIC_STEPS, 5)
    | {
        TransferStep.SCREENING: 3,
        TransferStep.CONTACT: 5,
        TransferStep.DOCUMENTS: 5,
        TransferStep.FORMS: 10,
        TransferStep.PACK: 10,
        TransferStep.SEND: 10,
        TransferStep.HOME_VISIT: 10,
        TransferStep.CONTACT_POINT: 10,
        TransferStep.MEETING: 15,
        TransferStep.REFERRAL: 15,
        TransferStep.DECISION: 20,
        TransferStep.HAND_OVER: 5,
        TransferStep.DESELECT: 2,
    }
)

Stages = Mapping[TransferStatus, tuple[TransferStep, ...]]


@dataclass(frozen=True)
class Flow:
    """
    One kind of transfer.

    `stages` gives the steps of each status still open, in order; `following` what may
    come after each. Only somebody adopted from another force is held Red (A-25).
    """

    kind: TransferKind
    stages: Stages
    following: Mapping[TransferStatus, frozenset[TransferStatus]]
    owners: Mapping[TransferStep, TransferParty]
    is_held_red: bool = False
    is_within_the_force: bool = False

    @property
    def steps(self) -> tuple[TransferStep, ...]:
        """Every step in order."""
        return tuple(step for steps in self.stages.values() for step in steps)

    def stage_of(self, step: TransferStep) -> TransferStatus | None:
        """Return the status in which a step is taken; None when this kind has no such step."""
        return next((at for at, steps in self.stages.items() if step in steps), None)


def _following(
    *chain: TransferStatus, refusable: AbstractSet[TransferStatus]
) -> Mapping[TransferStatus, frozenset[TransferStatus]]:
    """Return a chain in which every status but the last two may also end early."""
    ends = (TransferStatus.COMPLETED, TransferStatus.REFUSED, TransferStatus.WITHDRAWN)
    found = {
        before: frozenset(
            {after}
            | ({TransferStatus.REFUSED} if before in refusable else set())
            | (
                {TransferStatus.WITHDRAWN}
                if before is not TransferStatus.HANDED_OVER
                else set()
            )
        )
        for before, after in pairwise(chain)
    }
    return MappingProxyType(found | dict.fromkeys(ends, frozenset()))


INTERNAL = Flow(
    kind=TransferKind.INTERNAL,
    stages={
        TransferStatus.PREPARING: (*TOPIC_STEPS, TransferStep.SEND),
        TransferStatus.SENT: (
            TransferStep.HOME_VISIT,
            TransferStep.CONTACT_POINT,
            TransferStep.MEETING,
        ),
        TransferStatus.AWAITING_DECISION: (TransferStep.DECISION,),
        TransferStatus.ADOPTED: (TransferStep.HAND_OVER,),
    },
    following=_following(
        TransferStatus.PREPARING,
        TransferStatus.SENT,
        TransferStatus.AWAITING_DECISION,
        TransferStatus.ADOPTED,
        TransferStatus.COMPLETED,
        refusable={TransferStatus.SENT, TransferStatus.AWAITING_DECISION},
    ),
    owners=dict.fromkeys(
        (*TOPIC_STEPS, TransferStep.SEND, TransferStep.HAND_OVER), TransferParty.SENDING
    )
    | dict.fromkeys(
        (TransferStep.HOME_VISIT, TransferStep.CONTACT_POINT, TransferStep.MEETING),
        TransferParty.RECEIVING,
    )
    | {TransferStep.DECISION: TransferParty.CHAIR},
    is_within_the_force=True,
)
EXTERNAL_IN = Flow(
    kind=TransferKind.EXTERNAL_IN,
    stages={
        TransferStatus.PREPARING: (
            TransferStep.DOCUMENTS,
            TransferStep.HOME_VISIT,
            TransferStep.CONTACT_POINT,
            TransferStep.REFERRAL,
        ),
        TransferStatus.REFERRED: (TransferStep.DECISION,),
    },
    following=_following(
        TransferStatus.PREPARING,
        TransferStatus.REFERRED,
        TransferStatus.COMPLETED,
        refusable={TransferStatus.PREPARING, TransferStatus.REFERRED},
    ),
    owners=dict.fromkeys(
        (
            TransferStep.DOCUMENTS,
            TransferStep.HOME_VISIT,
            TransferStep.CONTACT_POINT,
            TransferStep.REFERRAL,
        ),
        TransferParty.RECEIVING,
    )
    | {TransferStep.DECISION: TransferParty.CHAIR},
    is_held_red=True,
)
EXTERNAL_OUT = Flow(
    kind=TransferKind.EXTERNAL_OUT,
    stages={
        TransferStatus.PREPARING: (
            TransferStep.SCREENING,
            TransferStep.CONTACT,
            *TOPIC_STEPS,
            TransferStep.FORMS,
            TransferStep.PACK,
            TransferStep.SEND,
        ),
        TransferStatus.SENT: (TransferStep.HAND_OVER,),
        TransferStatus.HANDED_OVER: (TransferStep.DESELECT,),
    },
    following=_following(
        TransferStatus.PREPARING,
        TransferStatus.SENT,
        TransferStatus.HANDED_OVER,
        TransferStatus.COMPLETED,
        refusable={TransferStatus.SENT},
    ),
    owners=dict.fromkeys(TransferStep, TransferParty.SENDING),
)
FLOWS: Mapping[TransferKind, Flow] = MappingProxyType(
    {each.kind: each for each in (INTERNAL, EXTERNAL_IN, EXTERNAL_OUT)}
)
# Drawn in docs/lifecycles.md, one table for each kind.
TITLE = "Transfers"
ALSO = MappingProxyType(
    {
        f"Transfer {kind.label[0].lower()}{kind.label[1:]}": flow.following
        for kind, flow in FLOWS.items()
    }
)


@dataclass(frozen=True)
class Standing:
    """How a transfer stands: its kind, its status, since when, and the steps taken."""

    kind: TransferKind
    status: TransferStatus
    since: date
    done: frozenset[TransferStep]
    meeting_on: date | None = None


@dataclass(frozen=True)
class Turn:
    """The next step, whose it is and by when; nobody's once the transfer has ended."""

    step: TransferStep | None
    party: TransferParty
    due_on: date | None


def is_open(kind: TransferKind, status: TransferStatus) -> bool:
    """Tell whether somebody still has something to do about a transfer."""
    return status in FLOWS[kind].stages


def may_follow(
    kind: TransferKind, before: TransferStatus, after: TransferStatus
) -> bool:
    """Tell whether a transfer may go from one status to the other in one step."""
    return after in FLOWS[kind].following.get(before, frozenset())


def next_turn(standing: Standing, holidays: AbstractSet[date] = frozenset()) -> Turn:
    """Return who has the next step of a transfer, which and by when."""
    flow = FLOWS[standing.kind]
    steps = flow.stages.get(standing.status, ())
    step = next((each for each in steps if each not in standing.done), None)
    if step is None:
        return Turn(None, TransferParty.NOBODY, None)
    return Turn(step, flow.owners[step], due_on(step, standing, holidays))


def due_on(
    step: TransferStep, standing: Standing, holidays: AbstractSet[date] = frozenset()
) -> date | None:
    """
    Return by when a step of the present status is to be taken; None for other steps.

    The decision falls to the meeting the transfer is before (S1-103).
    """
    if FLOWS[standing.kind].stage_of(step) != standing.status:
        return None
    if step is TransferStep.DECISION and standing.meeting_on:
        return standing.meeting_on
    return add_working_days(standing.since, DAYS[step], holidays)
