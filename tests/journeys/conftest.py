"""
A real site for the journeys: its own database, its own web server, a real Chromium.

The database is made by the owner and served by the web role, exactly as installed;
the people are the cast, and nobody is on the scheme until a journey refers them.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from tests import databases
from tests.conftest import migrate
from tests.databases import drop, renamed


ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 90  # seconds, for a shared machine


@dataclass(frozen=True)
class Site:
    """A running site: where it is, and how to run its commands."""

    address: str
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run one management command and return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Site]:
    """Copy the migrated database, gather the cast, serve."""
    name = f"test_iom_journeys_{os.getpid()}"
    port = free_port()
    environment = os.environ | {
        "IOM_DATABASE_URL": renamed(os.environ["IOM_DATABASE_URL"], name),
        "IOM_OWNER_DATABASE_URL": renamed(os.environ["IOM_OWNER_DATABASE_URL"], name),
        "IOM_ALLOWED_HOSTS": "127.0.0.1",
        "IOM_SECURE": "False",
        "IOM_DEMONSTRATION": "True",
        "IOM_VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "IOM_WEB_ORIGIN": f"http://127.0.0.1:{port}",
    }
    found = Site(f"http://127.0.0.1:{port}", environment)
    with django_db_blocker.unblock():
        databases.copy(databases.template(migrate), name)
    found.manage("collectstatic", "--noinput", "--verbosity", "0")
    found.manage("demo", "--people", "0")
    server = subprocess.Popen(  # noqa: S603 - our own server
        [
            sys.executable,
            "-m",
            "gunicorn",
            "iom.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--timeout",
            "120",
        ],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"{found.address}/healthz")
        yield found
    finally:
        server.terminate()
        server.wait(20)
        with owner(environment) as connection:
            drop(connection, name)


def owner(environment: dict[str, str]) -> psycopg.Connection:
    """Connect as the owner, to no database of ours."""
    import environ

    found = environ.Env.db_url_config(environment["IOM_OWNER_DATABASE_URL"])
    host = found["HOST"] or found.get("OPTIONS", {}).get("host", "")
    return psycopg.connect(
        host=host,
        port=found["PORT"] or None,
        user=found["USER"],
        password=found["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )


def wait_for(address: str) -> None:
    """Wait until the site answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {PATIENCE} seconds.")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a module: its event loop must not outlive the journeys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.site = site
        self.complaints: list[str] = []
        self.page.on("console", self.hears)

    def hears(self, said: ConsoleMessage) -> None:
        """Keep what the console complains of; a page's own 404 or 422 is meant."""
        if (
            said.type == "error"
            and "the server responded with a status of" not in said.text
        ):
            self.complaints.append(said.text)

    def signs_in(self, username: str) -> "Person":
        """Sign in as a member of the cast."""
        from iom.demo.cast import PASSWORD

        self.goes_to("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.presses("Sign in")
        return self

    def goes_to(self, path: str) -> int:
        """Open an address of the site; return the status."""
        response = self.page.goto(f"{self.site.address}{path}")
        return response.status if response else 0

    def presses(self, button: str) -> None:
        """Press a button of the page's main part, or a link that looks like one."""
        main = self.page.locator("#main")
        found = main.get_by_role("button", name=button, exact=True)
        found = found.or_(main.get_by_role("link", name=button, exact=True))
        found.last.click()
        self.page.wait_for_load_state()

    def types(self, **fields: str) -> None:
        """Fill in fields by name."""
        for name, text in fields.items():
            self.page.fill(f"#main [name='{name}']", text)

    def types_date(self, name: str, day: str, month: str, year: str) -> None:
        """Fill in a date's three boxes."""
        self.types(**{f"{name}_day": day, f"{name}_month": month, f"{name}_year": year})

    def chooses(self, name: str, value: str) -> None:
        """Choose a radio button or tick a box by name and value."""
        self.page.check(f"#main [name='{name}'][value='{value}']", force=True)

    def reads(self) -> str:
        """Return what the page says."""
        return self.page.inner_text("body")

    def finds_it_accessible(self) -> None:
        """Hold the page to WCAG 2.2 AA as far as a machine can, with nothing on the console."""
        found = Axe().run(self.page)
        violations = [
            f"{each['id']}: {[node['html'] for node in each['nodes']][:3]}"
            for each in found.response["violations"]
        ]
        assert violations == [], self.page.url
        assert self.complaints == []


@pytest.fixture
def somebody(chromium, site) -> Iterator:
    """`somebody("priya")` – a member of the cast at their own browser."""
    contexts: list[BrowserContext] = []

    def sit_down(username: str, *, width: int = 1280) -> Person:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        return Person(context, site).signs_in(username)

    yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture
def ids(site) -> dict[str, str]:
    """Ids of the cast's agencies and people, by name, as the pages' forms use them."""
    return json.loads(
        site.manage(
            "shell",
            "-v",
            "0",
            "-c",
            "import json; from agencies.models import Agency, User; print(json.dumps({str(each): str(each.pk) for each in [*Agency.objects.all(), *User.objects.all()]}))",
        )
    )
