"""Telling how things stand, month by month, and what each agency's part is."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from core.exceptions import ChangedMeanwhile
from plans import selectors
from plans.models import AgencyRole, PlanSituation
from plans.services.writing import may_change


LABELS = (
    ("Current situation", "situation"),
    ("Risk factors", "risk_factors"),
    ("Interventions", "interventions"),
)


@dataclass(frozen=True)
class Account:
    """The three things the plan tells of each month (S1-33)."""

    situation: str
    risk_factors: str
    interventions: str


@transaction.atomic
def update_situation(
    *,
    case: Case,
    account: Account,
    version: int,
    by: User,
    on: date,
    section: str = Section.GENERAL,
) -> PlanSituation:
    """
    Tell the situation anew; the account before it is kept (S1-33, A-7).

    :param version: the number of the account the person was looking at (0 for none)
    :raises NotPermitted: if `by` may not change this plan, or that section of it
    :raises NotPossible: if the case is closed
    :raises ChangedMeanwhile: if somebody else told it first
    """
    may_change(by, case, section)
    last = selectors.latest_account(by, case, section)
    if (last.number if last else 0) != version:
        raise overtaken(last, account)
    told = PlanSituation(
        case=case,
        number=version + 1,
        told_on=on,
        situation=account.situation,
        risk_factors=account.risk_factors,
        interventions=account.interventions,
        section=section,
        originator_id=by.own_principal,
        recorded_by=by,
    )
    try:
        with transaction.atomic():
            told.save(force_insert=True)
    except IntegrityError as error:
        last = selectors.latest_account(by, case, section)
        raise overtaken(last, account) from error
    audit.record(
        "plan.situation_updated",
        subject=told,
        operation=Operation.COLLECT,
        number=told.number,
    )
    return told


def overtaken(last: PlanSituation | None, account: Account) -> ChangedMeanwhile:
    """Return the refusal that sets what was saved beside what was written."""
    return ChangedMeanwhile(
        "Somebody else updated the situation while this page was open. "
        "Look at theirs, then save yours again with what still holds.",
        theirs=[(label, getattr(last, name, "")) for label, name in LABELS],
        yours=[(label, getattr(account, name)) for label, name in LABELS],
    )


@transaction.atomic
def state_role(*, case: Case, statement: str, by: User, on: date) -> AgencyRole:
    """
    Say what the acting agency's part in managing the risk is (S1-43).

    :raises NotPermitted: if `by` may not change this plan
    :raises NotPossible: if the case is closed
    """
    may_change(by, case)
    role = AgencyRole(
        case=case,
        agency_id=by.on_duty.agency_id,
        statement=statement,
        stated_on=on,
        recorded_by=by,
    )
    role.save()
    audit.record("plan.role_stated", subject=role, operation=Operation.COLLECT)
    return role
