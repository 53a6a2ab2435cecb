"""Referring somebody for a package, signing or declining the agreement, withdrawing it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, Principal, User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases.models import Case
from cases.services import update_standing
from core.decisions import require
from isms import permissions, policies, rules, selectors
from isms.choices import PoliceRule, Route, Status
from isms.models import Answer, Package
from isms.services.writing import may_change, take_turns, taking_turns, written


@dataclass(frozen=True)
class NewReferral:
    """
    What the authority refers with (S0-14 to S0-22, S0-37, S0-38).

    `is_very_high_risk` is the authority's own statement, resting on `assessment` of
    `assessed_on`; `feedback_weeks` is how often the provider reports.
    """

    provider: Agency
    route: str
    is_very_high_risk: bool
    is_critical: bool
    mappa_reference: str
    assessed_on: date
    assessment: str
    purpose: str
    funder: str
    supervisor: User
    supervisor_agency: Agency
    police_rule: str
    police_agency: Agency | None
    feedback_weeks: int
    stakeholders: str = ""
    bespoke_terms: str = ""
    formats: tuple[str, ...] = ()
    language: str = ""
    access_needs: str = ""
    idempotency_key: UUID | None = None

    def problems(self, case: Case, on: date) -> list[str]:
        """Return what stands in the way, in words (S0-16 to S0-20)."""
        person = rules.Person(
            route=Route(self.route),
            licence_ends_on=case.licence_ends_on,
            is_in_custody=case.is_in_custody,
            is_very_high_risk=self.is_very_high_risk,
            mappa_reference=self.mappa_reference,
        )
        found = list(rules.ineligible(person, on))
        if self.police_rule != PoliceRule.NEVER and self.police_agency is None:
            found.append("Choose which police team is told of breaches.")
        return found

    def row(self, case: Case, *, by: User, on: date) -> Package:
        """Return the package as it will stand, not yet saved."""
        facts = {
            name: value
            for name, value in vars(self).items()
            if name not in {"is_very_high_risk", "formats"}
        }
        return Package(
            case=case,
            authority_id=by.on_duty.agency_id,
            provider_principal=Principal.objects.get(agency=self.provider),
            formats=list(self.formats),
            referred_on=on,
            recorded_by=by,
            **facts,
        )


@transaction.atomic
def refer(*, case: Case, referral: NewReferral, by: User, on: date) -> Package:
    """
    Refer somebody for a package; its provider sees it from now on (S0-21).

    Sending the same `idempotency_key` again returns the package already referred for.

    :raises NotPermitted: unless `by` acts for local authority criminal justice on the case
    :raises NotPossible: if the case is closed, has an open package, or is not eligible
    """
    require(permissions.may_refer(by, case))
    take_turns(case.pk)
    before = list(selectors.of_case(by, case))
    key = referral.idempotency_key
    sent = next((each for each in before if key and each.idempotency_key == key), None)
    if sent:
        return sent
    require(
        policies.can_refer(
            is_open=case.is_open,
            has_open_package=any(each.is_open for each in before),
            problems=referral.problems(case, on),
        )
    )
    package = referral.row(case, by=by, on=on)
    package.save(force_insert=True)
    update_standing(case=case, by=by, has_package=True)
    audit.disclosed(
        "package.referred",
        cases=[case.pk],
        recipient=referral.provider.name,
        purpose=Purpose.REFERRAL,
        package=package.pk,
    )
    return package


@transaction.atomic
def answer(
    *, package: Package, agrees: bool, reason: str = "", by: User, at: datetime
) -> Answer:
    """
    Sign the agreement for one's agency, or decline it with a reason (S0-16).

    :raises NotPermitted: if `by` acts for neither the authority nor the provider
    :raises NotPossible: if it is incomplete, already answered, or the package has ended
    """
    taking_turns(package)
    party = "authority" if permissions.may_manage(by, package) else "provider"
    answered = Answer.objects.visible_to(by).filter(package=package, party=party)
    lacking = selectors.missing_for_signature(by, package) if agrees else []
    require(
        permissions.may_answer(by, package),
        policies.can_be_changed(status=package.status),
        policies.can_answer(has_answered=answered.exists(), missing=lacking),
    )
    given = written(
        Answer,
        package,
        by,
        party=party,
        agrees=agrees,
        reason=reason.strip(),
        answered_at=at,
    )
    audit.record("package.signed" if agrees else "package.declined", subject=given)
    return given


@transaction.atomic
def withdraw(
    *, package: Package, reason: str, by: User, on: date, at: datetime
) -> Package:
    """
    Take back a referral before its package starts; the provider sees it no more.

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if it has started or ended
    """
    may_change(by, package)
    require(
        policies.no_problem(
            ["The package has started. End it instead."] if package.is_running else []
        )
    )
    package.status, package.ended_on, package.ended_by = Status.WITHDRAWN, on, by
    package.ended_because, package.provider_until = reason.strip(), at
    package.save(
        update_fields=[
            "status",
            "ended_on",
            "ended_by",
            "ended_because",
            "provider_until",
        ]
    )
    audit.record("package.withdrawn", subject=package, operation=Operation.ALTER)
    return package
