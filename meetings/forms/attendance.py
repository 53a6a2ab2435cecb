"""What a person types at the door, when signing, and about the statement."""

from collections.abc import Sequence
from typing import Any

from django import forms as django_forms

from core import forms
from meetings.choices import Presence, Standing


class Sign(forms.Form):
    """The one tick under the statement."""

    agreed = forms.BooleanField(
        label="I have read this and will keep to it",
        missing="Tick the box to sign",
    )


class AddAtDoor(forms.Form):
    """Who comes without being on the list, for whom, and as what."""

    person = forms.SelectField(
        label="Who is it?",
        missing="Select who it is",
        called="Who it is",
        choices=[],
        blank="Select a person",
        hint="People of this area’s agencies who have an account.",
    )
    standing = forms.RadioField(
        label="As what do they come?",
        choices=Standing.choices,
        missing="Select as what they come",
        reveals={Standing.DEPUTY.value: "deputy_for", Standing.GUEST.value: "cases"},
    )
    deputy_for = forms.SelectField(
        label="In whose place?",
        required=False,
        missing="Select in whose place they come",
        called="in whose place they come",
        choices=[],
        blank="Select a person",
    )
    cases = forms.CheckboxesField(
        label="For which cases?",
        required=False,
        missing="Select at least one case",
        called="the cases",
        choices=[],
        hint="A guest sees these cases while each is open, and no other.",
    )
    presence = forms.RadioField(
        label="How do they come?",
        choices=Presence.choices,
        missing="Select how they come",
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any] = (),
        members: Sequence[tuple[str, str]] = (),
        items: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (
            ("person", people),
            ("deputy_for", members),
            ("cases", items),
        ):
            field: Any = self.fields[name]
            field.choices = offered


class SetStatement(forms.Form):
    """The statement's words, and the agreement they rest on (S1-148, A-29)."""

    text = forms.TextField(
        label="What everybody at the meeting signs",
        missing="Enter the statement",
        called="The statement",
        rows=12,
        max_length=8000,
        hint="Leave an empty line between paragraphs.",
    )
    agreement_title = forms.CharField(
        label="Information-sharing agreement it rests on",
        missing="Enter the title of the information-sharing agreement",
        called="Title of the agreement",
        max_length=200,
    )
    agreement_version = forms.CharField(
        label="Version of that agreement",
        missing="Enter the agreement’s version",
        called="Version of the agreement",
        max_length=40,
        hint="For example, 3.1 or March 2026",
    )
    number = django_forms.IntegerField(widget=django_forms.HiddenInput, min_value=0)
