"""Recording on a case: needs, notes, contacts, warnings, who else is involved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies
from cases.choices import Pathway, Section
from cases.models import (
    Case,
    Contact,
    InvolvedAgency,
    NeedAssessment,
    Note,
    WarningMarker,
)
from cases.services.case import update_standing
from core.decisions import possible_if, require


# Needs that are health information stay with those who may read health (S1-85, S1-177).
PATHWAY_SECTIONS = {
    Pathway.HEALTH: Section.HEALTH,
    Pathway.DRUGS_ALCOHOL: Section.HEALTH,
}


@dataclass(frozen=True)
class NeedRow:
    """One pathway's answer: rating red, amber or green, the needs, the actions."""

    pathway: str
    rating: str
    needs: str = ""
    actions: str = ""


def may_record(by: User, case: Case, section: str = Section.GENERAL) -> None:
    """Go on only when `by` may write on this case, in this section, and it is open."""
    require(
        permissions.may_work(by, case),
        permissions.may_write_section(by, section),
        policies.can_record(is_open=case.is_open),
    )


@transaction.atomic
def assess_needs(
    *, case: Case, rows: Iterable[NeedRow], by: User, on: date
) -> list[NeedAssessment]:
    """
    Record the pathway needs as assessed on one day (S1-177).

    The health and the drugs and alcohol rows go into the health section, whoever
    writes them: their author's agency keeps sight of them as originator.
    """
    may_record(by, case)
    written = NeedAssessment.objects.bulk_create(
        NeedAssessment(
            case=case,
            pathway=row.pathway,
            rating=row.rating,
            needs=row.needs,
            actions=row.actions,
            assessed_on=on,
            section=PATHWAY_SECTIONS.get(Pathway(row.pathway), Section.GENERAL),
            originator_id=by.own_principal,
            recorded_by=by,
        )
        for row in rows
    )
    audit.record(
        "needs.assessed",
        subject=case,
        operation=Operation.COLLECT,
        pathways=len(written),
    )
    return written


@transaction.atomic
def add_note(
    *,
    case: Case,
    section: str,
    title: str,
    text: str,
    about_on: date,
    by: User,
    grading: str = "",
) -> Note:
    """
    Record information in one section; police information is the police's own (S1-49, S1-53).

    :raises NotPermitted: if `by`'s agency does not record in that section
    """
    may_record(by, case, section)
    note = Note(
        case=case,
        section=section,
        title=title,
        text=text,
        about_on=about_on,
        grading=grading,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    note.save()
    audit.record(
        "note.added", subject=note, operation=Operation.COLLECT, section=section
    )
    return note


@dataclass(frozen=True)
class NewContact:
    """
    One contact or event as somebody tells it (S1-182).

    `idempotency_key` names one sending: sent again, it is written once.
    """

    kind: str
    happened_at: datetime
    summary: str
    place: str = ""
    attendance: str = ""
    outcome: str = ""
    force_number: str = ""
    next_appointment_at: datetime | None = None
    section: str = Section.GENERAL
    idempotency_key: UUID | None = None


@transaction.atomic
def log_contact(*, case: Case, contact: NewContact, by: User, at: datetime) -> Contact:
    """
    Write one contact or event on the log (S1-182).

    Sending the same `idempotency_key` again returns the contact already written.

    :raises NotPossible: if it is said to happen after `at`
    """
    may_record(by, case, contact.section)
    require(
        policies.can_happen_on(
            happened_on=timezone.localdate(contact.happened_at),
            today=timezone.localdate(at),
        )
    )
    if contact.idempotency_key:
        key = contact.idempotency_key
        before = Contact.objects.filter(case=case, idempotency_key=key).first()
        if before:
            return before
    logged = Contact(
        case=case,
        originator_id=by.own_principal,
        recorded_by=by,
        **vars(contact),
    )
    logged.save()
    audit.record(
        "contact.logged", subject=logged, operation=Operation.COLLECT, kind=contact.kind
    )
    return logged


@transaction.atomic
def add_warning(
    *,
    case: Case,
    source: str,
    text: str,
    warned_on: date,
    by: User,
    review_on: date | None = None,
    section: str = Section.STAFF_SAFETY,
) -> WarningMarker:
    """Record a warning (F11); everybody visiting the person needs it, so staff safety."""
    may_record(by, case, section)
    warning = WarningMarker(
        case=case,
        source=source,
        text=text,
        warned_on=warned_on,
        review_on=review_on,
        section=section,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    warning.save()
    bring_warnings_into_step(case, by=by)
    audit.record(
        "warning.added", subject=warning, operation=Operation.COLLECT, source=source
    )
    return warning


@transaction.atomic
def end_warning(*, warning: WarningMarker, by: User, on: date) -> WarningMarker:
    """
    Take a warning down; it stays in the history.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if it has ended already
    """
    may_record(by, warning.case, warning.section)
    require(
        possible_if(
            warning.ended_on is None, "This warning has already been taken down."
        )
    )
    warning.ended_on = on
    warning.save(update_fields=["ended_on"])
    bring_warnings_into_step(warning.case, by=by)
    audit.record("warning.ended", subject=warning)
    return warning


def bring_warnings_into_step(case: Case, *, by: User) -> None:
    """Say on the case whether any warning is in force."""
    in_force = WarningMarker.objects.filter(case=case, ended_on__isnull=True).exists()
    if in_force != case.has_warnings:
        update_standing(case=case, by=by, has_warnings=in_force)


@transaction.atomic
def note_involved_agency(
    *, case: Case, agency_name: str, person_name: str, contact_details: str, by: User
) -> InvolvedAgency:
    """Record an agency that works with the person (S1-176)."""
    may_record(by, case)
    involved = InvolvedAgency(
        case=case,
        agency_name=agency_name,
        person_name=person_name,
        contact_details=contact_details,
        recorded_by=by,
    )
    involved.save()
    audit.record("agency.noted", subject=involved, operation=Operation.COLLECT)
    return involved
