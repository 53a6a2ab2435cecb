"""
Which status of an intervention may follow which, and whose turn it is.

Offered, booked, attended, completed; declined with a reason at any time before it
begins, stopped with one after (S1-110 to S1-118). A referral to a service has its
own table, `SERVICE_NEXT`: the service answers, the person is seen, and what comes
next is named when it ends (S1-186, S2-45).
"""

from collections.abc import Mapping
from types import MappingProxyType

from plans.choices import InterventionStatus, ServiceStatus


NEXT: Mapping[InterventionStatus, frozenset[InterventionStatus]] = MappingProxyType(
    {
        InterventionStatus.OFFERED: frozenset(
            {
                InterventionStatus.BOOKED,
                InterventionStatus.ATTENDED,
                InterventionStatus.COMPLETED,
                InterventionStatus.DECLINED,
            }
        ),
        InterventionStatus.BOOKED: frozenset(
            {
                InterventionStatus.BOOKED,
                InterventionStatus.ATTENDED,
                InterventionStatus.COMPLETED,
                InterventionStatus.DECLINED,
            }
        ),
        InterventionStatus.ATTENDED: frozenset(
            {
                InterventionStatus.ATTENDED,
                InterventionStatus.COMPLETED,
                InterventionStatus.STOPPED,
            }
        ),
        InterventionStatus.COMPLETED: frozenset(),
        InterventionStatus.DECLINED: frozenset(),
        InterventionStatus.STOPPED: frozenset(),
    }
)

SERVICE_NEXT: Mapping[ServiceStatus, frozenset[ServiceStatus]] = MappingProxyType(
    {
        ServiceStatus.WAITING: frozenset(
            {
                ServiceStatus.ACCEPTED,
                ServiceStatus.STARTED,
                ServiceStatus.DECLINED,
                ServiceStatus.DID_NOT_ATTEND,
                ServiceStatus.WITHDRAWN,
            }
        ),
        ServiceStatus.ACCEPTED: frozenset(
            {
                ServiceStatus.STARTED,
                ServiceStatus.DECLINED,
                ServiceStatus.DID_NOT_ATTEND,
                ServiceStatus.WITHDRAWN,
            }
        ),
        ServiceStatus.STARTED: frozenset(
            {
                ServiceStatus.COMPLETED,
                ServiceStatus.DID_NOT_ATTEND,
                ServiceStatus.WITHDRAWN,
            }
        ),
        ServiceStatus.DECLINED: frozenset(),
        ServiceStatus.DID_NOT_ATTEND: frozenset(),
        ServiceStatus.WITHDRAWN: frozenset(),
        ServiceStatus.COMPLETED: frozenset(),
    }
)

TITLE = "Interventions"
# Drawn in docs/lifecycles.md besides the intervention's own.
ALSO = MappingProxyType({"Referral to a service": SERVICE_NEXT})

# Statuses in which somebody is still waiting to be seen.
WAITING = frozenset({ServiceStatus.WAITING, ServiceStatus.ACCEPTED})
OPEN_INTERVENTIONS = frozenset(status for status, after in NEXT.items() if after)
OPEN_SERVICES = frozenset(status for status, after in SERVICE_NEXT.items() if after)


def may_follow(before: str, after: str) -> bool:
    """Whether an intervention may go from one status to the other in one step."""
    return InterventionStatus(after) in NEXT[InterventionStatus(before)]


def service_may_follow(before: str, after: str) -> bool:
    """Whether a referral to a service may go from one status to the other in one step."""
    return ServiceStatus(after) in SERVICE_NEXT[ServiceStatus(before)]
