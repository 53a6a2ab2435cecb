"""
Scope: whose eyes the database sees with.

Every transaction begins by sending the current scope, signed, to Postgres, where
row security reads it. No scope, a forged one or an old one: the database refuses
every table that has a case. See docs/adr/0002-sharing-by-agency-on-the-case.md.
"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db import connections


LIFETIME = 15 * 60  # seconds; sent afresh at each BEGIN, so long jobs renew it
VERSION = "1"


@dataclass(frozen=True)
class Scope:
    """
    The acting identity.

    `principals` are the ids whose grants count; `sections` the sensitive sections
    the acting role may read; `request_id` ties audit rows to one request or job.
    """

    user_id: UUID | None
    agency_id: UUID | None
    role: str
    principals: tuple[int, ...] = ()
    sections: tuple[str, ...] = ()
    request_id: str = ""

    def signed(self, *, now: float) -> str:
        """Return the text Postgres verifies; `now` in seconds since the epoch."""
        message = "|".join(
            (
                VERSION,
                str(self.user_id or ""),
                str(self.agency_id or ""),
                self.role,
                ",".join(map(str, self.principals)),
                ",".join(self.sections),
                self.request_id,
                str(int(now) + LIFETIME),
            )
        )
        digest = hmac.new(
            settings.SCOPE_KEY.encode(), message.encode(), hashlib.sha256
        ).hexdigest()
        return f"{message}|{digest}"


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current() -> Scope | None:
    """Return the scope in force, or None."""
    return _current.get()


@contextmanager
def use(scope: Scope | None) -> Iterator[None]:
    """
    Act with `scope` inside the block, then as before.

    Works inside a transaction too: the open transaction is told at once.
    """
    token = _current.set(scope)
    tell_open_transactions()
    try:
        yield
    finally:
        _current.reset(token)
        tell_open_transactions()


def tell_open_transactions() -> None:
    """Send the current scope to each connection that is inside a transaction."""
    for connection in connections.all(initialized_only=True):
        if connection.in_atomic_block and not connection.needs_rollback:
            cast("Any", connection).send_scope()


def signed_current() -> str:
    """Return the signed current scope, or nothing when there is none."""
    scope = _current.get()
    return scope.signed(now=time.time()) if scope else ""


def pads(key: str) -> tuple[bytes, bytes]:
    """Return the inner and outer HMAC pads of `key`, which Postgres keeps."""
    block = hashlib.sha256(key.encode()).digest() if len(key) > 64 else key.encode()
    padded = block.ljust(64, b"\0")
    return bytes(byte ^ 0x36 for byte in padded), bytes(byte ^ 0x5C for byte in padded)
