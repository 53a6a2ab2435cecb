"""One program run beside us, which never outlives us."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


PR_SET_PDEATHSIG = 1
STOPPING_SECONDS = 10
TAIL_LINES = 20

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class NotReady(Exception):
    """A program stopped, or was not ready in time. Its words end with the log's."""


def die_with_parent(signal_number: signal.Signals) -> Callable[[], None]:
    """Return what a child calls before exec, so that our death sends it the signal."""
    parent = os.getpid()

    def tether() -> None:
        if LIBC is not None:
            LIBC.prctl(PR_SET_PDEATHSIG, signal_number)
        if os.getppid() != parent:  # we died before the line above
            os._exit(1)

    return tether


@dataclass
class Service:
    """
    A program with a log, its own process group and a signal that stops it tidily.

    `death_signal` is what it gets when we die, if not the same.

    `account` holds the `user`, `group` and `extra_groups` of `subprocess.Popen`,
    for a program that refuses to run as root.
    """

    name: str
    command: Sequence[str | Path]
    log: Path
    environment: Mapping[str, str] | None = None
    folder: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals | None = None
    account: Mapping[str, Any] = field(default_factory=dict)
    sockets: Sequence[int] = ()
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _log_start: int = field(default=0, init=False)

    def start(self) -> None:
        """Start the program; its output is added to its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._log_start = log.tell()
            # A session of its own: Ctrl-C in the terminal reaches only us, and we
            # stop the programs in order. PLW1509 warns of threads; we have none.
            self._process = subprocess.Popen(
                [str(word) for word in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.environment,
                cwd=self.folder,
                pass_fds=self.sockets,
                start_new_session=True,
                preexec_fn=die_with_parent(  # noqa: PLW1509
                    self.death_signal or self.stop_signal
                ),
                **self.account,
            )

    def stop(self) -> None:
        """Stop the program, and whatever of its group is left after ten seconds."""
        if self._process is None:
            return
        self._process.send_signal(self.stop_signal)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOPPING_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    @property
    def pid(self) -> int | None:
        """Return the number of the running process, if there is one."""
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        """Say whether the program has been started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def words(self) -> str:
        """Return the end of what the program has said since it was started."""
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            lines = log.read().decode(errors="replace").splitlines()
        return "\n".join(lines[-TAIL_LINES:])

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """
        Wait until `ready()` is true.

        :raises NotReady: when the program ends, or `seconds` have passed
        """
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.is_running:
                raise self.not_ready("stopped while starting")
            if time.monotonic() > deadline:
                raise self.not_ready(f"was not ready within {seconds:g} seconds")
            time.sleep(0.05)

    def wait_for_end(self, *, seconds: float) -> None:
        """
        Wait for a program that does one thing.

        :raises NotReady: when it fails, or takes longer than `seconds`
        """
        if self._process is None:
            return
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise self.not_ready(f"took longer than {seconds:g} seconds") from error
        self._process = None
        if code:
            raise self.not_ready("failed")

    def not_ready(self, what: str) -> NotReady:
        """Return the refusal that says what happened and ends with the log."""
        return NotReady(f"{self.name} {what}. {self.log} ends:\n{self.words()}")
