"""Adding and removing licence conditions (S1-123, S1-124, S1-130 to S1-132)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from core.decisions import require
from licences import permissions, policies
from licences.choices import AdditionalCondition, ConditionKind
from licences.models import Licence, LicenceCondition


@dataclass(frozen=True)
class NewCondition:
    """An additional or bespoke condition: its words, and why it is necessary."""

    kind: ConditionKind
    wording: str
    why: str
    code: str = ""
    has_propensity: bool | None = None
    is_linked_to_offending: bool | None = None


@transaction.atomic
def add_condition(
    *, licence: Licence, condition: NewCondition, by: User, on: date
) -> LicenceCondition:
    """
    Add a condition the prison governor has set, with why it is necessary and proportionate.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if the licence is not running, or drug testing lacks a test (S1-131)
    """
    case, kind = licence.case, ConditionKind(condition.kind)
    require(
        permissions.may_record(by, case),
        policies.can_record(is_open=case.is_open),
        policies.can_add_condition(
            is_in_force=licence.is_in_force(on),
            kind=kind,
            code=condition.code,
            has_propensity=condition.has_propensity,
            is_linked=condition.is_linked_to_offending,
        ),
    )
    row = _drafted(licence, condition, by=by, on=on)
    row.save()
    audit.record(
        "licences.condition_added",
        subject=row,
        operation=Operation.COLLECT,
        kind=kind.value,
    )
    return row


def _drafted(
    licence: Licence, condition: NewCondition, *, by: User, on: date
) -> LicenceCondition:
    """Return the condition as a row; only drug testing keeps the answers to its tests."""
    kind = ConditionKind(condition.kind)
    code = condition.code if kind is ConditionKind.ADDITIONAL else ""
    is_drug_testing = code == AdditionalCondition.DRUG_TESTING
    return LicenceCondition(
        case_id=licence.case_id,
        licence=licence,
        kind=kind,
        code=code,
        wording=condition.wording.strip(),
        why=condition.why.strip(),
        has_propensity=condition.has_propensity if is_drug_testing else None,
        is_linked_to_offending=(
            condition.is_linked_to_offending if is_drug_testing else None
        ),
        added_on=on,
        recorded_by=by,
    )


@transaction.atomic
def remove_condition(
    *, condition: LicenceCondition, reason: str, by: User, on: date
) -> LicenceCondition:
    """
    Take an additional or bespoke condition off the licence, saying why.

    :raises NotPermitted: if `by` does not work the case
    :raises NotPossible: if it is a standard one, or off already
    """
    case = condition.case
    require(
        permissions.may_record(by, case),
        policies.can_record(is_open=case.is_open),
        policies.can_remove_condition(
            kind=ConditionKind(condition.kind), is_in_force=condition.removed_on is None
        ),
    )
    condition.removed_on, condition.removed_because = on, reason.strip()
    condition.save(update_fields=["removed_on", "removed_because"])
    audit.record("licences.condition_removed", subject=condition)
    return condition
