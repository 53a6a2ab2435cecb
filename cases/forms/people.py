"""Who the person is, and warnings about visiting them."""

from typing import Any

from django.core.exceptions import ValidationError

from cases import identifiers
from cases.choices import (
    ContactNumberType,
    IdentifierKind,
    WarningSource,
)
from cases.choices.events import Tenure
from core import forms


class RecordIdentifier(forms.Form):
    """A number an agency knows the person by."""

    kind = forms.SelectField(
        label="Which number?",
        choices=IdentifierKind.choices,
        blank="Choose",
        missing="Select which number it is",
    )
    value = forms.CharField(
        label="The number", max_length=30, width="20", missing="Enter the number"
    )

    def clean(self) -> dict[str, Any]:
        """Hold the number to its kind, and say what is wrong with it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") and cleaned.get("value"):
            try:
                cleaned["value"] = identifiers.normalise(
                    cleaned["kind"], cleaned["value"]
                )
            except identifiers.InvalidIdentifier as wrong:
                self.add_error("value", str(wrong))
        return cleaned


class ChangeAddress(forms.Form):
    """Where the person lives now."""

    home = forms.RadioField(
        label="Where does the person live now?",
        choices=[("address", "At an address"), ("none", "No fixed abode")],
        reveals={"address": "lines"},
        missing="Select where the person lives",
    )
    lines = forms.TextField(
        label="House or flat, street, town",
        rows=3,
        required=False,
        missing="Enter the address",
    )
    postcode = forms.CharField(
        label="Postcode", required=False, width="10", max_length=10
    )
    tenure = forms.SelectField(
        label="What kind of home is it?",
        required=False,
        blank="Not known",
        choices=Tenure.choices,
    )
    marks = forms.CheckboxesField(
        label="Does either of these apply?",
        required=False,
        choices=[
            ("hostel", "It is a hostel of concern"),
            ("associations", "Previous associations live there or near"),
        ],
    )
    since = forms.DateField(
        label="Since when?", when="today or past", missing="Enter the day they moved"
    )

    def clean_postcode(self) -> str:
        """Hold the postcode to its form."""
        typed = self.cleaned_data["postcode"]
        try:
            return identifiers.normalise("postcode", typed) if typed else ""
        except identifiers.InvalidIdentifier as wrong:
            raise ValidationError(str(wrong)) from wrong


class AddNumber(forms.Form):
    """A number to reach the person on."""

    number = forms.CharField(
        label="Telephone number",
        max_length=20,
        width="20",
        missing="Enter the telephone number",
    )
    kind = forms.RadioField(
        label="What kind is it?",
        choices=ContactNumberType.choices,
        missing="Select what kind of number it is",
    )

    def clean_number(self) -> str:
        """Hold the number to a telephone number's form."""
        try:
            return identifiers.normalise("phone", self.cleaned_data["number"])
        except identifiers.InvalidIdentifier as wrong:
            raise ValidationError(str(wrong)) from wrong


class AddWarning(forms.Form):
    """A warning for whoever visits the person."""

    source = forms.RadioField(
        label="Where does it come from?",
        choices=WarningSource.choices,
        missing="Select where the warning comes from",
    )
    text = forms.TextField(label="The warning", rows=4, missing="Enter the warning")
    warned_on = forms.DateField(
        label="Date of the warning",
        when="today or past",
        missing="Enter the date of the warning",
    )
    may_be_told = forms.YesNoField(
        label="May the person be told of it?",
        missing="Select yes if the person may be told of the warning",
        hint="Choose no where learning of it would put somebody in danger.",
    )
    review_on = forms.DateField(
        label="Look at it again by",
        when="today or future",
        missing="Enter the day by which somebody looks at it again",
    )
