"""Assessing the nine pathways, each beside what was said of it last (S1-177)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms

from cases.choices import NeedRating
from core import forms


NOT_ASSESSED = ("", "Not assessed")
PARTS = ("rating", "needs", "actions")


class InstantField(django_forms.CharField):
    """When the newest assessment on the page was recorded, to the microsecond."""

    widget = django_forms.HiddenInput

    def prepare_value(self, value: Any) -> Any:
        """Write an instant out in full."""
        return value.isoformat() if hasattr(value, "isoformat") else value

    def clean(self, value: Any) -> Any:
        """Read the instant; nonsense counts as none, so that the page is held to be stale."""
        try:
            return datetime.fromisoformat(value or "")
        except ValueError:
            return None


@dataclass(frozen=True)
class Group:
    """One pathway's fields, and the row that says how it stands."""

    row: Any
    rating: Any
    needs: Any
    actions: Any


class AssessNeeds(forms.Form):
    """The nine pathways, each rated with needs and actions (S1-177)."""

    marks_optional = False

    seen_at = InstantField(required=False)

    def __init__(self, *args: Any, rows: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            choices = [*NeedRating.choices, *([] if row.now else [NOT_ASSESSED])]
            fields = {
                "rating": forms.RadioField(
                    label=row.label, required=False, label_size="m", choices=choices
                ),
                "needs": forms.TextField(
                    label=f"Needs: {row.label.lower()}", rows=3, required=False
                ),
                "actions": forms.TextField(
                    label=f"Actions: {row.label.lower()}", rows=3, required=False
                ),
            }
            for part, field in fields.items():
                field.settle_words(row.label)
                field.initial = getattr(row.now, part, "")
                self.fields[f"{row.pathway}_{part}"] = field

    def clean(self) -> dict[str, Any]:
        """Red and Amber say the needs and the actions (Q3); words need a rating."""
        cleaned = super().clean() or self.cleaned_data
        for row in self.rows:
            rating, *said = (cleaned.get(f"{row.pathway}_{part}", "") for part in PARTS)
            if not rating and any(said):
                self.add_error(
                    f"{row.pathway}_rating", f"Select the rating of {row.label.lower()}"
                )
            if rating and NeedRating(rating).needs_action:
                for part, text in zip(PARTS[1:], said, strict=True):
                    if not text.strip():
                        self.add_error(
                            f"{row.pathway}_{part}",
                            f"Enter the {part} for {row.label.lower()}, because it is Red or Amber",
                        )
        return cleaned

    def answers(self) -> Iterator[dict[str, str]]:
        """Yield what was said of each pathway that is rated."""
        for row in self.rows:
            said = {part: self.cleaned_data[f"{row.pathway}_{part}"] for part in PARTS}
            if said["rating"]:
                yield {"pathway": row.pathway, **said}

    def groups(self) -> list[Group]:
        """Return each pathway's fields with how it stands, for the page."""
        return [
            Group(row, *(self[f"{row.pathway}_{part}"] for part in PARTS))
            for row in self.rows
        ]
