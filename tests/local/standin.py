"""A checkout of its own, whose Django is replaced by the smallest thing that answers."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from iom.local.throwaway import temporary_folder


ROOT = Path(__file__).resolve().parents[2]
WSGI = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ready"]
"""
CELERY = """
import os
from celery import Celery
app = Celery("iom", broker=os.environ["IOM_BROKER_URL"])
"""
MANAGE = """
import json, sys
if sys.argv[1:] == ["demo", "--logins-json"]:
    login = {"username": "priya", "password": "a-b-c", "name": "Priya Patel", "agency": "Probation"}
    print(json.dumps({"practitioner": login}))
"""


def eventually(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Say whether the condition became true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def processes_in(folder: Path) -> dict[int, str]:
    """Return the processes whose working folder is inside, and their command lines."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if process.joinpath("cwd").readlink().is_relative_to(folder):
                words = process.joinpath("cmdline").read_bytes().replace(b"\0", b" ")
                found[int(process.name)] = words.decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


@dataclass
class Demonstration:
    """`python -m iom.local demo` in its own checkout."""

    checkout: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it has said where it is."""
        self.process = self.local("demo", to="demo")
        eventually(
            lambda: self.card.exists() or self.process.poll() is not None, seconds=180
        )
        if not self.card.exists():
            self.process.kill()
            pytest.fail(f"not ready:\n{self.said()}")

    def local(self, action: str, *, to: str) -> subprocess.Popen[bytes]:
        """Start the launcher; what it says goes to the file of that name."""
        with self.words(to).open("wb") as file:
            return subprocess.Popen(
                [sys.executable, "-m", "iom.local", action],
                cwd=self.checkout,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def words(self, name: str) -> Path:
        """Return the file of that name."""
        return self.checkout / f"{name}.txt"

    def said(self) -> str:
        """Return what the latest start of it has said until now."""
        return self.words("demo").read_text()

    def say(self, action: str) -> tuple[int, str]:
        """Return the exit code and words of an action that ends by itself."""
        code = self.local(action, to="other").wait(60)
        return code, self.words("other").read_text()

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal, and return the exit code and everything that was said."""
        assert self.process
        self.process.send_signal(number)
        return self.process.wait(60), self.said()

    @property
    def card(self) -> Path:
        """Return the file with the address and logins."""
        return self.checkout / "var" / "demo.json"

    @property
    def address(self) -> str:
        """Return the address of the web server."""
        return json.loads(self.card.read_text())["address"]

    def pid(self, *parts: str) -> int:
        """Return the first process whose command line has all the parts, or 0."""
        running = sorted(processes_in(self.checkout).items())
        found = (pid for pid, line in running if all(part in line for part in parts))
        return next(found, 0)

    def is_gone(self) -> bool:
        """Say whether nothing of it runs."""
        return not processes_in(self.checkout)


@contextmanager
def checkout_of_its_own() -> Iterator[Demonstration]:
    """Give a checkout with our launcher in it, not started; nothing of it may remain."""
    with temporary_folder() as checkout:
        copytree(ROOT / "iom" / "local", checkout / "iom" / "local")
        copytree(ROOT / "deploy", checkout / "deploy")
        for name, text in {
            "iom/__init__.py": "",
            "iom/settings.py": "SECRET_KEY = 'for celery, which looks at these'",
            "iom/wsgi.py": WSGI,
            "iom/celery.py": CELERY,
            "manage.py": MANAGE,
        }.items():
            (checkout / name).write_text(text)
        demonstration = Demonstration(checkout)
        yield demonstration
        if demonstration.process:
            demonstration.process.kill()
            demonstration.process.wait()
            assert eventually(demonstration.is_gone, seconds=10), processes_in(checkout)


def kill(pid: int) -> None:
    """End a process as the kernel does when memory runs out."""
    os.kill(pid, signal.SIGKILL)
