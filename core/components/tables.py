"""Lists and tables, with their sorting, filtering and paging."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.context import Context
from django.utils.safestring import SafeString

from core.components.registry import draw, register
from core.components.values import ordered


@register.simple_tag
def summary_list(rows: Iterable[Any], *, borders: bool = True) -> SafeString:
    """Draw facts: [{key, value, url, text, hidden}] or (key, value) pairs."""
    return draw("summary_list", rows=[ordered(each) for each in rows], borders=borders)


@register.simple_tag
def check_answers(sections: Sequence[Any]) -> SafeString:
    """Draw what is about to be sent: [{title, url, rows}]."""
    return draw("check_answers", sections=sections)


@register.simple_tag
def task_list(tasks: Sequence[Any], *, prefix: str = "task") -> SafeString:
    """Draw a GOV.UK task list: [{title, url, hint, status, tone}]."""
    return draw("task_list", tasks=tasks, prefix=prefix)


@register.simple_block_tag
def data_table(
    content: str, *, caption: str, visible: bool = False, stacked: bool = False
) -> SafeString:
    """
    Put a thead and tbody into a captioned table that scrolls when it is too wide.

    With `stacked` each row becomes a card on a phone: give rows role="row", and cells
    role="cell" and data-label.
    """
    return draw(
        "data_table", content=content, caption=caption, visible=visible, stacked=stacked
    )


@register.simple_tag
def plain_table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    visible: bool = True,
    numeric: str = "",
) -> SafeString:
    """Draw rows of values; `numeric` lists the columns set to the right ("2,3")."""
    right = {int(each) for each in numeric.split(",") if each}
    heads = [(each, number in right) for number, each in enumerate(columns, 1)]
    body = [list(zip(row, heads, strict=True)) for row in rows]
    return draw("plain_table", caption=caption, heads=heads, rows=body, visible=visible)


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, label: str, key: str, *, numeric: bool = False
) -> dict[str, Any]:
    """Draw a column's head as a link that sorts on the server (`?sort=-key`)."""
    query = context["request"].GET.copy()
    current = str(context.get("sort") or query.get("sort", ""))
    rising, falling = current == key, current == f"-{key}"
    for stale in ("page", "after", "before"):
        query.pop(stale, None)
    query["sort"] = f"-{key}" if rising else key
    state = "ascending" if rising else "descending" if falling else "none"
    return {
        "label": label,
        "url": f"?{query.urlencode()}",
        "state": state,
        "arrow": {"ascending": "↑", "descending": "↓"}.get(state, "↕"),
        "numeric": numeric,
    }


@register.simple_tag
def pagination(page: Any, *, label: str = "Pages") -> SafeString:
    """Draw previous and next; `page` has previous_url, next_url and summary."""
    return draw("pagination", page=page, label=label)


@register.simple_block_tag
def filter_panel(
    content: str,
    form: Any,
    *,
    selected: Sequence[Any] = (),
    clear_url: str = "?",
    title: str = "Filter",
) -> SafeString:
    """Put results beside their filter; `selected` is [{label, url}], url taking it off."""
    return draw(
        "filter_panel",
        content=content,
        form=form,
        selected=selected,
        clear_url=clear_url,
        title=title,
    )
