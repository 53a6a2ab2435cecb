"""A transfer pack's content as its page and PDF set it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core import words


LABELS = {
    "adopted_on": "On the cohort since",
    "born": "Born",
    "first_contact_on": "First contact",
    "in_custody_since": "In custody since",
    "lead_agency": "Agency",
    "licence_ends_on": "Licence ends",
    "mappa": "MAPPA",
    "rag_class": "RAG class",
    "rag_set_on": "Rated",
    "reference": "Our reference",
    "review_due_on": "Review due",
    "supervision_ends_on": "Supervision ends",
    "wanted_since": "Wanted since",
}


def pack_sections(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pack's content as its page and PDF set it: labels and dates in words."""
    person = {"name": content["person"]["name"]} | {
        key: value for key, value in content["person"].items() if key != "numbers"
    }
    return {
        "transfer": pairs(content["transfer"]),
        "person": [
            *pairs(person),
            *((each["kind"], each["number"]) for each in content["person"]["numbers"]),
        ],
        "case": pairs(content["case"]),
    }


def pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is known as label and words."""
    return [
        (LABELS.get(key, key.replace("_", " ").capitalize()), in_words(key, value))
        for key, value in values.items()
        if value not in {None, ""}
    ]


def in_words(key: str, value: Any) -> str:
    """Return a value in words: dates in full."""
    if key == "born" or key.endswith(("_on", "_since")):
        return words.day(date.fromisoformat(value))
    return str(value)
