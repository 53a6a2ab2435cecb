"""`make demo`: the whole service on this machine, with an invented caseload."""

import fcntl
import json
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from iom.local.environment import LOGS, STATE, Surroundings, kept_keys, socket_folder
from iom.local.postgres import Postgres
from iom.local.service import NotReady, die_with_parent
from iom.local.supervisor import MANAGE, Supervisor
from iom.local.terminal import welcome
from iom.local.valkey import Valkey


HOME = STATE / "demo"
LOCK = STATE / "demo.lock"
LOADED = HOME / "loaded"  # says that the caseload is complete
CARD = STATE / "demo.json"  # the address and logins, for people and for tests


class AlreadyRunning(NotReady):
    """Another process holds this checkout's demonstration."""


@contextmanager
def only_one() -> Iterator[None]:
    """
    Hold the demonstration; the kernel lets go however we end.

    :raises AlreadyRunning: if another process holds it
    """
    LOCK.parent.mkdir(parents=True, exist_ok=True)
    with LOCK.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_where()) from None
        CARD.unlink(missing_ok=True)
        yield
        CARD.unlink(missing_ok=True)


def _where() -> str:
    try:
        address = json.loads(CARD.read_text())["address"]
    except FileNotFoundError:
        return "A demonstration is starting or stopping in this checkout."
    return f"A demonstration is already running at {address}"


def run(*, port: int = 0) -> int:
    """
    Run the demonstration until Ctrl-C or SIGTERM, and return 0.

    :raises NotReady: if something does not start, or ends and cannot be restarted
    :raises AlreadyRunning: if it runs already
    """
    with only_one(), socket.socket() as door:
        if not LOADED.exists():  # a first start that was broken off begins again
            shutil.rmtree(HOME, ignore_errors=True)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen(128)
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        with Supervisor(_surroundings(address), door) as supervisor:
            try:
                supervisor.start()
                _load_caseload(supervisor.surroundings)
                logins = _logins(supervisor.surroundings)
                _write_card({"address": address, "logins": logins})
                print(welcome(address, logins), flush=True)
                supervisor.watch()
            except (KeyboardInterrupt, SystemExit):
                print("\nStopping.", flush=True)
    return 0


def _write_card(card: Mapping[str, object]) -> None:
    """Write it whole: those who wait for it read it as soon as it is there."""
    unfinished = CARD.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(card, indent=2))
    unfinished.rename(CARD)


def reset() -> int:
    """
    Delete the demonstration's data and logs, and return 0.

    :raises AlreadyRunning: if it is running
    """
    with only_one():
        for folder in (HOME, LOGS):
            shutil.rmtree(folder, ignore_errors=True)
    print("The demonstration's data are deleted.")
    return 0


def _surroundings(address: str) -> Surroundings:
    sockets = socket_folder(HOME)
    return Surroundings(
        postgres=Postgres(HOME / "postgres", sockets, LOGS / "postgres.log"),
        valkey=Valkey(HOME / "valkey", sockets, LOGS / "valkey.log"),
        keys=kept_keys(HOME / "keys.json"),
        state=HOME,
        origin=address,
    )


def _load_caseload(surroundings: Surroundings) -> None:
    print("Looking for a caseload; the first time, one is made:", flush=True)
    _command(surroundings, "demo", "--if-empty")
    LOADED.touch()


def _logins(surroundings: Surroundings) -> dict[str, dict[str, str]]:
    logins: dict[str, dict[str, str]] = json.loads(
        _command(surroundings, "demo", "--logins-json", output=subprocess.PIPE)
    )
    return logins


def _command(
    surroundings: Surroundings, *words: str, output: int | None = None
) -> bytes:
    """
    Run `manage.py`, showing what it says unless `output` is a pipe.

    :raises NotReady: if it fails
    """
    done = subprocess.run(
        [*MANAGE, *words],
        env=surroundings.for_commands(),
        stdout=output,
        check=False,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    if done.returncode:
        raise NotReady(f"manage.py {' '.join(words)} failed.")
    return done.stdout or b""
