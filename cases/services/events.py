"""Recording events: drug tests, arrests, convictions, incidents."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases import policies
from cases.choices import Section
from cases.choices.events import ArrestOutcome, ChangeKind, ReasonTested
from cases.models import Arrest, Case, Conviction, DrugTest, Incident
from cases.services.changes import note_significant_change
from cases.services.entries import may_follow_up, may_record, write_once
from core.decisions import require


@dataclass(frozen=True)
class NewDrugTest:
    """One drug test: substances found and not found, or the refusal to be tested."""

    tested_on: date
    setting: str
    positive_for: list[str]
    negative_for: list[str]
    was_refused: bool = False
    place: str = ""
    comment: str = ""
    idempotency_key: UUID | None = None


@transaction.atomic
def record_drug_test(
    *, case: Case, test: NewDrugTest, by: User, at: datetime
) -> DrugTest:
    """
    Record a drug test (S1-38, S2-28, S2-40); a positive one is a significant change.

    The reason for the test decides its section. Whoever takes a test may record it:
    its agency keeps sight of it as originator.

    :raises NotPossible: if a substance has two results or the test none, or the day
        is in the future
    """
    may_record(by, case)
    require(
        policies.can_have_happened(on=test.tested_on, today=timezone.localdate(at)),
        policies.can_have_result(
            positive_for=test.positive_for,
            negative_for=test.negative_for,
            was_refused=test.was_refused,
        ),
    )
    section = ReasonTested(test.setting).section
    recorded, is_new = write_once(
        DrugTest, case=case, by=by, section=section, **vars(test)
    )
    if is_new:
        audit.record(
            "drug_test.recorded",
            subject=recorded,
            operation=Operation.COLLECT,
            setting=test.setting,
        )
        if recorded.is_positive:
            note_significant_change(
                case=case,
                kind=ChangeKind.DRUG_TEST,
                happened_on=test.tested_on,
                what=f"Drug test {recorded.result}",
                by=by,
                at=at,
                source=recorded,
            )
    return recorded


@dataclass(frozen=True)
class NewArrest:
    """One arrest as the custody record has it."""

    arrested_at: datetime
    offence: str
    outcome: str = ArrestOutcome.IN_CUSTODY
    place: str = ""
    force_number: str = ""
    comment: str = ""
    section: str = Section.GENERAL
    idempotency_key: UUID | None = None


@transaction.atomic
def record_arrest(*, case: Case, arrest: NewArrest, by: User, at: datetime) -> Arrest:
    """
    Record an arrest (S1-55); it is a significant change.

    :raises NotPossible: if it is in the future
    """
    may_record(by, case, arrest.section)
    day = timezone.localdate(arrest.arrested_at)
    require(policies.can_have_happened(on=day, today=timezone.localdate(at)))
    recorded, is_new = write_once(Arrest, case=case, by=by, **vars(arrest))
    if is_new:
        audit.record("arrest.recorded", subject=recorded, operation=Operation.COLLECT)
        note_significant_change(
            case=case,
            kind=ChangeKind.ARREST,
            happened_on=day,
            what=str(recorded),
            by=by,
            at=at,
            source=recorded,
        )
    return recorded


@transaction.atomic
def change_arrest_outcome(*, arrest: Arrest, outcome: str, by: User) -> Arrest:
    """
    Record what became of an arrest.

    :raises NotPermitted: if `by` may not record on the case
    :raises NotPossible: if the arrest was withdrawn, or the case is closed
    """
    may_follow_up(by, arrest)
    arrest.outcome = outcome
    arrest.save(update_fields=["outcome"])
    audit.record("arrest.outcome_changed", subject=arrest)
    return arrest


@dataclass(frozen=True)
class NewConviction:
    """One conviction, with the sentence in the court's words."""

    convicted_on: date
    offence: str
    offence_date: date | None = None
    court: str = ""
    sentence: str = ""
    idempotency_key: UUID | None = None


@transaction.atomic
def record_conviction(
    *, case: Case, conviction: NewConviction, by: User, at: datetime
) -> Conviction:
    """
    Record a conviction (S2-9).

    :raises NotPossible: if it is in the future, or before the offence
    """
    may_record(by, case)
    require(
        policies.can_have_happened(
            on=conviction.convicted_on, today=timezone.localdate(at)
        ),
        policies.can_follow_offence(
            on=conviction.convicted_on, offence_date=conviction.offence_date
        ),
    )
    recorded, is_new = write_once(
        Conviction, case=case, by=by, section=Section.GENERAL, **vars(conviction)
    )
    if is_new:
        audit.record(
            "conviction.recorded", subject=recorded, operation=Operation.COLLECT
        )
    return recorded


@dataclass(frozen=True)
class NewIncident:
    """Something reported that is neither a contact nor an arrest."""

    kind: str
    happened_at: datetime
    what: str
    place: str = ""
    section: str = Section.GENERAL
    idempotency_key: UUID | None = None


@transaction.atomic
def record_incident(
    *, case: Case, incident: NewIncident, by: User, at: datetime
) -> Incident:
    """
    Record an incident (S2-43).

    :raises NotPossible: if it is in the future
    """
    may_record(by, case, incident.section)
    day = timezone.localdate(incident.happened_at)
    require(policies.can_have_happened(on=day, today=timezone.localdate(at)))
    recorded, is_new = write_once(Incident, case=case, by=by, **vars(incident))
    if is_new:
        audit.record("incident.recorded", subject=recorded, operation=Operation.COLLECT)
    return recorded
