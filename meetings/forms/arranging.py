"""What a person types to arrange a meeting."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from core import forms
from meetings.choices import MeetingKind


class Sitting(forms.Form):
    """Where a meeting is and at what time, and who leads it; not on which day."""

    name = forms.CharField(
        label="What the meeting is called",
        missing="Enter what the meeting is called",
        called="Name of the meeting",
        max_length=80,
    )
    kind = forms.RadioField(
        label="What kind of meeting it is",
        missing="Select what kind of meeting it is",
        called="the kind of meeting",
        hint="It decides who is on the agenda without you",
        choices=MeetingKind.choices,
    )
    starts_at = forms.TimeField(
        label="Start time",
        missing="Enter the time the meeting starts",
        hint="For example, 2:30pm or 14:30",
    )
    minutes = forms.IntegerField(
        label="How long it lasts",
        called="How long it lasts",
        missing="Enter how many minutes it lasts",
        min_value=5,
        max_value=1440,
        suffix="minutes",
        width="4",
    )
    place = forms.CharField(
        label="Room and building",
        called="Room and building",
        hint="Leave empty when everybody joins by video",
        max_length=200,
        required=False,
    )
    link = forms.CharField(
        label="Video link",
        called="Video link",
        hint="Starts with https://",
        max_length=500,
        required=False,
    )
    chair = forms.SelectField(
        label="Chair",
        hint="Accountable for the decisions on new nominations",
        missing="Select who chairs the meeting",
        blank="Select a person",
        called="who chairs the meeting",
    )
    coordinator = forms.SelectField(
        label="Co-ordinator",
        missing="Select the meeting’s co-ordinator",
        blank="Select a person",
        called="the meeting’s co-ordinator",
    )

    quorum = forms.IntegerField(
        label="How many core agencies must be there",
        called="How many core agencies must be there",
        hint="0 where the scheme sets no number",
        min_value=0,
        max_value=50,
        width="2",
    )

    def __init__(
        self,
        *args: Any,
        chairs: Sequence[tuple[str, str]],
        coordinators: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = chairs
        self.fields["coordinator"].choices = coordinators

    def clean_link(self) -> str:
        """Take only addresses that a browser opens safely."""
        link = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise ValidationError("Video link must start with https://")
        return link

    def clean(self) -> dict[str, Any]:
        """A meeting is in a room, on a link, or both."""
        cleaned = super().clean() or self.cleaned_data
        typed = {"place", "link"} - self.errors.keys()
        if typed == {"place", "link"} and not (cleaned["place"] or cleaned["link"]):
            self.add_error("place", "Enter a room and building, or a video link")
        return cleaned


class MeetingDetails(Sitting):
    """When and where a meeting is, and who leads it."""

    field_order = ("name", "kind", "held_on")
    held_on = forms.DateField(
        label="Date",
        missing="Enter the date of the meeting",
        called="Date of the meeting",
        when="today or future",
    )
