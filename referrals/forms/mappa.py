"""What people type of how MAPPA manages somebody on the cohort."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms

from cases.choices import Jurisdiction, MappaLevel
from cases.choices.forums import MappaCategory, MappaSource
from core.forms import (
    BooleanField,
    CharField,
    DateField,
    Form,
    RadioField,
    SelectField,
    YesNoField,
)


NO_LEVEL = "none"
NO_CATEGORY = "unknown"

# Criminal Justice Act 2003 s.325 to 327; Management of Offenders etc. (Scotland) Act 2005
# s.10.
CATEGORIES: dict[str, dict[str, str]] = {
    Jurisdiction.ENGLAND_WALES: {
        MappaCategory.ONE: "Subject to sex offender notification",
        MappaCategory.TWO: "Sentenced to 12 months or more for violence, and others",
        MappaCategory.THREE: "Other dangerous offenders",
    },
    Jurisdiction.SCOTLAND: {
        MappaCategory.ONE: "Subject to sex offender notification",
        MappaCategory.TWO: "Restricted patients",
        MappaCategory.THREE: "Others who pose a risk of serious harm",
    },
}

Workers = Iterable[tuple[str, list[tuple[str, str]]]]


class RecordMappa(Form):
    """The level, why MAPPA applies, and who goes to both meetings (S1-92 to S1-96)."""

    seen = django_forms.UUIDField(widget=django_forms.HiddenInput, required=False)
    level = RadioField(
        label="At which level does MAPPA manage this person?",
        missing="Select the MAPPA level",
        called="the MAPPA level",
        choices=[*MappaLevel.choices, (NO_LEVEL, "Not managed by MAPPA")],
        choice_hints={
            MappaLevel.THREE: "Proposes removal, unless both agree to manage together"
        },
    )
    is_critical = BooleanField(
        label="MAPPA treats this as a critical case", required=False
    )
    category = RadioField(
        label="In which category?",
        missing="Select the category",
        called="the category",
        choices=[*MappaCategory.choices, (NO_CATEGORY, "Not known yet")],
        initial=NO_CATEGORY,
    )
    since = DateField(
        label="From which day?", missing="Enter the day", when="today or past"
    )
    source = RadioField(
        label="How do you know?",
        missing="Select how you know",
        called="how you know",
        choices=MappaSource.choices,
        initial=MappaSource.MEETING,
    )
    review_on = DateField(label="MAPPA reviews it on", required=False)
    reviewer = CharField(
        label="Who in MAPPA reviews it?", required=False, max_length=120
    )
    together = YesNoField(
        label="Do IOM and MAPPA manage the person together?",
        missing="Select yes if both manage the person",
        hint="Then both workers below go to both meetings",
    )
    offender_manager = SelectField(
        label="Offender manager", required=False, blank="Choose", choices=()
    )
    police_offender_manager = SelectField(
        label="Police offender manager", required=False, blank="Choose", choices=()
    )

    def __init__(
        self, *args: Any, workers: Workers, jurisdiction: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = list(workers)
        for name in ("offender_manager", "police_offender_manager"):
            field = self.fields[name]
            field.choices = [("", "Choose"), *named]
        category = self.fields["category"]
        category.choices = [
            *(
                (value, f"{label}: {CATEGORIES[jurisdiction][value].lower()}")
                for value, label in MappaCategory.choices
            ),
            (NO_CATEGORY, "Not known yet"),
        ]

    def clean(self) -> dict[str, Any]:
        """A review has its day and its reviewer; both managing names both workers."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("review_on") and not cleaned.get("reviewer"):
            self.add_error("reviewer", "Enter who in MAPPA reviews it")
        if cleaned.get("reviewer") and not cleaned.get("review_on"):
            self.add_error("review_on", "Enter when MAPPA reviews it")
        if cleaned.get("together"):
            for name, who in (
                ("offender_manager", "offender manager"),
                ("police_offender_manager", "police offender manager"),
            ):
                if not cleaned.get(name):
                    self.add_error(name, f"Select the {who}: both go to both meetings")
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return the clean values by the names of the columns, people by their ids."""
        typed = dict(self.cleaned_data)
        typed.pop("seen")
        typed["attends_both"] = typed.pop("together")
        for name, none in (("level", NO_LEVEL), ("category", NO_CATEGORY)):
            typed[name] = "" if typed[name] == none else typed[name]
        if not typed["attends_both"]:
            typed["offender_manager"] = typed["police_offender_manager"] = ""
        return typed


def typed_before(current: Any) -> dict[str, Any]:
    """Return what the form begins with: how MAPPA manages the person now."""
    if current is None:
        return {}
    return {
        "seen": current.pk,
        "level": current.level or NO_LEVEL,
        "category": current.category or NO_CATEGORY,
        "is_critical": current.is_critical,
        "since": current.since,
        "source": current.source,
        "review_on": current.review_on,
        "reviewer": current.reviewer,
        "together": current.attends_both,
        "offender_manager": str(current.offender_manager_id or ""),
        "police_offender_manager": str(current.police_offender_manager_id or ""),
    }
