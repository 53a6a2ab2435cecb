"""Templates: they compile, carry no inline code, and every component is in the gallery."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from core import gallery


ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()
)
COMPONENTS = sorted(path.stem for path in (ROOT / "components").glob("*.html"))
ERRORS = ("400", "403", "403_csrf", "404", "409", "429", "500")

INLINE = {
    "a script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a style": re.compile(r"[\s\"']style\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"\s(hx-)?on[a-z:-]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "another site": re.compile(r"(src|action)=[\"'](https?:)?//", re.IGNORECASE),
}


def source(name: str) -> str:
    return (ROOT / name).read_text()


def drawn_gallery(**more) -> str:
    request = RequestFactory().get("/components/")
    request.user = AnonymousUser()
    return render_to_string("core/gallery.html", gallery.context() | more, request)


@pytest.fixture(scope="module")
def gallery_page() -> str:
    return drawn_gallery()


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_compiles(name):
    get_template(name)


@pytest.mark.parametrize("what", INLINE)
def test_no_template_carries_code_the_policy_refuses(what):
    guilty = [name for name in TEMPLATES if INLINE[what].search(source(name))]

    assert guilty == []


def test_every_post_form_carries_its_token():
    forms = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
    token = re.compile(r"csrf_token|csrfmiddlewaretoken|data-resubmit")
    guilty = [
        name
        for name in TEMPLATES
        for form in forms.findall(source(name))
        if not token.search(form)
    ]

    assert guilty == []


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_in_the_gallery(gallery_page, component):
    assert f'id="component-{component}"' in gallery_page


def test_the_gallery_has_no_two_things_with_one_id(gallery_page):
    ids = re.findall(r'\sid="([^"]+)"', gallery_page)

    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_the_gallery_names_every_control(gallery_page):
    labelled = set(re.findall(r'<label[^>]*\sfor="([^"]+)"', gallery_page))
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", gallery_page)
    visible = [each for each in controls if 'type="hidden"' not in each]

    assert len(visible) > 40
    assert [
        each
        for each in visible
        if re.search(r'\sid="([^"]+)"', each)[1] not in labelled
    ] == []


@pytest.mark.parametrize("code", ERRORS)
def test_error_pages_ask_the_database_nothing(code):
    """No database is allowed here: a query would fail the test."""
    page = render_to_string(f"{code}.html", {})

    assert "OFFICIAL-SENSITIVE" in page
    assert "Sign out" not in page
    assert re.search(r"<h1[^>]*>\S", page)


def test_a_conflict_shows_both_versions():
    page = render_to_string(
        "409.html", {"theirs": [("RAG", "Amber")], "yours": [("RAG", "Red")]}
    )

    assert "Someone else saved first" in page
    assert "Amber" in page
    assert "Red" in page


def test_a_refusal_gives_its_reason():
    assert "Only the chair decides." in render_to_string(
        "403.html", {"reason": "Only the chair decides."}
    )


def test_a_page_with_errors_says_so_in_its_title():
    page = drawn_gallery(form=gallery.forms.bound_referral())

    assert "<title>Error: Component gallery" in page
    assert "<title>Component gallery" in drawn_gallery()


def test_a_document_carries_its_marking_and_where_it_comes_from():
    page = render_to_string(
        "base_print.html", {"generated_by": "Carys Lloyd", "copy_id": "7f3a"}
    )

    assert page.count("OFFICIAL-SENSITIVE") == 2
    assert "by Carys Lloyd" in page
    assert "Copy 7f3a" in page
