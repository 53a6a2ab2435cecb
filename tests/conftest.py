"""
Shared fixtures: a database made by the owner and used by the web role, and the cast.

The service is founded once per test database, with the demonstration's cast; each
test runs in a transaction of its own on top of it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from agencies.acting import acting_as
from agencies.models import User
from audit.models import Event
from iom.demo import cast
from tests import databases


# A busy machine is slow; that is no finding about what is tested.
hypothesis.settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("patient")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def pytest_configure() -> None:
    """Sign-ins in tests need no slow hashing; pages need no built manifest or broker."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_AUTOREFRESH = True  # no collected files to read at start
    settings.CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
    }
    settings.CELERY_BROKER_URL = "memory://"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.DEMONSTRATION = True
    # A browser's event loop may still be about when the next test asks the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """Give this worker a copy of the founded database."""
    name = f"test_iom_{WORKER}_{os.getpid()}"
    with django_db_blocker.unblock():
        databases.copy(founded_database(), name)
        databases.use(name)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        with databases.server() as owner:
            databases.drop(owner, name)


def founded_database() -> str:
    """Return the template that has the cast, built on the one that is only migrated."""
    today = timezone.localdate().isoformat()
    return databases.template(found_service, today, on=databases.template(migrate))


def migrate() -> None:
    """Migrate as the owner."""
    call_command("migrate", database="owner", verbosity=0)


def found_service() -> None:
    """Gather the cast."""
    cast.gather(on=timezone.localdate() - timedelta(days=1000))


@pytest.fixture
def today() -> date:
    """The day the tests run on."""
    return timezone.localdate()


@pytest.fixture
def world(db) -> cast.World:
    """Everything the cast gathered: areas, agencies, people, schemes."""
    return cast.recall()


@pytest.fixture
def acting(today) -> Callable[[User], AbstractContextManager[User]]:
    """`with acting(priya): …` – act as somebody, in the database's eyes too."""
    return lambda user: acting_as(user, on=today)


@pytest.fixture
def client_as() -> Callable[[User], Client]:
    """`client_as(priya).get(…)` – a signed-in browser without a screen."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def person(username: str):
    """Return a fixture that finds one member of the cast."""

    def find(world: cast.World) -> User:
        return world.people[username]

    return pytest.fixture(find, name=username)


# Owen, Priya and the others: see iom/demo/cast.py for who they are.
priya = person("priya")  # probation officer, leads the case
owen = person("owen")  # police IOM officer of the lead agency
carys = person("carys")  # IOM co-ordinator
dina = person("dina")  # detective inspector, the Chair
mo = person("mo")  # manager of the lead agency
hollie = person("hollie")  # housing officer, reads what is shared
sunil = person("sunil")  # recovery worker: reads health
nadia = person("nadia")  # probation officer in another area: sees nothing
wren = person("wren")  # co-ordinator of that area
dov = person("dov")  # its Chair
sam = person("sam")  # system administrator: no casework
ingrid = person("ingrid")  # auditor: reads the audit, no casework


@pytest.fixture
def recorded(world, acting) -> Callable[..., list]:
    """`recorded("case.shared")` – the audit's rows of an event, read as the auditor."""

    def find(event: str, **narrowed) -> list:
        with acting(world.people["ingrid"]):
            return list(Event.objects.filter(event=event, **narrowed))

    return find


@pytest.fixture
def case(world, priya, carys, hollie, today):
    """An adopted case: Amber, led by Priya, read by housing."""
    from tests.factories.cases import adopted_case  # noqa: PLC0415 - needs Django set up

    return adopted_case(world, on=today - timedelta(days=30))
