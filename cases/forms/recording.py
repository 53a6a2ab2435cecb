"""What people record on a case: information."""

from collections.abc import Iterable

from cases.choices import Section
from core import forms


class AddNote(forms.Form):
    """Information in one section."""

    section = forms.RadioField(
        label="What kind of information is it?",
        choices=(),
        missing="Select what kind of information it is",
    )
    title = forms.CharField(
        label="In one line",
        max_length=120,
        missing="Enter one line that says what it is about",
    )
    about_on = forms.DateField(
        label="What day is it about?",
        when="today or past",
        missing="Enter the day it is about",
    )
    text = forms.TextField(
        label="The information", rows=8, missing="Enter the information"
    )
    grading = forms.CharField(
        label="Intelligence grading",
        required=False,
        max_length=20,
        width="10",
        hint="Police information only, such as B2A.",
    )

    def __init__(self, *args, sections: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections)


def writable_sections(sections: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sections somebody may record in, the general one first."""
    opened = {Section.GENERAL.value, *sections}
    return [(value, label) for value, label in Section.choices if value in opened]
