"""What a person types about the weekly practitioners' meeting."""

from collections.abc import Sequence
from typing import Any

from core import forms


class ShowAmbers(forms.FilterForm):
    """Whether the Ambers with a quiet week are shown too."""

    ambers = forms.BooleanField(
        label="Show Ambers with a quiet week too", required=False
    )


class HuddleHeld(forms.Form):
    """Who was at the meeting, where, and whose diaries were gone through."""

    present = forms.CheckboxesField(
        label="Who was there", missing="Select who was there", called="who was there"
    )
    place = forms.CharField(
        label="Where you met",
        hint="A room, or “by video”",
        missing="Enter where you met",
        max_length=200,
    )
    covered = forms.RadioField(
        label="Whose diaries did you go through?",
        missing="Select whose diaries you went through",
        called="whose diaries",
        choices=[
            ("reds", "Red and wanted people, and those with news this week"),
            ("ambers", "Those, and everybody who is Amber"),
        ],
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = people
