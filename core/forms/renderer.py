"""Draws every form of the project in GOV.UK's markup (FORM_RENDERER)."""

import re
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.safestring import SafeString

from core.forms.look import PLAIN, Look
from core.forms.widgets import Choices, DateInput


# In this order: a radio is also an input.
BLOCKS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateInput, ""),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)
IN_FORMSET = re.compile(r"(.+)-\d+")


class GovBoundField(BoundField):
    """A field on a form, knowing its group's template, classes and error's address."""

    @property
    def look(self) -> Look:
        """Return how the field looks; Django's own fields look plain."""
        return getattr(self.field, "look", PLAIN)

    @property
    def template_name(self) -> str:
        """Return the group: one box, a fieldset, or a label over its control."""
        if named := getattr(self.field, "template_name", None):
            return str(named)
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "django/forms/field_checkbox.html"
        if self.use_fieldset:
            return "django/forms/field_set.html"
        return "django/forms/field.html"

    @property
    def is_marked_optional(self) -> bool:
        """Tell whether the label says "(optional)"."""
        marks = getattr(self.form, "marks_optional", False)
        return bool(marks) and not (self.field.required or self.is_revealed)

    @property
    def is_revealed(self) -> bool:
        """Tell whether a choice of another field brings this one into sight."""
        fields = self.form.fields.values()
        return any(
            self.name in getattr(each, "look", PLAIN).reveals.values()
            for each in fields
        )

    @property
    def error_href(self) -> str:
        """Return where the error summary's link leads: the first control concerned."""
        widget = self.field.widget
        self._mark_parts(widget)
        if isinstance(widget, forms.RadioSelect):
            return f"#{self.auto_id}_0"
        return f"#{self.id_for_label or self.auto_id}"

    @property
    def row_names(self) -> dict[str, str]:
        """Return what "Add another" renumbers a repeating row's controls by."""
        row = IN_FORMSET.fullmatch(self.form.prefix or "")
        if not row:
            return {}
        name = f"{row[1]}-%index%-{self.name}"
        names = {"data-name": name, "data-id": f"id_{name}"}
        return names if self.use_fieldset else names | {"data-label": ""}

    @property
    def aria_describedby(self) -> str | None:
        """Return the ids of hint, error and counter."""
        ids = super().aria_describedby
        if ids is not None and self.look.counted:
            return f"{ids} {self.auto_id}-info".strip()
        return ids

    def as_widget(
        self,
        widget: forms.Widget | None = None,
        attrs: dict[str, Any] | None = None,
        only_initial: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> SafeString:
        """Draw the control, with what its choices say and reveal."""
        control = widget or self.field.widget
        self._mark_parts(control)
        if isinstance(control, Choices):
            control.hints = dict(self.look.choice_hints)
            control.modifiers = self._modifiers()
            control.revealed = {
                value: self.form[name].as_field_group()
                for value, name in self.look.reveals.items()
            }
        return super().as_widget(widget, attrs, only_initial)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Add GOV.UK's classes, and the names that repeating rows are counted by."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        block = next((css for kind, css in BLOCKS if isinstance(widget, kind)), "")
        classes: list[Any] = [widget.attrs.get("class"), attrs.get("class"), block]
        if "__" not in block and block:
            width = self.look.width
            by = "width" if width.isdecimal() else ""
            classes += [f"govuk-{'input--' if by else '!-'}width-{width}"] * bool(width)
            classes += [f"{block}--error"] * bool(self.errors)
            classes += ["govuk-js-character-count"] * self.look.counted
        else:
            attrs.pop("aria-invalid", None)  # not allowed on one radio of a group
        attrs["class"] = " ".join(str(each) for each in classes if each)
        return attrs | self.row_names

    def _modifiers(self) -> str:
        many = isinstance(self.field.widget, forms.CheckboxSelectMultiple)
        block = "govuk-checkboxes" if many else "govuk-radios"
        wanted = {"inline": self.look.inline, "small": self.look.small}
        return " ".join(f"{block}--{name}" for name, on in wanted.items() if on)

    def _mark_parts(self, widget: forms.Widget) -> None:
        if not isinstance(widget, DateInput) or not self.form.is_bound:
            return
        wrong = self.form.errors.as_data().get(self.name, [])
        named = [(each.params or {}).get("parts") for each in wrong]
        parts = next(filter(None, named), ("day", "month", "year") if wrong else ())
        widget.error_parts = tuple(parts)


class GovukRenderer(TemplatesSetting):
    """Django's renderer on the project's templates, with our bound field."""

    bound_field_class = GovBoundField
