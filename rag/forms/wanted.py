"""What people type when they publish or end a wanted alert."""

from collections.abc import Iterable
from typing import Any

from core import forms


class PublishWanted(forms.Form):
    """A wanted alert and whom it is for (S1-169, S1-190)."""

    since = forms.DateField(
        label="Wanted since",
        when="today or past",
        missing="Enter the day they were first wanted",
    )
    reason = forms.TextField(
        label="What are they wanted for?",
        rows=3,
        missing="Enter what they are wanted for",
        hint="Everybody who shares this case reads it.",
    )
    agencies = forms.CheckboxesField(
        label="Publish to",
        choices=(),
        missing="Select at least one agency",
        hint="The agencies that share this case.",
    )

    def __init__(
        self, *args: Any, agencies: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["agencies"]
        offered.choices = list(agencies)


class EndWanted(forms.Form):
    """How a wanted alert ended."""

    ended_on = forms.DateField(
        label="When did it end?",
        called="The day it ended",
        when="today or past",
        missing="Enter the day it ended",
    )
    because = forms.CharField(
        label="Why?",
        max_length=200,
        missing="Enter why they are no longer wanted",
        hint="For example: arrested in Hastings; warrant withdrawn.",
    )
