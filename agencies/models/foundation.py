"""Areas, agencies, the people in them, and each area's scheme."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.choices import AgencyKind, Role
from agencies.roles import Permission, permissions_of
from core.exceptions import NotPermitted
from core.models import Privacy, Record
from core.rowsecurity import Access
from core.scope import Scope


NOT_PERSONAL = Privacy(retention="As long as the service runs.")


class Area(Record):
    """A place with an IOM scheme: East Sussex, Brighton & Hove …"""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=100, unique=True)
    jurisdiction = models.CharField(max_length=20, default="england_wales")

    privacy: ClassVar[Privacy] = NOT_PERSONAL

    def __str__(self) -> str:
        return self.name


class Agency(Record):
    """A team of one kind in one area; what a case is shared with."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40, choices=AgencyKind.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)

    privacy: ClassVar[Privacy] = NOT_PERSONAL

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agencies:agency", args=[self.pk])


@dataclass(frozen=True)
class Acting:
    """For whom a person acts in this request: agency, role, principals, sections."""

    agency_id: uuid.UUID
    agency_name: str
    kind: str
    area_id: uuid.UUID | None
    role: str
    principals: tuple[int, ...]
    sections: tuple[str, ...]
    permissions: frozenset[Permission] = field(default_factory=frozenset)

    @property
    def own_principal(self) -> int:
        """The agency's principal: the originator of what is written for it."""
        return self.principals[0]


class UserManager(BaseUserManager["User"]):
    """Finds users as Django's sign-in asks; accounts are made by services."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """
    A person with an account. There is no superuser: no such column exists.

    `groups` and `user_permissions` are here only because django-guardian's joins
    name them; nothing is ever put in them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    groups = models.ManyToManyField(
        Group, blank=True, related_name="user_set", related_query_name="user"
    )
    user_permissions = models.ManyToManyField(
        DjangoPermission, blank=True, related_name="user_set", related_query_name="user"
    )

    privacy: ClassVar[Privacy] = Privacy(
        personal=(
            "username",
            "full_name",
            "job_title",
            "email",
            "phone",
            "password",
        ),
        retention="Account: two years after the last membership ends; name kept on what they did.",
    )
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))
    audited: ClassVar[bool] = True

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_superuser = False
    is_staff = False
    last_login = (
        None  # sign-ins are in the audit; this would be written outside any scope
    )
    acting: Acting | None = None

    objects = UserManager()

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("agencies:account", args=[self.pk])

    def holds(self, permission: Permission) -> bool:
        """Tell whether the person may do this in the agency they act for now."""
        return bool(
            self.is_active and self.acting and permission in self.acting.permissions
        )

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Answer object permissions from grants in force (django-guardian)."""
        if not self.is_active or obj is None:
            return False
        return any(
            backend.has_perm(self, perm, obj)
            for backend in get_backends()
            if hasattr(backend, "has_perm")
        )

    @property
    def principals(self) -> tuple[int, ...]:
        """Whose grants count for this person now; none when not acting."""
        return self.acting.principals if self.acting and self.is_active else ()

    @property
    def on_duty(self) -> Acting:
        """
        For whom the person acts, when they must act for somebody.

        :raises NotPermitted: when they act for no agency
        """
        if self.acting is None:
            raise NotPermitted("You act for no agency today.")
        return self.acting

    @property
    def own_principal(self) -> int:
        """
        The principal of the agency the person acts for: the originator of what they write.

        :raises NotPermitted: when they act for no agency
        """
        return self.on_duty.own_principal

    def scope(self, *, request_id: str = "") -> Scope | None:
        """Return the identity the database is to see, or None when not acting."""
        if not (self.acting and self.is_active):
            return None
        return Scope(
            user_id=self.pk,
            agency_id=self.acting.agency_id,
            role=self.acting.role,
            principals=self.acting.principals,
            sections=self.acting.sections,
            request_id=request_id,
        )


class Principal(models.Model):
    """What a grant names: an agency, or one person for a short while."""

    class Kind(models.TextChoices):
        AGENCY = "agency", "Agency"
        USER = "user", "Person"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    agency = models.OneToOneField(
        Agency, on_delete=models.PROTECT, null=True, blank=True
    )
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True)

    privacy: ClassVar[Privacy] = NOT_PERSONAL
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT"))
    audited: ClassVar[bool] = True

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="agency", agency__isnull=False, user__isnull=True)
                | Q(kind="user", agency__isnull=True, user__isnull=False),
                name="agencies_principal_one_owner",
            )
        ]

    def __str__(self) -> str:
        return str(self.agency or self.user)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by date."""

    def in_force(self, on: date) -> "MembershipQuerySet":
        """Keep those in force on a day."""
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on
        )


class Membership(Record):
    """A person's role in an agency, from one day to another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = Privacy(personal=("user",))
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency"],
                condition=Q(valid_until__isnull=True),
                name="agencies_membership_one_open",
            ),
            # The day before its first: it was ended before it began, and never counted.
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from") - timedelta(days=1)),
                name="agencies_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.agency}"

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the role may do in this kind of agency."""
        return permissions_of(self.role, self.agency.kind)


class SectionRule(models.Model):
    """Which kind of agency and role reads and writes a sensitive section."""

    section = models.CharField(max_length=30)
    agency_kind = models.CharField(max_length=40, choices=AgencyKind.choices)
    role = models.CharField(max_length=20, choices=Role.choices)
    can_write = models.BooleanField(default=False)

    privacy: ClassVar[Privacy] = NOT_PERSONAL
    access: ClassVar[Access] = Access()
    audited: ClassVar[bool] = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["section", "agency_kind", "role"],
                name="agencies_sectionrule_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.get_agency_kind_display()}, {self.get_role_display()}"


class Scheme(Record):
    """How one area runs IOM: its lead agency, what it calls its meeting (A-2)."""

    area = models.OneToOneField(Area, on_delete=models.PROTECT)
    lead_agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    meeting_name = models.CharField(
        max_length=80, default="IOM Referral and Operational Meeting"
    )
    handling_marking = models.CharField(max_length=80, default="OFFICIAL-SENSITIVE")
    version = models.PositiveIntegerField(default=1)
    # Written by the meetings app, so that ratings below it know their reviews (S1-25).
    last_meeting_on = models.DateField(null=True, blank=True)
    next_meeting_on = models.DateField(null=True, blank=True)

    privacy: ClassVar[Privacy] = NOT_PERSONAL
    access: ClassVar[Access] = Access(grants=("SELECT", "INSERT", "UPDATE"))

    def __str__(self) -> str:
        return f"{self.area} scheme"

    def meeting_after(self, day: date) -> date | None:
        """Return the first meeting after a day, of the last held and the next to come."""
        known = (self.last_meeting_on, self.next_meeting_on)
        return min((each for each in known if each and each > day), default=None)

    def get_absolute_url(self) -> str:
        return reverse("agencies:scheme", args=[self.pk])


class SchemeClock(Record):
    """One clock of one scheme where it differs from the guide's value (Q2)."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="clocks")
    code = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    reason = models.CharField(max_length=200, blank=True)

    privacy: ClassVar[Privacy] = NOT_PERSONAL

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="agencies_schemeclock_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.value} {self.unit}"
