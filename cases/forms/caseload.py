"""Finding cases: the list's filter and the search."""

from collections.abc import Iterable
from typing import Any

from cases.choices import (
    CaseStatus,
)
from core import forms


class FilterCases(forms.FilterForm):
    """Narrows the caseload."""

    rag_class = forms.SelectField(
        label="RAG class",
        required=False,
        blank="Any",
        choices=[
            ("red_alert", "Red Alert"),
            ("red", "Red"),
            ("amber", "Amber"),
            ("green", "Green"),
            ("prison", "Prison"),
        ],
    )
    status = forms.SelectField(
        label="Status", required=False, blank="Any", choices=CaseStatus.choices
    )
    only = forms.CheckboxesField(
        label="Show only",
        required=False,
        small=True,
        choices=[
            ("mine", "Cases I lead"),
            ("overdue", "Review overdue"),
            ("wanted", "Wanted for arrest"),
            ("in_custody", "In custody"),
            ("mappa_missed", "Meeting of IOM and MAPPA missed"),
        ],
    )


class Search(forms.FilterForm):
    """A name, a number or a reference."""

    q = forms.CharField(
        label="Name, PNC ID, CRN, NOMS number or case reference",
        required=False,
        max_length=80,
        hint="At least three letters of a name, or a whole number.",
    )


class FilterTimeline(forms.FilterForm):
    """Narrows the timeline; only agencies that share the case are offered."""

    kinds = forms.CheckboxesField(
        label="What to show", required=False, small=True, choices=()
    )
    agency = forms.SelectField(
        label="Recorded by", required=False, blank="Any agency", choices=()
    )
    since = forms.DateField(label="From", required=False)
    until = forms.DateField(label="To", required=False)

    def __init__(
        self,
        *args: Any,
        kinds: Iterable[str],
        agencies: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [(each, each) for each in kinds]
        self.fields["agency"].choices = list(agencies)
