"""
The first lock: every read names its user.

`visible_to(user)` adds one EXISTS on `case_acl`; the database's row security asks
the same again. Forgetting this one is slow, not unsafe.
"""

from collections.abc import Sequence
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models import Exists, F, Lookup, Max, OuterRef, Q, Subquery
from django.db.models.functions import Now

from core.rowsecurity import WRITE


@models.CharField.register_lookup
class Prefix(Lookup):
    """`name__prefix="har"`: leakproof, so row security keeps the index (`^@`)."""

    lookup_name = "prefix"
    prepare_rhs = True

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} ^@ {right}", (*left_params, *right_params)


def grants_in_force(user: Any) -> models.QuerySet:
    """Return the grants that count for `user` at this moment."""
    from cases.models.sharing import CaseAcl  # noqa: PLC0415 - the two modules name each other

    return CaseAcl.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=Now()),
        principal_id__in=user.principals,
        valid_from__lte=Now(),
    )


class Reached(models.Expression):
    """
    The condition "a grant in force of one of these principals reaches this row".

    `Exists(grants_in_force(user))` in one piece: every query of every page has it, and
    building and compiling a subquery of its own took a fifth of a page's time.
    """

    output_field = models.BooleanField()
    conditional = True

    def __init__(self, path: Any, *, column: str, principals: Sequence[int]) -> None:
        super().__init__()
        self.path = path
        self.column = column
        self.principals = tuple(principals)

    def get_source_expressions(self) -> list[Any]:
        return [self.path]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.path,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the SQL; nobody's grants reach nothing, and then nothing is asked."""
        if not self.principals:
            raise EmptyResultSet
        path, params = compiler.compile(self.path)
        reached = (
            f"EXISTS (SELECT 1 FROM case_acl a WHERE a.{self.column} = {path}"
            " AND a.principal_id = ANY (%s) AND a.valid_from <= statement_timestamp()"
            " AND (a.valid_until IS NULL OR a.valid_until > statement_timestamp()))"
        )
        return reached, (*params, list(self.principals))


class VisibleQuerySet(models.QuerySet):
    """Rows that hang on a case or a person."""

    acl_column = "case_id"
    path = "case_id"

    def visible_to(self, user: Any) -> Self:
        """Keep what a grant in force lets `user` see."""
        return self.filter(
            Reached(F(self.path), column=self.acl_column, principals=user.principals)
        )

    def unscoped(self) -> Self:
        """Leave the first lock out; allowed only where the architecture test lists it."""
        return self.all()


class CaseQuerySet(VisibleQuerySet):
    """Cases."""

    path = "pk"

    def with_level(self, user: Any) -> Self:
        """Add `my_level`: the highest level (1 read, 2 write, 3 manage) `user` holds."""
        mine = grants_in_force(user).filter(case_id=OuterRef("pk"))
        highest = (
            mine.values("case_id").annotate(highest=Max("level")).values("highest")
        )
        return self.annotate(
            my_level=Subquery(highest, output_field=models.SmallIntegerField())
        )

    def writable_by(self, user: Any) -> Self:
        """Keep the cases on which a grant in force lets `user` record."""
        grants = grants_in_force(user).filter(case_id=OuterRef("pk"), level__gte=WRITE)
        return self.filter(Exists(grants))

    def on_cohort(self) -> Self:
        """Keep the cases being managed now."""
        return self.filter(status="active")

    def by_name(self) -> Self:
        """Order as people look names up."""
        return self.order_by(
            F("person__family_folded"), F("person__given_folded"), "pk"
        )


class PersonQuerySet(VisibleQuerySet):
    """People, reached through their cases."""

    acl_column = "person_id"
    path = "pk"


class PersonPartQuerySet(VisibleQuerySet):
    """Parts of a person: identifiers, addresses, numbers."""

    acl_column = "person_id"
    path = "person_id"
