"""Signing in: guessing, sessions, cookies; and what each answer carries against a hostile page."""

import re
import time

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from agencies import services
from agencies.sessions import SIGNED_IN_AT
from iom.demo.cast import PASSWORD
from tests.permissions.table import TABLE


pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
WRONG = "wrong-password"
CHANGES_EACH_TIME = re.compile(r"\b[0-9a-f]{16}\b|\b[A-Za-z0-9]{64}\b")


@pytest.fixture(autouse=True)
def forgotten():
    """Nobody is locked out when a test begins."""
    cache.clear()


def guess(name: str, password: str = WRONG, client: Client | None = None):
    return (client or Client()).post(SIGN_IN, {"username": name, "password": password})


def without_the_name(response, name: str) -> tuple[int, str]:
    page = response.content.decode().replace(name, "")
    return response.status_code, CHANGES_EACH_TIME.sub("", page)


def test_guessing_says_nothing_about_who_has_an_account(world, sam, acting):
    """Right and wrong names, and an account shut out, answer alike – until and after the lock-out."""
    with acting(sam):
        services.switch_account(user=world.people["tess"], is_active=False, by=sam)
    names = ("priya", "tess", "nobody-here")
    told = [
        {without_the_name(guess(name), name) for name in names}
        for _ in range(settings.AXES_FAILURE_LIMIT + 2)
    ]

    assert [len(each) for each in told] == [1] * len(told)
    assert [next(iter(each))[0] for each in told][-1] == 429


def test_the_right_password_does_not_pass_a_lock_out(world):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        guess("priya")

    assert guess("priya", PASSWORD).status_code == 429


def test_a_stranger_cannot_lock_a_colleague_out_from_elsewhere(world):
    far_away = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        guess("priya", client=far_away)

    assert guess("priya", PASSWORD).status_code == 302


def test_signing_in_begins_a_session_under_a_new_key(world):
    client = Client()
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "before"
    session.save()
    planted = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = planted

    guess("priya", PASSWORD, client)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites(world):
    client = Client()
    client.get(SIGN_IN)
    guess("priya", PASSWORD, client)

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 15 * 60


def test_a_session_ends_ten_hours_after_sign_in_however_busy(client_as, priya):
    client = client_as(priya)
    session = client.session
    session[SIGNED_IN_AT] = time.time() - settings.SESSION_ABSOLUTE_AGE + 60
    session.save()
    assert client.get("/my-work/").status_code == 200

    session = client.session
    session[SIGNED_IN_AT] = time.time() - settings.SESSION_ABSOLUTE_AGE - 1
    session.save()
    assert client.get("/my-work/").status_code == 302
    assert client.get("/my-work/").status_code == 302


def test_signing_out_ends_the_session_for_good(client_as, priya):
    client = client_as(priya)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-out/")
    client.cookies[settings.SESSION_COOKIE_NAME] = kept

    assert client.get("/my-work/").status_code == 302


def test_a_form_from_another_site_is_refused(case, priya):
    client = Client(enforce_csrf_checks=True)
    client.force_login(priya, backend="django.contrib.auth.backends.ModelBackend")
    forms = [
        route
        for route, row in TABLE.items()
        if set(row.args) <= {"case_id"} and row.post != 405
    ]
    arguments = {"case_id": case.pk}
    answers = {
        client.post(
            reverse(route, kwargs={part: arguments[part] for part in TABLE[route].args})
        ).status_code
        for route in forms
    }

    assert len(forms) > 20
    assert answers == {403}


# What every answer carries, beside the content security policy.
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = (
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
)


@pytest.mark.parametrize(
    "route",
    sorted(route for route, row in TABLE.items() if set(row.args) <= {"case_id"}),
)
def test_every_answer_is_guarded(case, client_as, priya, route):
    url = reverse(route, kwargs={"case_id": case.pk} if TABLE[route].args else {})
    response = client_as(priya).get(url)

    assert {name: response.get(name) for name in HEADERS} == HEADERS
    policy = response["Content-Security-Policy"]
    assert [rule for rule in POLICY if rule not in policy] == []
    assert "unsafe" not in policy
    assert (
        "no-store" in response["Cache-Control"]
        or "no-cache" in response["Cache-Control"]
    )


@pytest.mark.parametrize(
    "url",
    ["/nowhere/", "/cases/nowhere/", "/cases/00000000-0000-4000-8000-000000000000/"],
)
@pytest.mark.parametrize("signed_in", [True, False])
def test_refusals_are_guarded_too(client_as, priya, url, signed_in):
    response = (client_as(priya) if signed_in else Client()).get(url)

    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_over_tls_the_browser_is_told_to_stay_there(client_as, priya, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    response = client_as(priya).get("/my-work/", secure=True)

    assert response["Strict-Transport-Security"].startswith("max-age=31536000")
