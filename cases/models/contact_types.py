"""SchemeContactType: where a scheme's list of contact types differs from the national one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.choices import ContactType
from core.models import Privacy, Record
from core.rowsecurity import Access


class SchemeContactType(Record):
    """One contact type that a scheme calls by its own word, or does not use."""

    scheme = models.ForeignKey(
        "agencies.Scheme", on_delete=models.CASCADE, related_name="contact_types"
    )
    kind = models.CharField(max_length=40, choices=ContactType.choices)
    name = models.CharField(max_length=40, blank=True)
    is_hidden = models.BooleanField(default=False)

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "kind"], name="cases_schemecontacttype_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") | Q(is_hidden=True),
                name="cases_schemecontacttype_differs",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()
