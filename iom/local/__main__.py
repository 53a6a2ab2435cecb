"""`python -m iom.local demo | reset | run [--valkey] -- COMMAND`."""

import argparse
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from iom.local import demonstration, throwaway
from iom.local.service import NotReady


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    top = argparse.ArgumentParser(prog="python -m iom.local", description=__doc__)
    commands = top.add_subparsers(dest="action", required=True)
    demo = commands.add_parser("demo", help="run the demonstration until Ctrl-C")
    demo.add_argument(
        "--port", type=int, default=0, help="web port; the system chooses by default"
    )
    commands.add_parser("reset", help="delete the demonstration's data")
    run = commands.add_parser("run", help="run a command against a throw-away database")
    run.add_argument("--valkey", action="store_true", help="start Valkey too")
    run.add_argument(
        "--demonstration", action="store_true", help="set IOM_DEMONSTRATION"
    )
    run.add_argument("command", nargs="+", metavar="COMMAND")
    return top


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    """Unwind, stopping what was started, on a signal that would end us at once."""
    sys.exit(128 + number)


def main(words: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    asked = parser().parse_args(words)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        match asked.action:
            case "demo":
                return demonstration.run(port=asked.port)
            case "reset":
                return demonstration.reset()
            case _:
                return throwaway.run(
                    asked.command,
                    with_valkey=asked.valkey,
                    demonstration=asked.demonstration,
                )
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except NotReady as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
