"""The vocabulary of a referral, as printed on its form (Appendix 2)."""

from django.db.models import TextChoices


class Status(TextChoices):
    """Where a referral stands; what may follow is in `lifecycle` (S1-23, S1-62)."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    IN_RESEARCH = "in_research", "In research"
    READY_FOR_PANEL = "ready_for_panel", "Ready for panel"
    ADOPTED = "adopted", "Adopted"
    REJECTED = "rejected", "Rejected"
    DEFERRED = "deferred", "Deferred"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Party(TextChoices):
    """Who a referral waits for."""

    REFERRER = "referrer", "Referring agency"
    LOCAL_TEAM = "local_team", "Local IOM team"
    COORDINATOR = "coordinator", "IOM co-ordinator"
    CHAIR = "chair", "Chair"
    NOBODY = "nobody", "Nobody"


class SupervisionStatus(TextChoices):
    """Who supervises by law, or that nobody does (S1-5)."""

    PROBATION = "probation", "Probation Service"
    NPS = "nps", "National Probation Service (before June 2021)"
    CRC = "crc", "Community rehabilitation company (before June 2021)"
    YOT = "yot", "Youth offending team"
    CJSW = "cjsw", "Criminal justice social work"
    VOLUNTARY = "voluntary", "Voluntary: no statutory supervision"

    @property
    def is_statutory(self) -> bool:
        """Whether a court order or licence obliges the person to report."""
        return self is not SupervisionStatus.VOLUNTARY


class PriorityGroup(TextChoices):
    """
    The seven groups the form lists, locked (S1-178).

    The guide speaks of twelve and names these seven only; a scheme may add its own
    beside them (A-1).
    """

    CHILD_SEXUAL_EXPLOITATION = "child_sexual_exploitation", "Child sexual exploitation"
    COUNTER_TERRORISM = "counter_terrorism", "Counter terrorism persons of interest"
    DOMESTIC_VIOLENCE = "domestic_violence", "Domestic violence perpetrators"
    GANGS = "gangs", "Gangs"
    MAPPA_1 = "mappa_1", "MAPPA 1"
    SERIOUS_ACQUISITIVE_CRIME = (
        "serious_acquisitive_crime",
        "Serious and acquisitive crime",
    )
    SERIOUS_ORGANISED_CRIME = "serious_organised_crime", "Serious and organised crime"


class ScreeningQuestion(TextChoices):
    """The five screening questions, by the form's element (S1-180, F41–F45)."""

    COMPLEX_NEEDS = "F41", "Multiple complex needs"
    POLICE_INTELLIGENCE = "F42", "Benefit from police intelligence"
    MULTI_AGENCY_INPUT = "F43", "Multi-agency input not in place elsewhere"
    PATTERN = "F44", "Pattern of reoffending or non-compliance"
    INTENSIVE_SUPERVISION = "F45", "Benefit from intensive supervision"

    @property
    def question(self) -> str:
        """The question in the form's own words."""
        return SCREENING_QUESTIONS[self]


SCREENING_QUESTIONS: dict[str, str] = {
    ScreeningQuestion.COMPLEX_NEEDS: (
        "Does the individual have multiple complex needs linked to reoffending?"
    ),
    ScreeningQuestion.POLICE_INTELLIGENCE: (
        "Will enhanced access to and monitoring of police intelligence support a "
        "reduction in reoffending (please consider the types of intelligence which "
        "would be most useful)?"
    ),
    ScreeningQuestion.MULTI_AGENCY_INPUT: (
        "Multi-agency input is required to reduce reoffending and these arrangements "
        "are not in place elsewhere?"
    ),
    ScreeningQuestion.PATTERN: (
        "There is a pattern of regular reoffending, contact with the police or "
        "non-compliance?"
    ),
    ScreeningQuestion.INTENSIVE_SUPERVISION: (
        "How will this individual benefit from intensive supervision?"
    ),
}


class ResearchSource(TextChoices):
    """The five things the local team's assessment must consider (S1-63)."""

    PREVIOUS_OFFENDING = "previous_offending", "Previous offending"
    ACTUARIAL_SCORE = "actuarial_score", "Actuarial score"
    LOCAL_CRIME_PRIORITIES = "local_crime_priorities", "Local crime priorities"
    INTELLIGENCE = "intelligence", "Intelligence"
    COST_OF_CRIME = "cost_of_crime", "Cost of crime"


class AdminTask(TextChoices):
    """The form's administration rows on coming on (S1-181, F46–F50)."""

    NOMINATED = "nominated", "Nominated to IOM Conference"
    PERSON_NOTIFIED = "person_notified", "Offender notified"
    NICHE_MARKERS = (
        "niche_markers",
        "Niche updated with IOM and Interested Party markers",
    )
    PNC_MARKER = "pnc_marker", "PNC updated with WM marker"
    SOCIAL_SERVICES = "social_services", "Social Services notified (if applicable)"


class RemovalTask(TextChoices):
    """The form's administration rows on removal (S1-184, F60–F64)."""

    APPROVED = "approved", "Removal approved by IOM Conference"
    PERSON_NOTIFIED = "person_notified", "Offender notified"
    NICHE_MARKERS = (
        "niche_markers",
        "Niche updated removing IOM and Interested Party markers",
    )
    PNC_MARKER = "pnc_marker", "PNC updated with removal of WM marker"
    SOCIAL_SERVICES = "social_services", "Social Services notified (if applicable)"


class RemovalGround(TextChoices):
    """Why somebody is proposed for removal (S1-36 to S1-38)."""

    CUSTODY = "custody", "Five years’ custody or more"
    MAPPA_3 = "mappa_3", "MAPPA level 3"
    DISCRETIONARY = "discretionary", "Progress made"

    @property
    def is_mandatory(self) -> bool:
        """Tell whether the guide asks for removal, whatever progress is made."""
        return self is not RemovalGround.DISCRETIONARY


class ReadyGround(TextChoices):
    """The five things to weigh before somebody leaves on progress made (S1-38)."""

    INTELLIGENCE = "intelligence", "No current or recent police intelligence"
    DRUG_TESTS = "drug_tests", "Negative drug tests"
    ATTENDANCE = "attendance", "Full or good attendance"
    RISK = "risk", "Risk reduced, as assessed by agencies"
    OTHER_FORUM = "other_forum", "Risk managed in another forum"


class GroundState(TextChoices):
    """What the record says of one of the five."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    NOT_KNOWN = "not_known", "Not known"
    NOT_SHOWN = "not_shown", "Not shown"


class RemovalStatus(TextChoices):
    """Where a proposal to remove somebody stands."""

    PROPOSED = "proposed", "Awaiting decision"
    DEFERRED = "deferred", "Deferred"
    APPROVED = "approved", "Removed"
    REFUSED = "refused", "Stays on the scheme"
    LAPSED = "lapsed", "No longer applies"


class ReviewOutcome(TextChoices):
    """What a review of the registration decides (S1-183, F56)."""

    RETAIN = "retain", "Retain"
    DROP = "drop", "Drop"


class TransferKind(TextChoices):
    """The three ways a case moves between areas (S1-97, S1-101, S1-105)."""

    INTERNAL = "internal", "Between areas of this force"
    EXTERNAL_IN = "external_in", "In from another force"
    EXTERNAL_OUT = "external_out", "Out to another force"
