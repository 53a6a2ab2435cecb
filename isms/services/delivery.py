"""Delivering a package: entries, spot checks, breaches told at once, the programme, moving on."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.db import transaction

from agencies.models import Agency, User
from audit import services as audit
from audit.choices import Operation, Purpose
from cases.policies import can_record
from core import queue
from core.decisions import require
from isms import permissions, policies, rules
from isms.calculations import LONDON, instant
from isms.models import (
    Acknowledgement,
    Breach,
    Entry,
    MoveOn,
    Package,
    ProgrammeItem,
    SpotCheck,
)
from isms.services.writing import may_deliver, sent_before, taking_turns, written


CHECKS_FROM, CHECKS_HOURS = 7, 15  # ours: nobody is woken for a spot check


@dataclass(frozen=True)
class NewEntry:
    """
    What a worker writes down: how a shift went, a risk observation under one of the
    four headings (S0-32), or behaviour challenged and who was told (S0-33).
    """

    kind: str
    text: str
    happened_at: datetime
    heading: str = ""
    told_social_worker: bool = False
    told_police: bool = False
    idempotency_key: UUID | None = None


@transaction.atomic
def write_entry(*, package: Package, entry: NewEntry, by: User, at: datetime) -> Entry:
    """
    Write one thing on the package's log; sent twice it is written once.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if it is said to happen after `at`, or the package does not run
    """
    may_deliver(by, package)
    if before := sent_before(Entry, package, entry.idempotency_key, by):
        return before
    require(policies.can_have_happened(happened_at=entry.happened_at, at=at))
    added = written(Entry, package, by, **vars(entry))
    audit.record(
        "package.entry_written",
        subject=added,
        operation=Operation.COLLECT,
        kind=entry.kind,
    )
    return added


@transaction.atomic
def draw_checks(
    *, package: Package, number: int, by: User, at: datetime, dice: Random
) -> list[SpotCheck]:
    """
    Draw times for spot checks in the seven days ahead that nobody can guess (S0-26).

    :param number: how many, 1 to 14
    :param dice: what they are drawn with
    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if the package does not run
    """
    may_deliver(by, package)
    tomorrow = at.astimezone(LONDON).date() + timedelta(days=1)
    slots = [
        instant(tomorrow + timedelta(days=day), time(CHECKS_FROM + hour, minute))
        for day in range(7)
        for hour in range(CHECKS_HOURS)
        for minute in (0, 15, 30, 45)
    ]
    taken = set(
        SpotCheck.objects.visible_to(by)
        .filter(package=package, due_at__gte=slots[0])
        .values_list("due_at", flat=True)
    )
    free = [each for each in slots if each not in taken]
    drawn = [
        written(SpotCheck, package, by, due_at=each)
        for each in sorted(dice.sample(free, min(number, len(free))))
    ]
    audit.record("package.checks_drawn", subject=package, number=len(drawn))
    return drawn


@transaction.atomic
def finish_check(
    *, check: SpotCheck, finding: str, note: str, by: User, at: datetime
) -> SpotCheck:
    """
    Record that a spot check was done and what it found.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if it is not due yet, or was done already
    """
    may_deliver(by, check.package)
    stands = SpotCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    require(
        policies.can_finish_check(
            is_done=stands.done_at is not None, due_at=stands.due_at, at=at
        )
    )
    check.finding, check.note = finding, note.strip()
    check.done_at, check.done_by = at, by
    check.save(update_fields=["finding", "note", "done_at", "done_by"])
    audit.record("package.check_done", subject=check, finding=finding)
    return check


@transaction.atomic
def report_breach(
    *,
    package: Package,
    happened_at: datetime,
    what: str,
    is_serious: bool,
    by: User,
    at: datetime,
    check: SpotCheck | None = None,
    idempotency_key: UUID | None = None,
) -> Breach:
    """
    Report a breach of the agreement at once to the supervising officer and, by the
    package's rule, the police (S0-26).

    Sending the same `idempotency_key` again returns the breach already reported.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if it is said to happen after `at`, or the package does not run
    """
    may_deliver(by, package)
    if before := sent_before(Breach, package, idempotency_key, by):
        return before
    require(policies.can_have_happened(happened_at=happened_at, at=at))
    told = told_of_breach(package, is_serious=is_serious)
    reported = written(
        Breach,
        package,
        by,
        happened_at=happened_at,
        what=what.strip(),
        is_serious=is_serious,
        agency_ids=[each.pk for each in told],
        found_by=check,
        reported_at=at,
        idempotency_key=idempotency_key,
    )
    audit.disclosed(
        "package.breach_reported",
        cases=[package.case_id],
        recipient=", ".join(each.name for each in told),
        purpose=Purpose.CASE_MANAGEMENT,
        breach=reported.pk,
    )
    queue.after_commit("work.tasks.raise_package_breaches")
    return reported


def told_of_breach(package: Package, *, is_serious: bool) -> list[Agency]:
    """Return whom a breach is told: the supervising agency, by the rule the police, each once."""
    told = [package.supervisor_agency]
    if rules.tells_police(package.police_rule, is_serious=is_serious):
        told += [package.police_agency] if package.police_agency else []
    return list(dict.fromkeys(told))


@transaction.atomic
def acknowledge_breach(*, breach: Breach, by: User, at: datetime) -> Acknowledgement:
    """
    Say that one's agency has taken note of a breach; asked again, it is the same.

    :raises NotPermitted: if the breach was not reported to the agency `by` acts for
    :raises NotPossible: if the case is closed
    """
    require(permissions.may_acknowledge(by, breach))
    # Only after that: whoever was told reaches the case, its provider does not.
    require(can_record(is_open=breach.package.case.is_open))
    taking_turns(breach.package)
    agency_id = by.on_duty.agency_id
    there = Acknowledgement.objects.visible_to(by).filter(
        breach=breach, agency_id=agency_id
    )
    if before := there.first():
        return before
    taken = written(
        Acknowledgement,
        breach.package,
        by,
        breach=breach,
        agency_id=agency_id,
        acknowledged_at=at,
    )
    audit.record("package.breach_acknowledged", subject=taken, breach=breach.pk)
    return taken


@dataclass(frozen=True)
class NewItem:
    """Something on the daily programme: what, with whom, on which days (S0-31)."""

    what: str
    with_whom: str
    weekdays: tuple[int, ...]
    starts_at: time
    ends_at: time
    place: str = ""
    idempotency_key: UUID | None = None


@transaction.atomic
def add_to_programme(*, package: Package, item: NewItem, by: User) -> ProgrammeItem:
    """
    Put something on the daily programme; sent twice it is added once.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if it ends before it starts, or the package does not run
    """
    may_deliver(by, package)
    if before := sent_before(ProgrammeItem, package, item.idempotency_key, by):
        return before
    require(
        policies.no_problem(
            []
            if item.starts_at < item.ends_at
            else ["It must end after it starts. Check both times."]
        )
    )
    facts = vars(item) | {"weekdays": sorted(item.weekdays)}
    added = written(ProgrammeItem, package, by, **facts)
    audit.record("package.programme_added", subject=added)
    return added


@transaction.atomic
def remove_from_programme(*, item: ProgrammeItem, by: User, on: date) -> ProgrammeItem:
    """
    Take something off the daily programme; what is off already stays as it was.

    :raises NotPermitted: if `by` does not act for the provider
    :raises NotPossible: if the package does not run
    """
    may_deliver(by, item.package)
    item.refresh_from_db(fields=["removed_on"])
    if item.removed_on is None:
        item.removed_on, item.removed_by = on, by
        item.save(update_fields=["removed_on", "removed_by"])
        audit.record("package.programme_removed", subject=item)
    return item


@transaction.atomic
def plan_move_on(
    *,
    package: Package,
    sought: str,
    steps: str,
    contact: str,
    target_on: date,
    by: User,
) -> MoveOn:
    """
    Write the plan for longer-term accommodation, with the authority; the latest counts (S0-34).

    :raises NotPermitted: if `by` acts for neither the provider nor the authority
    :raises NotPossible: if the package has ended
    """
    taking_turns(package)
    require(
        permissions.may_plan_move(by, package),
        policies.can_be_changed(status=package.status),
    )
    planned = written(
        MoveOn,
        package,
        by,
        sought=sought.strip(),
        steps=steps.strip(),
        contact=contact.strip(),
        target_on=target_on,
    )
    audit.record("package.move_on_planned", subject=planned)
    return planned
