"""Migrations: all written, in one line, each with a name that says what it is for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


OURS = [
    config.label
    for config in apps.get_app_configs()
    if Path(config.path).parent == Path(settings.BASE_DIR)
]
NAMED = re.compile(r"\d{4}_[a-z][a-z0-9_]+")
GUESSED = re.compile(r"_auto_|_and_more$|^\d{4}_(alter|remove|rename|delete)_")


@pytest.fixture(scope="module")
def migrations() -> MigrationLoader:
    """Every migration on disk, without a database."""
    return MigrationLoader(None)


def test_every_change_of_a_model_has_its_migration(migrations):
    found = MigrationAutodetector(
        migrations.project_state(), ProjectState.from_apps(apps)
    ).changes(graph=migrations.graph)

    assert {
        app: [each.operations for each in written] for app, written in found.items()
    } == {}


def test_each_app_has_one_line_of_migrations(migrations):
    tails = {
        app: sorted(name for _, name in migrations.graph.leaf_nodes(app))
        for app in OURS
        if app in migrations.migrated_apps
    }

    assert tails
    assert {app: names for app, names in tails.items() if len(names) != 1} == {}


def test_each_migration_follows_one_of_its_own_app(migrations):
    forked = {
        f"{app}.{name}": before
        for (app, name), migration in migrations.disk_migrations.items()
        if app in OURS
        and len(before := [each for each in migration.dependencies if each[0] == app])
        > 1
    }

    assert forked == {}


def test_each_migration_is_named_for_what_it_does(migrations):
    names = [name for app, name in migrations.disk_migrations if app in OURS]

    assert names
    assert [
        name for name in names if not NAMED.fullmatch(name) or GUESSED.search(name)
    ] == []


def test_each_migration_can_be_undone_or_says_that_it_cannot(migrations):
    """Code that cannot run backwards is left so on purpose, with `elidable` or a reason beside it."""
    stuck = [
        f"{app}.{name}"
        for (app, name), migration in migrations.disk_migrations.items()
        if app in OURS
        for operation in migration.operations
        if not operation.reversible and not says_why(app, name)
    ]

    assert stuck == []


def says_why(app: str, name: str) -> bool:
    """Tell whether a migration's file says that it cannot be undone."""
    path = Path(settings.BASE_DIR) / app / "migrations" / f"{name}.py"
    return "cannot be undone" in path.read_text()


def test_a_production_like_service_passes_djangos_own_checks():
    served = {
        name: value
        for name, value in os.environ.items()
        if name != "DJANGO_ALLOW_ASYNC_UNSAFE"  # set for the tests' browser only
    }
    environment = served | {
        "IOM_SECURE": "True",
        "IOM_DEBUG": "False",
        "IOM_DEMONSTRATION": "False",
        "IOM_ALLOWED_HOSTS": "iom.example.org",
        "IOM_WEB_ORIGIN": "https://iom.example.org",
        "IOM_SECRET_KEY": "Qw3rty-uiopasdfghjklzxcvbnm-1234567890-QWERTYUIOPASDF",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.strip()) == (0, "")
