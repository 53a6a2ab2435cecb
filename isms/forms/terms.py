"""The terms, the property, what the provider is told: what the authority types."""

from collections.abc import Iterable
from typing import Any

from core import forms
from isms.choices import Authorising, Code, Night, Staffing


class SetLevel(forms.Form):
    """Terms from a day on, and whose instruction they rest on (S0-12 to S0-16)."""

    code = forms.RadioField(label="Package", choices=(), missing="Select the package")
    staffing = forms.RadioField(
        label="Staffing", choices=Staffing.choices, missing="Select the staffing"
    )
    night = forms.RadioField(
        label="Nights", choices=Night.choices, missing="Select how nights are covered"
    )
    hours_day = forms.DecimalField(
        label="Hours in a day, at most",
        hint="In quarters. 24 for a Primary package.",
        max_digits=4,
        decimal_places=2,
        max_value=24,
        width="4",
        suffix="hours",
        missing="Enter the hours in a day",
    )
    hours_week = forms.DecimalField(
        label="Hours in a week",
        hint="In quarters. 168 for a Primary package.",
        max_digits=5,
        decimal_places=2,
        max_value=168,
        width="4",
        suffix="hours",
        missing="Enter the hours in a week",
    )
    family_reason = forms.TextField(
        label="Why this family of package?",
        hint="Only for more than 30 and up to 48 hours a week, which both Secondary C and Tailored A cover.",
        rows=2,
        required=False,
    )
    assessment = forms.CharField(
        label="Which risk assessment justifies the staffing?",
        max_length=200,
        missing="Enter which risk assessment justifies the staffing",
    )
    assessed_on = forms.DateField(
        label="Date of that assessment",
        when="today or past",
        missing="Enter the date of the assessment",
    )
    ratio_reason = forms.TextField(
        label="How does it justify it?",
        rows=3,
        missing="Enter how the assessment justifies the staffing",
    )
    authorised_by = forms.RadioField(
        label="Who instructed this level?",
        choices=Authorising.choices,
        missing="Select who instructed this level",
    )
    instruction = forms.CharField(
        label="Their instruction",
        hint="Where it is written: the minute, letter or e-mail.",
        max_length=200,
        missing="Enter where the instruction is written",
    )
    instructed_on = forms.DateField(
        label="Date of the instruction",
        when="today or past",
        missing="Enter the date of the instruction",
    )
    first_day = forms.DateField(
        label="First day of this level", missing="Enter the first day of this level"
    )

    def __init__(
        self, *args: Any, limits: Iterable[tuple[Code, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [
            (code.value, f"{code.label}: {words}") for code, words in limits
        ]


class Place(forms.Form):
    """The property and its three points (S0-23, S0-25, S0-29, S0-38)."""

    address = forms.CharField(
        label="Address", max_length=200, missing="Enter the address"
    )
    supplier = forms.CharField(
        label="Who supplies it?",
        hint="Usually the local authority.",
        max_length=120,
        missing="Enter who supplies it",
    )
    from_day = forms.DateField(
        label="From when do they live there?", missing="Enter from when"
    )
    houses_staff = forms.YesNoField(
        label="Is it furnished, with room for staff as well?",
        missing="Select yes or no",
    )
    restricts_risk = forms.YesNoField(
        label="Does it restrict the risk to the community as far as possible?",
        missing="Select yes or no",
    )
    frees_from_harassment = forms.YesNoField(
        label="Are they free from harassment there?", missing="Select yes or no"
    )
    eases_monitoring = forms.YesNoField(
        label="Does it make monitoring and supervision easy?",
        missing="Select yes or no",
    )
    note = forms.TextField(
        label="If not all three, what is done about it?", rows=3, required=False
    )
    meets_access_needs = forms.YesNoField(
        label="Does it meet their access needs?", missing="Select yes or no"
    )
    alternative_venue = forms.CharField(
        label="If not, where are they seen instead?", max_length=200, required=False
    )


class CheckPlacement(forms.Form):
    """Where the placement is against the offence and victims (S0-24)."""

    placement_area = forms.CharField(
        label="Area of the placement",
        hint="Town, or first half of the postcode, the same way in all three.",
        max_length=120,
        missing="Enter the area of the placement",
    )
    offence_area = forms.CharField(
        label="Area of the offence",
        max_length=120,
        missing="Enter the area of the offence",
    )
    victim_area = forms.CharField(
        label="Area where victims live",
        max_length=120,
        missing="Enter the area where victims live",
    )
    nearest_km = forms.DecimalField(
        label="Kilometres to the nearest of them, if known",
        hint="Nearer than 5 kilometres is near.",
        max_digits=5,
        decimal_places=1,
        min_value=0,
        width="4",
        suffix="km",
        required=False,
    )
    rationale = forms.TextField(
        label="Why is this placement right?",
        rows=3,
        missing="Enter why this placement is right",
    )
    accepted = forms.BooleanField(label="It is near, and I know this", required=False)


class ShareBrief(forms.Form):
    """All that the provider is told of the person."""

    person_name = forms.CharField(
        label="Name the provider uses", max_length=200, missing="Enter the name"
    )
    date_of_birth = forms.DateField(label="Date of birth", when="past", required=False)
    risks = forms.TextField(
        label="Risks the staff must know",
        hint="To themselves, to staff, to others. Never who or where a victim is.",
        rows=5,
        missing="Enter the risks the staff must know",
    )
    conditions = forms.TextField(
        label="Licence conditions that matter to them", rows=4, required=False
    )
    contacts = forms.TextField(
        label="Whom to ring, and on which number",
        hint="By day, and out of hours.",
        rows=3,
        missing="Enter whom to ring",
    )
