"""Agreeing actions and giving them to somebody."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from core.decisions import Decision, require
from plans import policies, selectors
from plans.choices import UpdateKind
from plans.models import Action, Objective
from plans.services.progress import locked, written
from plans.services.writing import may_change


@dataclass(frozen=True)
class NewAction:
    """
    What was agreed: what is to be done, by whom, by when (S1-32, S1-42).

    Under a sensitive objective an action is in the objective's section, whatever
    `section` says.
    """

    what: str
    agency: Agency
    person: User
    due_on: date
    objective: Objective | None = None
    section: str = Section.GENERAL
    sentence_plan: str = ""
    meeting_id: UUID | None = None
    idempotency_key: UUID | None = None

    @property
    def in_section(self) -> str:
        """The section the action belongs in."""
        if self.objective and self.objective.section != Section.GENERAL:
            return self.objective.section
        return self.section


@transaction.atomic
def add_action(*, case: Case, action: NewAction, by: User, on: date) -> Action:
    """
    Add an agreed action (S1-21, S1-32, S1-42, S1-51).

    Sending the same `idempotency_key` again returns the action already added.

    :raises NotPermitted: if `by` may not change this plan, or that section of it
    :raises NotPossible: if the case is closed, the date is past, or the person's agency
        does not share the case or that section of it
    """
    may_change(by, case, action.in_section)
    if before := added_already(case, action, by):
        return before
    require(
        policies.can_fall_due(due_on=action.due_on, on=on),
        nameable(case, action.agency, action.person, action.in_section, by=by, on=on),
    )
    added = drafted(case, action, by=by, on=on)
    try:
        with transaction.atomic():
            added.save(force_insert=True)
    except IntegrityError:  # the same form sent twice at once
        if before := added_already(case, action, by):
            return before
        raise
    audit.record(
        "plan.action_added",
        subject=added,
        operation=Operation.COLLECT,
        agency=action.agency.pk,
        person=action.person.pk,
        due_on=action.due_on,
    )
    return added


def drafted(case: Case, action: NewAction, *, by: User, on: date) -> Action:
    """Return the action as it will stand, not yet saved."""
    return Action(
        case=case,
        objective=action.objective,
        what=action.what,
        sentence_plan=action.sentence_plan,
        agency=action.agency,
        person=action.person,
        agreed_on=on,
        first_due_on=action.due_on,
        due_on=action.due_on,
        meeting_id=action.meeting_id,
        idempotency_key=action.idempotency_key,
        section=action.in_section,
        originator_id=by.own_principal,
        recorded_by=by,
    )


def added_already(case: Case, action: NewAction, by: User) -> Action | None:
    """Return the action that the same form added before, or None."""
    if action.idempotency_key is None:
        return None
    mine = Action.objects.visible_to(by).filter(case=case)
    return mine.filter(idempotency_key=action.idempotency_key).first()


@transaction.atomic
def reassign_action(
    *, action: Action, agency: Agency, person: User, by: User, on: date, reason: str
) -> Action:
    """
    Give an open action to somebody else, and keep why.

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the action is closed, or the person cannot be given it
    """
    may_change(by, action.case, action.section)
    held = locked(action, by)
    require(
        policies.can_update(is_open=held.is_open),
        nameable(action.case, agency, person, held.section, by=by, on=on),
    )
    held.agency, held.person = agency, person
    held.save(update_fields=["agency", "person"])
    written(held, UpdateKind.REASSIGNED, by=by, on=on, text=reason)
    audit.record(
        "plan.action_reassigned", subject=held, agency=agency.pk, person=person.pk
    )
    return held


def nameable(
    case: Case, agency: Agency, person: User, section: str, *, by: User, on: date
) -> Decision:
    """Answer whether this person of this agency can be given an action in a section."""
    found = [
        each
        for each in selectors.assignees(by, case, on=on)
        if each.agency.pk == agency.pk and each.person.pk == person.pk
    ]
    return policies.can_name(
        shares_case=bool(found),
        reads_section=any(section in each.sections for each in found),
        agency=agency.name,
    )
