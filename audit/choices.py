"""The audit's vocabulary: Data Protection Act 2018 s.62's operations, and a few of ours."""

from django.db import models


class Operation(models.TextChoices):
    """What was done with the data (DPA 2018 s.62), or to the access to it."""

    COLLECT = "collect", "Collected"
    ALTER = "alter", "Altered"
    CONSULT = "consult", "Consulted"
    DISCLOSE = "disclose", "Disclosed"
    COMBINE = "combine", "Combined"
    ERASE = "erase", "Erased"
    GRANT = "grant", "Access changed"
    DENIED = "denied", "Denied"
    SIGN_IN = "sign-in", "Signed in or out"
    EVENT = "event", "Event"


class Purpose(models.TextChoices):
    """Why the data was looked at; filled from where the reader is."""

    CASE_MANAGEMENT = "case management", "Managing the case"
    REFERRAL = "referral", "Referral and research"
    MEETING = "meeting", "Preparing or running a meeting"
    SEARCH = "search", "Searching"
    PLAN = "plan", "Making or reading the risk management plan"
    EXPORT = "export", "Export"
    OVERSIGHT = "oversight", "Oversight and audit"
    REMINDER = "reminder", "Sending a reminder"
    ADMINISTRATION = "administration", "Running the service"
