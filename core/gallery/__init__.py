"""
The gallery page: invented people, every component, every state.

It is where components are looked at, at every width, before pages use them.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.forms import formset_factory

from core.components.values import RAG_WORDS
from core.decisions import permitted_if, possible_if
from core.gallery import specimens
from core.gallery.forms import (
    FilterSpecimen,
    OffenceSpecimen,
    ReferralSpecimen,
    bound_referral,
)


TODAY = date(2026, 11, 21)


def context() -> dict[str, Any]:
    """Return everything the gallery's template draws."""
    offences = formset_factory(OffenceSpecimen, extra=2)
    return {
        "today": TODAY,
        "soon": date(2026, 12, 3),
        "moment": datetime(2026, 11, 21, 14, 2, tzinfo=UTC),
        "rag_codes": list(RAG_WORDS),
        "strip": specimens.strip(),
        "quiet_strip": specimens.quiet_strip(),
        "tabs": specimens.tabs(),
        "entries": specimens.entries(),
        "facts": specimens.facts(),
        "sections": [
            {"title": "The person", "url": "#person", "rows": specimens.facts()},
            {"title": "The referral", "rows": [("Agency", "Northbridge Probation")]},
        ],
        "tasks": specimens.tasks(),
        "actions": specimens.actions(),
        "columns": ["Area", "Red", "Amber", "Green"],
        "rows": [["Northbridge", 7, 9, 5], ["Westmoor", 3, 6, 10]],
        "page": {
            "previous_url": "?page=1",
            "next_url": "?page=3",
            "summary": "Showing 51 to 100 of 500+ people",
        },
        "first_page": {
            "next_url": "?page=2",
            "summary": "Showing 1 to 50 of 61 people",
        },
        "selected": [
            {"label": "Red", "url": "?"},
            {"label": "Northbridge", "url": "?"},
        ],
        "svg": specimens.SVG,
        "refused": permitted_if(
            allowed=False, reason="Only the co-ordinator closes a case."
        ),
        "too_early": possible_if(
            allowed=False, reason="A plan is signed off after its review."
        ),
        "theirs": [
            ("RAG class", "Amber"),
            ("Reason", "Keeping appointments again."),
            ("Review", "2 December 2026"),
        ],
        "yours": [
            ("RAG class", "Red"),
            ("Reason", "Two missed appointments."),
            ("Review", "2 December 2026"),
        ],
        "filter_form": FilterSpecimen({"rating": ["red"]}, auto_id="filter_%s"),
        "blank_form": ReferralSpecimen(),
        "wrong_form": bound_referral(),
        "formset": offences(prefix="offences"),
    }
