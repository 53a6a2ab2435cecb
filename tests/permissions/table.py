"""
Who gets what at every address: the whole of it, in one table.

A row says which class of access an address has, of what it is asked, and what it
answers to those who may. What it answers to everybody else follows from the class.
An address without a row fails `tests/architecture/test_urls.py`.
"""

from typing import Any

from tests.permissions.access import Row
from tests.permissions.rows_of_cases import CASES, SERVICE
from tests.permissions.rows_of_forums import FORUMS, SCOTLAND
from tests.permissions.rows_of_isms import ISMS
from tests.permissions.rows_of_meetings import BEFORE_MEETINGS
from tests.permissions.rows_of_minutes import MINUTES
from tests.permissions.rows_of_schemes import MEETINGS, REFERRALS, SCHEME, TRANSFERS
from tests.permissions.rows_of_sheets import SHEETS


TABLE: dict[str, Row] = (
    SERVICE
    | CASES
    | FORUMS
    | SCOTLAND
    | ISMS
    | REFERRALS
    | TRANSFERS
    | SCHEME
    | MEETINGS
    | BEFORE_MEETINGS
    | SHEETS
    | MINUTES
)


def arguments(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """Return what stands in an address, from the world's ids."""
    return {
        part: key[1:] if key.startswith("=") else ids[key]
        for part, key in TABLE[route].args.items()
    }


def named(route: str) -> list[str]:
    """Return the parts of an address that name something in the world, in their order."""
    return [part for part, key in TABLE[route].args.items() if not key.startswith("=")]
