"""What a person types about an agenda."""

from collections.abc import Sequence
from typing import Any

from django.forms import HiddenInput

from core import forms


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
        missing="Enter why the case is on the agenda",
        hint="Everybody the case is shared with reads this",
        max_length=300,
    )

    def __init__(
        self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = offered


class PutOff(forms.Form):
    """Where a case goes instead, and why."""

    to = forms.RadioField(
        label="Which meeting hears it instead?",
        missing="Select a later meeting, or that none does",
        called="the meeting",
    )
    reason = forms.CharField(
        label="Why it is put off",
        called="The reason",
        missing="Enter why it is put off",
        hint="Everybody the case is shared with reads this",
        max_length=200,
    )

    def __init__(
        self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [*meetings, ("none", "No other meeting")]


class Issue(forms.Form):
    """That the Chair agrees the agenda."""

    agreed = forms.BooleanField(
        label="The Chair agrees this agenda",
        missing="Ask the Chair to agree the agenda, then tick this box",
    )


class Order(forms.Form):
    """The place of each case, as a number."""

    def __init__(
        self, *args: Any, names: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # The order from which the page was drawn, to catch a stale one.
        self.fields["drawn"] = forms.CharField(
            widget=HiddenInput, initial=" ".join(key for key, _ in names)
        )
        for number, (key, name) in enumerate(names, 1):
            self.fields[key] = forms.IntegerField(
                label=f"Place of {name}",
                called=f"Place of {name}",
                missing=f"Enter the place of {name}",
                min_value=1,
                max_value=9999,
                initial=number,
            )


class AskFor(forms.Form):
    """Why a case is to be heard."""

    reason = forms.CharField(
        label="Why should the meeting discuss this case?",
        called="The reason",
        missing="Enter why the meeting should discuss this case",
        hint="Everybody the case is shared with reads this. Leave out anything sensitive",
        max_length=200,
    )


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
