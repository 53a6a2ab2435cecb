"""
One topic of the form as a page: what was typed, kept exactly; its values; its problems.

A page is made from the fields as they were posted. Checked, it is bound and says
what is wrong; unchecked, it only shows again what was typed.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField, formset_factory
from django.http import QueryDict

from core.forms import Form
from core.forms.base import Problem, problems
from referrals.questions import Topic


Typed = Mapping[str, list[str]]
MOST_ROWS = 30
OUR_OWN = re.compile(r"-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$")
DATE_PART = re.compile(r"_(day|month|year)$")


class RowSet(BaseFormSet):
    """
    Repeating rows. None is ever "initial": an emptied row is a row taken away.

    There is always one row to type into.
    """

    def initial_form_count(self) -> int:
        """Say that no row has to be filled."""
        return 0

    def total_form_count(self) -> int:
        """Count the rows sent, or those typed before."""
        if self.is_bound:
            return max(1, super().total_form_count())
        return max(1, len(self.initial or ()))


class TopicPage:
    """A topic's form, and its rows where it has some."""

    topic: Topic
    intro = ""
    template = "referrals/topic.html"
    form_class: type[Form]
    row_form: type[Form] | None = None
    row_name = ""  # the rows' key among the values, and their prefix
    row_item = ""  # what one row is called
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __init__(
        self,
        typed: Typed | None = None,
        *,
        checked: bool = False,
        suggested: Mapping[str, Any] | None = None,
    ) -> None:
        self.is_checked = checked
        self.posted = posted(typed or {}, self.row_name)
        self.has_answers = typed is not None
        self.suggested = suggested or {}
        self.form = self._form(self.form_class)
        self.rows = self._rows(self.row_form) if self.row_form else None
        if checked:
            self.check()

    def _form(self, form_class: type[Form], **options: Any) -> Form:
        if self.is_checked:
            return form_class(self.posted, **options)
        if not self.has_answers:
            return form_class(initial=dict(self.suggested), **options)
        return form_class(
            initial=as_posted(form_class(self.posted, **options)), **options
        )

    def _rows(self, row_form: type[Form]) -> BaseFormSet:
        factory = formset_factory(
            row_form, formset=RowSet, max_num=MOST_ROWS, absolute_max=MOST_ROWS
        )
        sent = factory(self.posted, prefix=self.row_name)
        if self.is_checked:
            return sent
        initial = [as_posted(each) for each in sent.forms]
        return factory(initial=initial, prefix=self.row_name)

    def check(self) -> None:
        """Find what is wrong between the form and its rows; most topics have nothing."""

    @property
    def forms(self) -> list[BaseForm | BaseFormSet]:
        """Return the page's forms in their order, as the error summary lists them."""
        return [self.form, *([self.rows] if self.rows else [])]

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong, in the order of the page."""
        return list(problems(*self.forms)) if self.is_checked else []

    @property
    def errors(self) -> list[Problem]:
        """What the page's frame asks, to begin its title with "Error"."""
        return self.problems

    @property
    def filled_rows(self) -> list[Form]:
        """Return the rows in which something was typed."""
        return (
            [each for each in self.rows.forms if each.has_changed()]
            if self.rows
            else []
        )

    @cached_property
    def values(self) -> dict[str, Any]:
        """Return clean values, and what was typed where that is no clean value."""
        found = values_of(self.form)
        if self.rows:
            found[self.row_name] = [values_of(each) for each in self.filled_rows]
        return found

    @property
    def field_groups(self) -> list[tuple[str, list[BoundField]]]:
        """Return the form's fields under their headings."""
        groups = self.groups or (("", tuple(self.form.fields)),)
        return [
            (heading, [self.form[name] for name in names]) for heading, names in groups
        ]

    def as_typed(self) -> list[tuple[str, str]]:
        """Return (label, text) of everything as it was typed, to set two versions side by side."""
        return list(self._texts())

    def _texts(self) -> Iterator[tuple[str, str]]:
        for bound in self.form:
            yield str(bound.label), in_text(bound)
        for number, row in enumerate(self.filled_rows, start=1):
            for bound in row:
                yield f"{self.row_item} {number}: {bound.label}", in_text(bound)

    @classmethod
    def typed_in(cls, sent: QueryDict) -> dict[str, list[str]]:
        """Return the fields of this topic as they were sent; anything else is left."""
        return {
            name: [text.replace("\x00", "") for text in sent.getlist(name)]
            for name in sent
            if cls.asks(name)
        }

    @classmethod
    def asks(cls, name: str) -> bool:
        """Tell whether a posted name is one of this page's fields."""
        plain = DATE_PART.sub("", name)
        if plain in cls.form_class.base_fields or name in cls.form_class.base_fields:
            return True
        if cls.row_form is None or not name.startswith(f"{cls.row_name}-"):
            return False
        in_row = re.sub(r"^\d+-", "", plain.removeprefix(f"{cls.row_name}-"))
        return bool(OUR_OWN.search(name)) or in_row in cls.row_form.base_fields

    @classmethod
    def with_another_row(cls, typed: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return the fields with one row more."""
        key = f"{cls.row_name}-TOTAL_FORMS"
        count = counted(typed.get(key, ["1"])[-1])
        return typed | {key: [str(min(max(count, 1) + 1, MOST_ROWS))]}


def posted(typed: Typed, row_name: str) -> QueryDict:
    """Return fields as they were posted, for a form to read, its rows counted."""
    found = QueryDict(mutable=True)
    for name, texts in typed.items():
        found.setlist(name, list(texts))
    if row_name:
        total = f"{row_name}-TOTAL_FORMS"
        found[total] = str(counted(found.get(total, "0")))
        found[f"{row_name}-INITIAL_FORMS"] = "0"
    return found


def counted(text: str) -> int:
    """Return the number of rows a form says it has; nonsense counts as none."""
    return min(int(text), MOST_ROWS) if text.isdecimal() else 0


def as_posted(form: Form) -> dict[str, Any]:
    """Return what was typed into each field, for an unbound form to show again."""
    return {bound.name: bound.data for bound in form}


def values_of(form: BaseForm) -> dict[str, Any]:
    """Return each field's clean value, or what was typed when it is wrong."""
    clean = (
        getattr(form, "cleaned_data", {})
        if form.is_bound and form.errors is not None
        else {}
    )
    return {bound.name: clean.get(bound.name, bound.data) for bound in form}


def in_text(bound: BoundField) -> str:
    """Return what was typed or chosen in one field, in words."""
    typed = bound.data
    if isinstance(typed, tuple):
        return " ".join(part for part in typed if part)
    if isinstance(typed, bool):
        return "Yes" if typed else ""
    choices = dict(getattr(bound.field, "choices", ()))
    chosen = typed if isinstance(typed, list) else [typed]
    return ", ".join(str(choices.get(each, each)) for each in chosen if each)
