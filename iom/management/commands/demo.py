"""Loads the demonstration: a fictional cast and caseload."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import User
from core import queue
from core.clock import today
from iom.demo import cast, caseload


# What beat would do within the quarter of an hour, so that the first look is a true one.
FIRST_JOBS = (
    "work.tasks.recompute_reviews",
    "work.tasks.raise_overdue_reviews",
    "work.tasks.raise_pre_release",
    "work.tasks.raise_overdue_actions",
    "work.tasks.raise_overdue_administration",
)


class Command(BaseCommand):
    """Fills an empty service with people who do not exist."""

    help = (
        "Loads the demonstration: invented agencies, accounts and people, with two years of "
        "history made through the services. Refuses a service that has accounts already, and "
        "any that is not marked as a demonstration (IOM_DEMONSTRATION)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument("--people", type=int, default=120, help="how many people (120)")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there are accounts already"
        )
        parser.add_argument(
            "--logins-json", action="store_true", help="print one login per role, and stop"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or print the logins."""
        if not settings.DEMONSTRATION:
            raise CommandError("This is not a demonstration (IOM_DEMONSTRATION is not True).")
        if options["logins_json"]:
            self.stdout.write(json.dumps(logins(), indent=2))
            return
        if User.objects.filter(username=cast.ADMINISTRATOR.username).exists():
            if options["if_empty"]:
                return
            raise CommandError("The demonstration is loaded already. `make demo-reset` begins again.")
        made = caseload.load(people=options["people"], today=today(), tell=self.tell)
        for job in FIRST_JOBS:
            queue.after_commit(job)
        self.stdout.write(f"{made} invented people in three areas.")

    def tell(self, line: str) -> None:
        """Show progress, at once."""
        self.stdout.write(line)
        self.stdout.flush()


def logins() -> dict[str, dict[str, str]]:
    """Return one login for each role."""
    players = {each.username: each for each in (*cast.CAST, cast.ADMINISTRATOR)}
    accounts = {user.username: user for user in User.objects.prefetch_related("memberships__agency")}
    return {
        role: {
            "username": username,
            "password": cast.PASSWORD,
            "name": players[username].full_name,
            "agency": str(accounts[username].memberships.all()[0].agency),
        }
        for role, username in cast.LOGINS.items()
        if username in accounts
    }
