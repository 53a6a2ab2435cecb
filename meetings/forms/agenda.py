"""What a person types about an agenda."""

from collections.abc import Sequence
from typing import Any

from core import forms
from core.forms.look import Look


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
