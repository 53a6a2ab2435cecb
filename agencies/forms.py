"""What people type about accounts, agencies and schemes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms as django_forms

from agencies.calculations import DAYS, Opening, read_day
from agencies.choices import (
    AgencyKind,
    MentalHealthTier,
    ProgrammeKind,
    Role,
    ServiceKind,
)
from agencies.clocks import Clock
from core import forms


class SignIn(forms.Form):
    """User name and password."""

    marks_optional = False

    username = forms.CharField(
        label="User name", width="20", missing="Enter your user name", max_length=60
    )
    password = forms.CharField(
        label="Password",
        width="20",
        missing="Enter your password",
        strip=False,
        widget=django_forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AgencyDetails(forms.Form):
    """An agency's particulars."""

    name = forms.CharField(
        label="Name", max_length=120, missing="Enter the agency's name"
    )
    area = forms.SelectField(
        label="Area", required=False, blank="No area: serves every area", choices=()
    )
    email = forms.EmailField(label="E-mail address", required=False)
    phone = forms.CharField(
        label="Telephone number", required=False, max_length=30, width="20"
    )

    def __init__(self, *args, areas: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas


class AddAgency(AgencyDetails):
    """A new agency: its kind is settled for good, because section rules hang on it."""

    kind = forms.SelectField(
        label="Kind of agency",
        choices=AgencyKind.choices,
        blank="Choose a kind",
        hint="Decides which sensitive sections its people may read. It cannot be changed later.",
    )
    field_order = ("name", "kind", "area", "email", "phone")


class ChangeAgency(AgencyDetails):
    """Changes to an agency."""

    is_active = forms.YesNoField(
        label="Is the agency working?",
        hint="When it is not, its people reach nothing through it.",
    )


class AddAccount(forms.Form):
    """A new account."""

    full_name = forms.CharField(
        label="Full name", max_length=120, missing="Enter the full name"
    )
    username = forms.CharField(
        label="User name", max_length=60, width="20", missing="Enter a user name"
    )
    job_title = forms.CharField(label="Job title", required=False, max_length=120)
    email = forms.EmailField(
        label="Work e-mail address", missing="Enter the work e-mail address"
    )
    phone = forms.CharField(
        label="Telephone number", required=False, max_length=30, width="20"
    )
    password = forms.CharField(
        label="First password",
        hint="At least 12 characters. Give it to the person yourself, not by e-mail.",
        missing="Enter a first password",
        strip=False,
        widget=django_forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class GiveMembership(forms.Form):
    """A role in an agency."""

    agency = forms.SelectField(
        label="Agency", choices=(), blank="Choose an agency", autocomplete=True
    )
    role = forms.RadioField(
        label="Role",
        choices=Role.choices,
        choice_hints={role.value: role.description for role in Role},
        missing="Select the role",
    )
    until = forms.DateField(
        label="Last day", required=False, hint="Leave empty when it has no end."
    )

    def __init__(self, *args, agencies: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies


class ConfigureScheme(forms.Form):
    """What a scheme calls its meeting, and each clock's value in the clock's own unit."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput)
    meeting_name = forms.CharField(
        label="What the meeting is called",
        max_length=80,
        missing="Enter what the meeting is called",
    )

    def __init__(self, *args, clocks: Mapping[str, Clock], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for code, clock in clocks.items():
            field = forms.IntegerField(
                label=clock.name,
                hint=f"{clock.description} The guide says: {clock.length}.",
                suffix=clock.unit.replace("_", " "),
                width="3",
                min_value=1,
                max_value=999,
            )
            field.settle_words(clock.name)
            self.fields[f"clock_{code}"] = field

    @property
    def values(self) -> dict[str, int]:
        """The clocks' values by code."""
        return {
            name.removeprefix("clock_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("clock_")
        }


class FilterDirectory(forms.FilterForm):
    """Narrows the directory of services."""

    q = forms.CharField(
        label="Words in the name, address or description",
        required=False,
        max_length=80,
    )
    kind = forms.SelectField(
        label="What for", required=False, blank="Anything", choices=ServiceKind.choices
    )
    area = forms.SelectField(label="Area", required=False, blank="Any", choices=())
    tier = forms.SelectField(
        label="Mental health tier",
        required=False,
        blank="Any",
        choices=MentalHealthTier.choices,
    )
    only = forms.CheckboxesField(
        label="Show only",
        required=False,
        small=True,
        choices=[("open", "Open now"), ("stale", "To be checked")],
    )

    def __init__(self, *args, areas: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas


class DirectoryEntryForm(forms.Form):
    """What the directory says of one service, its hours typed day by day (S1-86 to S1-89)."""

    version = django_forms.IntegerField(
        widget=django_forms.HiddenInput, required=False, initial=1
    )
    name = forms.CharField(
        label="Name", max_length=120, missing="Enter the service's name"
    )
    kind = forms.SelectField(
        label="What is it for?",
        choices=ServiceKind.choices,
        blank="Choose",
        missing="Select what it is for",
    )
    tier = forms.SelectField(
        label="Mental health tier",
        required=False,
        blank="Not a mental health service",
        choices=MentalHealthTier.choices,
    )
    description = forms.TextField(
        label="What does it do, and for whom?",
        rows=3,
        max_length=1000,
        missing="Enter what it does and for whom",
    )
    areas = forms.CheckboxesField(
        label="Which areas does it serve?",
        required=False,
        small=True,
        hint="Choose none when it serves every area.",
        choices=(),
    )
    address = forms.TextField(label="Address", required=False, rows=3, max_length=300)
    phone = forms.CharField(
        label="Telephone number", required=False, max_length=30, width="20"
    )
    out_of_hours_phone = forms.CharField(
        label="Number to ring when it is closed",
        required=False,
        max_length=30,
        width="20",
    )
    who_can_refer = forms.TextField(
        label="Who can refer?", required=False, rows=2, max_length=300
    )
    how_to_refer = forms.TextField(label="How?", required=False, rows=2, max_length=500)
    expected_wait_days = forms.IntegerField(
        label="Usual wait",
        required=False,
        width="3",
        suffix="days",
        min_value=0,
        max_value=999,
    )
    source_text = forms.CharField(
        label="What the source said, where this entry corrects it",
        required=False,
        max_length=400,
    )

    def __init__(self, *args, areas: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(areas)
        for number, day in enumerate(DAYS):
            field = forms.CharField(label=day, required=False, width="20")
            field.settle_words(day)
            self.fields[f"hours_{number}"] = field

    def clean(self) -> dict[str, Any]:
        """Read each day's hours, and say of which day they cannot be read."""
        cleaned = super().clean() or self.cleaned_data
        hours: list[Opening] = []
        for number, day in enumerate(DAYS):
            try:
                hours += read_day(number, cleaned.get(f"hours_{number}", ""))
            except ValueError:
                self.add_error(
                    f"hours_{number}",
                    f"{day} must be hours like 9am to 5pm, “all day” or “closed”",
                )
        cleaned["hours"] = tuple(hours)
        return cleaned

    def days(self) -> list[Any]:
        """Return the fields for the hours, Monday first."""
        return [self[f"hours_{number}"] for number in range(len(DAYS))]

    def plain(self) -> list[Any]:
        """Return the other fields, in the order of the page."""
        return [
            field
            for field in self.visible_fields()
            if not field.name.startswith("hours_") and field.name != "source_text"
        ]


class ChangeDirectoryEntry(DirectoryEntryForm):
    """Changes to an entry."""

    is_running = forms.YesNoField(
        label="Does the service still run?",
        hint="When it does not, it is no longer in the list; what people were sent there for stays.",
    )


class OfferProgramme(forms.Form):
    """A group or programme that the scheme offers (S1-60, S1-118, S3-86)."""

    kind = forms.RadioField(
        label="What is it?",
        choices=ProgrammeKind.choices,
        missing="Select what it is",
    )
    name = forms.CharField(label="Name", max_length=120, missing="Enter its name")
    provider = forms.CharField(label="Who runs it?", required=False, max_length=120)
