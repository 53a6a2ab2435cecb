"""The five services of the demonstration, started and stopped in order and kept running."""

import hashlib
import http.client
import os
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from iom.local.environment import CHECKOUT, LOGS, Surroundings
from iom.local.service import Service
from iom.local.terminal import say


READY_SECONDS = 90
PREPARING_SECONDS = 300
RESTARTS_ALLOWED = (
    5  # of one service, each more than a minute apart from the count's start
)
RESTART_WINDOW_SECONDS = 60
MANAGE = (sys.executable, str(CHECKOUT / "manage.py"))


def fingerprint(folder: Path) -> str:
    """Return what changes when a file of the folder, or an installed package, does."""
    files = [CHECKOUT / "requirements.txt", *sorted(folder.rglob("*"))]
    facts = [(str(file), file.stat().st_mtime_ns) for file in files if file.is_file()]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


@dataclass
class Supervisor:
    """
    Runs the stack inside a `with`; whatever ends the block stops it in reverse order.

    `door` is the listening socket the web server takes over, so that its port
    stays the same when the server is restarted.
    """

    surroundings: Surroundings
    door: socket.socket
    _cleanup: ExitStack = field(default_factory=ExitStack, init=False)
    _kept: list[Service] = field(default_factory=list, init=False)
    _restarts: Counter[str] = field(default_factory=Counter, init=False)
    _counted_from: float = field(default=0.0, init=False)

    def __enter__(self) -> Self:
        """Begin; nothing is running yet."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop everything, and let nobody interrupt that."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self._cleanup.close()

    def start(self) -> None:
        """
        Start the stores, prepare the database and static files, and start the rest.

        :raises NotReady: if any of them fails or is late
        """
        with say("Starting the database and the broker"):
            self._database = self.surroundings.postgres.start()
            self._cleanup.callback(self._database.stop)
            self._keep(self.surroundings.valkey.start())
        with say("Bringing the database and static files up to date"):
            self._prepare()
        with say("Starting the web server, the worker and the beat"):
            web, worker, beat = self._programs()
            for service in (web, worker, beat):
                service.start()
                self._keep(service)
            web.wait_until(self._web_answers, seconds=READY_SECONDS)
            worker.wait_until(
                self.surroundings.valkey.has_waiting_worker, seconds=READY_SECONDS
            )

    def watch(self) -> None:
        """
        Restart what ends, for ever.

        :raises NotReady: when the database ends, or something else ends too often
        """
        while True:
            if not self._database.is_running:
                raise self._database.not_ready("ended unexpectedly")
            for service in self._kept:
                if not service.is_running:
                    self._restart(service)
            time.sleep(0.5)

    def _keep(self, service: Service) -> None:
        self._cleanup.callback(service.stop)
        self._kept.append(service)

    def _restart(self, service: Service) -> None:
        if time.monotonic() > self._counted_from + RESTART_WINDOW_SECONDS:
            self._restarts.clear()
            self._counted_from = time.monotonic()
        self._restarts[service.name] += 1
        if self._restarts[service.name] > RESTARTS_ALLOWED:
            raise service.not_ready("keeps ending")
        print(f"{service.name} ended unexpectedly and is started again.", flush=True)
        service.stop()  # whatever is left of its group
        service.start()

    def _prepare(self) -> None:
        """Migrate as the owner and collect static files, at the same time."""
        jobs = [
            self._django("Migration", "migrate", "--database", "owner", "--no-input")
        ]
        # Compressing them takes longer than all the rest of a start.
        collected = self.surroundings.state / "static-files"
        static_files = fingerprint(CHECKOUT / "static" / "build")
        if not collected.exists() or collected.read_text() != static_files:
            jobs.append(
                self._django("Collecting static files", "collectstatic", "--no-input")
            )
        for job in jobs:
            job.start()
            self._cleanup.callback(job.stop)
        for job in jobs:
            job.wait_for_end(seconds=PREPARING_SECONDS)
        collected.parent.mkdir(parents=True, exist_ok=True)
        collected.write_text(static_files)

    def _django(self, name: str, *words: str) -> Service:
        return Service(
            name=name,
            command=[*MANAGE, *words],
            log=LOGS / f"{words[0]}.log",
            environment=self.surroundings.for_commands(),
            folder=CHECKOUT,
        )

    def _programs(self) -> tuple[Service, Service, Service]:
        celery = [sys.executable, "-m", "celery", "--app", "iom.celery"]
        cores = str(os.cpu_count() or 2)
        web = self._python(
            "web",
            [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py",
             "--bind", f"fd://{self.door.fileno()}"],
        )  # fmt: skip
        web.sockets = (self.door.fileno(),)
        web.death_signal = signal.SIGQUIT  # at once, without waiting for requests
        worker = self._python(
            "worker", [*celery, "worker", "--loglevel", "INFO", "--concurrency", cores]
        )
        # Told to stop, it finishes its tasks; when we are killed there is no broker left
        # to tell, so it is killed too (its children ask for that) and tasks run again.
        worker.death_signal = signal.SIGKILL
        schedule = self.surroundings.state / "beat-schedule"
        beat = self._python(
            "beat", [*celery, "beat", "--loglevel", "INFO", "--schedule", str(schedule),
                     "--pidfile", ""],
        )  # fmt: skip
        return web, worker, beat

    def _python(self, name: str, command: Sequence[str]) -> Service:
        return Service(
            name=name.capitalize(),
            command=command,
            log=LOGS / f"{name}.log",
            environment=self.surroundings.for_web(),
            folder=CHECKOUT,
        )

    def _web_answers(self) -> bool:
        host, port = self.door.getsockname()
        connection = http.client.HTTPConnection(host, port, timeout=10)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
