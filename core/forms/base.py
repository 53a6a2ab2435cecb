"""The form every page's form is made from, and what its error summary lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name

from core.forms.look import PLAIN, GovField, settle_plain
from core.forms.renderer import GovBoundField


class Form(forms.Form):
    """
    A plain form: typed words in, clean values out. It never saves and never queries.

    A field that a choice reveals (`reveals={"yes": "which"}`) is asked for exactly
    when that choice is made: declare it with `required=False`; it is then needed if
    it has a `missing` sentence, and emptied when the choice is another.
    """

    use_required_attribute = False
    marks_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, GovField):
                field.settle_words(pretty_name(name))
            else:
                settle_plain(field, pretty_name(name))

    def _clean_form(self) -> None:
        for name, field in self.fields.items():
            for value, revealed in getattr(field, "look", PLAIN).reveals.items():
                self._settle_revealed(revealed, shown=self._chose(name, value))
        super()._clean_form()  # type: ignore[misc]

    def _chose(self, name: str, value: str) -> bool:
        typed = self[name].data
        return value in typed if isinstance(typed, list) else str(typed) == value

    def _settle_revealed(self, name: str, *, shown: bool) -> None:
        field = self.fields[name]
        if not shown:
            self.errors.pop(name, None)
            empty: Any = field.empty_value if hasattr(field, "empty_value") else None
            self.cleaned_data[name] = empty
            return
        needed = getattr(field, "missing", "")
        empty_here = self.cleaned_data.get(name) in field.empty_values
        if needed and empty_here and name not in self.errors:
            self.add_error(name, ValidationError(needed, "required"))


class FilterForm(Form):
    """A form over a list: everything is optional, and nothing says so."""

    marks_optional = False


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; `href` is empty when it is about the whole form."""

    text: str
    href: str = ""


def problems(*sources: Any) -> Iterator[Problem]:
    """Yield what is wrong with forms, lists of them and formsets, in the order of the page."""
    for source in sources:
        if isinstance(source, list):
            yield from problems(*source)
            continue
        if isinstance(source, forms.BaseFormSet):
            yield from (Problem(str(text)) for text in source.non_form_errors())
            yield from problems(*source.forms)
        elif source is not None:
            yield from _problems_of(source)


def _problems_of(form: forms.BaseForm) -> Iterator[Problem]:
    if not form.errors:
        return
    yield from (Problem(str(text)) for text in form.non_field_errors())
    for bound in form:
        href = bound.error_href if isinstance(bound, GovBoundField) else ""
        for text in bound.errors:
            yield Problem(str(text), "" if bound.is_hidden else href)
