"""Django's migrate, followed by the second lock."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections, transaction

from core import rowsecurity


class Command(migrate.Command):
    """Migrate, then write row security, grants and audit triggers for every table."""

    help = (
        "Updates the schema and then locks every table (grants, row security, audit triggers). "
        "Run it as the owner: manage.py migrate --database owner."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both in order; only the owner can lock."""
        super().handle(*args, **options)
        if options["database"] == "owner" and not options["plan"]:
            with transaction.atomic(using="owner"):
                rowsecurity.install(connections["owner"])
