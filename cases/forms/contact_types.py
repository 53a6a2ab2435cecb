"""A scheme's own list of contact types."""

from django import forms as django_forms

from cases.choices import ContactType
from cases.contact_types import MAY_BE_HIDDEN, ContactTypes, coded
from core import forms


class ChooseContactTypes(forms.Form):
    """Which types are not used, and what the others are called here."""

    seen = django_forms.CharField(widget=django_forms.HiddenInput)
    hidden = forms.CheckboxesField(
        label="Types your scheme does not use",
        hint="They are left out when somebody logs a contact. What is on the log stays.",
        choices=[(each.value, coded(each)) for each in MAY_BE_HIDDEN],
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for each in ContactType:
            field = forms.CharField(label=coded(each), required=False, max_length=40)
            field.settle_words(coded(each))
            self.fields[f"name_{each.value}"] = field

    def names(self) -> list[django_forms.BoundField]:
        """Return the fields for the scheme's own words."""
        return [self[f"name_{each.value}"] for each in ContactType]

    @property
    def types(self) -> ContactTypes:
        """The list as chosen; a name equal to the national one is none of its own."""
        typed = {
            each.value: self.cleaned_data[f"name_{each.value}"].strip()
            for each in ContactType
        }
        return ContactTypes(
            names={
                kind: name
                for kind, name in typed.items()
                if name and name != ContactType(kind).label
            },
            hidden=frozenset(self.cleaned_data["hidden"]),
        )


def as_chosen(types: ContactTypes) -> dict[str, object]:
    """Return the list as the form shows it."""
    return {
        "seen": types.mark,
        "hidden": sorted(types.hidden),
        **{f"name_{kind}": name for kind, name in types.names.items()},
    }
