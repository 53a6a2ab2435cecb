"""The vocabulary of a case: identity, needs, contact, sharing."""

from django.db.models import TextChoices


class CaseStatus(TextChoices):
    """Where one registration on a scheme stands."""

    REFERRED = "referred", "Referred"
    ACTIVE = "active", "On the cohort"
    CLOSED = "closed", "Removed from the cohort"
    NOT_ADOPTED = "not_adopted", "Not adopted"


class Jurisdiction(TextChoices):
    """Whose law and whose bank holidays apply (A-21)."""

    ENGLAND_WALES = "england_wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"


class Pathway(TextChoices):
    """The nine rows of the referral form's needs table, in its order (S1-177)."""

    ACCOMMODATION = "accommodation", "Accommodation"
    EDUCATION_TRAINING_EMPLOYMENT = (
        "education_training_employment",
        "Education, training and employment",
    )
    HEALTH = "health", "Health"
    DRUGS_ALCOHOL = "drugs_alcohol", "Drugs and alcohol"
    FINANCE_BENEFIT_DEBT = "finance_benefit_debt", "Finance, benefit and debt"
    CHILDREN_FAMILIES = "children_families", "Children and families"
    ATTITUDES_THINKING_BEHAVIOUR = (
        "attitudes_thinking_behaviour",
        "Attitudes, thinking and behaviour",
    )
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    OTHER = "other", "Other"


class NeedRating(TextChoices):
    """How much a pathway bears on the person's offending (S1-177)."""

    RED = "red", "Red: significant impact"
    AMBER = "amber", "Amber: some impact"
    GREEN = "green", "Green: little impact"

    @property
    def needs_action(self) -> bool:
        """Red and Amber rows must say the needs and the actions (Q3)."""
        return self is not NeedRating.GREEN


class Section(TextChoices):
    """The parts of a case that are shared separately."""

    GENERAL = "general", "General"
    POLICE_INTELLIGENCE = "police_intelligence", "Police intelligence"
    HEALTH = "health", "Health"
    VICTIM = "victim", "Victim"
    CHILD_PROTECTION = "child_protection", "Child protection"
    STAFF_SAFETY = "staff_safety", "Staff safety"


class IdentifierKind(TextChoices):
    """The numbers agencies know a person by (S1-174)."""

    PNC = "pnc", "PNC ID"
    CRN = "crn", "CRN"
    NOMS = "noms", "NOMS number"
    URN = "urn", "URN"
    CRO = "cro", "CRO number"
    NATIONAL_INSURANCE = "national_insurance", "National Insurance number"


class ContactNumberType(TextChoices):
    """The form's M, H, W or Other beside each number (S1-174, F08)."""

    MOBILE = "mobile", "Mobile"
    HOME = "home", "Home"
    WORK = "work", "Work"
    OTHER = "other", "Other"


class WarningSource(TextChoices):
    """The system a warning marker was read from (S1-174, F11)."""

    PNC = "pnc", "PNC"
    NICHE = "niche", "Niche"
    NDELIUS = "ndelius", "NDelius"
    OTHER = "other", "Another agency's record"


class ContactType(TextChoices):
    """What kind of contact or event is logged (S1-182); each has an NDelius code."""

    OFFICE_VISIT_PLANNED = "office_visit_planned", "Office visit, planned"
    OFFICE_VISIT_UNPLANNED = "office_visit_unplanned", "Office visit, unplanned"
    HOME_VISIT = "home_visit", "Home visit"
    HOME_VISIT_NOT_NOTIFIED = "home_visit_not_notified", "Home visit, not notified"
    TELEPHONE = "telephone", "Telephone contact"
    CORRESPONDENCE = "correspondence", "Correspondence"
    PRISON_VISIT = "prison_visit", "Prison visit"
    AGENCY_VISIT = "agency_visit", "Agency visit"
    THIRD_PARTY_OFFICE_VISIT = "third_party_office_visit", "Third-party office visit"
    EXTERNAL_APPOINTMENT = "external_appointment", "External provider appointment"
    CASE_CONFERENCE = "case_conference", "Case conference"
    REFERRAL = "referral", "Referral"
    ASSESSMENT = "assessment", "Assessment"
    REVIEW = "review", "Review"
    AGENCY_REFERRAL_MADE = "agency_referral_made", "Referral to an agency made"
    AGENCY_REFERRAL_ENDED = "agency_referral_ended", "Referral to an agency ended"
    MAPPA_MEETING = "mappa_meeting", "MAPPA meeting"
    MAPPA_REFERRAL = "mappa_referral", "MAPPA referral"
    MAPPA_SCREENING = "mappa_screening", "MAPPA screening"
    MARAC_MEETING = "marac_meeting", "MARAC meeting"
    MARAC_REFERRAL = "marac_referral", "MARAC referral"
    OTHER = "other", "Other contact"

    @property
    def ndelius_code(self) -> str:
        """The contact type code under which probation records the same event."""
        return NDELIUS_CODES[self]

    @property
    def is_of_marac(self) -> bool:
        """Whether it tells of a MARAC, and so is kept with the victim's information (S1-44)."""
        return self in {ContactType.MARAC_MEETING, ContactType.MARAC_REFERRAL}

    @property
    def is_home_visit(self) -> bool:
        """Whether it counts towards the home visits a RAG class asks for (S1-170)."""
        return self in {ContactType.HOME_VISIT, ContactType.HOME_VISIT_NOT_NOTIFIED}


