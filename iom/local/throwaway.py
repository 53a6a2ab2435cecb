"""A command run against stores made for it alone, which are gone when it ends."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from iom.local.environment import Surroundings, make_keys, socket_folder
from iom.local.postgres import Postgres
from iom.local.service import die_with_parent
from iom.local.valkey import Valkey


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder others may pass through, as Postgres's account must; remove it after."""
    folder = Path(tempfile.mkdtemp(prefix="iom-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(
    command: Sequence[str], *, with_valkey: bool = False, demonstration: bool = False
) -> int:
    """
    Run a command with the environment of a throw-away stack.

    :return: the command's exit code; 128 + n when signal n ended it
    :raises NotReady: if a store does not start
    """
    with ExitStack() as cleanup:
        folder = cleanup.enter_context(temporary_folder())
        sockets = socket_folder(folder)
        cleanup.callback(shutil.rmtree, sockets, ignore_errors=True)
        postgres = Postgres(
            folder / "postgres", sockets, folder / "log" / "postgres.log", durable=False
        )
        valkey = Valkey(
            folder / "valkey", sockets, folder / "log" / "valkey.log", durable=False
        )
        cleanup.callback(postgres.start().stop)
        postgres.let_owner_make_databases()
        if with_valkey:
            cleanup.callback(valkey.start().stop)
        surroundings = Surroundings(
            postgres, valkey, make_keys(), folder / "state", demonstration=demonstration
        )
        return _exit_code_of(command, surroundings.for_commands())


def _exit_code_of(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run in our own process group, so that a debugger may use the terminal."""
    process = subprocess.Popen(
        command,
        env=environment,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - we have no threads
    )
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the terminal tells the command itself
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda given, _frame: process.send_signal(given))
    code = process.wait()
    return code if code >= 0 else 128 - code
