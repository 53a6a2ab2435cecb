"""One world for a whole module: built once, every request's traces undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agencies.acting import acting_as
from audit.models import Event
from tests.permissions import world as making
from tests.permissions.table import arguments


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker) -> Iterator[making.Everything]:
    """One of everything, in a transaction that is rolled back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield making.build(timezone.localdate())
        transaction.set_rollback(True)


@contextmanager
def undoing() -> Iterator[None]:
    """Undo what is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(everything) -> Iterator[None]:
    """Undo what one test does."""
    with undoing():
        yield


@pytest.fixture(scope="module")
def as_(everything) -> Callable[..., Client]:
    """`as_("priya").get(…)` – somebody's browser, kept open; one that `ends` is another."""

    def signed_in(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(
                everything.people[who],
                backend="django.contrib.auth.backends.ModelBackend",
            )
        return client

    kept = cache(signed_in)
    return lambda who, *, ends=False: signed_in(who) if ends else kept(who)


@pytest.fixture
def audited(everything, undone) -> Callable[..., list[Event]]:
    """`audited(response, …)` – what the audit kept of some requests, read as the auditor."""

    def read(*responses) -> list[Event]:
        requests = [each["X-Request-Id"] for each in responses]
        with acting_as(everything.people["ingrid"], on=timezone.localdate()):
            return list(Event.objects.filter(request_id__in=requests))

    return read


@pytest.fixture
def address(everything) -> Callable[..., str]:
    """`address("cases:overview")` – where an address leads to the world's own things."""

    def find(route: str, **instead) -> str:
        return reverse(route, kwargs=arguments(route, everything.ids) | instead)

    return find
