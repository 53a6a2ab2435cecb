"""What a person types about who comes to a meeting."""

from collections.abc import Sequence
from typing import Any

from core import forms
from meetings.choices import Standing


class AskSomebody(forms.Form):
    """Who else is asked, and as what."""

    person = forms.SelectField(
        label="Who",
        missing="Select who is asked",
        blank="Select a person",
        called="who is asked",
        autocomplete=True,
    )
    standing = forms.RadioField(
        label="As what?",
        missing="Select as what they come",
        called="as what they come",
        choices=Standing.choices,
        reveals={Standing.DEPUTY: "deputy_for", Standing.GUEST: "cases"},
    )
    deputy_for = forms.SelectField(
        label="For whom they stand in",
        called="for whom they stand in",
        blank="Select a person",
        required=False,
    )
    cases = forms.CheckboxesField(
        label="For which cases they come",
        hint="They see each of these while it is before the meeting, and no other",
        called="cases",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        members: Sequence[tuple[str, str]],
        listed: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people
        self.fields["deputy_for"].choices = members
        self.fields["cases"].choices = listed


class Answer(forms.Form):
    """Whether somebody comes."""

    comes = forms.YesNoField(
        label="Are you coming?",
        missing="Select yes if you are coming",
        called="whether you are coming",
    )
    note = forms.CharField(
        label="Anything the co-ordinator should know",
        called="Your note",
        hint="Everybody asked to the meeting reads this. Name nobody whom it discusses",
        max_length=300,
        required=False,
    )


class Cancel(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label="Why it is cancelled",
        called="The reason",
        missing="Enter why it is cancelled",
        max_length=200,
    )
