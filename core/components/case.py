"""The case at a glance, what happened in it, and who changed it meanwhile."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from core.components.registry import draw, register
from core.components.values import compared


@register.simple_tag
def case_strip(strip: Any, *, level: int = 1) -> SafeString:
    """
    Draw the head of a case.

    `strip` has reference, name, born, identifiers [(label, value)], rag (code,
    label), flags [{text, tone, icon}], facts [{label, value, tone, hint}], and
    optionally url, rag_hint and notice.
    """
    return draw("case_strip", strip=strip, heading=f"h{level}")


@register.simple_tag
def case_tabs(tabs: Sequence[Any], *, label: str = "Case") -> SafeString:
    """Draw a case's pages: [{label, url, current, count}]."""
    return draw("case_tabs", tabs=tabs, label=label)


@register.simple_tag
def identity_bar(name: str, *, detail: str = "", rag: str = "") -> SafeString:
    """Draw one thin line saying whose record the page's form belongs to."""
    return draw("identity_bar", name=name, detail=detail, rag=rag)


@register.simple_tag
def timeline(entries: Sequence[Any], *, level: int = 3) -> SafeString:
    """Draw what happened: [{title, at, by, body, tag, url}], `at` a date or instant."""
    return draw("timeline", entries=entries, heading=f"h{level}")


@register.simple_tag
def conflict(
    theirs: Any, yours: Any, *, by: str = "", at: Any = None, reason: str = ""
) -> SafeString:
    """Set what somebody else saved beside what you typed: two lists of (label, value)."""
    return draw("conflict", rows=compared(theirs, yours), by=by, at=at, reason=reason)
