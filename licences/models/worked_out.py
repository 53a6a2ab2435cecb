"""WorkedOut: on which facts and by which edition of the sums a case's dates rest."""

from typing import ClassVar

from django.db import models

from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, Record
from core.rowsecurity import Access


class WorkedOut(Record):
    """
    What the last night's run went by: while both are the same, a case is not looked at again.

    Written by the run alone (licences/sql/recompute.sql); nothing in it says anything of
    the person.
    """

    case = models.OneToOneField(
        "cases.Case", on_delete=models.CASCADE, related_name="dates_worked_out"
    )
    facts = models.CharField(max_length=32)
    edition = models.CharField(max_length=64)

    objects = VisibleQuerySet.as_manager()
    audited: ClassVar[bool] = False
    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(by="case_id", grants=("SELECT",))

    def __str__(self) -> str:
        return self.edition
