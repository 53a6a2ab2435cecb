"""Abstract bases: what every stored thing has."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import models

from core.rowsecurity import Access


@dataclass(frozen=True)
class Privacy:
    """
    What a table holds about people, by field name, and how long it is kept.

    Subject-access export, scrubbing and the audit trigger read it.
    """

    personal: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    free_text: tuple[str, ...] = ()
    retention: str = "As long as the case; reviewed six years after it closes."


class Record(models.Model):
    """A row with an opaque id, declared privacy, declared access, and an audit trigger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access()
    audited: ClassVar[bool] = True

    class Meta:
        abstract = True


def paired_constraint(model: str, *fields: str) -> models.CheckConstraint:
    """Return the constraint that `fields` are all set or all empty."""
    all_set = models.Q(**{f"{name}__isnull": False for name in fields})
    all_empty = models.Q(**{f"{name}__isnull": True for name in fields})
    return models.CheckConstraint(
        condition=all_set | all_empty, name=f"{model}_{'_'.join(fields)}_paired"
    )
