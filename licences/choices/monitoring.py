"""The words of time at large and added days, and of watching conditions and tags."""

from django.db.models import TextChoices


class AdjustmentKind(TextChoices):
    """What lengthens or shortens custody after the sentence was passed."""

    ADDED = "added", "Days added at an adjudication"
    RESTORED = "restored", "Added days given back"
    AT_LARGE = "at_large", "Unlawfully at large"


class TagKind(TextChoices):
    """Why somebody wears a tag; a voluntary one is counted apart (S1-164, S1-191)."""

    VOLUNTARY = "voluntary", "Voluntary tag"
    LICENCE = "licence", "Licence condition"
    CURFEW = "curfew", "Home detention curfew"
    ORDER = "order", "Requirement of a community order"
    BAIL = "bail", "Bail"


class TagEnd(TextChoices):
    """Why a tag came off."""

    COMPLETED = "completed", "Its time was up"
    WITHDREW = "withdrew", "The person withdrew"
    BREACHED = "breached", "Ended for a breach"
    CUSTODY = "custody", "Went into custody"
    OTHER = "other", "Another reason"


class TagEventKind(TextChoices):
    """What happened with a tag."""

    COMPLIED = "complied", "Complied"
    ABSENT = "absent", "Out in curfew hours"
    ZONE = "zone", "Went into a forbidden place"
    NOT_CHARGED = "not_charged", "Not charged"
    TAMPERED = "tampered", "Tampered with"
    OFFENDED = "offended", "Offended while on the tag"
    OFFENDED_AFTER = "offended_after", "Offended after the tag came off"

    @property
    def tone(self) -> str:
        """How it is drawn."""
        if self is TagEventKind.COMPLIED:
            return "success"
        return "warning" if self is TagEventKind.NOT_CHARGED else "danger"


class AppointmentOutcome(TextChoices):
    """What became of an appointment under a drug appointment condition (S1-132)."""

    STAYED = "stayed", "Attended and stayed"
    REFUSED_TREATMENT = (
        "refused_treatment",
        "Attended and stayed, but refused treatment: not a breach",
    )
    LEFT = "left", "Attended but left before the end: a breach"
    ABSENT = "absent", "Did not attend: a breach"
    EXCUSED = "excused", "Did not attend, for an acceptable reason"

    @property
    def is_breach(self) -> bool:
        """Tell whether the condition was breached: not there, or gone before the end."""
        return self in {AppointmentOutcome.LEFT, AppointmentOutcome.ABSENT}


class CheckResult(TextChoices):
    """What a check of a restrictive condition found."""

    KEPT = "kept", "Kept"
    CONCERN = "concern", "A concern"
    BROKEN = "broken", "Broken"

    @property
    def tone(self) -> str:
        """How it is drawn."""
        return {"kept": "success", "concern": "warning"}.get(self.value, "danger")
