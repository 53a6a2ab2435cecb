"""The vocabulary of sentences, custody, key dates and licences."""

from django.db.models import TextChoices


class SentenceKind(TextChoices):
    """What the court passed. Only a standard determinate sentence is worked out here."""

    STANDARD_DETERMINATE = "standard_determinate", "Standard determinate sentence"
    EXTENDED_DETERMINATE = "extended_determinate", "Extended determinate sentence"
    SPECIAL_CUSTODY = "special_custody", "Sentence for offenders of particular concern"
    LIFE_OR_IPP = "life_or_ipp", "Life sentence or imprisonment for public protection"
    YOUTH_DETENTION = "youth_detention", "Detention and training order"
    CONSECUTIVE = "consecutive", "Consecutive sentences"
    OTHER = "other", "Another custodial sentence"

    @property
    def is_calculated(self) -> bool:
        """Tell whether its dates are estimated; for the rest the official ones are asked."""
        return self is SentenceKind.STANDARD_DETERMINATE


class KeyDateKind(TextChoices):
    """Dates in a sentence, by the prison service's codes."""

    HDCED = "hdced", "Home detention curfew eligibility"
    HDCAD = "hdcad", "Home detention curfew approved"
    PED = "ped", "Parole eligibility"
    APD = "apd", "Approved parole"
    CRD = "crd", "Conditional release"
    ARD = "ard", "Automatic release"
    PRRD = "prrd", "Post-recall release"
    LED = "led", "Licence expiry"
    SED = "sed", "Sentence expiry"
    PSS_START = "pss_start", "Post-sentence supervision starts"
    PSS_END = "pss_end", "Post-sentence supervision ends"

    @property
    def code(self) -> str:
        """The letters the prison service uses."""
        return {"pss_start": "PSS", "pss_end": "TUSED"}.get(
            self.value, self.value.upper()
        )


class DateSource(TextChoices):
    """Where an official date was read or heard."""

    PRISON_RECORD = "prison_record", "Prison record (NOMIS or Digital Prison Services)"
    RELEASE_NOTIFICATION = "release_notification", "Release dates notification slip"
    PROBATION_RECORD = "probation_record", "Probation record (NDelius)"
    PAROLE_BOARD = "parole_board", "Parole Board or PPCS decision"
    COURT = "court", "Court"


class CustodyReason(TextChoices):
    """Why somebody is in prison."""

    REMAND = "remand", "On remand"
    SENTENCE = "sentence", "Serving a sentence"
    STANDARD_RECALL = "standard_recall", "Standard recall"
    FIXED_TERM_RECALL = "fixed_term_recall", "Fixed-term recall"

    @property
    def is_recall(self) -> bool:
        """Tell whether a licence was revoked."""
        return self in {CustodyReason.STANDARD_RECALL, CustodyReason.FIXED_TERM_RECALL}


class PrisonCategory(TextChoices):
    """The prisoner's security category."""

    A = "a", "Category A"
    B = "b", "Category B"
    C = "c", "Category C"
    D = "d", "Category D (open)"
    CLOSED = "closed", "Closed (women and young people)"
    OPEN = "open", "Open (women and young people)"
    UNSENTENCED = "unsentenced", "Unsentenced"


class LeftBecause(TextChoices):
    """How a stay in one prison ended."""

    RELEASED = "released", "Released"
    TRANSFERRED = "transferred", "Moved to another prison"


class LicenceEnd(TextChoices):
    """How a licence ended."""

    EXPIRED = "expired", "Expired"
    REVOKED = "revoked", "Revoked on recall"


class WarningLevel(TextChoices):
    """How far warnings have gone."""

    FIRST = "first", "First warning"
    FINAL = "final", "Final warning"


class WarningReason(TextChoices):
    """Why somebody was warned."""

    UNACCEPTABLE_ABSENCE = "unacceptable_absence", "Unacceptable absence"
    FAILED_TO_COMPLY = "failed_to_comply", "Attended, failed to comply"
    BEHAVIOUR = "behaviour", "Behaviour"
    OTHER = "other", "Another failure to comply"


class SupervisedUnder(TextChoices):
    """Which supervision ran on a day."""

    LICENCE = "licence", "Licence"
    PSS = "pss", "Post-sentence supervision"


class BreachType(TextChoices):
    """What a breach of licence or of supervision is about (S1-165, S1-166)."""

    APPOINTMENT = "appointment", "Missed appointment"
    CURFEW = "curfew", "Curfew or tag"
    OFFENDING = "offending", "New offence"
    RESIDENCE = "residence", "Residence"
    EXCLUSION = "exclusion", "Exclusion or no contact"
    DRUGS = "drugs", "Drug testing or drug appointment"
    BEHAVIOUR = "behaviour", "Behaviour"
    OTHER = "other", "Another condition or requirement"


class BreachAnswer(TextChoices):
    """What is done about a breach of licence."""

    NO_ACTION = "no_action", "No action"
    WARNING = "warning", "Warning"
    RECALL = "recall", "Recall to prison"


