"""Signing in, and what becomes of a form whose session ended."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies import services
from cases.models import Note
from core.exceptions import NotPermitted
from iom.demo.cast import PASSWORD


pytestmark = pytest.mark.django_db


def test_signing_in_goes_where_the_person_was_heading(world):
    response = Client().post(
        "/sign-in/", {"username": "PRIYA", "password": PASSWORD, "next": "/cases/"}
    )

    assert (response.status_code, response.url) == (302, "/cases/")


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(world, target):
    response = Client().post(
        "/sign-in/", {"username": "priya", "password": PASSWORD, "next": target}
    )

    assert response.url == "/"


def test_a_wrong_name_and_a_wrong_password_are_refused_alike(world):
    said = [
        Client()
        .post("/sign-in/", {"username": name, "password": "wrong-password"})
        .content.decode()
        for name in ("priya", "nobody")
    ]

    assert all("The user name or the password is not right" in each for each in said)


def test_a_second_sign_in_works_like_the_first(world):
    for _ in range(2):
        client = Client()
        assert (
            client.post(
                "/sign-in/", {"username": "priya", "password": PASSWORD}
            ).status_code
            == 302
        )
        assert client.get("/my-work/").status_code == 200


def test_a_form_sent_after_the_session_ended_is_kept_and_sent_again(
    case, priya, client_as, acting
):
    path = reverse("cases:add_note", args=[case.pk])
    typed = {
        "section": "general",
        "title": "Rent",
        "text": "Two months <behind>.",
        "about_on_day": "1",
        "about_on_month": "10",
        "about_on_year": "2026",
    }
    stranger = Client()

    page = stranger.post(path, typed)
    assert page.status_code == 401
    assert "What you typed is kept" in page.content.decode()

    kept = {f"kept:{name}": value for name, value in typed.items()}
    again = stranger.post(
        "/sign-in/",
        {"username": "priya", "password": PASSWORD, "kept_path": path} | kept,
    )
    assert 'value="Two months &lt;behind&gt;."' in again.content.decode()

    assert stranger.post(path, typed).status_code == 302
    with acting(priya):
        assert (
            Note.objects.visible_to(priya).get(case=case).text == "Two months <behind>."
        )


def test_an_inactive_account_cannot_sign_in(world, sam, priya, acting, today):
    with acting(sam):
        services.switch_account(user=priya, is_active=False, by=sam)

    response = Client().post("/sign-in/", {"username": "priya", "password": PASSWORD})

    assert response.status_code == 422


def test_nobody_changes_their_own_membership(world, sam, acting, today):
    with acting(sam), pytest.raises(NotPermitted, match="Nobody changes their own"):
        services.give_membership(
            user=sam,
            agency=world.agencies["east-sussex/police"],
            role="chair",
            by=sam,
            on=today,
        )
