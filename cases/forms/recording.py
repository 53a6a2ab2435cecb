"""What people record on a case: information, needs."""

from collections.abc import Iterable
from typing import Any

from cases.choices import (
    NeedRating,
    Pathway,
    Section,
)
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


class AssessNeeds(forms.Form):
    """The nine pathways, each rated with needs and actions (S1-177)."""

    marks_optional = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for value, label in Pathway.choices:
            rating = forms.RadioField(
                label=label,
                required=False,
                label_size="m",
                choices=[*NeedRating.choices, ("", "Not assessed today")],
            )
            needs = forms.TextField(
                label=f"Needs: {label.lower()}", rows=2, required=False
            )
            actions = forms.TextField(
                label=f"Actions: {label.lower()}", rows=2, required=False
            )
            for name, field in (
                ("rating", rating),
                ("needs", needs),
                ("actions", actions),
            ):
                field.settle_words(label)
                self.fields[f"{value}_{name}"] = field

    def clean(self) -> dict[str, Any]:
        """Red and Amber say the needs and the actions (Q3)."""
        cleaned = super().clean() or self.cleaned_data
        for value, label in Pathway.choices:
            if cleaned.get(f"{value}_rating") not in {NeedRating.RED, NeedRating.AMBER}:
                continue
            for part in ("needs", "actions"):
                if not cleaned.get(f"{value}_{part}", "").strip():
                    self.add_error(
                        f"{value}_{part}",
                        f"Enter the {part} for {label.lower()}, because it is Red or Amber",
                    )
        if not any(cleaned.get(f"{value}_rating") for value in Pathway.values):
            self.add_error(None, "Rate at least one pathway")
        return cleaned

    def groups(self) -> list[tuple]:
        """Return each pathway's three fields, for the page."""
        return [
            (self[f"{value}_rating"], self[f"{value}_needs"], self[f"{value}_actions"])
            for value in Pathway.values
        ]


def writable_sections(sections: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sections somebody may record in, the general one first."""
    opened = {Section.GENERAL.value, *sections}
    return [(value, label) for value, label in Section.choices if value in opened]
