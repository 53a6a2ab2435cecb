"""
`python -m tests.bench [--people 120 10000] [--seconds 10]`, inside a throw-away stack.

Each caseload has a database of its own; each is measured by a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.bench import report


ROOT = Path(__file__).resolve().parents[2]
MANAGE = (sys.executable, "manage.py")
RESULTS = ROOT / "var" / "bench.json"


def main() -> int:
    """Measure each caseload, print the tables and keep the figures."""
    asked = parser().parse_args()
    run("collectstatic", "--no-input", "--verbosity", "0", env=os.environ)
    caseloads = [measured(people, seconds=asked.seconds) for people in asked.people]
    found = {"machine": report.machine(), "caseloads": caseloads}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n")
    print(report.text(found))
    print(f"\nKept in {RESULTS.relative_to(ROOT)}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    made.add_argument("--people", type=int, nargs="+", default=[120, 10_000])
    made.add_argument(
        "--seconds", type=int, default=10, help="how long to load it (10)"
    )
    return made


def measured(people: int, *, seconds: int) -> dict:
    """Make a caseload and return everything measured on it."""
    env = environment(f"iom_bench_{people}")
    run("migrate", "--database", "owner", "--no-input", "--verbosity", "0", env=env)
    began = time.perf_counter()
    run("demo", "--people", str(people), env=env)
    loading = time.perf_counter() - began
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure", str(seconds)],
        cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return {
        "people": people,
        "loaded_in_s": round(loading, 1),
        **json.loads(done.stdout),
    }


def environment(name: str) -> dict[str, str]:
    """Make a database as the owner and return the variables that lead to it."""
    owner = os.environ["IOM_OWNER_DATABASE_URL"]
    with psycopg.connect(connection_string(owner), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return dict(os.environ) | {
        variable: renamed(os.environ[variable], name)
        for variable in ("IOM_DATABASE_URL", "IOM_OWNER_DATABASE_URL")
    }


def renamed(url: str, name: str) -> str:
    """Return a database's address with another database's name."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rsplit('/', 1)[0]}/{name}"))


def connection_string(url: str) -> str:
    """Return how psycopg reaches the server's own database: `//sockets/iom` names a folder."""
    parts = urlsplit(renamed(url, "postgres"))
    folder, _, database = parts.path.rpartition("/")
    query = dict(each.split("=", 1) for each in parts.query.split("&") if each)
    host = folder or query.get("host") or parts.hostname
    return f"host={host} user={parts.username} dbname={database}"


def run(*words: str, env: Mapping[str, str]) -> None:
    """Run `manage.py`, showing what it says on the terminal."""
    subprocess.run([*MANAGE, *words], cwd=ROOT, env=env, check=True)


if __name__ == "__main__":
    sys.exit(main())
