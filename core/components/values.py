"""What components work out from what they are given."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from core import words


# Appendix 1's words (S1-169 to S1-173); the shapes are in `core.icons`.
RAG_WORDS = {
    "red_alert": "Red Alert",
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "prison": "Prison",
}
SUMMARY_PARTS = ("key", "value", "url", "text", "hidden")
REFUSED_IN_SVG = re.compile(
    r"<\s*(script|style|foreignObject|iframe|image|a)\b|\son\w+\s*=|\sstyle\s*=|javascript:",
    re.IGNORECASE,
)


def rag_word(code: str) -> str:
    """
    Return the word of a RAG class.

    :raises KeyError: when there is no such class
    """
    return RAG_WORDS[code]


def ordered(row: Any) -> dict[str, Any]:
    """Return a row of a summary list, its value in words; a pair is key and value."""
    if isinstance(row, tuple):
        row = dict(zip(("key", "value"), row, strict=True))
    elif not isinstance(row, Mapping):
        row = {name: getattr(row, name, "") for name in SUMMARY_PARTS}
    return {**row, "value": in_words(row.get("value"))}


def in_words(value: Any) -> Any:
    """Return a value as people read it: dates in full, "Yes" and "No", None as nothing."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    return "" if value is None else value


def check_svg(svg: str) -> SafeString:
    """
    Vouch for a chart's SVG.

    :raises ValueError: when it holds what the content security policy refuses
    """
    if not svg.lstrip().startswith("<svg"):
        raise ValueError("A chart is an <svg> element.")
    if found := REFUSED_IN_SVG.search(svg):
        raise ValueError(f"A chart may not contain {found[0].strip()!r}.")
    return mark_safe(svg)  # noqa: S308 - looked through just above


def compared(theirs: Any, yours: Any) -> list[dict[str, Any]]:
    """Set two lists of (label, value) side by side, in the order of the first."""
    left, right = dict(pairs(theirs)), dict(pairs(yours))
    return [
        {
            "label": label,
            "theirs": left.get(label, ""),
            "yours": right.get(label, ""),
            "differs": left.get(label, "") != right.get(label, ""),
        }
        for label in {**left, **right}
    ]


def pairs(values: Any) -> Iterable[tuple[str, Any]]:
    """Return (label, value) pairs; one bare text is "What was written"."""
    if isinstance(values, str):
        return [("What was written", values)] if values else []
    return values.items() if isinstance(values, Mapping) else values or []
