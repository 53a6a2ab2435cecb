"""Our own small pictures, drawn on a 24 by 24 grid in the colour of the words beside them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


# Cut-outs are drawn by the even-odd rule: a shape inside a shape is a hole.
PATHS = {
    # One shape for each RAG class, so that none depends on its colour.
    "red_alert": "M7 1h10l6 6v10l-6 6H7l-6-6V7zM10.5 5l.5 9h2l.5-9zM12 16a1.7 1.7 0 1 0 .01 0z",
    "red": "M12 2l11 20H1z",
    "amber": "M12 1l11 11-11 11L1 12z",
    "green": "M12 1a11 11 0 1 0 .01 0z",
    "prison": "M2 2h20v20H2zM6 5v14h2V5zM11 5v14h2V5zM16 5v14h2V5z",
    # What flags and alerts say.
    "danger": "M7 1h10l6 6v10l-6 6H7l-6-6V7zM10.5 5l.5 9h2l.5-9zM12 16a1.7 1.7 0 1 0 .01 0z",
    "warning": "M12 1l12 22H0zM10.7 9l.5 7h1.6l.5-7zM12 17.3a1.4 1.4 0 1 0 .01 0z",
    "info": "M12 1a11 11 0 1 0 .01 0zM12 4.8a1.6 1.6 0 1 1-.01 0zM10.7 10h2.6v8.5h-2.6z",
    "success": "M9 20.5L1 12.6l2.6-2.7L9 15.2 20.4 3.6 23 6.3z",
    "neutral": "M4 1h2v22H4zM7 2h14l-4 5.5L21 13H7z",
    "wanted": "M10 1h4v3.3A8 8 0 0 1 19.7 10H23v4h-3.3a8 8 0 0 1-5.7 5.7V23h-4v-3.3A8 8 0"
    " 0 1 4.3 14H1v-4h3.3A8 8 0 0 1 10 4.3zM12 8a4 4 0 1 0 .01 0z",
    "custody": "M2 2h20v20H2zM6 5v14h2V5zM11 5v14h2V5zM16 5v14h2V5z",
    "clock": "M12 1a11 11 0 1 0 .01 0zM11 5h2v6.4l4.4 2.6-1 1.7L11 12.6z",
    "calendar": "M6 1h2v2h8V1h2v2h4v20H2V3h4zM4.5 9v11.5h15V9z",
    "person": "M12 1a5.5 5.5 0 1 0 .01 0zM1 23c0-6 5-9.5 11-9.5S23 17 23 23z",
    "lock": "M6 10V7a6 6 0 0 1 12 0v3h2v13H4V10zM8.6 10h6.8V7a3.4 3.4 0 0 0-6.8 0z",
    "home": "M12 1L1 11h3v12h6v-8h4v8h6V11h3z",
    "document": "M4 1h11l5 5v17H4zM7 10v2h10v-2zM7 14v2h10v-2zM7 18v2h7v-2z",
}


def icon(name: str, *, ink: str = "currentColor") -> SafeString:
    """
    Return the picture called `name`, hidden from screen readers: its words say it.

    On a page it takes the colour of its words; in a PDF, which cannot, it takes `ink`.

    :raises KeyError: when there is no such picture
    """
    return format_html(
        '<svg class="app-icon" viewBox="0 0 24 24" width="24" height="24"'
        ' fill="{}" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="{}"/></svg>',
        ink,
        mark_safe(PATHS[name]),  # noqa: S308 - a constant from the table above
    )
