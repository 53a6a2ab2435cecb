"""Topics about who the person is and how to reach them (S1-174, F01 to F11)."""

from datetime import date
from typing import Any

from cases.choices import ContactNumberType, IdentifierKind, WarningSource
from core.clock import today
from core.forms import (
    BooleanField,
    CharField,
    DateField,
    EmailField,
    Form,
    RadioField,
    SelectField,
    TextField,
    YesNoField,
)
from referrals.forms.fields import LONG, IdentifierField
from referrals.forms.page import TopicPage
from referrals.questions import Topic


CRIMINAL_RESPONSIBILITY = 10  # years of age, Children and Young Persons Act 1933 s.50
NUMBERS = tuple(kind.value for kind in IdentifierKind)


class PersonForm(Form):
    """Name, date of birth and the numbers agencies know the person by."""

    given_names = CharField(
        max_length=100, label="First names", missing="Enter the person’s first names"
    )
    family_name = CharField(
        max_length=100, label="Family name", missing="Enter the person’s family name"
    )
    known_as = CharField(
        max_length=100,
        required=False,
        label="Also known as",
        hint="Nicknames, street names or names used before",
    )
    date_of_birth = DateField(
        required=False,
        when="past",
        earliest=date(1900, 1, 1),
        hint="For example, 31 3 1988",
    )
    date_of_birth_unknown = BooleanField(
        required=False, label="The date of birth is not known", small=True
    )
    pnc = IdentifierField("pnc", label="PNC ID", hint="For example, 2012/0123456Y")
    crn = IdentifierField("crn", label="CRN", hint="For example, A123456")
    noms = IdentifierField("noms", label="NOMS number", hint="For example, A1234BC")
    urn = IdentifierField("urn", label="URN")
    cro = IdentifierField("cro", label="CRO number", hint="For example, 012345/87K")
    national_insurance = IdentifierField(
        "national_insurance",
        label="National Insurance number",
        hint="For example, AB 12 34 56 C",
    )
    numbers_unknown = BooleanField(
        required=False, label="The numbers I have left empty are not known", small=True
    )

    marks_optional = False

    def clean(self) -> dict[str, Any]:
        """Hold the answers to each other: given, or said not to be known."""
        clean = super().clean() or self.cleaned_data
        self._settle_birth(clean)
        missing = any(
            not clean.get(kind) for kind in NUMBERS if kind not in self.errors
        )
        if missing and not clean.get("numbers_unknown"):
            self.add_error(
                "numbers_unknown",
                "Enter the missing numbers, or say that they are not known",
            )
        return clean

    def _settle_birth(self, clean: dict[str, Any]) -> None:
        if "date_of_birth" in self.errors:
            return
        born, unknown = clean.get("date_of_birth"), clean.get("date_of_birth_unknown")
        if not born and not unknown:
            self.add_error(
                "date_of_birth", "Enter the date of birth, or say that it is not known"
            )
        elif born and unknown:
            self.add_error(
                "date_of_birth_unknown",
                "Enter the date of birth or say that it is not known, not both",
            )
        elif born and years_between(born, today()) < CRIMINAL_RESPONSIBILITY:
            self.add_error(
                "date_of_birth",
                "Check the date of birth: the person would be under 10 years old",
            )


class PersonPage(TopicPage):
    """Personal details."""

    topic = Topic.PERSON
    form_class = PersonForm
    groups = (
        (
            "",
            (
                "given_names",
                "family_name",
                "known_as",
                "date_of_birth",
                "date_of_birth_unknown",
            ),
        ),
        ("Numbers agencies know the person by", (*NUMBERS, "numbers_unknown")),
    )


