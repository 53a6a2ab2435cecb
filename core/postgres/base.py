"""
The Postgres backend that sends the current scope at each BEGIN.

`set_config(…, true)` lasts for the transaction only, so a pooled or reused
connection can never carry one person's scope into another person's request.
"""

from django.db.backends.postgresql import base

from core import scope


class DatabaseWrapper(base.DatabaseWrapper):
    """Postgres, with row security's identity sent as each transaction begins."""

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001 - Django's signature
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # Django's own, unknown to its stubs
        if not autocommit:
            self.send_scope()

    def send_scope(self) -> None:
        """Tell the open transaction who is acting (straight to the driver: not a query of the page)."""
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('iom.scope', %s, true)", [scope.signed_current()]
            )