NDELIUS_CODES: dict[str, str] = {
    ContactType.OFFICE_VISIT_PLANNED: "CAIS",
    ContactType.OFFICE_VISIT_UNPLANNED: "IOUV",
    ContactType.HOME_VISIT: "IOHV",
    ContactType.HOME_VISIT_NOT_NOTIFIED: "C253",
    ContactType.TELEPHONE: "IOTC",
    ContactType.CORRESPONDENCE: "CAIL",
    ContactType.PRISON_VISIT: "IPVS",
    ContactType.AGENCY_VISIT: "IOAV",
    ContactType.THIRD_PARTY_OFFICE_VISIT: "IVSP",
    ContactType.EXTERNAL_APPOINTMENT: "CAIE",
    ContactType.CASE_CONFERENCE: "ICON",
    ContactType.REFERRAL: "ERFI",
    ContactType.ASSESSMENT: "CAIT",
    ContactType.REVIEW: "CAIR",
    ContactType.AGENCY_REFERRAL_MADE: "C451",
    ContactType.AGENCY_REFERRAL_ENDED: "C452",
    ContactType.MAPPA_MEETING: "CCMM",
    ContactType.MAPPA_REFERRAL: "CCMR",
    ContactType.MAPPA_SCREENING: "MAPQ",
    ContactType.MARAC_MEETING: "C149",
    ContactType.MARAC_REFERRAL: "ERFM",
    ContactType.OTHER: "C318",
}


class Attendance(TextChoices):
    """What became of an appointment."""

    COMPLIED = "complied", "Attended and complied"
    FAILED_TO_COMPLY = "failed_to_comply", "Attended, failed to comply"
    ACCEPTABLE_ABSENCE = "acceptable_absence", "Acceptable absence"
    UNACCEPTABLE_ABSENCE = "unacceptable_absence", "Unacceptable absence"
    REFUSED = "refused", "Refused to see us"
    RESCHEDULED = "rescheduled", "Rescheduled"


class ScoreTool(TextChoices):
    """The actuarial tools a score may come from (S1-63, S1-175, A-27)."""

    OGRS3 = "ogrs3", "OGRS3 (group reconviction)"
    OGRS4 = "ogrs4", "OGRS4 (group reconviction)"
    YOGRS = "yogrs", "YOGRS (young people's group reconviction)"
    OGP = "ogp", "OGP (general reoffending predictor)"
    OVP = "ovp", "OVP (violence predictor)"
    RSR = "rsr", "RSR (risk of serious recidivism)"
    OSP_DC = "osp_dc", "OSP/DC (direct contact sexual reoffending)"
    OSP_IC = "osp_ic", "OSP/IIC (images and indirect contact)"
    LS_CMI = "ls_cmi", "LS/CMI (level of service, Scotland)"

    @property
    def highest(self) -> int:
        """The top of the tool's scale: percentages, but LS/CMI counts 43 items."""
        return 43 if self is ScoreTool.LS_CMI else 100


class ScoreBand(TextChoices):
    """The band a score falls in, in the tools' own words (A-27)."""

    VERY_LOW = "very_low", "Very low"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class RoshLevel(TextChoices):
    """Risk of serious harm, to each group in each setting."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class MappaLevel(TextChoices):
    """The level at which MAPPA manages the person (S1-37, S1-92, S1-95)."""

    ONE = "1", "Level 1"
    TWO = "2", "Level 2"
    THREE = "3", "Level 3"


class GrantLevel(TextChoices):
    """What a share in a case allows; each level includes those before it."""

    READ = "read", "Read"
    WRITE = "write", "Read and write"
    MANAGE = "manage", "Manage, including sharing"


class GrantBasis(TextChoices):
    """Why an agency or person has a share in a case."""

    REFERRAL = "referral", "Referring agency"
    LEAD = "lead", "Lead agency"
    AGREEMENT = "agreement", "Information-sharing agreement"
    MEETING = "meeting", "Guest of one meeting"
    TRANSFER = "transfer", "Transferred to another area"
    BREAK_GLASS = "break_glass", "Emergency access"


class Routeway(TextChoices):
    """The seven routeways of the resettlement programme, in its order (S1-110)."""

    FUTURE = "future", "Future"
    HOME = "home", "Home"
    OUTLOOK = "outlook", "Outlook"
    HEALTH = "health", "Health"
    MONEY = "money", "Money"
    HABIT = "habit", "Habit"
    SUPPORT = "support", "Support"


class ResettlementPathway(TextChoices):
    """The prison and probation service's seven resettlement pathways (A-15)."""

    ACCOMMODATION = "accommodation", "Accommodation"
    ATTITUDES = "attitudes", "Attitudes, thinking and behaviour"
    CHILDREN_FAMILIES = "children_families", "Children, families and communities"
    DRUGS_ALCOHOL = "drugs_alcohol", "Drugs and alcohol"
    EDUCATION_WORK = "education_work", "Education, skills and work"
    FINANCE_ID = "finance_id", "Finance and ID"
    HEALTH = "health", "Health"
