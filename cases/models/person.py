"""Person: identity only; what agencies know of somebody hangs on the case."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices import ContactNumberType, IdentifierKind
from cases.choices.events import Tenure
from cases.models.visibility import PersonPartQuerySet, PersonQuerySet
from core.models import Privacy, Record
from core.rowsecurity import Access, reaches


# A person may be written before the case exists; afterwards only through a case.
NEW_OR_MINE = (
    "(NOT EXISTS (SELECT 1 FROM case_acl a WHERE a.person_id = {table}.{column})"
    " AND app_user() IS NOT NULL) OR "
)


class Person(Record):
    """Somebody referred to a scheme. Seen only through a case shared with the reader."""

    family_name = models.CharField(max_length=100)
    given_names = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    family_folded = models.CharField(max_length=100, db_collation="C")
    given_folded = models.CharField(max_length=100, db_collation="C")
    sound_key = models.CharField(max_length=60, db_collation="C", blank=True)

    objects = PersonQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=(
            "family_name",
            "given_names",
            "known_as",
            "date_of_birth",
            "email",
            "family_folded",
            "given_folded",
            "sound_key",
        )
    )
    access: ClassVar[Access] = Access(
        select=reaches("cases_person", "id").replace("a.case_id", "a.person_id"),
        insert="app_user() IS NOT NULL",
        update=reaches("cases_person", "id", level=2).replace(
            "a.case_id", "a.person_id"
        ),
        grants=("SELECT", "INSERT", "UPDATE"),
    )

    class Meta:
        verbose_name_plural = "people"
        indexes: ClassVar = [
            models.Index(
                fields=["family_folded", "given_folded"], name="cases_person_family"
            ),
            models.Index(fields=["given_folded"], name="cases_person_given"),
            models.Index(fields=["sound_key"], name="cases_person_sound"),
            models.Index(fields=["date_of_birth"], name="cases_person_born"),
        ]

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_names}"

    @property
    def plain_name(self) -> str:
        """The name in speaking order."""
        return f"{self.given_names} {self.family_name}"

    def age(self, on: date) -> int | None:
        """Return completed years on a day; None when the date of birth is not known."""
        born = self.date_of_birth
        if born is None:
            return None
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class Identifier(Record):
    """A number an agency knows the person by; superseded, never overwritten (S1-174)."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="identifiers"
    )
    kind = models.CharField(max_length=20, choices=IdentifierKind.choices)
    value = models.CharField(max_length=30, db_collation="C")
    recorded_on = models.DateField()
    superseded_on = models.DateField(null=True, blank=True)

    objects = PersonPartQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(personal=("value",))
    access: ClassVar[Access] = Access(
        by="person_id", grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(superseded_on__isnull=True),
                name="cases_identifier_one_current",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["value"], name="cases_identifier_value")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"


class Address(Record):
    """Where the person lives or lived; none fixed is an answer too (Q3)."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="addresses"
    )
    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True, db_collation="C")
    no_fixed_abode = models.BooleanField(default=False)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    tenure = models.CharField(max_length=20, choices=Tenure.choices, blank=True)
    # A hostel nobody refers to but people gravitate to; old peers close by (S2-20, S2-21).
    is_hostel_of_concern = models.BooleanField(default=False)
    has_previous_associations = models.BooleanField(default=False)

    objects = PersonPartQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(
        personal=("lines", "postcode"), special=("has_previous_associations",)
    )
    access: ClassVar[Access] = Access(
        by="person_id", grants=("SELECT", "INSERT", "UPDATE")
    )

    class Meta:
        verbose_name_plural = "addresses"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(last_day__isnull=True),
                name="cases_address_one_current",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="cases_address_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["postcode"], name="cases_address_postcode")
        ]

    def __str__(self) -> str:
        return (
            "No fixed abode"
            if self.no_fixed_abode
            else f"{self.lines}, {self.postcode}"
        )

    def is_same_place(self, other: "Address") -> bool:
        """Tell whether two rows name one place."""
        return (self.no_fixed_abode, self.lines, self.postcode) == (
            other.no_fixed_abode,
            other.lines,
            other.postcode,
        )


class ContactNumber(Record):
    """A number to reach the person on, with its type (F07, F08)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="numbers")
    kind = models.CharField(max_length=10, choices=ContactNumberType.choices)
    number = models.CharField(max_length=20)

    objects = PersonPartQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(personal=("number",))
    access: ClassVar[Access] = Access(by="person_id")

    def __str__(self) -> str:
        return f"{self.number} ({self.get_kind_display()})"
