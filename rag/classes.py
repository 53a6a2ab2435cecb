"""
What each RAG class is for, and what it obliges the agencies to do.

Whose words: Appendix 1 of the operational guide (S1-169 to S1-173), with the duties
its meeting rules add (S1-25 to S1-28) and our readings where it is silent (A-3 to A-5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rag.choices import RagClass


@dataclass(frozen=True)
class ClassDescription:
    """One column of Appendix 1."""

    aim: str
    characteristics: tuple[str, ...]
    approach: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Duty:
    """
    Something a class asks of the agencies.

    `clock` is the code in `agencies.clocks` that says how often or how early, where
    the sources set one. `as_needed` is for what the sources ask for "as appropriate".
    """

    code: str
    text: str
    source: str
    clock: str | None = None
    as_needed: bool = False


CLASSES: Mapping[RagClass, ClassDescription] = MappingProxyType(
    {
        RagClass.RED_ALERT: ClassDescription(
            aim="Wanted for arrest",
            characteristics=("Wanted by police for arrest",),
            approach=(
                "Brief police to identify resources to locate and arrest",
                "Priority intelligence sharing between agencies",
                (
                    "The police offender management officer publishes a wanted alert to "
                    "agencies as appropriate"
                ),
            ),
            source="S1-169",
        ),
        RagClass.RED: ClassDescription(
            aim="Catch and control",
            characteristics=(
                (
                    "Linked to relevant intelligence of an increased risk of harm or "
                    "offending"
                ),
                "Fixed-term recall",
                "Significant changes in circumstances that could trigger offending",
                "Disengaged from supervision or treatment services",
            ),
            approach=(
                "Weekly diary co-ordination and update meeting",
                "Assess suitability for electronic monitoring",
                "At least one home visit a week",
                "Police taskings when applicable",
                "Frequency of supervision agreed at weekly review meetings",
            ),
            source="S1-170",
        ),
        RagClass.AMBER: ClassDescription(
            aim="Reduce reoffending and rehabilitate",
            characteristics=(
                "No relevant intelligence of an increase in harm or reoffending",
                "No significant changes in circumstances that could trigger offending",
                "Variable compliance or engagement",
            ),
            approach=(
                "Weekly diary co-ordination and update meeting",
                "Home visits at least fortnightly",
                "Frequency of supervision agreed at the monthly meeting",
            ),
            source="S1-171",
        ),
        RagClass.GREEN: ClassDescription(
            aim="Monitor, maintain and rehabilitate",
            characteristics=(
                "No relevant intelligence of an increase in harm or reoffending",
                "Stable in the community",
                "Remains suitable for multi-agency management",
                "Requires multi-agency monitoring",
            ),
            approach=(
                "Monthly home visits",
                "Frequency of supervision agreed at the monthly meeting",
                "Active exit planning",
            ),
            source="S1-172",
        ),
        RagClass.PRISON: ClassDescription(
            aim="In custody",
            characteristics=("In custody",),
            approach=(
                "Pre-release plan from three months before release where possible",
                "Prison visits as appropriate",
                "Liaison with the prison about conduct and engagement",
            ),
            source="S1-173",
        ),
    }
)

DUTIES: Mapping[RagClass, tuple[Duty, ...]] = MappingProxyType(
    {
        RagClass.RED_ALERT: (
            Duty("meeting", "Discuss and review at every meeting", "A-3", "red_review"),
            Duty("brief_police", "Brief police to locate and arrest", "S1-169"),
            Duty("share_intelligence", "Share intelligence as a priority", "S1-169"),
            Duty("wanted_alert", "Publish the wanted alert to agencies", "S1-190"),
        ),
        RagClass.RED: (
            Duty(
                "meeting", "Discuss and review at every meeting", "S1-25", "red_review"
            ),
            Duty("home_visit", "Visit at home every week", "S1-170", "red_home_visit"),
            Duty("diary", "Co-ordinate diaries weekly", "S1-170", "weekly_diary"),
            Duty(
                "supervision",
                "Agree how often to supervise at the weekly review",
                "S1-170, S1-203",
                "practitioners_meeting",
            ),
            Duty(
                "electronic_monitoring",
                "Assess suitability for electronic monitoring",
                "S1-170, S1-191",
            ),
            Duty("tasking", "Task police where applicable", "S1-170", as_needed=True),
        ),
        RagClass.AMBER: (
            Duty(
                "meeting",
                "Discuss and review at least every three months",
                "S1-26",
                "amber_review",
            ),
            Duty("home_visit", "Visit at home fortnightly", "A-4", "amber_home_visit"),
            Duty("diary", "Co-ordinate diaries weekly", "S1-171", "weekly_diary"),
            Duty(
                "supervision",
                "Agree how often to supervise at the monthly meeting",
                "S1-171, S1-203",
                "operational_meeting",
            ),
        ),
        RagClass.GREEN: (
            Duty(
                "meeting", "Discuss and review every six months", "A-5", "green_review"
            ),
            Duty("home_visit", "Visit at home monthly", "S1-172", "green_home_visit"),
            Duty(
                "supervision",
                "Agree how often to supervise at the monthly meeting",
                "S1-172, S1-203",
                "operational_meeting",
            ),
            Duty("exit_planning", "Plan the exit actively", "S1-172"),
        ),
        RagClass.PRISON: (
            Duty(
                "meeting",
                "Discuss when there is information of interest or removal is considered",
                "S1-27, A-5",
                "prison_review",
            ),
            Duty(
                "prison_visit",
                "Visit in prison as appropriate",
                "S1-173",
                as_needed=True,
            ),
            Duty(
                "liaison",
                "Ask the prison about conduct and engagement",
                "S1-173",
                as_needed=True,
            ),
            Duty(
                "pre_release_plan",
                "Begin the pre-release plan",
                "S1-173",
                "pre_release_plan",
            ),
            Duty(
                "live_list",
                "Review and move to the live list",
                "S1-28",
                "pre_release_live_list",
            ),
        ),
    }
)


def duties(rag_class: RagClass, *, wanted: bool = False) -> tuple[Duty, ...]:
    """Return what a class asks for; a wanted person has Red Alert's duties too (A-3)."""
    own = DUTIES[rag_class]
    if not wanted or rag_class is RagClass.RED_ALERT:
        return own
    alert = DUTIES[RagClass.RED_ALERT]
    covered = {duty.code for duty in alert}
    return (*alert, *(duty for duty in own if duty.code not in covered))
