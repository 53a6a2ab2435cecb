"""What the demonstration says to the person who started it."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


@contextmanager
def say(what: str) -> Iterator[None]:
    """Say what is being done, then how many seconds it took."""
    print(f"{what} … ", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("stopped.", flush=True)
        raise
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns wide enough for their words."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    lines = [headings, ["─" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True))
        for line in lines
    )


def welcome(address: str, logins: Mapping[str, Mapping[str, str]]) -> str:
    """Return the address and who may sign in, for the end of the start."""
    columns = ("name", "agency", "username", "password")
    rows = [[role, *(login[key] for key in columns)] for role, login in logins.items()]
    return "\n".join(
        [
            "",
            f"The demonstration is ready at {address}",
            "Every person in it is invented. Sign in as any of these:",
            "",
            table(["Role", *map(str.capitalize, columns)], rows),
            "",
            "Ctrl-C stops it and keeps its data; `make demo-reset` deletes them.",
        ]
    )