class AddressForm(Form):
    """Where the person lives; no fixed abode is an answer too (Q3)."""

    home = RadioField(
        label="Where does the person live?",
        choices=[
            ("address", "At an address"),
            ("no_fixed_abode", "No fixed abode"),
            ("unknown", "Not known"),
        ],
        missing="Select where the person lives",
    )
    lines = TextField(
        required=False,
        rows=3,
        max_length=300,
        label="Address",
        hint="House or flat, street, town. Only when the person has an address",
    )
    postcode = IdentifierField("postcode", label="Postcode", width="10")
    email = EmailField(
        required=False, label="E-mail address (optional)", width="two-thirds"
    )

    marks_optional = False

    def clean(self) -> dict[str, Any]:
        """Ask for the address exactly when there is one."""
        clean = super().clean() or self.cleaned_data
        if clean.get("home") == "address":
            if not clean.get("lines") and "lines" not in self.errors:
                self.add_error("lines", "Enter the address")
            if not clean.get("postcode") and "postcode" not in self.errors:
                self.add_error("postcode", "Enter the postcode")
        elif clean.get("home") and (clean.get("lines") or clean.get("postcode")):
            self.add_error(
                "home", "Select “At an address”, or clear the address and postcode"
            )
        return clean


class NumberForm(Form):
    """One contact number with its type (F07, F08)."""

    number = IdentifierField(
        "phone",
        required=True,
        label="Contact number",
        missing="Enter the contact number",
    )
    kind = SelectField(
        choices=ContactNumberType.choices,
        label="Type",
        missing="Select the type of number",
    )


class AddressPage(TopicPage):
    """Address, contact numbers and e-mail."""

    topic = Topic.ADDRESS
    form_class = AddressForm
    row_form = NumberForm
    row_name = "numbers"
    row_item = "Number"
    rows_title = "Contact numbers"
    rows_hint = "Leave the row empty if there is no number."


class WarningsForm(Form):
    """Whether there are warnings."""

    has_warnings = YesNoField(
        label="Are there any warnings on PNC or Niche?",
        hint="Violence, weapons, self-harm, drugs, infection and other markers",
        missing="Select yes if there are warnings",
    )


class WarningForm(Form):
    """One warning: whose record, what it says, from when (F11)."""

    source = SelectField(
        choices=WarningSource.choices,
        label="Record it is on",
        missing="Select the record the warning is on",
    )
    text = TextField(
        rows=3,
        max_length=LONG,
        label="Warning",
        missing="Enter what the warning says",
    )
    warned_on = DateField(
        when="today or past",
        label="Date of the warning",
        missing="Enter the date of the warning",
    )
    review_on = DateField(required=False, label="Date to look at it again")

    def clean(self) -> dict[str, Any]:
        """Hold the review to a day after the warning."""
        clean = super().clean() or self.cleaned_data
        warned, review = clean.get("warned_on"), clean.get("review_on")
        if warned and review and review < warned:
            self.add_error(
                "review_on", "The date to look at it again must be after the warning"
            )
        return clean


class WarningsPage(TopicPage):
    """Warnings from PNC, Niche or another record."""

    topic = Topic.WARNINGS
    intro = (
        "Warnings are shown to every agency whose workers may meet the person. "
        "Do not name victims or sources."
    )
    form_class = WarningsForm
    row_form = WarningForm
    row_name = "warnings"
    row_item = "Warning"
    rows_hint = "Only when there are warnings. An empty row is left out."

    def check(self) -> None:
        """Hold yes or no to the rows."""
        said = values_said(self, "has_warnings")
        if said is True and not self.filled_rows:
            self.form.add_error(
                "has_warnings", "Enter at least one warning, or select no"
            )
        if said is False and self.filled_rows:
            self.form.add_error(
                "has_warnings", "Select yes, or clear the warnings below"
            )


def values_said(page: TopicPage, name: str) -> bool | None:
    """Return the yes or no that a page's own form was given; None when neither."""
    if page.form.errors.get(name):
        return None
    answer = page.form.cleaned_data.get(name)
    return answer if isinstance(answer, bool) else None


def years_between(born: date, on: date) -> int:
    """Return completed years from one day to another."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
