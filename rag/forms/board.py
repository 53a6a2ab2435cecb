"""What narrows the board, and the name under which that is kept."""

from collections.abc import Iterable
from typing import Any

from core import forms


class FilterBoard(forms.FilterForm):
    """Narrows the board."""

    only = forms.CheckboxesField(
        label="Show only",
        required=False,
        small=True,
        choices=[
            ("mine", "Cases I lead"),
            ("review", "Review overdue"),
            ("duty", "A duty overdue"),
            ("warnings", "Warnings"),
        ],
    )
    area = forms.SelectField(label="Area", required=False, blank="Any", choices=())

    def __init__(
        self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["area"]
        offered.choices = list(areas)


class SaveBoard(forms.Form):
    """A name for the board as it is filtered now."""

    name = forms.CharField(
        label="Name for this view",
        max_length=60,
        missing="Enter a name, for example My overdue cases",
    )
