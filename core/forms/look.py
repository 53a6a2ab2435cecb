"""How a field looks and what it says, beside what Django's own fields know."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Look:
    """
    What a field's group shows.

    `width` is GOV.UK's: "2" to "30" characters, or "one-half" and its like.
    `heading` makes the label the page's h1. `reveals` names, for a choice, the
    field of the same form that the choice brings into sight.
    """

    label_size: str = "s"
    heading: bool = False
    width: str = ""
    inline: bool = False
    small: bool = False
    prefix: str = ""
    suffix: str = ""
    counted: bool = False
    reveals: Mapping[str, str] = field(default_factory=dict)
    choice_hints: Mapping[str, str] = field(default_factory=dict)


PLAIN = Look()
LOOKS = frozenset(each.name for each in fields(Look))


class GovField(forms.Field):
    """
    Adds to any Django field its `Look` and its words.

    `missing` is the sentence when nothing was given ("Enter the date of birth");
    `called` is the field's name in every other message, when the label is a question;
    `hint` is the help text. The names of `Look` may be given directly.
    """

    verb = "Enter"
    said: Mapping[str, str] = {}

    def __init__(
        self, *, missing: str = "", called: str = "", hint: str = "", **options: Any
    ) -> None:
        self.look = Look(**{each: options.pop(each) for each in LOOKS & options.keys()})
        self.missing = missing
        self.called = called
        if hint:
            options["help_text"] = hint
        self.given_messages = frozenset(options.get("error_messages") or ())
        super().__init__(**options)

    @property
    def name_in_messages(self) -> str:
        """Return what messages call this field: "Date of birth"."""
        label = str(self.label or "This")
        return self.called or ("Your answer" if label.endswith("?") else label)

    def settle_words(self, label: str) -> None:
        """Give every message its words, once the form has said what the label is."""
        if self.label is None:
            self.label = label
        words = {
            code: text.replace("{name}", self.name_in_messages)
            for code, text in self.said.items()
        }
        words["required"] = self.missing or default_missing(
            self.verb, self.called or str(self.label)
        )
        for code in words.keys() - self.given_messages:
            self.error_messages[code] = words[code]


def default_missing(verb: str, name: str) -> str:
    """Return "Enter date of birth" or, when the label is a question, an answer to it."""
    if name.endswith("?"):
        return f"{verb} an answer to “{name}”"
    keeps_capital = name[1:2].isupper() or not name[:1].isupper()
    return f"{verb} {name if keeps_capital else name[:1].lower() + name[1:]}"


def settle_plain(plain: forms.Field, label: str) -> None:
    """Give one of Django's own fields our sentence for "nothing given"."""
    if plain.error_messages.get("required") != _("This field is required."):
        return
    choosing = isinstance(plain.widget, forms.Select | forms.RadioSelect)
    choosing = choosing or isinstance(plain.widget, forms.CheckboxInput)
    name = str(plain.label or label)
    plain.error_messages["required"] = default_missing(
        "Select" if choosing else "Enter", name
    )
