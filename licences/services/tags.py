"""Tags: fitting one, what happens with it, taking it off (S1-164)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.models import Case
from core.decisions import require
from licences import permissions
from licences.choices.monitoring import TagEnd, TagEventKind, TagKind
from licences.models import Tag, TagEvent
from licences.policies import can_record
from licences.policies import monitoring as can
from licences.services.dates import lock


@dataclass(frozen=True)
class Fitting:
    """A tag as it was fitted."""

    kind: TagKind
    provider: str
    starts_on: date
    ends_on: date | None = None
    consented_on: date | None = None


@transaction.atomic
def fit_tag(*, case: Case, fitting: Fitting, by: User, on: date) -> Tag:
    """
    Record that a tag was fitted; a voluntary one with the day of consent (S1-164).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if such a tag is worn already, or consent is missing
    """
    kind = TagKind(fitting.kind)
    require(permissions.may_record(by, case))
    lock(case)
    worn = Tag.objects.visible_to(by).filter(
        case=case, kind=kind, removed_on__isnull=True
    )
    require(
        can.can_fit_tag(
            is_open=case.is_open,
            kind=kind,
            starts_on=fitting.starts_on,
            ends_on=fitting.ends_on,
            consented_on=fitting.consented_on,
            wears_one=worn.exists(),
            on=on,
        )
    )
    row = Tag(
        case=case,
        kind=kind,
        provider=fitting.provider.strip(),
        starts_on=fitting.starts_on,
        ends_on=fitting.ends_on,
        consented_on=fitting.consented_on if kind is TagKind.VOLUNTARY else None,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.tag_fitted", subject=row, operation=Operation.COLLECT)
    return row


@dataclass(frozen=True)
class Happening:
    """What happened with a tag on a day."""

    kind: TagEventKind
    happened_on: date
    idempotency_key: UUID
    note: str = ""


@transaction.atomic
def record_tag_event(*, tag: Tag, happening: Happening, by: User, on: date) -> TagEvent:
    """
    Record compliance, a violation, or an offence on or after the tag (S1-164).

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the day does not fit the time on the tag
    """
    case = tag.case
    require(permissions.may_record(by, case), can_record(is_open=case.is_open))
    lock(case)
    mine = TagEvent.objects.visible_to(by).filter(case=case)
    if before := mine.filter(idempotency_key=happening.idempotency_key).first():
        return before
    kind = TagEventKind(happening.kind)
    require(
        can.can_record_tag_event(
            starts_on=tag.starts_on,
            removed_on=tag.removed_on,
            happened_on=happening.happened_on,
            is_after=kind is TagEventKind.OFFENDED_AFTER,
            on=on,
        )
    )
    row = TagEvent(
        case=case,
        tag=tag,
        kind=kind,
        happened_on=happening.happened_on,
        note=happening.note.strip(),
        idempotency_key=happening.idempotency_key,
        recorded_by=by,
    )
    row.save()
    audit.record("licences.tag_event_recorded", subject=row, kind=kind.value)
    return row


@transaction.atomic
def remove_tag(
    *, tag: Tag, removed_on: date, because: TagEnd, by: User, on: date
) -> Tag:
    """
    Record that a tag came off, and why.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is off already
    """
    case = tag.case
    require(permissions.may_record(by, case), can_record(is_open=case.is_open))
    lock(case)
    tag.refresh_from_db()
    require(
        can.can_remove_tag(
            is_worn=tag.removed_on is None,
            starts_on=tag.starts_on,
            removed_on=removed_on,
            on=on,
        )
    )
    tag.removed_on, tag.removed_because = removed_on, TagEnd(because)
    tag.save(update_fields=["removed_on", "removed_because"])
    audit.record("licences.tag_removed", subject=tag, because=tag.removed_because)
    return tag
