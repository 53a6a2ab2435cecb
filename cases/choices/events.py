"""The vocabulary of what happens to a person on the cohort: events, intelligence, changes."""

from django.db.models import TextChoices

from cases.choices import Section


class OfficerType(TextChoices):
    """Who delivered the contact: suspicion of police and authority makes it matter (S2-12)."""

    POLICE_OFFENDER_MANAGER = "police_offender_manager", "Police offender manager"
    POLICE_OFFICER = "police_officer", "Other police officer"
    PROBATION = "probation", "Probation practitioner"
    YOUTH_JUSTICE = "youth_justice", "Youth justice worker"
    PRISON = "prison", "Prison officer or prison offender manager"
    HOUSING = "housing", "Housing worker"
    DRUG_ALCOHOL = "drug_alcohol", "Drug and alcohol worker"
    HEALTH = "health", "Health worker"
    EMPLOYMENT = "employment", "Work coach"
    MENTOR = "mentor", "Mentor or volunteer"
    JOINT = "joint", "Joint visit, police with another agency"
    OTHER = "other", "Somebody else"


class Substance(TextChoices):
    """What a drug test looks for."""

    HEROIN = "heroin", "Heroin and other opiates"
    CRACK = "crack", "Crack or powder cocaine"
    AMPHETAMINES = "amphetamines", "Amphetamines"
    BENZODIAZEPINES = "benzodiazepines", "Benzodiazepines"
    CANNABIS = "cannabis", "Cannabis"
    METHADONE = "methadone", "Methadone"
    BUPRENORPHINE = "buprenorphine", "Buprenorphine"
    SYNTHETIC_CANNABINOIDS = "synthetic_cannabinoids", "Synthetic cannabinoids"
    ALCOHOL = "alcohol", "Alcohol"
    OTHER = "other", "Another substance"


class ReasonTested(TextChoices):
    """
    Why the person was tested (S2-28, S2-40), and so who may read the result.

    A test that the law requires is a fact of compliance, general like an attendance;
    a test within treatment is a health record and stays in the health section.
    """

    ON_ARREST = "on_arrest", "On arrest"
    LICENCE_OR_ORDER = "licence_or_order", "Under a licence or an order"
    CUSTODY = "custody", "In prison"
    TREATMENT = "treatment", "In treatment"
    VOLUNTARY = "voluntary", "The person asked for it"

    @property
    def section(self) -> Section:
        """The section the result is kept in."""
        clinical = {ReasonTested.TREATMENT, ReasonTested.VOLUNTARY}
        return Section.HEALTH if self in clinical else Section.GENERAL


class ArrestOutcome(TextChoices):
    """What became of an arrest."""

    IN_CUSTODY = "in_custody", "Still in police custody"
    CHARGED_REMANDED = "charged_remanded", "Charged and kept for court"
    CHARGED_BAILED = "charged_bailed", "Charged and bailed"
    POLICE_BAIL = "police_bail", "Released on police bail"
    UNDER_INVESTIGATION = "under_investigation", "Released under investigation"
    OUT_OF_COURT = "out_of_court", "Caution or other out-of-court disposal"
    RECALLED = "recalled", "Returned to prison on recall"
    NO_FURTHER_ACTION = "no_further_action", "No further action"


class IncidentKind(TextChoices):
    """What kind of incident somebody reports."""

    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    ANTI_SOCIAL = "anti_social", "Anti-social behaviour"
    VIOLENCE = "violence", "Violence or threats"
    THEFT = "theft", "Theft or burglary suspected"
    CURFEW = "curfew", "Curfew or tag"
    HOSPITAL = "hospital", "Hospital or A&E card"
    SELF_HARM = "self_harm", "Self-harm or overdose"
    MISSING = "missing", "Missing"
    OTHER = "other", "Something else"


class OccupationKind(TextChoices):
    """How somebody spends the working day (S2-32)."""

    PAID_WORK = "paid_work", "Paid work"
    SELF_EMPLOYED = "self_employed", "Self-employed"
    TRAINING = "training", "Training or apprenticeship"
    EDUCATION = "education", "College or school"
    VOLUNTEERING = "volunteering", "Volunteering"


class AtRisk(TextChoices):
    """Whom a safeguarding concern is about (S1-91)."""

    CHILD = "child", "A child"
    ADULT = "adult", "An adult at risk"


class SafeguardingOutcome(TextChoices):
    """What the safeguarding service decided."""

    ENQUIRY = "enquiry", "Enquiry or assessment begun"
    PLAN = "plan", "Protection plan made"
    ALREADY_KNOWN = "already_known", "Already known to the service"
    NO_FURTHER_ACTION = "no_further_action", "No further action"


class Tenure(TextChoices):
    """On what footing the person lives at an address."""

    OWN_TENANCY = "own_tenancy", "Council or housing association tenancy"
    PRIVATE_RENTED = "private_rented", "Private landlord"
    SUPPORTED = "supported", "Supported housing"
    HOSTEL = "hostel", "Hostel or night shelter"
    APPROVED_PREMISES = "approved_premises", "Approved premises"
    FAMILY = "family", "With family"
    FRIENDS = "friends", "With friends"
    OWNER = "owner", "Own home"
    OTHER = "other", "Something else"


class GradingSystem(TextChoices):
    """How a piece of intelligence is graded."""

    THREE_BY_FIVE_BY_TWO = "3x5x2", "3x5x2"
    FIVE_BY_FIVE_BY_FIVE = "5x5x5", "5x5x5"


class CheckResult(TextChoices):
    """What the daily check found (S1-55)."""

    NOTHING_NEW = "nothing_new", "Nothing new"
    ARREST = "arrest", "Arrested"
    INTELLIGENCE = "intelligence", "New intelligence"


class ChangeKind(TextChoices):
    """What counts as a significant change, to be followed by a review (S3-28, S3-90)."""

    ARREST = "arrest", "Arrest"
    BREACH = "breach", "Breach"
    ADDRESS = "address", "Address"
    RELATIONSHIP = "relationship", "Relationship"
    EMPLOYMENT = "employment", "Work or training"
    DRUG_TEST = "drug_test", "Drug test"
    OTHER = "other", "Another change"


class ChangeOutcome(TextChoices):
    """What the review of a significant change led to (S3-92)."""

    NOTHING = "nothing", "Neither the rating nor the plan needs to change"
    RATING = "rating", "The rating was reviewed"
    PLAN = "plan", "The plan was changed"
    BOTH = "both", "The rating was reviewed and the plan changed"
