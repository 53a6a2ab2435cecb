"""Text that stands out."""

from django.utils.safestring import SafeString

from core.components.registry import draw, register


@register.simple_block_tag
def card(
    content: str,
    *,
    title: str = "",
    level: int = 2,
    tone: str = "",
    url: str = "",
    action: str = "",
) -> SafeString:
    """Put content on a card, with one link in its head."""
    return draw(
        "card",
        content=content,
        title=title,
        heading=f"h{level}",
        tone=tone,
        url=url,
        action=action,
    )


@register.simple_block_tag
def alert(
    content: str,
    *,
    tone: str = "information",
    title: str = "",
    dismissible: bool = False,
) -> SafeString:
    """Draw an MoJ alert: information, success, warning or error."""
    symbols = {"information": "info", "error": "danger"}
    return draw(
        "alert",
        content=content,
        tone=tone,
        title=title,
        dismissible=dismissible,
        symbol=symbols.get(tone, tone),
        spoken=tone.capitalize(),
    )


@register.simple_block_tag
def notification_banner(
    content: str,
    *,
    title: str = "Important",
    success: bool = False,
    key: str = "banner",
) -> SafeString:
    """Draw a GOV.UK notification banner; `key` keeps two on a page apart."""
    return draw(
        "notification_banner", content=content, title=title, success=success, key=key
    )


@register.simple_block_tag
def details(content: str, summary: str, *, open: bool = False) -> SafeString:  # noqa: A002 - HTML's own word
    """Fold content under a line that opens it."""
    return draw("details", content=content, summary=summary, open=open)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Set a passage apart."""
    return draw("inset", content=content)


@register.simple_tag
def warning_text(text: str) -> SafeString:
    """Draw a sentence with a warning mark."""
    return draw("warning_text", text=text)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Say that there is nothing, why, and what to do about it."""
    return draw("empty_state", content=content, title=title)
