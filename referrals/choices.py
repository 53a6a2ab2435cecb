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


class Cohort(TextChoices):
    """Under which heading a scheme takes somebody on; each has its own criteria (A-16)."""

    STATUTORY = "statutory", "Statutory"
    VOLUNTARY = "voluntary", "Voluntary"
    PPO = "ppo", "Prolific and other priority offender"
    FIXED = "fixed", "Fixed"
    FLEX = "flex", "Flex"
    FREE = "free", "Free"


class Measure(TextChoices):
    """What a scheme's criteria can set a threshold for (A-16, S2-2)."""

    RECONVICTION = "reconviction", "Reconviction score (OGRS or YOGRS), per cent"
    GENERAL = "general", "General reoffending score (OGP), per cent"
    VIOLENCE = "violence", "Violence score (OVP), per cent"
    SERIOUS_HARM = "serious_harm", "Serious harm score (RSR), per cent"
    OFFENCES = "offences", "Offences in 12 months"
    COST = "cost", "Cost of crime in 12 months, pounds"
    NEEDS = "needs", "Needs rated red or amber, of nine"
    RED_NEEDS = "red_needs", "Needs rated red, of nine"
    DRUGS_ALCOHOL = "drugs_alcohol", "Drugs and alcohol rated red or amber"
    ACQUISITIVE = "acquisitive", "Serious and acquisitive crime"

    @property
    def is_yes_or_no(self) -> bool:
        """Whether the criterion is either there or not, with no number."""
        return self in {Measure.DRUGS_ALCOHOL, Measure.ACQUISITIVE}


class CriterionState(TextChoices):
    """Whether the person meets one criterion, as far as anybody knows."""

    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    NOT_KNOWN = "not_known", "Not known"


class Advice(TextChoices):
    """What the scheme's criteria say taken together. They advise; people decide."""

    MEETS = "meets", "Meets the scheme’s criteria"
    FALLS_SHORT = "falls_short", "Does not meet the scheme’s criteria"
    NOT_KNOWN = "not_known", "Not enough is known to say"
    NONE_SET = "none_set", "The scheme has set no criteria for this cohort"


class AgreedHow(TextChoices):
    """How somebody agreed to join a voluntary cohort (S2-11)."""

    IN_PERSON = "in_person", "In person"
    IN_CUSTODY = "in_custody", "In person, in custody"
    TELEPHONE = "telephone", "By telephone or video"
    IN_WRITING = "in_writing", "In writing"


class TransferStatus(TextChoices):
    """Where a transfer stands; what may follow is in `rules.transfers`."""

    PREPARING = "preparing", "Being prepared"
    SENT = "sent", "Sent"
    REFERRED = "referred", "Referred"
    AWAITING_DECISION = "awaiting_decision", "Waiting for the meeting"
    ADOPTED = "adopted", "Adopted, to be handed over"
    HANDED_OVER = "handed_over", "Handed over"
    COMPLETED = "completed", "Completed"
    REFUSED = "refused", "Not taken on"
    WITHDRAWN = "withdrawn", "Withdrawn"


class TransferParty(TextChoices):
    """Who has the next step of a transfer."""

    SENDING = "sending", "Sending area"
    RECEIVING = "receiving", "Receiving area"
    CHAIR = "chair", "Chair of the receiving area’s meeting"
    NOBODY = "nobody", "Nobody"


class TransferTopic(TextChoices):
    """What the receiving area is told, one topic a page (S1-97, S1-106)."""

    PROPOSED_ADDRESS = "proposed_address", "Proposed address"
    INDEX_OFFENCE = "index_offence", "Index offence"
    OFFENDING_HISTORY = "offending_history", "Offending history"
    RISK_FACTORS = "risk_factors", "Current risk factors"
    SAFEGUARDING = "safeguarding", "Safeguarding concerns"


class TransferStep(TextChoices):
    """One step of a transfer; each kind takes its own, in its own order."""

    SCREENING = "screening", "Screen the address"
    CONTACT = "contact", "Contact the receiving area"
    DOCUMENTS = "documents", "Receive the documents"
    PROPOSED_ADDRESS = "proposed_address", "Proposed address"
    INDEX_OFFENCE = "index_offence", "Index offence"
    OFFENDING_HISTORY = "offending_history", "Offending history"
    RISK_FACTORS = "risk_factors", "Current risk factors"
    SAFEGUARDING = "safeguarding", "Safeguarding concerns"
    FORMS = "forms", "The receiving area’s own forms"
    PACK = "pack", "Make the transfer pack"
    SEND = "send", "Send it to the receiving area"
    HOME_VISIT = "home_visit", "Joint home visit"
    CONTACT_POINT = "contact_point", "Name the single point of contact"
    MEETING = "meeting", "Put it before the next meeting"
    REFERRAL = "referral", "Start the referral"
    DECISION = "decision", "The meeting decides"
    HAND_OVER = "hand_over", "Hand over"
    DESELECT = "deselect", "Remove from our scheme"


class AddressCheckKind(TextChoices):
    """How an address was checked: on paper first (S1-105), or at the door (S1-98)."""

    SCREENING = "screening", "Screening"
    HOME_VISIT = "home_visit", "Joint home visit"


class AddressOutcome(TextChoices):
    """What the check of an address found (S1-193)."""

    SUITABLE = "suitable", "Suitable"
    UNSUITABLE = "unsuitable", "Unsuitable"


class PackChannel(TextChoices):
    """How a transfer pack left us."""

    SECURE_EMAIL = "secure_email", "Secure e-mail"
    OTHER_SYSTEM = "other_system", "Through the other force’s system"
    BY_HAND = "by_hand", "By hand"
    POST = "post", "Tracked post"


class TransferDutyCode(TextChoices):
    """What the receiving area owes after a transfer (S3-82, S3-91)."""

    FIRST_APPOINTMENT = "first_appointment", "First appointment"
    PLAN_UPDATE = "plan_update", "Plan updated, or a home visit made"


class PlanUpdateMeans(TextChoices):
    """Which of the two met the second duty (S3-91)."""

    PLAN = "plan", "The risk management plan was updated"
    HOME_VISIT = "home_visit", "A home visit was made"
