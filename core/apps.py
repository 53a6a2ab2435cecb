"""The kernel's app: installs row security after each migration."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def lock_tables(*, using: str, **_) -> None:
    """Write row security, grants and triggers anew (only the owner can)."""
    if using == "owner":
        from core import rowsecurity  # noqa: PLC0415 - models are loaded by now

        rowsecurity.install(connections[using])


class CoreConfig(AppConfig):
    """The kernel."""

    name = "core"


class LockedByOwner(AppConfig):
    """Mixin for the last app: once its tables exist, everything is locked."""

    def ready(self) -> None:
        post_migrate.connect(lock_tables, sender=self)
