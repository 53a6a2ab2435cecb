"""Who reads which sections, and of which of them something is shown."""

import io
from typing import Any

from pypdf import PdfReader

from tests.permissions.records import SECRETS


# Which sections each reads beyond the general one: what the role opens and the share lets through.
READS = {
    "priya": {"health", "victim", "child_protection", "staff_safety"},
    "owen": {"police_intelligence", "victim", "child_protection", "staff_safety"},
    "hollie": {"staff_safety"},
    "live_guest": set(),
}


def text_of(response: Any) -> str:
    """Return a page's source, or a document's text without its line breaks."""
    if response["Content-Type"] == "application/pdf":
        pages = PdfReader(io.BytesIO(response.content)).pages
        return "".join("".join(each.extract_text() for each in pages).split())
    return response.content.decode()


def sections_in(text: str) -> set[str]:
    """Return the sections of which something is shown."""
    return {section for section, marker in SECRETS.items() if marker in text}
