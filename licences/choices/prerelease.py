"""The words of getting somebody ready for release."""

from django.db.models import TextChoices


class Step(TextChoices):
    """What has to be in place before and on release, in its order."""

    SCREENING_1 = "screening_1", "Basic custody screening, part 1"
    INDUCTION = "induction", "Induction in custody"
    SCREENING_2 = "screening_2", "Basic custody screening, part 2"
    REVIEW = "review", "Resettlement plan reviewed"
    PROPOSAL = "proposal", "Licence conditions proposed"
    VISIT = "visit", "Multi-agency prison visit or video link"
    ACCOMMODATION = "accommodation", "Somewhere to live from the first night"
    GP = "gp", "Registered with a GP"
    BENEFITS = "benefits", "Benefits and identity papers"
    HEALTHCARE = "healthcare", "Healthcare and prescriptions carried on"
    FIRST_72_HOURS = "first_72_hours", "First 72 hours planned"
    GATE = "gate", "Met at the gate"
    REPORT = "report", "Reports on the day of release"


class StepStatus(TextChoices):
    """What became of a step."""

    OPEN = "open", "Still to do"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"


class Party(TextChoices):
    """Who sees to a step unless somebody is named."""

    PRISON = "prison", "The prison"
    PROVIDER = "provider", "The resettlement provider"
    LEAD = "lead", "The lead worker"


class CurfewParty(TextChoices):
    """Who gives a view on home detention curfew (S1-75)."""

    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"


class CurfewOutcome(TextChoices):
    """What the prison decided about home detention curfew."""

    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Approval withdrawn"
