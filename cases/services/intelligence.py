"""Police intelligence: graded entries, passing them on, and the daily check (S1-53, S1-55)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.choices import AgencyKind
from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation
from cases import permissions, policies, sharing
from cases.choices import Section
from cases.choices.events import ChangeKind, CheckResult
from cases.models import (
    Arrest,
    Case,
    Intelligence,
    IntelligenceCheck,
    SectionShare,
)
from cases.services.changes import note_significant_change
from cases.services.entries import may_record, write_once
from cases.services.events import NewArrest, record_arrest
from core.decisions import require
from core.exceptions import NotVisible


POLICE = Section.POLICE_INTELLIGENCE


@dataclass(frozen=True)
class NewIntelligence:
    """One piece of intelligence with its grading, in 3x5x2 or 5x5x5."""

    system: str
    source_evaluation: str
    assessment: str
    handling_code: str
    about_on: date
    title: str
    text: str
    indicates_increased_risk: bool
    handling_conditions: str = ""
    idempotency_key: UUID | None = None


@transaction.atomic
def record_intelligence(
    *, case: Case, intelligence: NewIntelligence, by: User, at: datetime
) -> Intelligence:
    """
    Record graded intelligence in the police's section (S1-53).

    What indicates increased risk is a significant change, in the same section.

    :raises NotPermitted: if `by` does not act for the police
    :raises NotPossible: if the grading is not one of its system's, its conditions
        are missing, or the day is in the future
    """
    require(permissions.may_add_intelligence(by))
    may_record(by, case, POLICE)
    require(
        policies.can_have_happened(
            on=intelligence.about_on, today=timezone.localdate(at)
        ),
        policies.can_grade(
            system=intelligence.system,
            source_evaluation=intelligence.source_evaluation,
            assessment=intelligence.assessment,
            handling_code=intelligence.handling_code,
            handling_conditions=intelligence.handling_conditions,
        ),
    )
    recorded, is_new = write_once(
        Intelligence, case=case, by=by, section=POLICE, **vars(intelligence)
    )
    if is_new:
        audit.record(
            "intelligence.recorded", subject=recorded, operation=Operation.COLLECT
        )
        if recorded.indicates_increased_risk:
            note_significant_change(
                case=case,
                kind=ChangeKind.OTHER,
                happened_on=recorded.about_on,
                what=f"Intelligence that the risk is higher: {recorded.title}",
                by=by,
                at=at,
                source=recorded,
            )
    return recorded


@transaction.atomic
def disseminate(
    *, intelligence: Intelligence, agency: Agency, by: User, reason: str
) -> SectionShare:
    """
    Pass one piece of intelligence on to an agency that sees the case.

    :raises NotPermitted: if `by` does not act for the agency that recorded it
    :raises NotPossible: if its handling code keeps it from that agency, or it was
        withdrawn
    """
    require(
        permissions.may_share_row(by, intelligence),
        policies.can_withdraw(withdrawn_at=intelligence.withdrawn_at),
        policies.can_disseminate(
            system=intelligence.system,
            handling_code=intelligence.handling_code,
            to_police=agency.kind == AgencyKind.POLICE,
        ),
    )
    share = sharing.share_row(row=intelligence, agency=agency, by=by, reason=reason)
    audit.record(
        "intelligence.passed_on",
        subject=intelligence,
        recipient=agency.name,
        handling_code=intelligence.handling_code,
    )
    return share


@dataclass(frozen=True)
class Findings:
    """What one person's check brought: an arrest, new intelligence to write up, or both."""

    arrest: NewArrest | None = None
    intelligence: bool = False

    @property
    def result(self) -> CheckResult:
        """What the check is kept as: an arrest is a record of its own besides."""
        return CheckResult.INTELLIGENCE if self.intelligence else CheckResult.ARREST


@dataclass(frozen=True)
class DailyCheck:
    """What one save of the daily check wrote."""

    checked: int
    arrests: list[Arrest] = field(default_factory=list)


@transaction.atomic
def record_daily_check(
    *,
    case_ids: Sequence[UUID],
    found: Mapping[UUID, Findings],
    by: User,
    on: date,
    at: datetime,
) -> DailyCheck:
    """
    Record the day's check of the cohort in one save (S1-55): nothing new but for `found`.

    A second save on the same day writes nothing twice; a finding that comes later in
    the day replaces that day's "nothing new".

    :param case_ids: everybody on the page that was checked, and nobody else
    :raises NotPermitted: if `by` does not act for the police
    :raises NotVisible: if any of the cases is not one `by` may record on: the whole
        save is refused
    """
    require(permissions.may_add_intelligence(by))
    wanted = set(case_ids) | found.keys()
    cases = {
        case.pk: case
        for case in Case.objects.visible_to(by)
        .writable_by(by)
        .select_related("scheme")
        .filter(pk__in=wanted)
    }
    if cases.keys() != wanted:
        raise NotVisible
    write_checks(cases, found, by=by, on=on)
    arrests = [
        record_arrest(case=cases[case_id], arrest=findings.arrest, by=by, at=at)
        for case_id, findings in found.items()
        if findings.arrest
    ]
    audit.record("intelligence.checked", cases=cases, found=len(found), on=on)
    return DailyCheck(checked=len(cases), arrests=arrests)


def write_checks(
    cases: Mapping[UUID, Case], found: Mapping[UUID, Findings], *, by: User, on: date
) -> None:
    """Write one check for each case in two statements, however many there are."""
    checks = {
        case_id: IntelligenceCheck(
            case=case,
            checked_on=on,
            result=found[case_id].result
            if case_id in found
            else CheckResult.NOTHING_NEW,
            section=POLICE,
            originator_id=by.own_principal,
            recorded_by=by,
        )
        for case_id, case in cases.items()
    }
    IntelligenceCheck.objects.bulk_create(
        [check for case_id, check in checks.items() if case_id not in found],
        ignore_conflicts=True,
    )
    IntelligenceCheck.objects.bulk_create(
        [checks[case_id] for case_id in found],
        update_conflicts=True,
        unique_fields=["case", "originator", "checked_on"],
        update_fields=["result"],
    )
