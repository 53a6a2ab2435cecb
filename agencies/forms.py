"""What people type about accounts, agencies and schemes."""

from collections.abc import Iterable, Mapping

from django import forms as django_forms

from agencies.choices import AgencyKind, Role
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
                hint=f"{clock.description} The guide says: {clock.length} ({clock.source}).",
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
