"""Keeping the directory of services, and what a scheme offers beside the routeways."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.calculations import Opening
from agencies.choices import ServiceKind
from agencies.models import (
    Area,
    DirectoryEntry,
    OpeningHours,
    Scheme,
    SchemeProgramme,
    ServedArea,
    User,
)
from agencies.services.foundation import may_configure
from audit import services as audit
from core.decisions import Decision, permitted_if, possible_if, require
from core.exceptions import ChangedMeanwhile


@dataclass(frozen=True)
class EntryFacts:
    """What the directory says of one service; no areas means every area."""

    name: str
    kind: str
    description: str
    tier: str = ""
    address: str = ""
    phone: str = ""
    out_of_hours_phone: str = ""
    who_can_refer: str = ""
    how_to_refer: str = ""
    expected_wait_days: int | None = None
    source_text: str = ""
    is_running: bool = True
    areas: tuple[Area, ...] = ()
    hours: tuple[Opening, ...] = ()

    @property
    def columns(self) -> dict[str, object]:
        """What the entry's own row holds."""
        return {
            name: value
            for name, value in vars(self).items()
            if name not in {"areas", "hours"}
        }


def can_keep(facts: EntryFacts, *, name_is_taken: bool) -> Decision:
    """An entry has a name of its own, and a way to reach the service."""
    if name_is_taken:
        return possible_if(
            allowed=False,
            reason=f"{facts.name} is in the directory already. Change that entry instead.",
        )
    if facts.tier and facts.kind != ServiceKind.MENTAL_HEALTH:
        return possible_if(
            allowed=False, reason="Only a mental health service has a tier."
        )
    return possible_if(
        bool(facts.phone or facts.address),
        "Enter a telephone number or an address, so that people can reach it.",
    )


@transaction.atomic
def add_entry(*, facts: EntryFacts, by: User, on: date) -> DirectoryEntry:
    """
    Put a service in the directory, checked today (S1-86, S1-89).

    :raises NotPermitted: if `by` does not configure schemes
    :raises NotPossible: if the name is taken, or nobody could reach it
    """
    taken = DirectoryEntry.objects.filter(name__iexact=facts.name).exists()
    require(may_configure(by), can_keep(facts, name_is_taken=taken))
    entry = DirectoryEntry(**facts.columns, checked_on=on, checked_by=by)
    entry.save()
    settle(entry, facts)
    audit.record("directory.entry_added", subject=entry, kind=facts.kind)
    return entry


@transaction.atomic
def change_entry(
    *, entry: DirectoryEntry, facts: EntryFacts, version: int, by: User, on: date
) -> DirectoryEntry:
    """
    Change what the directory says; whoever changes it has checked it.

    :raises NotPermitted: if `by` does not configure schemes
    :raises NotPossible: if another entry has the name, or nobody could reach it
    :raises ChangedMeanwhile: if somebody saved since `version` was read
    """
    others = DirectoryEntry.objects.exclude(pk=entry.pk)
    taken = others.filter(name__iexact=facts.name).exists()
    require(may_configure(by), can_keep(facts, name_is_taken=taken))
    locked = DirectoryEntry.objects.select_for_update().get(pk=entry.pk)
    if locked.version != version:
        raise ChangedMeanwhile(
            "Somebody else changed this entry while this page was open.",
            theirs=[("Name", locked.name), ("Telephone", locked.phone)],
            yours=[("Name", facts.name), ("Telephone", facts.phone)],
        )
    for name, value in facts.columns.items():
        setattr(locked, name, value)
    locked.checked_on, locked.checked_by, locked.version = on, by, version + 1
    locked.save()
    settle(locked, facts)
    audit.record("directory.entry_changed", subject=locked, running=facts.is_running)
    return locked


def settle(entry: DirectoryEntry, facts: EntryFacts) -> None:
    """Write the entry's areas and hours anew."""
    ServedArea.objects.filter(entry=entry).delete()
    ServedArea.objects.bulk_create(
        ServedArea(entry=entry, area=area) for area in facts.areas
    )
    OpeningHours.objects.filter(entry=entry).delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(entry=entry, **vars(each)) for each in facts.hours
    )


@transaction.atomic
def check_entry(*, entry: DirectoryEntry, by: User, on: date) -> DirectoryEntry:
    """
    Say that the entry was checked and is still right.

    :raises NotPermitted: if `by` does not configure schemes
    """
    require(may_configure(by))
    entry.checked_on, entry.checked_by = on, by
    entry.save(update_fields=["checked_on", "checked_by"])
    audit.record("directory.entry_checked", subject=entry)
    return entry


def may_offer(by: User, scheme: Scheme) -> Iterable[Decision]:
    """May they change what this scheme offers?"""
    return (
        may_configure(by),
        permitted_if(
            bool(by.acting and by.acting.area_id == scheme.area_id),
            "What a scheme offers is changed by a manager of its own area.",
        ),
    )


@transaction.atomic
def offer_programme(
    *, scheme: Scheme, kind: str, name: str, provider: str, by: User, on: date
) -> SchemeProgramme:
    """
    Add a group or programme to what a scheme offers (S1-60, S1-118, S3-86).

    :raises NotPermitted: if `by` is not a manager of the scheme's area
    :raises NotPossible: if the scheme offers it already
    """
    offered = SchemeProgramme.objects.filter(scheme=scheme, withdrawn_on__isnull=True)
    require(
        *may_offer(by, scheme),
        possible_if(
            not offered.filter(name__iexact=name).exists(),
            f"The scheme offers {name} already.",
        ),
    )
    programme = SchemeProgramme(
        scheme=scheme, kind=kind, name=name, provider=provider, offered_from=on
    )
    programme.save()
    audit.record("scheme.programme_offered", subject=programme, kind=kind)
    return programme


@transaction.atomic
def withdraw_programme(
    *, programme: SchemeProgramme, by: User, on: date
) -> SchemeProgramme:
    """
    Take a programme off what a scheme offers; what people are on goes on.

    :raises NotPermitted: if `by` is not a manager of the scheme's area
    :raises NotPossible: if it has been withdrawn already
    """
    require(
        *may_offer(by, programme.scheme),
        possible_if(
            programme.withdrawn_on is None, "This programme has been withdrawn already."
        ),
    )
    programme.withdrawn_on, programme.withdrawn_by = on, by
    programme.save(update_fields=["withdrawn_on", "withdrawn_by"])
    audit.record("scheme.programme_withdrawn", subject=programme)
    return programme
