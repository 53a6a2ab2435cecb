"""Where components are registered, and how each is drawn."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


register = template.Library()


def draw(name: str, /, **context: Any) -> SafeString:
    """Draw `templates/components/<name>.html`."""
    drawn = render_to_string(f"components/{name}.html", context)
    return mark_safe(drawn.strip())  # noqa: S308 - drawn by a template, which escaped it
