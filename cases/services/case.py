"""Opening a case, moving it on, naming who leads it, keeping its standing."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from agencies.models import Agency, Scheme, User
from audit import services as audit
from cases import permissions, policies, sharing
from cases.choices import CaseStatus
from cases.models import Case, LeadWorkerAssignment, Person, StatusChange
from cases.selectors.case import OFFICER_KINDS, is_supervised
from cases.services.responsibility import take_responsibility
from core.decisions import require
from core.exceptions import ChangedMeanwhile


STANDING = frozenset(
    {
        "rag_class",
        "rag_set_on",
        "review_due_on",
        "wanted_since",
        "custody_since",
        "prison",
        "release_on",
        "release_is_official",
        "licence_ends_on",
        "supervision_ends_on",
        "mappa_level",
        "attends_mappa",
        "mappa_missed_on",
        "has_package",
        "has_warnings",
        "duty_due_on",
        "duty_due",
        "change_review_due_on",
        "supervision_status",
    }
)


def next_reference() -> str:
    """Return the next human reference, such as IOM-1042."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('case_reference')")
        return f"IOM-{cursor.fetchone()[0]}"


@transaction.atomic
def open_case(
    *,
    person: Person,
    scheme: Scheme,
    by: User,
    on: date,
    at: datetime,
    shares: Iterable[sharing.Share],
    supervision_status: str = "",
    responsible_elsewhere: str = "",
) -> Case:
    """
    Open a case in the state "referred", shared from its first minute.

    The referral app asks first whether `by` may refer; the database refuses a case
    on a person hidden from them.

    :param responsible_elsewhere: the area outside this service that stays responsible
        until a transfer in is adopted; empty when the scheme's own area is (S1-108)
    """
    case = Case(
        reference=next_reference(),
        person=person,
        scheme=scheme,
        jurisdiction=scheme.area.jurisdiction,
        opened_on=on,
        created_by=by,
        supervision_status=supervision_status,
    )
    case.save()
    sharing.open_with(case=case, shares=shares, by=by, at=at)
    take_responsibility(
        case=case,
        area=None if responsible_elsewhere else scheme.area,
        elsewhere=responsible_elsewhere,
        by=by,
        at=at,
    )
    StatusChange(
        case=case, to_status=CaseStatus.REFERRED, changed_on=on, changed_by=by
    ).save()
    audit.record("case.referred", subject=case)
    return case


@transaction.atomic
def change_status(
    *, case: Case, to: CaseStatus, by: User, on: date, reason: str
) -> Case:
    """Move the case to another status and write who, when and why."""
    StatusChange(
        case=case,
        from_status=case.status,
        to_status=to,
        changed_on=on,
        changed_by=by,
        reason=reason,
    ).save()
    case.status = to
    if to == CaseStatus.ACTIVE:
        case.adopted_on = on
    if to in {CaseStatus.CLOSED, CaseStatus.NOT_ADOPTED}:
        case.closed_on = on
    case.save(update_fields=["status", "adopted_on", "closed_on"])
    audit.record(f"case.{to}", subject=case)
    return case


@transaction.atomic
def assign_lead_worker(
    *,
    case: Case,
    worker: User,
    agency: Agency,
    by: User,
    on: date,
    version: int | None = None,
) -> LeadWorkerAssignment:
    """
    Name who leads the case (S1-50).

    :param version: the case's version the person was looking at, to catch a stale page
    :raises NotPermitted: if `by` does not manage the case
    :raises NotPossible: if the person is supervised and the worker's agency is not
        probation or youth offending
    :raises ChangedMeanwhile: if somebody else changed the lead worker first
    """
    require(
        permissions.may_lead(by, case),
        policies.can_lead(
            is_open=case.is_open,
            is_supervised=is_supervised(case, on),
            worker_agency_kind=agency.kind,
            officer_kinds=OFFICER_KINDS,
        ),
    )
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if version is not None and locked.version != version:
        raise ChangedMeanwhile(
            "Somebody else changed the lead worker while this page was open.",
            theirs=[("Lead worker now", str(locked.lead_worker or "Nobody"))],
            yours=[("Lead worker you chose", str(worker))],
        )
    case.lead_workers.filter(last_day__isnull=True).update(last_day=on)
    assignment = LeadWorkerAssignment(
        case=case,
        worker=worker,
        agency=agency,
        is_responsible_officer=agency.kind in OFFICER_KINDS,
        first_day=on,
        assigned_by=by,
    )
    assignment.save()
    case.lead_worker, case.lead_worker_agency = worker, agency
    case.version = locked.version + 1
    case.save(update_fields=["lead_worker", "lead_worker_agency", "version"])
    audit.record(
        "case.lead_worker_named", subject=case, worker=worker.pk, agency=agency.pk
    )
    return assignment


def update_standing(*, case: Case, by: User, **facts: Any) -> Case:
    """
    Bring the case's summary columns into step with the records they summarise.

    Called by the services that write those records, inside their transaction.

    :raises TypeError: for a column that is not part of the standing
    :raises NotPossible: if the case is closed
    """
    require(policies.can_record(is_open=case.is_open))
    unknown = facts.keys() - STANDING
    if unknown:
        raise TypeError(f"Not part of a case's standing: {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(case, name, value)
    case.save(update_fields=list(facts))
    audit.record("case.standing_updated", subject=case, facts=sorted(facts), by=by.pk)
    return case
