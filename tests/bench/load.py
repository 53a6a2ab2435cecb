"""People at once asking the real web server: eight for the caseload list, or others for theirs."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus

from django.conf import settings
from django.test import Client

from tests.bench.figures import percentile
from tests.bench.pages import browser


CLIENTS = 8
READY_SECONDS = 60
PATH = "/cases/"


def measured(*, seconds: int) -> dict[str, float]:
    """Return requests answered, their rate and their times in milliseconds."""
    cookie = session_of(browser("carys"))
    with server() as port:
        asking = partial(ask, port, cookie, PATH, {HTTPStatus.OK})
        asking()
        times, failed = asked_by_many(asking, clients=CLIENTS, seconds=seconds)
    return {
        "page": PATH,
        "clients": CLIENTS,
        "workers": os.cpu_count() or 2,
        "seconds": seconds,
        "answered": len(times),
        "failed": failed,
        "per_second": round(len(times) / seconds, 1),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
    }


def session_of(client: Client) -> str:
    """Return the cookie by which the server knows the client."""
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


@contextmanager
def server() -> Iterator[int]:
    """Run gunicorn as in production, one worker a core, on a port the system chooses."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(128)
        program = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py",
             "--bind", f"fd://{door.fileno()}", "--log-level", "warning"],
            env=os.environ | {"WEB_CONCURRENCY": str(os.cpu_count() or 2)},
            pass_fds=[door.fileno()],
        )  # fmt: skip
        try:
            wait_for(door.getsockname()[1])
            yield door.getsockname()[1]
        finally:
            program.terminate()
            program.wait(timeout=30)


def wait_for(port: int) -> None:
    """
    Wait until the server answers.

    :raises TimeoutError: when it does not within a minute
    """
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(
                "127.0.0.1", port, timeout=READY_SECONDS
            )
            connection.request("GET", "/healthz")
            if connection.getresponse().status == HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The web server did not answer.")


def asked_by_many(
    asking: Callable[[], bool], *, clients: int, seconds: int, every: float = 0
) -> tuple[list[float], int]:
    """
    Ask from several threads until time is up; return times in order, and how many failed.

    :param every: seconds from one asking of a thread to its next; 0 for at once
    """
    until = time.monotonic() + seconds
    times: list[float] = []
    failures: list[int] = []

    def keep_asking(number: int) -> None:
        time.sleep(every * number / clients)  # nobody's clocks tick together
        while time.monotonic() < until:
            began = time.perf_counter()
            if asking():
                times.append((time.perf_counter() - began) * 1000)
            else:
                failures.append(1)
            time.sleep(max(0, every - (time.perf_counter() - began)))

    threads = [
        threading.Thread(target=keep_asking, args=[number]) for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times), len(failures)


def ask(port: int, cookie: str, path: str, expected: Collection[int]) -> bool:
    """Ask once and read the whole answer; tell whether it was one of those expected."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        return answer.status in expected
    except OSError:
        return False
    finally:
        connection.close()
