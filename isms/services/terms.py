"""The terms: level by level, where the person lives, what the provider is told, start and end."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from agencies.models import User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases.choices import Section
from cases.models import Case
from cases.policies import can_record
from core.decisions import require
from isms import permissions, policies, rules
from isms.choices import Code, Night, Staffing, Status
from isms.models import Answer, Brief, Level, Package, Placement, PlacementCheck
from isms.services.writing import may_change, taking_turns, written


NEAR_KM = 5  # ours: the leaflet asks for the check and gives no distance
REPORT_FOR = timedelta(days=28)  # ours: time for the last report after the end


@dataclass(frozen=True)
class NewLevel:
    """
    Terms from a day on, with who instructed them (S0-12 to S0-16).

    `ratio_reason` ties the staffing to `assessment` of `assessed_on` (S0-14).
    """

    code: str
    staffing: str
    night: str
    hours_day: Decimal
    hours_week: Decimal
    ratio_reason: str
    assessed_on: date
    assessment: str
    authorised_by: str
    instruction: str
    instructed_on: date
    first_day: date
    family_reason: str = ""

    @property
    def terms(self) -> rules.Terms:
        """The terms as a value."""
        return rules.Terms(
            self.hours_day, self.hours_week, Staffing(self.staffing), Night(self.night)
        )


@transaction.atomic
def set_level(*, package: Package, level: NewLevel, by: User, on: date) -> Level:
    """
    Set the first terms, or step a running package down or up (S0-15, A-20).

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if the terms are no package of the catalogue, the instruction
        comes after them, or the agreement is signed and not yet running
    """
    may_change(by, package)
    there = Level.objects.visible_to(by).filter(package=package)
    latest = there.order_by("-first_day").first()
    offered = rules.offered(level.first_day)[Code(level.code)]
    signed = Answer.objects.visible_to(by).filter(package=package).exists()
    require(
        policies.can_instruct(
            instructed_on=level.instructed_on, first_day=level.first_day, on=on
        ),
        policies.can_set_level(
            is_running=package.is_running,
            is_signed=signed,
            latest=latest.first_day if latest else None,
            first_day=level.first_day,
            problems=rules.problems(offered, level.terms),
            needs_family=rules.needs_family_decision(offered, level.terms),
            family_reason=level.family_reason,
        ),
    )
    added = written(Level, package, by, **vars(level))
    audit.record("package.level_set", subject=added, code=level.code)
    return added


@dataclass(frozen=True)
class NewPlacement:
    """The property and whether it suits (S0-23, S0-25, S0-29, S0-38)."""

    address: str
    supplier: str
    houses_staff: bool
    restricts_risk: bool
    frees_from_harassment: bool
    eases_monitoring: bool
    meets_access_needs: bool
    from_day: date
    note: str = ""
    alternative_venue: str = ""

    @property
    def suits(self) -> bool:
        """Whether all three points of the suitability test are met (S0-29)."""
        return (
            self.restricts_risk and self.frees_from_harassment and self.eases_monitoring
        )


@transaction.atomic
def place(*, package: Package, placement: NewPlacement, by: User) -> Placement:
    """
    Record the property, now or after a move; it is to be checked against victims again.

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if it falls short and nothing is said about it, or the package ended
    """
    may_change(by, package)
    require(
        policies.can_be_placed(
            suits=placement.suits,
            note=placement.note,
            meets_needs=placement.meets_access_needs,
            venue=placement.alternative_venue,
        )
    )
    added = written(Placement, package, by, **vars(placement))
    if not package.is_running and package.placement_checked_on:
        package.placement_checked_on = package.placement_checked_by = None
        package.save(update_fields=["placement_checked_on", "placement_checked_by"])
    audit.record("package.placed", subject=added)
    return added


@dataclass(frozen=True)
class Checked:
    """Where the placement is, against the offence and victims (S0-24)."""

    placement_area: str
    offence_area: str
    victim_area: str
    rationale: str
    nearest_km: Decimal | None = None
    accepted: bool = False

    @property
    def is_near(self) -> bool:
        """Whether it is the same area as either, or within five kilometres."""
        here = self.placement_area.strip().casefold()
        there = {
            self.offence_area.strip().casefold(),
            self.victim_area.strip().casefold(),
        }
        close = self.nearest_km is not None and self.nearest_km < NEAR_KM
        return here in there or close


@transaction.atomic
def check_placement(
    *, package: Package, case: Case, checked: Checked, by: User, on: date
) -> PlacementCheck:
    """
    Check the placement against the offence's and the victims' areas; kept with victim information.

    :raises NotPermitted: if `by` may not record victim information on the case
    :raises NotPossible: if it is near and not accepted, or the package has ended
    """
    taking_turns(package)
    require(
        permissions.may_check_placement(by, case),
        can_record(is_open=case.is_open),
        policies.can_be_changed(status=package.status),
        policies.can_justify_placement(
            is_near=checked.is_near, accepted=checked.accepted
        ),
    )
    facts = {name: each for name, each in vars(checked).items() if name != "accepted"}
    added = PlacementCheck(
        package=package,
        case=case,
        section=Section.VICTIM,
        originator_id=by.own_principal,
        is_near=checked.is_near,
        checked_on=on,
        recorded_by=by,
        **facts,
    )
    added.save(force_insert=True)
    package.placement_checked_on, package.placement_checked_by = on, by
    package.save(update_fields=["placement_checked_on", "placement_checked_by"])
    audit.record("package.placement_checked", subject=added)
    return added


@transaction.atomic
def share_brief(
    *,
    package: Package,
    person_name: str,
    date_of_birth: date | None,
    risks: str,
    conditions: str,
    contacts: str,
    by: User,
    at: datetime,
) -> Brief:
    """
    Tell the provider what it needs of the case: this and no more; the latest counts.

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if the package has ended
    """
    may_change(by, package)
    shared = written(
        Brief,
        package,
        by,
        person_name=person_name.strip(),
        date_of_birth=date_of_birth,
        risks=risks.strip(),
        conditions=conditions.strip(),
        contacts=contacts.strip(),
        shared_at=at,
    )
    audit.disclosed(
        "package.brief_shared",
        cases=[package.case_id],
        recipient=package.provider.name,
        purpose=Purpose.CASE_MANAGEMENT,
        brief=shared.pk,
    )
    return shared


@transaction.atomic
def begin(*, package: Package, review_on: date, by: User, on: date) -> Package:
    """
    Start a package that both have signed (S0-12).

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if somebody has not signed, or the terms begin later
    """
    may_change(by, package)
    agreed = Answer.objects.visible_to(by).filter(package=package, agrees=True)
    first = Level.objects.visible_to(by).filter(package=package).order_by("first_day")
    level = first.first()
    require(
        can_record(is_open=package.case.is_open),
        policies.can_begin(
            status=package.status,
            agreed=agreed.values_list("party", flat=True),
            first_level_on=level.first_day if level else None,
            on=on,
        ),
    )
    package.status, package.started_on = Status.RUNNING, on
    package.review_on = review_on
    package.save(update_fields=["status", "started_on", "review_on"])
    audit.record("package.started", subject=package)
    return package


@transaction.atomic
def end_package(
    *, package: Package, last_day: date, reason: str, by: User, on: date, at: datetime
) -> Package:
    """
    End a package; the provider keeps it four weeks for its last report.

    :raises NotPermitted: if `by` does not act for the authority
    :raises NotPossible: if it does not run, or would end before it started or after `on`
    """
    may_change(by, package)
    require(
        policies.can_be_delivered(status=package.status),
        policies.can_end(
            status=package.status, started_on=package.started_on, on=last_day, now=on
        ),
    )
    package.status, package.ended_on, package.ended_by = Status.ENDED, last_day, by
    package.ended_because, package.provider_until = reason.strip(), at + REPORT_FOR
    package.save(
        update_fields=[
            "status",
            "ended_on",
            "ended_by",
            "ended_because",
            "provider_until",
        ]
    )
    audit.record("package.ended", subject=package, operation=Operation.ALTER)
    return package
