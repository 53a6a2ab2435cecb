"""The questions pages ask about watched conditions, tags and drug appointments."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from agencies.models import User
from cases.models import Case
from core.exceptions import NotVisible
from licences import selectors
from licences.choices import AdditionalCondition
from licences.models import (
    ConditionCheck,
    ConditionWatch,
    DrugAppointment,
    Licence,
    LicenceCondition,
    Tag,
    TagEvent,
)
from licences.rules.conditions import is_restrictive, next_check


LAST = 6  # checks, events or appointments shown of each


@dataclass(frozen=True)
class Watched:
    """A restrictive condition: how it is watched, if it is, and when next."""

    condition: LicenceCondition
    watch: ConditionWatch | None
    last: ConditionCheck | None
    due_on: date | None

    def is_overdue(self, on: date) -> bool:
        """Tell whether nobody watches it, or the check's day has passed."""
        return self.due_on is None or self.due_on < on


@dataclass(frozen=True)
class Monitoring:
    """Everything that is watched on a case."""

    licence: Licence | None
    watched: list[Watched]
    tags: list[Tag]
    drug_conditions: list[LicenceCondition]
    appointments: list[DrugAppointment]


def monitoring(user: User, case: Case) -> Monitoring:
    """Return what is watched on a case: conditions, tags, appointments (8 queries)."""
    licence = selectors.running_licence(user, case)
    in_force = [
        each
        for each in (licence.conditions.all() if licence else [])
        if each.removed_on is None
    ]
    restrictive = [each for each in in_force if is_restrictive(each.kind, each.code)]
    watches = {each.condition_id: each for each in watches_of(user, case)}
    latest = latest_checks(user, case)
    return Monitoring(
        licence=licence,
        watched=[_watched(each, watches, latest) for each in restrictive],
        tags=tags(user, case),
        drug_conditions=[
            each
            for each in in_force
            if each.code == AdditionalCondition.DRUG_APPOINTMENT
        ],
        appointments=list(appointments(user, case)[:LAST]),
    )


def _watched(
    condition: LicenceCondition,
    watches: dict[UUID, ConditionWatch],
    latest: dict[UUID, ConditionCheck],
) -> Watched:
    watch = watches.get(condition.pk)
    last = latest.get(watch.pk) if watch else None
    due_on = (
        next_check(
            began_on=watch.began_on,
            last_on=last.checked_on if last else None,
            every_days=watch.every_days,
        )
        if watch
        else None
    )
    return Watched(condition, watch, last, due_on)


def watches_of(user: User, case: Case) -> QuerySet[ConditionWatch]:
    """Return how the case's conditions are watched."""
    return (
        ConditionWatch.objects.visible_to(user)
        .filter(case=case)
        .select_related("agency", "person", "condition__licence")
    )


def latest_checks(user: User, case: Case) -> dict[UUID, ConditionCheck]:
    """Return the last check of each watched condition, by watch."""
    mine = ConditionCheck.objects.visible_to(user).filter(case=case)
    last = (
        mine.filter(watch=OuterRef("watch"))
        .order_by("-checked_on", "-recorded_at")
        .values("pk")[:1]
    )
    return {
        each.watch_id: each
        for each in mine.filter(pk=Subquery(last)).select_related("recorded_by")
    }


def get_watch(user: User, case: Case, watch_id: UUID) -> ConditionWatch:
    """
    Return how one condition is watched.

    :raises NotVisible: when it is not there for this reader
    """
    found = watches_of(user, case).filter(pk=watch_id).first()
    if found is None:
        raise NotVisible
    return found


def watch_of(user: User, condition: LicenceCondition) -> ConditionWatch | None:
    """Return how a condition is watched, or None."""
    return (
        ConditionWatch.objects.visible_to(user)
        .filter(condition=condition)
        .select_related("agency", "person")
        .first()
    )


def checks(user: User, watch: ConditionWatch) -> QuerySet[ConditionCheck]:
    """Return every check of a condition, the latest first."""
    return (
        ConditionCheck.objects.visible_to(user)
        .filter(watch=watch)
        .select_related("recorded_by")
        .order_by("-checked_on", "-recorded_at")
    )


def tags(user: User, case: Case) -> list[Tag]:
    """Return the tags of a case with what happened, those worn first."""
    events = TagEvent.objects.visible_to(user).order_by("-happened_on", "-recorded_at")
    return list(
        Tag.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .prefetch_related(Prefetch("events", events))
        .order_by(F("removed_on").desc(nulls_first=True), "-starts_on")
    )


def get_tag(user: User, case: Case, tag_id: UUID) -> Tag:
    """
    Return one tag of the case.

    :raises NotVisible: when it is not there for this reader
    """
    found = Tag.objects.visible_to(user).filter(case=case, pk=tag_id).first()
    if found is None:
        raise NotVisible
    return found


def appointments(user: User, case: Case) -> QuerySet[DrugAppointment]:
    """Return the appointments under drug appointment conditions, the latest first."""
    return (
        DrugAppointment.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-held_on")
    )
