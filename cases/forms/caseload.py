"""Finding cases: the list's filter and the search."""

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
            ("in_custody", "In custody"),
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
