"""Where components are registered, and how each is drawn."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


register = template.Library()


def draw(name: str, /, **context: Any) -> SafeString:
    """Draw `templates/components/<name>.html`."""
    drawn = render_to_string(f"components/{name}.html", context)
    return mark_safe(drawn.strip())  # noqa: S308 - drawn by a template, which escaped it


@lru_cache(maxsize=2048, typed=True)
def draw_once(name: str, /, **words: Any) -> SafeString:
    """
    Draw a component that follows from a few words alone, and remember it.

    A list draws the same few marks fifty times. `typed`, because a text that is safe
    and one that is not may be equal.
    """
    return draw(name, **words)
