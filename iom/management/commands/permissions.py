"""Writes docs/permissions.md: what each role may do, and which sections each agency reads."""

from collections.abc import Iterator
from importlib import import_module
from typing import ClassVar

from agencies.choices import AgencyKind, Role
from agencies.roles import ROLE_PERMISSIONS, Permission, kinds_needed
from cases.choices import GrantBasis, GrantLevel, Section
from core.management.pages import PageCommand


INTRODUCTION = (
    "# Permissions\n\n"
    "Written by `manage.py permissions` from `agencies/roles.py`, `cases/choices.py` and the "
    "section rules as installed; do not edit.\n\n"
    "Three questions are asked of every act. *Is it there for you?* A grant in force says on "
    "which cases. *May you?* The role says what, in the tables below. *Can it be done now?* "
    "The state of things says when. Each address with everybody's answer is in "
    "`tests/permissions/table.py`, which the tests hold to be true.\n"
)


class Command(PageCommand):
    """Writes the tables of roles, levels and sections."""

    help = "Writes docs/permissions.md from the role table, the levels and the section rules."
    page: ClassVar[str] = "permissions.md"

    def text(self) -> str:
        """Return the page."""
        parts = (roles(), deeds(), shares(), sections())
        return "\n".join((INTRODUCTION, *("\n".join(part) + "\n" for part in parts)))


def roles() -> Iterator[str]:
    """Yield who holds each role."""
    yield "## Roles"
    yield ""
    yield "| Role | Who |"
    yield "|---|---|"
    for role in Role:
        yield f"| {role.label} | {role.description} |"


def deeds() -> Iterator[str]:
    """Yield what each role may do."""
    names = [role for role in Role if ROLE_PERMISSIONS[role]]
    yield "## What each role may do"
    yield ""
    yield f"| May | {' | '.join(role.label for role in names)} |"
    yield f"|---|{'---|' * len(names)}"
    for permission in Permission:
        ticks = (
            "yes"
            if permission in ROLE_PERMISSIONS[role] or by_kind(permission, role)
            else ""
            for role in names
        )
        yield f"| {permission[0].upper()}{permission[1:]}{only_in(permission)} | {' | '.join(ticks)} |"
    yield ""
    yield "A role with no column may do nothing here. Nobody changes their own membership."
    provider = AgencyKind.ISMS_PROVIDER.label
    yield f"In an agency of the kind “{provider}” a role that works cases may do only what names it."


def by_kind(permission: Permission, role: Role) -> bool:
    """Tell whether a role has a permission in the right kind of agency."""
    return (
        bool(kinds_needed(permission))
        and Permission.CASE_WORK in ROLE_PERMISSIONS[role]
    )


def only_in(permission: Permission) -> str:
    """Return in which kinds of agency alone, in brackets, or nothing."""
    kinds = sorted(kind.label for kind in kinds_needed(permission))
    return f" (only in: {', '.join(kinds)})" if kinds else ""


def shares() -> Iterator[str]:
    """Yield what a share in a case allows, and why there may be one."""
    yield "## On which cases"
    yield ""
    yield "An agency sees a case only while a share in force says so."
    yield ""
    yield f"- Levels, each with those before it: {'; '.join(GrantLevel.labels).lower()}."
    yield f"- Reasons for a share: {'; '.join(GrantBasis.labels).lower()}."


def sections() -> Iterator[str]:
    """Yield which kinds of agency read and write each sensitive section, as installed."""
    readers = import_module("agencies.migrations.0002_section_rules").READERS
    yield "## Sensitive sections"
    yield ""
    yield (
        "A record in a section is read by the agency that wrote it, by those below whose share "
        "lets the section through, and by those with whom the writer's agency shared it on."
    )
    yield ""
    yield "| Section | Read and written by |"
    yield "|---|---|"
    for section in Section:
        if section is Section.GENERAL:
            continue
        kinds = (AgencyKind(kind).label for kind in readers[section])
        yield f"| {section.label} | {', '.join(kinds)} |"
