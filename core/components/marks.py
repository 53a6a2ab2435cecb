"""Words with a shape and a colour: classes, statuses, flags, dates."""

from datetime import date as calendar_date
from datetime import datetime

from django.utils.safestring import SafeString

from core import icons, words
from core.components.registry import draw_once, register
from core.components.values import rag_word


@register.simple_tag
def icon(name: str, *, ink: str = "currentColor") -> SafeString:
    """Draw one of `core.icons`; `ink` is its colour where words cannot lend theirs."""
    return icons.icon(name, ink=ink)


@register.simple_tag
def rag_tag(code: str, *, label: str = "", size: str = "") -> SafeString:
    """Draw a RAG class; `size` is "small", "" or "large" (S1-169 to S1-173)."""
    label = label or rag_word(str(code))
    ink = "#0b0c0c" if code == "amber" else "#fff"
    return draw_once("rag_tag", code=str(code), label=label, size=size, ink=ink)


@register.simple_tag
def tag(text: str, *, colour: str = "") -> SafeString:
    """Draw a GOV.UK tag in one of its colours."""
    return draw_once("tag", text=text, colour=colour)


@register.simple_tag
def status_tag(text: str, *, tone: str = "neutral") -> SafeString:
    """Draw a status; `tone` is neutral, info, success, warning or danger."""
    return draw_once("status_tag", text=text, tone=tone)


@register.simple_tag
def flag(text: str, *, tone: str = "neutral", symbol: str = "") -> SafeString:
    """Draw a warning marker; its picture follows the tone unless `symbol` names one."""
    return draw_once("flag", text=text, tone=tone, symbol=symbol or tone)


@register.simple_tag
def wanted_flag(*, since: str = "") -> SafeString:
    """Draw "Wanted for arrest", which goes with any RAG class (S1-169)."""
    return draw_once("wanted_flag", since=since)


@register.simple_tag
def custody_flag(*, place: str = "") -> SafeString:
    """Draw "In custody" (S1-173)."""
    return draw_once("custody_flag", place=place)


@register.simple_tag
def date(
    value: calendar_date | datetime | None,
    *,
    short: bool = False,
    today: calendar_date | None = None,
) -> SafeString | str:
    """Draw a date, or an instant with its time; with `today`, also how far off it is."""
    if not value:
        return ""
    text = words.short_day(value) if short else words.day(value)
    if isinstance(value, datetime):
        text = f"{text} at {words.clock_time(value)}"
    off = words.distance(value, today=today) if today else ""
    return draw_once("date", machine=value.isoformat(), text=text, off=off)
