"""Numbers, charts and things to do."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from core.components.registry import draw, register
from core.components.values import check_svg


@register.simple_block_tag
def stats(content: str) -> SafeString:
    """Set `stat`s side by side."""
    return draw("stats", content=content)


@register.simple_tag
def stat(
    number: Any, label: str, *, url: str = "", tone: str = "", hint: str = ""
) -> SafeString:
    """Draw one big number with what it counts; `tone` is "", danger, warning or success."""
    return draw("stat", number=number, label=label, url=url, tone=tone, hint=hint)


@register.simple_block_tag
def action_list(content: str) -> SafeString:
    """Set `action_row`s under each other."""
    return draw("action_list", content=content)


@register.simple_block_tag
def action_row(content: str, action: Any) -> SafeString:
    """Draw one thing to do: {text, url, detail, owner, due, due_hint, tone, status}."""
    return draw("action_row", content=content, action=action)


@register.simple_tag
def chart(
    svg: str,
    *,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    summary: str = "",
    numeric: str = "",
    level: int = 3,
) -> SafeString:
    """
    Draw a figure with its numbers under "Show as a table".

    :raises ValueError: when the SVG carries script or style, which the policy refuses
    """
    return draw(
        "chart",
        svg=check_svg(svg),
        title=title,
        columns=columns,
        rows=rows,
        summary=summary,
        numeric=numeric,
        heading=f"h{level}",
    )
