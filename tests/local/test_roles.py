"""deploy/roles.sql, as the embedded server and docker-compose both run it."""

from collections.abc import Iterator

import environ
import psycopg
import pytest

from iom.local.postgres import Postgres
from iom.local.throwaway import temporary_folder


ROLES = """
    SELECT rolname, rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls,
           rolcanlogin, rolcreatedb, rolinherit
    FROM pg_roles WHERE rolname LIKE 'iom%' ORDER BY rolname
"""
EXTENSIONS = {"btree_gist", "citext", "fuzzystrmatch", "pg_trgm", "unaccent"}


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    """A server whose roles were made twice, as they are at a second start."""
    with temporary_folder() as folder:
        server = Postgres(folder, folder / "run", folder / "log", durable=False)
        server.start().stop()
        service = server.start()
        yield server
        service.stop()


def ask(postgres: Postgres, sql: str, role="postgres", database="iom") -> list:
    """Return the rows of a query."""
    host = str(postgres.sockets)
    with psycopg.connect(host=host, user=role, dbname=database) as connection:
        return connection.execute(sql).fetchall()


def test_roles_have_what_they_need_and_no_more(postgres):
    assert ask(postgres, ROLES) == [
        # name, any great power, may sign in, may make databases, inherits
        ("iom_audit", False, False, False, True),
        ("iom_owner", False, True, False, True),
        ("iom_web", False, True, False, False),
    ]


def test_the_web_role_belongs_to_no_other_and_cannot_make_tables(postgres):
    assert ask(
        postgres,
        "SELECT pg_has_role('iom_web', 'iom_owner', 'MEMBER'),"
        " pg_has_role('iom_web', 'iom_audit', 'MEMBER'),"
        " has_schema_privilege('iom_web', 'public', 'CREATE'),"
        " has_schema_privilege('iom_web', 'public', 'USAGE'),"
        " has_database_privilege('iom_web', 'iom', 'TEMPORARY')",
    ) == [(False, False, False, True, False)]


def test_the_owner_may_give_tables_to_the_audit(postgres):
    assert ask(
        postgres,
        "SELECT pg_has_role('iom_owner', 'iom_audit', 'SET'),"
        " has_schema_privilege('iom_audit', 'public', 'CREATE'),"
        " pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'iom'",
    ) == [(True, True, "iom_owner")]


def test_the_web_role_gives_up_after_thirty_seconds(postgres):
    assert ask(postgres, "SHOW statement_timeout", role="iom_web") == [("30s",)]


@pytest.mark.parametrize("database", ["iom", "template1"])
def test_extensions_are_there_and_in_the_databases_tests_make(postgres, database):
    installed = ask(postgres, "SELECT extname FROM pg_extension", database=database)

    assert {name for (name,) in installed} >= EXTENSIONS


def test_only_tests_let_the_owner_make_databases(postgres):
    postgres.let_owner_make_databases()

    assert ("iom_owner", False, True, True, True) in ask(postgres, ROLES)
    postgres.make_roles()
    assert ("iom_owner", False, True, False, True) in ask(postgres, ROLES)


def test_the_address_is_read_by_the_settings_as_we_mean_it(postgres):
    read = environ.Env.db_url_config(postgres.url("iom_web"))

    assert (read["USER"], read["HOST"], read["NAME"]) == (
        "iom_web",
        str(postgres.sockets),
        "iom",
    )
