"""What an auditor asks for."""

from collections.abc import Iterable

from django import forms as django_forms

from audit.choices import Operation
from core import forms


class FilterEvents(forms.FilterForm):
    """Narrows the record."""

    operation = forms.SelectField(
        label="Operation", required=False, blank="Any", choices=Operation.choices
    )
    actor = forms.SelectField(
        label="Person", required=False, blank="Anybody", choices=(), autocomplete=True
    )
    case = django_forms.UUIDField(label="Case id", required=False)
    first_day = forms.DateField(label="First day", required=False)
    last_day = forms.DateField(label="Last day", required=False)

    def __init__(self, *args, actors: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actor"].choices = actors
