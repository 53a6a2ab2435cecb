"""What the writers have in common: taking turns on a package, and writing a part of it."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from agencies.models import User
from core.decisions import require
from isms import permissions, policies
from isms.models import Package
from isms.models.parts import PackagePart


Part = TypeVar("Part", bound=PackagePart)


def take_turns(*things: object) -> None:
    """
    Wait until nobody else writes on these things; the transaction's end lets go.

    A provider may not lock the package's row, which is the authority's.
    """
    with connection.cursor() as cursor:
        for each in sorted(str(thing) for thing in things):
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
                [f"isms:{each}"],
            )


def taking_turns(package: Package) -> None:
    """Wait for one's turn on a package, and see how it stands then."""
    take_turns(package.pk)
    package.refresh_from_db(fields=["status", "placement_checked_on"])


def may_change(by: User, package: Package) -> None:
    """
    Go on only for the authority of an open package.

    :raises NotPermitted: if `by` does not act for the authority that referred
    :raises NotPossible: if the package has ended
    """
    taking_turns(package)
    require(
        permissions.may_manage(by, package),
        policies.can_be_changed(status=package.status),
    )


def may_deliver(by: User, package: Package) -> None:
    """
    Go on only for the provider of a running package.

    :raises NotPermitted: if `by` does not act for its provider
    :raises NotPossible: if it does not run
    """
    taking_turns(package)
    require(
        permissions.may_deliver(by, package),
        policies.can_be_delivered(status=package.status),
    )


def sent_before(
    model: type[Part], package: Package, key: UUID | None, by: User
) -> Part | None:
    """Return what the same sending of a page wrote already, or None."""
    if key is None:
        return None
    there: Any = model.objects
    return there.visible_to(by).filter(package=package, idempotency_key=key).first()


def written(model: type[Part], package: Package, by: User, **facts: Any) -> Part:
    """Return a new part of the package, saved."""
    row = model(package=package, case_id=package.case_id, recorded_by=by, **facts)
    row.save(force_insert=True)
    return row
