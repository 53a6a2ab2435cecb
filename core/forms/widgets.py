"""The controls that GOV.UK draws differently from Django."""

from typing import Any, NamedTuple

from django import forms


class DateParts(NamedTuple):
    """A date as typed: three texts, possibly wrong."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return any(self)


class DateInput(forms.Widget):
    """
    Day, month and year in three boxes.

    Reads `name_day`, `name_month` and `name_year`; one ISO date under the field's
    own name is understood too, for links and drafts.
    """

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True
    error_parts: tuple[str, ...] = ()

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Add the three boxes to the context."""
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, DateParts) else DateParts()
        shared = context["widget"]["attrs"]
        context["widget"]["parts"] = [
            self._part(part, name, text, shared)
            for part, text in typed._asdict().items()
        ]
        return context

    def _part(
        self, part: str, name: str, text: str, shared: dict[str, Any]
    ) -> dict[str, Any]:
        wrong = part in self.error_parts
        width = 4 if part == "year" else 2
        attrs: dict[str, Any] = {
            "id": f"{shared.get('id', name)}_{part}",
            "class": "govuk-input govuk-date-input__input"
            f" govuk-input--width-{width}{' govuk-input--error' if wrong else ''}",
            "inputmode": "numeric",
        }
        attrs |= {
            key: f"{shared[key]}_{part}"
            for key in ("data-name", "data-id")
            if key in shared
        }
        if shared.get("disabled"):
            attrs["disabled"] = True
        if wrong:
            attrs["aria-invalid"] = "true"
        return {
            "label": part.capitalize(),
            "type": "text",
            "name": f"{name}_{part}",
            "value": text,
            "attrs": attrs,
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        """Return what was typed, tidied of spaces at its ends."""
        typed = DateParts(
            *(
                str(data.get(f"{name}_{part}") or "").strip()
                for part in DateParts._fields
            )
        )
        whole = str(data.get(name) or "").strip()
        if not typed and whole.count("-") == 2:
            year, month, day = whole.split("-")
            return DateParts(day, month, year)
        return typed

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Tell whether the form was sent without this control."""
        names = [name, *(f"{name}_{part}" for part in DateParts._fields)]
        return not any(each in data for each in names)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the id of the first box, or of the first wrong one."""
        return f"{id_}_{self.error_parts[0] if self.error_parts else 'day'}"


class Choices:
    """Hints under choices, and the fields that a choice reveals."""

    modifiers = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints: dict[str, str] = {}
        self.revealed: dict[str, str] = {}

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Add the layout's modifiers to the context."""
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["modifiers"] = self.modifiers
        return context

    def create_option(
        self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Build one choice with its hint and what it reveals."""
        option: dict[str, Any] = super().create_option(  # type: ignore[misc]
            name, value, label, *args, **kwargs
        )
        attrs = option["attrs"]
        identifier = attrs.get("id", name)
        if "data-id" in attrs:
            attrs["data-id"] += f"_{option['index']}"
        if hint := self.hints.get(str(value)):
            option |= {"hint": hint, "hint_id": f"{identifier}_hint"}
            attrs["aria-describedby"] = option["hint_id"]
        if revealed := self.revealed.get(str(value)):
            option["revealed"] = revealed
        return option


class RadioSelect(Choices, forms.RadioSelect):
    """GOV.UK radios."""


class CheckboxSelectMultiple(Choices, forms.CheckboxSelectMultiple):
    """GOV.UK checkboxes."""
