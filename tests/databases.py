"""Making and dropping the tests' databases: one is built, the others are copies of it."""

import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import psycopg
from django.db import connections


ROOT = Path(__file__).resolve().parents[1]
APART = {"tests", "templates", "static", "docs", "scripts", "var", "node_modules"}
# Modules that nothing in a database can depend on.
SHOWN = {"views", "forms", "presenters", "urls", "tasks", "documents", "components"}
BUILDING = 740021  # any number: the lock that lets one process build


def server() -> psycopg.Connection:
    """Connect as the owner to a database that is not the tests'."""
    wanted = {"user", "password", "host", "port"}
    given = connections["owner"].get_connection_params()
    kept = {key: value for key, value in given.items() if key in wanted and value}
    return psycopg.connect(**kept, dbname="postgres", autocommit=True)


def use(name: str) -> None:
    """Point both roles at a database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def template(build: Callable[[], None], *extra: str, on: str | None = None) -> str:
    """
    Return the name of a database as `build` makes it, from an empty one or a copy of `on`.

    It is built once per server and state of the code, whatever the number of workers
    and runs; `extra` says what else it depends on, such as the day. What the
    connections point at afterwards is the caller's to say (`use`).
    """
    name = f"iom_template_{fingerprint(build.__name__, *extra)}"
    with server() as owner:
        owner.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        if not exists(owner, name):
            with removed_when_broken(owner, f"{name}_unready") as unready:
                create(owner, unready, on or "template1")
                use(unready)
                build()
                connections.close_all()
                owner.execute(f'ALTER DATABASE "{unready}" RENAME TO "{name}"')
    return name


def copy(source: str, name: str) -> None:
    """Make a database anew as a copy of a template."""
    with server() as owner:
        owner.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        drop(owner, name)
        create(owner, name, source)


def create(owner: psycopg.Connection, name: str, source: str) -> None:
    """Copy a database that nobody is connected to."""
    owner.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


@contextmanager
def removed_when_broken(owner: psycopg.Connection, name: str):
    """Give a database's name, free to use, and drop what was made when it goes wrong."""
    drop(owner, name)
    try:
        yield name
    except BaseException:
        connections.close_all()
        drop(owner, name)
        raise


def exists(owner: psycopg.Connection, name: str) -> bool:
    """Tell whether the server has a database."""
    found = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def fingerprint(*extra: str) -> str:
    """Return a digest of the code that a database is built by."""
    digest = hashlib.sha256("".join(extra).encode())
    for path in sorted([*ROOT.glob("*/**/*.py"), *ROOT.glob("*/**/*.sql")]):
        parts = {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
        if parts & (APART | SHOWN) or any(part.startswith(".") for part in parts):
            continue
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def drop(connection: psycopg.Connection, name: str) -> None:
    """Drop a database; a vacuum that holds it is over in a moment."""
    for _ in range(20):
        try:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        except psycopg.errors.InsufficientPrivilege:
            sleep(0.5)
        else:
            return
    raise TimeoutError(f"{name} is still in use.")


def renamed(address: str, name: str) -> str:
    """Return a database's address with another database's name, whatever its form."""
    path, question, rest = address.partition("?")
    return f"{path.rsplit('/', 1)[0]}/{name}{question}{rest}"
