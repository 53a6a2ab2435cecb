"""Dropping the databases that tests make."""

from time import sleep

import psycopg


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
