"""
How a package and its parts are reached: by a grant on the case, or as its provider.

A provider holds no grant: row security lets its people read the package that names
them, and what hangs on it, and nothing else of the case
(docs/adr/0014-a-provider-reaches-the-package.md).
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.models.record import CaseRecord
from cases.models.visibility import Reached, VisibleQuerySet
from core.rowsecurity import PRINCIPALS, WRITE, Access, reaches


def provides(table: str) -> str:
    """Return the condition "the reader acts for the provider, whose time is not over"."""
    return (
        f"({table}.provider_principal_id = ANY ({PRINCIPALS})"
        f" AND ({table}.provider_until IS NULL"
        f" OR {table}.provider_until > statement_timestamp()))"
    )


def through_package(table: str, *conditions: str) -> str:
    """Return the condition "the reader sees its package", whose own row security answers."""
    more = "".join(f" AND {each}" for each in conditions)
    return (
        f"EXISTS (SELECT 1 FROM isms_package p WHERE p.id = {table}.package_id"
        f" AND p.case_id = {table}.case_id{more} OFFSET 0)"
    )


def authority_writes(table: str) -> str:
    """Return the condition "the reader may record on the package's case"."""
    return through_package(table, reaches("p", "case_id", level=WRITE))


def both_write(table: str) -> str:
    """Return the condition "the reader provides the package, or may record on its case"."""
    either = f"({provides('p')} OR {reaches('p', 'case_id', level=WRITE)})"
    return through_package(table, either, "isms_case_is_open(p.case_id)")


def part(table: str, *grants: str, provider: bool = False) -> Access:
    """Return how a part of a package is reached; `provider` lets the provider write it."""
    write = both_write(table) if provider else authority_writes(table)
    return Access(
        by="case_id",
        select=through_package(table),
        insert=write,
        update=write,
        grants=("SELECT", "INSERT", *grants),
    )


class PackageQuerySet(VisibleQuerySet):
    """Packages."""

    def visible_to(self, user: Any) -> Self:
        """Keep those on cases a grant reaches, and those the reader's agency provides."""
        by_grant = Q(
            Reached(F("case_id"), column="case_id", principals=user.principals)
        )
        return self.filter(by_grant | self.as_provider(user.principals))

    def as_provider(self, principals: Any, path: str = "") -> Q:
        """Return the condition that one of these principals provides the package now."""
        until = f"{path}provider_until"
        still = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": Now()})
        return Q(**{f"{path}provider_principal__in": list(principals)}) & still


class PartQuerySet(PackageQuerySet):
    """Parts of a package."""

    def visible_to(self, user: Any) -> Self:
        """Keep the parts of packages that the reader sees."""
        by_grant = Q(
            Reached(F("case_id"), column="case_id", principals=user.principals)
        )
        return self.filter(
            by_grant | self.as_provider(user.principals, path="package__")
        )


class PackagePart(CaseRecord):
    """A row of a package; `case` is the package's, so that the audit finds it."""

    package = models.ForeignKey(
        "isms.Package", on_delete=models.PROTECT, related_name="%(class)ss"
    )

    objects = PartQuerySet.as_manager()  # type: ignore[misc]  # its provider reads it too
    # Each part says its own table; nothing is reached by the base's.
    access: ClassVar[Access] = Access(by="case_id", grants=())

    class Meta:
        abstract = True
