"""
Grants: the truth about who sees which case, and the thin list made from it.

`cases/sharing.py` is the only writer. django-guardian's tables are views over
grants in force, so `user.has_perm("cases.view_case", case)` is exact to the second.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from cases.choices import GrantBasis, GrantLevel, Section
from cases.models.visibility import VisibleQuerySet
from core.models import Privacy, Record, paired_constraint
from core.rowsecurity import Access, reaches


class CaseGrant(Record):
    """One share of one case: for whom, how much, why, from when, until when."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="grants"
    )
    principal = models.ForeignKey("agencies.Principal", on_delete=models.PROTECT)
    level = models.CharField(max_length=10, choices=GrantLevel.choices)
    sections = ArrayField(models.CharField(max_length=30, choices=Section.choices))
    basis = models.CharField(max_length=20, choices=GrantBasis.choices)
    basis_id = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(free_text=("reason", "revoked_reason"))
    access: ClassVar[Access] = Access(
        by="case_id",
        # The grants that open a case come in one statement with it; afterwards only
        # those who manage the case may share it.
        insert="granted_by_id = app_user() AND ((NOT EXISTS (SELECT 1 FROM case_acl a"
        " WHERE a.case_id = cases_casegrant.case_id)) OR "
        + reaches("cases_casegrant", "case_id", level=3)
        + ")",
        update=reaches("cases_casegrant", "case_id", level=3),
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("revoked_by_id", "revoked_at", "revoked_reason"),
        after_closing=True,
    )

    class Meta:
        constraints: ClassVar = [
            paired_constraint("cases_casegrant", "revoked_at", "revoked_by"),
            models.UniqueConstraint(
                fields=["case", "principal", "basis"],
                condition=Q(
                    revoked_at__isnull=True, basis__in=["referral", "lead", "agreement"]
                ),
                name="cases_casegrant_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="cases_casegrant_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal}: {self.get_level_display()}"


class CaseAcl(models.Model):
    """Grants in force, as thin as can be; kept by trigger, never written by the web role."""

    grant = models.OneToOneField(CaseGrant, on_delete=models.CASCADE, primary_key=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    principal_id = models.BigIntegerField()
    level = models.SmallIntegerField()
    sections = ArrayField(models.TextField())
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(grants=("SELECT",))
    audited: ClassVar[bool] = False

    class Meta:
        db_table = "case_acl"
        indexes: ClassVar = [
            models.Index(
                fields=["principal_id", "case_id"],
                include=["level", "valid_from", "valid_until"],
                name="case_acl_principal_case",
            ),
            models.Index(
                fields=["case_id", "principal_id"],
                include=["level", "valid_from", "valid_until"],
                name="case_acl_case_principal",
            ),
            models.Index(
                fields=["person_id", "principal_id"],
                include=["level", "valid_from", "valid_until"],
                name="case_acl_person_principal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.principal_id}"


class SectionShare(Record):
    """One sensitive row shared on by its originator with one principal."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    row_id = models.UUIDField()
    principal = models.ForeignKey("agencies.Principal", on_delete=models.PROTECT)
    valid_until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField(auto_now_add=True)
    originator = models.ForeignKey(
        "agencies.Principal", on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()
    privacy: ClassVar[Privacy] = Privacy(free_text=("reason",))
    access: ClassVar[Access] = Access(
        by="case_id",
        insert="shared_by_id = app_user() AND originator_id = ANY ((SELECT app_principals())::bigint[])"
        " AND app_originates(case_id, row_id, originator_id)",
        update="originator_id = ANY ((SELECT app_principals())::bigint[])",
        grants=("SELECT", "INSERT", "UPDATE"),
        columns_updatable=("revoked_at",),
        after_closing=True,
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["row_id", "principal"], name="cases_sectionshare_row")
        ]

    def __str__(self) -> str:
        return f"{self.row_id} → {self.principal}"


class CaseUserPermission(UserObjectPermissionBase):
    """django-guardian's view of who may do what to a case, through grants in force."""

    content_object = models.ForeignKey("cases.Case", on_delete=models.DO_NOTHING)

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(grants=("SELECT",))
    audited: ClassVar[bool] = False

    class Meta(UserObjectPermissionBase.Meta):
        managed = False
        db_table = "case_user_permission"


class CaseGroupPermission(GroupObjectPermissionBase):
    """Always empty: sharing is by agency, and an agency is a principal, not a group."""

    content_object = models.ForeignKey("cases.Case", on_delete=models.DO_NOTHING)

    privacy: ClassVar[Privacy] = Privacy()
    access: ClassVar[Access] = Access(grants=("SELECT",))
    audited: ClassVar[bool] = False

    class Meta(GroupObjectPermissionBase.Meta):
        managed = False
        db_table = "case_group_permission"
