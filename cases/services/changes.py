"""Significant changes: noted when they happen, reviewed within the scheme's clock (S3-28)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from agencies import selectors as agency_selectors
from agencies.clocks import due
from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies
from cases.choices import Section
from cases.choices.events import ChangeKind, ChangeOutcome
from cases.models import Case, SignificantChange
from cases.models.record import CaseRecord, SectionedRecord
from cases.services.case import update_standing
from core.decisions import require
from core.working_days import bank_holidays


CLOCK = "significant_change_review"


@transaction.atomic
def note_significant_change(
    *,
    case: Case,
    kind: ChangeKind,
    happened_on: date,
    what: str,
    by: User,
    at: datetime,
    source: CaseRecord | None = None,
) -> SignificantChange:
    """
    Note a change after which the rating and the plan are looked at again (S3-28).

    The review is due by the scheme's clock from the day it is noted, not from the day
    it happened: nobody is late for what they were not told. The change is kept in the
    section of its `source`, general where that has none, and one source brings one
    change.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the case is closed, or `happened_on` is after `at`
    """
    noted_on = timezone.localdate(at)
    require(
        permissions.may_work(by, case),
        policies.can_record(is_open=case.is_open),
        policies.can_have_happened(on=happened_on, today=noted_on),
    )
    if source is not None:
        before = SignificantChange.objects.filter(case=case, source=source.pk).first()
        if before:
            return before
    kept = source if isinstance(source, SectionedRecord) else None
    change = SignificantChange(
        case=case,
        kind=kind,
        happened_on=happened_on,
        what=what,
        source=source.pk if source else None,
        section=kept.section if kept else Section.GENERAL,
        originator_id=kept.originator_id if kept else by.own_principal,
        review_due_on=review_due(case, noted_on),
        recorded_by=by,
    )
    change.save(force_insert=True)
    bring_changes_into_step(case, by=by)
    audit.record(
        "change.noted",
        subject=change,
        operation=Operation.COLLECT,
        section=change.section,
    )
    return change


def review_due(case: Case, noted_on: date) -> date:
    """Return by when a change noted on a day is reviewed, by the scheme's own clock."""
    clock = agency_selectors.clocks_of(case.scheme)[CLOCK]
    return due(clock, noted_on, bank_holidays(case.jurisdiction))


@transaction.atomic
def review_significant_change(
    *,
    change: SignificantChange,
    outcome: ChangeOutcome,
    by: User,
    at: datetime,
    comment: str = "",
) -> SignificantChange:
    """
    Record what the review of a change led to (S3-92).

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if it is reviewed already, or the case is closed
    """
    locked = SignificantChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    require(
        permissions.may_work(by, change.case),
        policies.can_record(is_open=change.case.is_open),
        policies.can_review_change(reviewed_at=locked.reviewed_at),
    )
    change.reviewed_at, change.reviewed_by = at, by
    change.outcome, change.comment = outcome, comment
    change.save(update_fields=["reviewed_at", "reviewed_by", "outcome", "comment"])
    bring_changes_into_step(change.case, by=by)
    audit.record("change.reviewed", subject=change, outcome=outcome)
    return change


def bring_changes_into_step(case: Case, *, by: User) -> None:
    """
    Say on the case by when its first unreviewed change is reviewed.

    Only general changes count: the case's own row is read by everybody who has it.
    """
    first = SignificantChange.objects.filter(
        case=case, reviewed_at__isnull=True, section=Section.GENERAL
    ).aggregate(first=Min("review_due_on"))["first"]
    if first != case.change_review_due_on:
        update_standing(case=case, by=by, change_review_due_on=first)
