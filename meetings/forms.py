"""What a person types about a meeting."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from core import forms
from core.forms.look import Look


class MeetingDetails(forms.Form):
    """When and where a meeting is, and who leads it."""

    name = forms.CharField(
        label="What the meeting is called",
        missing="Enter what the meeting is called",
        called="Name of the meeting",
        max_length=80,
    )
    held_on = forms.DateField(
        label="Date",
        missing="Enter the date of the meeting",
        called="Date of the meeting",
        when="today or future",
    )
    starts_at = forms.TimeField(
        label="Start time",
        missing="Enter the time the meeting starts",
        hint="For example, 2:30pm or 14:30",
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


class FindCase(forms.FilterForm):
    """Look for a case to put on the agenda."""

    q = forms.CharField(
        label="Find another case",
        hint="Name, case reference or PNC ID. Three letters or more",
        required=False,
    )


class AddItems(forms.Form):
    """Which cases go on the agenda, and why."""

    cases = forms.CheckboxesField(
        label="Cases to add",
        missing="Select at least one case",
        called="cases",
    )
    reason = forms.CharField(
        label="Why they are on the agenda",
        called="Why they are on the agenda",
        hint="Leave empty to use the reason shown under each case",
        max_length=300,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        offered: Sequence[tuple[str, str]],
        hints: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cases"]
        field.choices = offered
        field.look = Look(choice_hints=hints)
        self.hints = hints

    def clean(self) -> dict[str, Any]:
        """A case with no reason of its own needs one typed."""
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("cases", [])
        unsaid = any(not self.hints.get(each) for each in chosen)
        if unsaid and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Enter why the case is on the agenda")
        return cleaned


class TakeOff(forms.Form):
    """Why an item is taken off the agenda."""

    reason = forms.CharField(
        label="Why it is taken off the agenda",
        called="The reason",
        missing="Enter why it is taken off the agenda",
        max_length=300,
    )


class PutBefore(forms.Form):
    """Which meeting a referral goes to."""

    meeting = forms.RadioField(
        label="Which meeting?", missing="Select the meeting", called="the meeting"
    )

    def __init__(
        self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = meetings
