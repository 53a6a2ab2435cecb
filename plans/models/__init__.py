"""What is stored of a case's plan, and of what is done about its needs."""

from plans.models.interventions import Intervention, InterventionStep
from plans.models.plan import (
    Action,
    ActionUpdate,
    AgencyRole,
    Objective,
    PlanSituation,
    PlanVersion,
)
from plans.models.provision import ServiceGap, ServiceReferral, ServiceStep
from plans.models.timetable import Activity


__all__ = [
    "Action",
    "ActionUpdate",
    "Activity",
    "AgencyRole",
    "Intervention",
    "InterventionStep",
    "Objective",
    "PlanSituation",
    "PlanVersion",
    "ServiceGap",
    "ServiceReferral",
    "ServiceStep",
]
