"""Stating what one of the five grounds rests on, for the meeting (S1-38)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation
from cases.choices import Section
from cases.models import Case
from core.decisions import require
from referrals.choices import ReadyGround
from referrals.models import Statement
from referrals.permissions import removal as permissions
from referrals.policies import removal as policies


SECTIONS = {ReadyGround.DRUG_TESTS: Section.HEALTH}


@dataclass(frozen=True)
class Stated:
    """
    What is stated of one ground; `key` names one sending.

    Of intelligence: `latest_on`, or None for none held. Of drug tests: how many
    negative and positive. Of another forum: which.
    """

    ground: ReadyGround
    key: UUID
    latest_on: date | None = None
    negative: int | None = None
    positive: int | None = None
    forum: str = ""


@transaction.atomic
def make_statement(*, case: Case, stated: Stated, by: User, on: date) -> Statement:
    """
    State what one of the grounds rests on today; the latest statement counts.

    The police's goes to everybody with the case, by the police's own choice (A-23); drug
    test results stay health information (A-22).

    :raises NotPermitted: if `by` may not speak of that ground
    :raises NotPossible: if the case is closed, or a date is still to come
    """
    ground = ReadyGround(stated.ground)
    require(
        permissions.may_state(by, case, ground),
        policies.can_state(is_open=case.is_open, latest_on=stated.latest_on, on=on),
    )
    before = Statement.objects.visible_to(by).filter(
        case=case, idempotency_key=stated.key
    )
    if found := before.first():
        return found
    statement = Statement(
        case=case,
        ground=ground,
        stated_on=on,
        latest_on=stated.latest_on,
        negative=stated.negative,
        positive=stated.positive,
        forum=stated.forum.strip(),
        idempotency_key=stated.key,
        section=SECTIONS.get(ground, Section.GENERAL),
        originator_id=by.own_principal,
        recorded_by=by,
    )
    statement.save(force_insert=True)
    audit.record(
        "removal.stated",
        subject=statement,
        operation=Operation.COLLECT,
        ground=ground,
    )
    return statement
