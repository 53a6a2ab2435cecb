"""The vocabulary of agencies and of the roles people hold in them."""

from django.db.models import TextChoices


class AgencyKind(TextChoices):
    """What an agency does; core members and guests of the meeting (S1-9, S1-10)."""

    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    LOCAL_AUTHORITY_HOUSING = "local_authority_housing", "Local authority housing"
    LOCAL_AUTHORITY_JUSTICE = (
        "local_authority_justice",
        "Local authority criminal justice social work",
    )
    SUBSTANCE_MISUSE = "substance_misuse", "Substance misuse service"
    YOUTH_OFFENDING = "youth_offending", "Youth offending team"
    HEALTH = "health", "Health"
    MENTAL_HEALTH = "mental_health", "Mental health"
    DWP = "dwp", "DWP and Jobcentre Plus"
    PRISON = "prison", "Prison"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    ISMS_PROVIDER = "isms_provider", "Intensive support and monitoring provider"
    SOCIAL_SERVICES = "social_services", "Social services"
    COORDINATION = "coordination", "IOM co-ordination"


class Role(TextChoices):
    """What a person may do in the agency they act for; grants say on which cases."""

    PRACTITIONER = "practitioner", "Practitioner"
    COORDINATOR = "coordinator", "IOM co-ordinator"
    CHAIR = "chair", "Chair"
    MANAGER = "manager", "Manager"
    AUDITOR = "auditor", "Information-governance auditor"
    ADMINISTRATOR = "administrator", "System administrator"
    SERVICE_ACCOUNT = "service_account", "Service account"

    @property
    def description(self) -> str:
        """Who may hold the role and what it is for, as shown when it is given."""
        return ROLE_DESCRIPTIONS[self]

    @property
    def works_cases(self) -> bool:
        """Whether the role reads or writes case records at all."""
        return self in {Role.PRACTITIONER, Role.COORDINATOR, Role.CHAIR, Role.MANAGER}


ROLE_DESCRIPTIONS: dict[str, str] = {
    Role.PRACTITIONER: (
        "Anyone who works with the person: offender manager, responsible officer, "
        "police IOM officer, housing, health or support worker. Works the cases "
        "shared with their agency."
    ),
    Role.COORDINATOR: (
        "The divisional IOM co-ordinator. Prepares the agenda, updates the record "
        "sheet in the meeting, notes the agreed actions and circulates the plans."
    ),
    Role.CHAIR: (
        "A Detective Inspector, a Senior Probation Officer, or someone of equivalent "
        "authority approved by the delivery group. Accountable for decisions to adopt "
        "and for the RAG rating."
    ),
    Role.MANAGER: (
        "A line manager of practitioners in the agency. Reviews their cases and "
        "approves emergency access, never their own."
    ),
    Role.AUDITOR: (
        "An information-governance or data-protection officer who does no casework. "
        "Reads who saw and did what; cannot open a case."
    ),
    Role.ADMINISTRATOR: (
        "A system administrator who does no casework. Keeps accounts and agencies; "
        "cannot open a case or change their own membership."
    ),
    Role.SERVICE_ACCOUNT: (
        "A system, never a person: scheduled work and connected systems. Each has a "
        "named owner and reaches only the cases its work names."
    ),
}


class ServiceKind(TextChoices):
    """What a service in the directory is for (S1-86, S2-18 to S2-34)."""

    MENTAL_HEALTH = "mental_health", "Mental health"
    HEALTH = "health", "Health"
    SUBSTANCE_MISUSE = "substance_misuse", "Drugs and alcohol"
    ACCOMMODATION = "accommodation", "Housing"
    EMPLOYMENT = "employment", "Education, training and work"
    MONEY = "money", "Money, benefits and debt"
    FAMILY = "family", "Children and families"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    WOMEN = "women", "Women"
    VETERANS = "veterans", "Veterans"
    SAFEGUARDING = "safeguarding", "Adults and children at risk"
    OTHER = "other", "Other"

    @property
    def is_health(self) -> bool:
        """Whether being sent to it tells of somebody's health, drugs and alcohol included."""
        return self in {
            ServiceKind.MENTAL_HEALTH,
            ServiceKind.HEALTH,
            ServiceKind.SUBSTANCE_MISUSE,
        }


class MentalHealthTier(TextChoices):
    """The four tiers of mental health care (S1-86)."""

    ONE = "1", "Tier 1: GP"
    TWO = "2", "Tier 2: primary mental health"
    THREE = "3", "Tier 3: assessment and recovery teams"
    FOUR = "4", "Tier 4: forensic services"


class ProgrammeKind(TextChoices):
    """What a scheme offers beside the routeways' sessions (S1-60, S1-118, S3-86)."""

    GROUPWORK = "groupwork", "Groupwork"
    ACCREDITED = "accredited", "Accredited programme"
    OTHER = "other", "Other intervention"
