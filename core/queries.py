"""Asking for less: which of several questions have an answer at all."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet, Value


def present(asked: Mapping[str, QuerySet[Any]]) -> set[str]:
    """
    Return the names of those querysets that find anything (1 query for all of them).

    A page that shows a dozen kinds of thing, few of which anybody ever has, then asks
    only for those there are.
    """
    first, *others = (
        found.order_by().prefetch_related(None).values_list(Value(name))[:1]
        for name, found in asked.items()
    )
    return {name for (name,) in first.union(*others, all=True)}
