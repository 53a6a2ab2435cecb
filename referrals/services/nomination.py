"""For which cohort somebody is nominated, by which criteria, and whether they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from agencies.models import Scheme, User
from audit import services as audit
from audit.choices import Operation
from cases import services as cases
from cases.permissions import may_withdraw
from core.decisions import require
from core.exceptions import ChangedMeanwhile
from referrals import permissions, policies, selectors
from referrals.models import JoiningAgreement, Referral, SchemeCriterion
from referrals.rules import criteria as rules
from referrals.services.status import locked


@transaction.atomic
def choose_cohort(*, referral: Referral, cohort: str, by: User) -> Referral:
    """
    Say for which cohort the person is considered; its criteria are then shown (A-16).

    :raises NotPermitted: if `by` does not research referrals, or only reads this one
    :raises NotPossible: if the referral is decided
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    require(policies.can_research(status=current.status))
    current.cohort = cohort
    current.save(update_fields=["cohort"])
    audit.record("referral.cohort_chosen", subject=current, cohort=cohort)
    return current


@dataclass(frozen=True)
class Agreement:
    """When and how somebody agreed to join, and which worker asked them (S2-11)."""

    agreed_on: date
    how: str
    asked_by: str
    note: str = ""


@transaction.atomic
def record_agreement(
    *, referral: Referral, agreement: Agreement, by: User, on: date
) -> JoiningAgreement:
    """
    Record that the person agreed to join a voluntary cohort (S2-11); sent twice, once.

    :raises NotPermitted: if `by` does not research referrals, or only reads this one
    :raises NotPossible: if the referral is decided, or the day is still to come
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    require(
        policies.can_agree(status=current.status, agreed_on=agreement.agreed_on, on=on)
    )
    said = {"referral": current, "recorded_by": by, **vars(agreement)}
    before = JoiningAgreement.objects.visible_to(by).standing().filter(**said).first()
    if before:
        return before
    written = JoiningAgreement(case=current.submitted_case, **said)
    written.save(force_insert=True)
    audit.record(
        "referral.agreed_to_join", subject=written, operation=Operation.COLLECT
    )
    return written


@transaction.atomic
def withdraw_agreement(
    *,
    referral: Referral,
    agreement: JoiningAgreement,
    reason: str,
    by: User,
    at: datetime,
) -> JoiningAgreement:
    """
    Withdraw an agreement recorded by mistake; it stays to be read and counts no more.

    :raises NotPermitted: if `by` does not research referrals, or neither recorded it nor
        oversees the case
    :raises NotPossible: if the referral is decided, or it was withdrawn before
    """
    require(permissions.may_research(by, referral))
    current = locked(referral=referral, by=by)
    require(
        policies.can_research(status=current.status),
        may_withdraw(by, current.submitted_case, agreement),
    )
    cases.withdraw(row=agreement, reason=reason, by=by, at=at)
    audit.record("referral.agreement_withdrawn", subject=agreement)
    return agreement


@transaction.atomic
def set_criteria(
    *,
    scheme: Scheme,
    cohort: str,
    thresholds: Mapping[str, Decimal],
    seen: str,
    by: User,
    on: date,
) -> None:
    """
    Set by which criteria a scheme takes people on to a cohort (A-16).

    :param thresholds: by measure; a measure left out is no criterion
    :param seen: the cohort's `rules.mark` when the page was opened
    :raises NotPermitted: if `by` is no manager of the lead agency
    :raises ChangedMeanwhile: if somebody else set them since
    """
    require(permissions.may_set_criteria(by, scheme))
    Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    before = selectors.criteria_of(scheme, cohort)
    if rules.mark(before) != seen:
        raise ChangedMeanwhile(
            "Somebody else set these criteria while this page was open.",
            theirs=rules.criteria_in_words(before),
            yours=rules.criteria_in_words(thresholds),
        )
    mine = SchemeCriterion.objects.filter(scheme=scheme, cohort=cohort)
    mine.exclude(measure__in=thresholds).delete()
    for measure, threshold in thresholds.items():
        if before.get(measure) != threshold:
            mine.update_or_create(
                scheme=scheme,
                cohort=cohort,
                measure=measure,
                defaults={"threshold": threshold, "set_on": on, "set_by": by},
            )
    audit.record(
        "criteria.set", subject=scheme, cohort=cohort, thresholds=dict(thresholds)
    )
