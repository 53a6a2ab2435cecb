"""Buttons, and what frames a page and its forms."""

from typing import Any

from django.template.context import Context
from django.utils.safestring import SafeString

from core.components.registry import draw, register
from core.decisions import Decision
from core.forms.base import problems


@register.simple_tag
def button(
    text: str,
    *,
    url: str = "",
    tone: str = "",
    name: str = "",
    value: str = "",
    decision: Decision | None = None,
) -> SafeString:
    """Draw a button, or a link that looks like one; refused, it gives the reason instead."""
    refused = decision is not None and not decision
    return draw(
        "button",
        text=text,
        url=url,
        tone=tone,
        name=name,
        value=value,
        because=decision.reason if decision is not None and refused else "",
        refused=refused,
    )


@register.simple_block_tag
def button_group(content: str) -> SafeString:
    """Set buttons and links on one line."""
    return draw("button_group", content=content)


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(
    context: Context,
    text: str,
    url: str,
    *,
    tone: str = "secondary",
    decision: Decision | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Draw a form of one button; other arguments are sent as hidden fields."""
    return {
        "text": text,
        "url": url,
        "tone": tone,
        "decision": decision,
        "fields": fields,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def breadcrumbs(*trail: str, current: str = "") -> SafeString:
    """Draw label and address in turn: `{% breadcrumbs "Home" "/" current="Cases" %}`."""
    steps = list(zip(trail[::2], trail[1::2], strict=True))
    return draw("breadcrumbs", steps=steps, current=current)


@register.simple_tag
def back_link(url: str, text: str = "Back") -> SafeString:
    """Draw the link back."""
    return draw("back_link", url=url, text=text)


@register.simple_block_tag
def page_head(content: str, title: str, *, caption: str = "") -> SafeString:
    """Draw the page's h1 with its buttons beside it."""
    return draw("page_head", content=content, title=title, caption=caption)


@register.simple_tag
def error_summary(*forms: Any) -> SafeString:
    """List what is wrong with the forms and formsets, each line leading to its field."""
    return draw("error_summary", problems=list(problems(*forms)))


@register.simple_tag
def add_another(formset: Any, item: str) -> SafeString:
    """Draw a formset whose rows can be added and taken away; `item` names one row."""
    return draw("add_another", formset=formset, item=item)


@register.simple_tag
def autosave_status() -> SafeString:
    """Draw the line that says when the draft was saved; put it inside the form."""
    return draw("autosave_status")
