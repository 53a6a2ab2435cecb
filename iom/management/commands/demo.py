"""Loads the demonstration: a fictional cast and caseload."""

import json
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import User
from core import queue
from core.clock import today
from iom.demo import bulk, caseload, cast


# What beat would do within the quarter of an hour, so that the first look is a true one.
FIRST_JOBS = (
    "work.tasks.recompute_reviews",
    "work.tasks.raise_overdue_reviews",
    "work.tasks.raise_pre_release",
    "work.tasks.raise_overdue_actions",
    "work.tasks.raise_overdue_administration",
    "work.tasks.recompute_duties",
    "work.tasks.raise_overdue_duties",
    "work.tasks.raise_wanted_alerts",
    "work.tasks.raise_rating_changes",
    "work.tasks.raise_overdue_change_reviews",
    "work.tasks.raise_overdue_transfers",
    "work.tasks.raise_removals",
    "work.tasks.raise_re_registrations",
    "work.tasks.raise_package_breaches",
)


class Command(BaseCommand):
    """Fills an empty service with people who do not exist."""

    help = (
        "Loads the demonstration: invented agencies, accounts and people, with two years of "
        "history made through the services. Refuses a service that has accounts already, and "
        "any that is not marked as a demonstration (IOM_DEMONSTRATION). More than "
        f"{bulk.LEAST} people are for measuring: the first {bulk.PATTERNS} are made through the "
        "services and the rest copied from them in SQL, as the database's owner."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--people", type=int, default=120, help="how many people (120)"
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing when there are accounts already",
        )
        parser.add_argument(
            "--logins-json",
            action="store_true",
            help="print one login per role, and stop",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or print the logins."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This is not a demonstration (IOM_DEMONSTRATION is not True)."
            )
        if options["logins_json"]:
            self.stdout.write(json.dumps(logins(), indent=2))
            return
        if caseload.is_complete():
            if options["if_empty"]:
                return
            raise CommandError(
                "The demonstration is loaded already. `make demo-reset` begins again."
            )
        made = self.load(options["people"])
        for job in FIRST_JOBS:
            queue.after_commit(job)
        self.stdout.write(f"{made} invented people in three areas.")

    def load(self, people: int) -> int:
        """Make a caseload through the services, and copy it when it is to be a large one."""
        at_once = min(len(caseload.AREAS), os.cpu_count() or 1)
        if people <= bulk.LEAST:
            caseload.load(people=people, today=today(), tell=tell, at_once=at_once)
            return people
        try:
            bulk.require_owner()
        except bulk.OwnerNeeded as missing:
            raise CommandError(str(missing)) from missing
        caseload.load(people=bulk.PATTERNS, today=today(), tell=tell, at_once=at_once)
        return bulk.multiply(
            world=cast.recall(), people=people, today=today(), tell=tell
        )


def tell(line: str) -> None:
    """Show progress, at once; processes of their own show theirs too."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def logins() -> dict[str, dict[str, str]]:
    """Return one login for each role."""
    players = {each.username: each for each in (*cast.CAST, cast.ADMINISTRATOR)}
    accounts = {
        user.username: user
        for user in User.objects.prefetch_related("memberships__agency")
    }
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