class RecallKind(TextChoices):
    """How long somebody goes back to prison for (docs/rules/enforcement.md)."""

    FIXED_14 = "fixed_14", "Fixed-term recall of 14 days"
    FIXED_28 = "fixed_28", "Fixed-term recall of 28 days"
    FIXED_56 = "fixed_56", "Fixed-term recall of 56 days"
    STANDARD = "standard", "Standard recall"

    @property
    def days(self) -> int | None:
        """How many days a fixed term lasts; None for a standard recall."""
        found = {"fixed_14": 14, "fixed_28": 28, "fixed_56": 56}
        return found.get(self.value)

    @property
    def custody_reason(self) -> CustodyReason:
        """Why somebody recalled so is in prison."""
        if self is RecallKind.STANDARD:
            return CustodyReason.STANDARD_RECALL
        return CustodyReason.FIXED_TERM_RECALL


class RecallStatus(TextChoices):
    """How far a recall has come."""

    DECIDED = "decided", "Decided in principle"
    REPORT_SENT = "report_sent", "Part A and papers sent"
    RECEIVED = "received", "Received by PPCS"
    REVOKED = "revoked", "Licence revoked, not yet back"
    RETURNED = "returned", "Back in custody"
    CANCELLED = "cancelled", "Cancelled"


class BreachStatus(TextChoices):
    """How far a breach of post-sentence supervision has come."""

    LAID = "laid", "Information laid"
    LISTED = "listed", "First hearing listed"
    ADJOURNED = "adjourned", "Adjourned"
    DECIDED = "decided", "Decided by the court"
    WITHDRAWN = "withdrawn", "Withdrawn"


class BreachOutcome(TextChoices):
    """What the magistrates decided: the closed list (S1-188)."""

    COMPLIED = "complied", "Actually complied"
    REASONABLE_EXCUSE = "reasonable_excuse", "Reasonable excuse"
    NO_ACTION = "no_action", "Breach: no action"
    VARIATION = "variation", "Breach: variation recommended"
    FINE = "fine", "Fine"
    COMMITTAL = "committal", "Committal to prison"
    UNPAID_WORK = "unpaid_work", "Supervision default order: unpaid work"
    CURFEW = "curfew", "Supervision default order: monitored curfew"

    @property
    def is_default_order(self) -> bool:
        """Tell whether it is an order that can itself be breached (S1-145)."""
        return self in {BreachOutcome.UNPAID_WORK, BreachOutcome.CURFEW}

    @property
    def is_sanction(self) -> bool:
        """Tell whether it punishes: one only is imposed (S1-144)."""
        alone = {BreachOutcome.FINE, BreachOutcome.COMMITTAL}
        return self in alone or self.is_default_order


class EnforcementParty(TextChoices):
    """Whose turn it is."""

    SUPERVISOR = "supervisor", "Supervising officer"
    PPCS = "ppcs", "PPCS"
    POLICE = "police", "Police and lead worker"
    COURT = "court", "Magistrates’ court"
    NOBODY = "nobody", "Nobody"


class ConditionKind(TextChoices):
    """The three lists a licence condition may be on."""

    STANDARD = "standard", "Standard"
    ADDITIONAL = "additional", "Additional"
    BESPOKE = "bespoke", "Bespoke"


class StandardCondition(TextChoices):
    """The closed list of standard conditions (S1-124; docs/rules/licence-dates.md)."""

    GOOD_BEHAVIOUR = (
        "good_behaviour",
        "Be of good behaviour and do not undermine the purpose of the licence period",
    )
    NO_OFFENCE = "no_offence", "Commit no offence"
    KEEP_IN_TOUCH = (
        "keep_in_touch",
        "Keep in touch with the supervising officer as told",
    )
    RECEIVE_VISITS = (
        "receive_visits",
        "Receive visits from the supervising officer as told",
    )
    RESIDENCE = (
        "residence",
        (
            "Live permanently where the supervising officer approves, and get permission "
            "to stay one or more nights elsewhere"
        ),
    )
    WORK = (
        "work",
        "Do only work that the supervising officer approves, and tell them beforehand of a change",
    )
    TRAVEL = (
        "travel",
        (
            "Do not travel outside the United Kingdom, the Channel Islands or the Isle of "
            "Man without permission"
        ),
    )


class AdditionalCondition(TextChoices):
    """What an additional condition is about."""

    DRUG_TESTING = "drug_testing", "Drug testing"
    DRUG_APPOINTMENT = "drug_appointment", "Drug appointment"
    RESIDENCE = "residence", "Residence at a named place"
    CURFEW = "curfew", "Curfew"
    ELECTRONIC_MONITORING = "electronic_monitoring", "Electronic monitoring"
    EXCLUSION = "exclusion", "Keeping out of a place"
    NO_CONTACT = "no_contact", "No contact with a person"
    PROGRAMME = "programme", "Programme or activity"
    POSSESSION = "possession", "Possession of items"
    DISCLOSURE = "disclosure", "Telling about relationships, vehicles or accounts"
    SUPERVISION = "supervision", "Reporting to a named place"
    MENTAL_HEALTH = "mental_health", "Seeing a mental-health practitioner"
