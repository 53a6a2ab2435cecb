"""PDFs: marked on every sheet, fetching nothing, the same bytes each time."""

import hashlib
import io
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.template import engines
from pypdf import PdfReader

from core import pdf


@pytest.fixture
def provenance():
    """A copy made for Hollie at a quarter past two."""
    return pdf.Provenance(
        marking="OFFICIAL-SENSITIVE",
        made_by="Priya Marlowe",
        made_for="Hollie Brook, Housing",
        made_at=datetime(2026, 12, 4, 14, 15, tzinfo=ZoneInfo("Europe/London")),
        copy_id=uuid.UUID("0d9c8c52-6a0e-4a60-bf5f-8f8e4fb6d1a1"),
    )


@pytest.fixture
def template(monkeypatch):
    """`template("<p>…</p>")` – the name of a document with this in it."""

    def write(body, title="A document"):
        made = engines["django"].from_string(
            '{% extends "base_print.html" %}{% block title %}'
            + title
            + "{% endblock %}"
            "{% block main %}" + body + "{% endblock %}"
        )
        monkeypatch.setattr(
            pdf, "render_to_string", lambda _name, context: made.render(context)
        )
        return "made-here.html"

    return write


def read(made):
    """Return a document's pages as text."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages]


def test_every_sheet_carries_marking_page_reader_and_copy(template, provenance):
    body = '<p>First</p><p class="page-break">Second</p><p class="page-break">Third</p>'

    made = pdf.render_pdf(template(body), {}, provenance=provenance)

    pages = read(made)
    assert made.pages == len(pages) == 3
    for number, text in enumerate(pages, 1):
        plain = " ".join(text.split())
        assert plain.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of 3" in plain
        assert "for Hollie Brook, Housing" in plain
        assert "4 December 2026 at 2:15pm" in plain
        assert str(provenance.copy_id) in plain.replace(" ", "")


def test_the_document_is_tagged_and_titled(template, provenance):
    made = pdf.render_pdf(
        template("<p>Text</p>", "Plan IOM-1"), {}, provenance=provenance
    )

    reader = PdfReader(io.BytesIO(made.content))
    assert reader.metadata.title == "Plan IOM-1"
    assert reader.metadata.author == "Priya Marlowe"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_copy_is_the_same_bytes(template, provenance):
    name = template("<p>Text</p>")

    once = pdf.render_pdf(name, {}, provenance=provenance)
    again = pdf.render_pdf(name, {}, provenance=provenance)

    assert once == again
    assert once.sha256 == hashlib.sha256(once.content).hexdigest()


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://169.254.169.254/latest/meta-data/" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="/static/app.css" alt="x">',
        '<p><span data-x="1"><img src="//other.invalid/x.png" alt="x"></span></p>',
        '<link rel="stylesheet" href="https://other.invalid/x.css">',
        '<object data="file:///etc/hostname"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>',
    ],
    ids=[
        "host",
        "file",
        "own static",
        "no scheme",
        "stylesheet",
        "object",
        "svg image",
    ],
)
def test_a_document_that_names_anything_to_fetch_is_refused(template, provenance, body):
    name = template(body)

    with pytest.raises(pdf.AddressRefused):
        pdf.render_pdf(name, {}, provenance=provenance)


def test_typed_text_is_text(template, provenance):
    name = template("<p>{{ typed }}</p>")
    typed = '<img src="file:///etc/passwd">'

    made = pdf.render_pdf(name, {"typed": typed}, provenance=provenance)

    assert "file:///etc/passwd" in read(made)[0]


def test_an_ornament_has_a_blank_for_its_name(template, provenance):
    made = pdf.render_pdf(template('{% rag_tag "red" %}'), {}, provenance=provenance)

    figures = [
        each.get_object()
        for each in PdfReader(io.BytesIO(made.content)).resolved_objects.values()
        if isinstance(each, dict) and each.get("/S") == "/Figure"
    ]
    assert all(each.get("/Alt") for each in figures)
    assert "Red" in read(made)[0]


def test_without_the_front_end_it_says_what_to_build(monkeypatch):
    pdf.stylesheet.cache_clear()
    monkeypatch.setattr(finders, "find", lambda _name: None)

    with pytest.raises(ImproperlyConfigured, match="build the front end"):
        pdf.stylesheet()


def test_a_worker_can_prepare_before_its_first_reader():
    pdf.fonts.cache_clear()

    pdf.prepare()

    assert pdf.fonts.cache_info().currsize == 1
