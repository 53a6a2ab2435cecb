"""Recording on a case: notes, warnings, who else is involved."""

from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import (
    Case,
    InvolvedAgency,
    Note,
    WarningMarker,
)
from cases.services.case import update_standing
from cases.services.entries import may_record
from core.decisions import possible_if, require


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


@transaction.atomic
def add_warning(
    *,
    case: Case,
    source: str,
    text: str,
    warned_on: date,
    by: User,
    review_on: date | None = None,
    may_be_told: bool = False,
    section: str = Section.STAFF_SAFETY,
) -> WarningMarker:
    """
    Record a warning (F11); everybody visiting the person needs it, so staff safety.

    Unless `may_be_told`, the person must not learn that it was recorded.
    """
    may_record(by, case, section)
    warning = WarningMarker(
        case=case,
        source=source,
        text=text,
        warned_on=warned_on,
        review_on=review_on,
        may_be_told=may_be_told,
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
