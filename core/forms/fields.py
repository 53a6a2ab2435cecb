"""The fields forms here are made of. See `GovField` for the words and looks they take."""

from typing import Any

from django import forms
from django.utils.choices import normalize_choices

from core.forms.look import GovField
from core.forms.widgets import CheckboxSelectMultiple, RadioSelect


TOO_LONG = "{name} must be %(limit_value)d characters or fewer"
TOO_SMALL = "{name} must be %(limit_value)s or more"
TOO_LARGE = "{name} must be %(limit_value)s or less"
NOT_OFFERED = "Select {name} from the list"


class CharField(GovField, forms.CharField):
    """One line of text."""

    said = {"max_length": TOO_LONG}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out maxlength: a browser would cut pasted text without a word."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class TextField(CharField):
    """Several lines; with `max_length` and `counted=True` the page counts down."""

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)

    def to_python(self, value: Any) -> str | None:
        """Count a new line as one character, as the page's counter does."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if text else text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out the width in columns: the page's style decides."""
        return super().widget_attrs(widget) | {"cols": False}


class EmailField(GovField, forms.EmailField):
    """An e-mail address."""

    said = {
        "invalid": "Enter an e-mail address in the correct format, like name@example.com",
        "max_length": TOO_LONG,
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Keep spelling checkers off addresses."""
        return super().widget_attrs(widget) | {"spellcheck": "false"}


class IntegerField(GovField, forms.IntegerField):
    """A whole number."""

    widget = forms.TextInput
    said = {
        "invalid": "{name} must be a whole number",
        "min_value": TOO_SMALL,
        "max_value": TOO_LARGE,
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask phones for their digits."""
        return super().widget_attrs(widget) | {"inputmode": "numeric"}


class DecimalField(GovField, forms.DecimalField):
    """A number with decimals, such as a score."""

    widget = forms.TextInput
    said = {
        "invalid": "{name} must be a number",
        "min_value": TOO_SMALL,
        "max_value": TOO_LARGE,
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask phones for digits and a point."""
        return super().widget_attrs(widget) | {"inputmode": "decimal"}


class SelectField(GovField, forms.ChoiceField):
    """
    One of a list; `autocomplete=True` for lists too long to scan.

    A first empty choice reads `blank`, so that nothing is chosen by accident.
    """

    verb = "Select"
    said = {"invalid_choice": NOT_OFFERED}
    _choices: Any

    def __init__(
        self, *, blank: str = "", autocomplete: bool = False, **options: Any
    ) -> None:
        self.blank = blank
        super().__init__(**options)
        if autocomplete:
            self.widget.attrs["data-autocomplete"] = ""

    @property
    def choices(self) -> Any:
        """Return the choices, the empty one first."""
        return self._choices

    @choices.setter
    def choices(self, value: Any) -> None:
        widget: Any = self.widget
        self._choices = normalize_choices(with_blank(value, self.blank))
        widget.choices = self._choices


class RadioField(GovField, forms.ChoiceField):
    """One of a few, all in sight."""

    verb = "Select"
    widget = RadioSelect
    said = {"invalid_choice": NOT_OFFERED}


class CheckboxesField(GovField, forms.MultipleChoiceField):
    """Any of a few; cleans to a list of values."""

    verb = "Select"
    widget = CheckboxSelectMultiple
    said = {"invalid_choice": NOT_OFFERED}


class BooleanField(GovField, forms.BooleanField):
    """One box to tick; cleans to a bool."""

    verb = "Select"


class YesNoField(GovField, forms.TypedChoiceField):
    """Yes or no, side by side; with `unknown=True` also "Not known", which cleans to None."""

    verb = "Select"
    widget = RadioSelect
    said = {"invalid_choice": "Select yes or no"}

    def __init__(self, *, unknown: bool = False, **options: Any) -> None:
        options.setdefault("inline", True)
        choices = [("yes", "Yes"), ("no", "No")]
        if unknown:
            choices.append(("unknown", "Not known"))
        super().__init__(choices=choices, coerce=yes_or_no, empty_value=None, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored True or False as its word."""
        return {True: "yes", False: "no"}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the words."""
        return super().has_changed(self.prepare_value(initial), data)


class FileField(GovField, forms.FileField):
    """A file to upload."""

    verb = "Select"
    widget = forms.FileInput
    said = {"empty": "The file is empty", "max_length": TOO_LONG}


def with_blank(choices: Any, blank: str) -> Any:
    """Put the empty choice first, unless the choices have their own."""
    if callable(choices):
        return lambda: with_blank(list(choices()), blank)
    listed = list(getattr(choices, "choices", choices))
    if listed and listed[0][0] in {"", None}:
        return listed
    return [("", blank), *listed]


def yes_or_no(word: str) -> bool | None:
    """Return what the chosen word means; "unknown" means None."""
    return {"yes": True, "no": False}.get(word)
