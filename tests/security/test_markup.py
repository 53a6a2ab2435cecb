"""What people type is shown as text, whatever it is."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services
from tests.factories.cases import adopted_case


pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
QUOTED = '"><img src=x onerror=alert(2)>'
TEMPLATE = "{{ settings.SECRET_KEY }}{% debug %}"
PAGES = ("overview", "timeline", "needs", "contacts", "sharing", "person")


@pytest.fixture
def marked_up(world, today, priya, acting):
    """A case whose person, note and contact are full of markup."""
    case = adopted_case(
        world,
        on=today - timedelta(days=9),
        family_name=f"O'Brien{SCRIPT}",
        given_names=QUOTED,
    )
    with acting(priya):
        services.add_note(
            case=case,
            section="general",
            title=SCRIPT,
            text=f"{QUOTED} {TEMPLATE}",
            about_on=today,
            by=priya,
        )
        services.note_involved_agency(
            case=case,
            agency_name=SCRIPT,
            person_name=QUOTED,
            contact_details=TEMPLATE,
            by=priya,
        )
    return case


@pytest.mark.parametrize("page_name", PAGES)
def test_markup_on_a_case_is_only_text(marked_up, priya, client_as, page_name):
    text = (
        client_as(priya)
        .get(reverse(f"cases:{page_name}", args=[marked_up.pk]))
        .content.decode()
    )

    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("route", ["cases:cases", "plans:plan"])
def test_markup_in_a_list_or_a_plan_is_only_text(marked_up, priya, client_as, route):
    arguments = [marked_up.pk] if route == "plans:plan" else []
    text = client_as(priya).get(reverse(route, args=arguments)).content.decode()

    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_template_code_is_not_run(marked_up, priya, client_as):
    text = (
        client_as(priya)
        .get(reverse("cases:overview", args=[marked_up.pk]))
        .content.decode()
    )

    assert "{{ settings.SECRET_KEY }}{% debug %}" in text


@pytest.mark.parametrize(
    "words", [SCRIPT, QUOTED, TEMPLATE, "%00", "\x00", "' OR 1=1 --"]
)
def test_markup_searched_for_is_only_text(world, priya, client_as, words):
    response = client_as(priya).get(reverse("cases:search"), {"q": words})
    text = response.content.decode()

    assert response.status_code == 200
    assert "<script>alert" not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize("value", ["-1", "0", "x", "9" * 30, "٣", "1e3", "\x00"])
@pytest.mark.parametrize(
    "route", ["cases:cases", "referrals:referrals", "meetings:meetings"]
)
def test_nonsense_in_an_address_is_only_nonsense(world, priya, client_as, route, value):
    response = client_as(priya).get(
        reverse(route),
        {"page": value, "status": value, "rag_class": value, "only": value},
    )

    assert response.status_code == 200
