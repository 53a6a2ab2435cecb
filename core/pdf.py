"""
Documents as PDF: the only caller of WeasyPrint.

Nothing is fetched: the one stylesheet is handed over from memory, and a document
that names any other address is refused whole, so no page can be made to read a file
or reach a host. The same document, made for the same copy at the same instant, is
the same bytes. Tagged for screen readers (PDF/UA-1).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from uuid import UUID

from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string
from django.templatetags.static import static


if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher


# Never resolved: it only makes relative addresses absolute, to be compared.
BASE = "https://document.invalid/"
STYLESHEET = "print.css"
SVG = "{http://www.w3.org/2000/svg}"


class AddressRefused(Exception):
    """A document named something to fetch."""


@dataclass(frozen=True)
class Provenance:
    """
    What every sheet says of itself: handling marking, by whom, for whom, when.

    `copy_id` is this copy's own, written on each sheet and in the audit.
    """

    marking: str
    made_by: str
    made_for: str
    made_at: datetime
    copy_id: UUID


@dataclass(frozen=True)
class Pdf:
    """A finished document and its hash."""

    content: bytes
    sha256: str
    pages: int


def render_pdf(
    template: str, context: Mapping[str, Any], *, provenance: Provenance
) -> Pdf:
    """
    Make the PDF of a template that extends `base_print.html`.

    :raises AddressRefused: when the document names anything to fetch
    :raises ImproperlyConfigured: when the front end has not been built
    """
    from weasyprint import HTML  # noqa: PLC0415 - two seconds to load; few pages need it

    text = render_to_string(
        template,
        {
            **context,
            "marking": provenance.marking,
            "generated_by": provenance.made_by,
            "generated_for": provenance.made_for,
            "generated_at": provenance.made_at,
            "copy_id": provenance.copy_id,
        },
    )
    refused: list[str] = []
    page = HTML(string=text, base_url=BASE, url_fetcher=one_stylesheet(refused))
    silence_ornaments(page)
    document = page.render(font_config=fonts(), pdf_variant="pdf/ua-1")
    document.metadata.created = provenance.made_at.isoformat(timespec="seconds")
    content = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=provenance.copy_id.bytes
    )
    if refused:
        raise AddressRefused(", ".join(refused))
    digest = hashlib.sha256(content).hexdigest()
    return Pdf(content, digest, pages=len(document.pages))


def one_stylesheet(refused: list[str]) -> "URLFetcher":
    """
    Return a fetcher that hands over our stylesheet from memory and nothing else.

    WeasyPrint goes on without what it was refused; the addresses go into `refused`,
    so that the whole document can be.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - as above

    ours = urljoin(BASE, static(STYLESHEET))

    class OneStylesheet(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url != ours:
                refused.append(url)
                raise AddressRefused(url)
            return URLFetcherResponse(url, stylesheet(), {"Content-Type": "text/css"})

    return OneStylesheet()


@cache
def stylesheet() -> str:
    """
    Return the print stylesheet.

    :raises ImproperlyConfigured: when the front end has not been built
    """
    found = finders.find(STYLESHEET)
    if not found:
        raise ImproperlyConfigured("print.css is missing: build the front end first.")
    return Path(found).read_text(encoding="utf-8")


def prepare() -> None:
    """Load WeasyPrint and the fonts, so that a worker's first reader need not wait."""
    from weasyprint import HTML  # noqa: PLC0415 - as above

    HTML(string="<p>.</p>").render(font_config=fonts())


@cache
def fonts() -> "FontConfiguration":
    """Return the font configuration all documents share; it is slow to make."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

    return FontConfiguration()


def silence_ornaments(page: "HTML") -> None:
    """
    Give pictures that say nothing a blank for their name.

    PDF/UA wants a text for each picture; the words beside an icon say it already.
    """
    for picture in page.etree_element.iter(f"{SVG}svg"):
        if picture.get("aria-hidden") == "true":
            title = picture.makeelement(f"{SVG}title", {})
            title.text = " "
            picture.insert(0, title)
