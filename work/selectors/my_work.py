"""
What is mine to do today, read from the records themselves.

A reminder may be a few minutes old; what it reminds of is read as it stands, so a
review just recorded is gone from the page at once. Reminders add only the cases that
came to a co-ordinator because nobody else can act on them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from agencies.models import User
from agencies.roles import Permission
from audit import services as audit
from audit.choices import Purpose
from cases import selectors as cases
from cases.models import Case, SignificantChange
from core.queries import present
from isms.selectors import breaches_to_acknowledge
from licences.selectors.across import (
    breaches_to_chase,
    recalls_to_chase,
    released_unsupervised,
)
from licences.selectors.owed import ToExplain, checks_due, to_explain
from licences.selectors.parole import parole_work
from meetings import selectors as meetings
from meetings.selectors.conferences import conference_work
from meetings.selectors.updates import owed_updates
from plans import selectors as plans
from rag import selectors as rag
from referrals import selectors as referrals
from referrals.choices import Party
from referrals.lifecycle import TURN
from referrals.selectors import removal as leaving
from referrals.selectors import transfers
from work.models import Reminder
from work.selectors.own import (
    MOST,
    SOON,
    OverdueDuty,
    Release,
    Review,
    Told,
    own_cases,
    told,
)


if TYPE_CHECKING:
    from isms.models import Breach
    from licences.models import ConditionWatch, Recall, SupervisionBreach
    from meetings.models import AgendaItem
    from plans.models import Action
    from rag.models import WantedAlert
    from referrals.models import (
        AdministrationTask,
        Referral,
        Removal,
        RemovalAdministration,
        Transfer,
        TransferDuty,
    )
    from referrals.selectors.removal import Return


@dataclass(frozen=True)
class SchemeToday:
    """How a whole scheme stands: people managed, by class, and what is late."""

    managed: int
    by_class: dict[str, int]
    wanted: int
    overdue: int
    without_lead: int
    unsupervised: int
    mappa_missed: int


@dataclass(frozen=True)
class MyWork:
    """Everything of one person's on one day, each list most urgent first."""

    on: date
    recalls: "list[Recall]"
    breaches: "list[SupervisionBreach]"
    alerts: "list[WantedAlert]"
    packages: "list[Breach]"
    changed: list[Reminder]
    duties: list[OverdueDuty]
    reviews: list[Review]
    releases: list[Release]
    checks: "list[ConditionWatch]"
    explaining: list[ToExplain]
    changes: list[SignificantChange]
    actions: "list[Action]"
    administration: "list[AdministrationTask]"
    removal_tasks: "list[RemovalAdministration]"
    removals: "list[Removal]"
    returns: "list[Return]"
    updates: "list[AgendaItem]"
    waiting: "list[Referral]"
    drafts: "list[Referral]"
    transfers: "list[Transfer]"
    owed: "list[TransferDuty]"
    forums: dict[str, list[Any]]
    circulations: list[meetings.Owed]
    scheme: SchemeToday | None


def my_work(user: User, *, on: date) -> MyWork:
    """Return what is this reader's to do, and record the look (constant queries)."""
    reminded = told(user)
    own = own_cases(user, reminded, on=on)
    elsewhere = forum_kinds(user, on=on)
    asked = kinds(user, reminded, on=on) | elsewhere
    there = present(asked)
    found: dict[str, list[Any]] = {
        name: list(rows[: MOST + 1]) if name in there else []
        for name, rows in asked.items()
        if name != "returns"
    }
    # The mandatory first (S1-40).
    found["removals"].sort(key=lambda each: not each.is_mandatory)
    found["circulations"] = meetings.owed(found["circulations"])
    work = MyWork(
        on=on,
        changed=reminded.ratings,
        duties=own.duties,
        reviews=own.reviews,
        releases=own.releases,
        returns=leaving.returns(user, on=on) if "returns" in there else [],
        explaining=to_explain(user, on=on, by=on + SOON)[: MOST + 1],
        forums={name: found.pop(name) for name in elsewhere},
        scheme=scheme_today(user, on=on),
        **found,
    )
    audit.looked("work.listed", cases=cases_in(work), purpose=Purpose.CASE_MANAGEMENT)
    return work


def kinds(user: User, reminded: Told, *, on: date) -> dict[str, QuerySet[Any]]:
    """Return what may be this reader's to do besides their cases, kind by kind."""
    return {
        "recalls": recalls_to_chase(user),
        "breaches": breaches_to_chase(user),
        "checks": checks_due(user, by=on + SOON),
        "alerts": rag.alerts_to_acknowledge(user),
        "packages": breaches_to_acknowledge(user),
        "changes": changes(user, reminded.changes, on=on),
        "actions": plans.open_actions(user, person=user).filter(due_on__lte=on + SOON),
        "administration": administration(user),
        "removal_tasks": removal_tasks(user),
        "removals": removals_to_decide(user),
        "returns": returns_to_consider(user),
        "updates": owed_updates(user, on=on),
        "waiting": waiting(user),
        "drafts": referrals.referrals_for(user)
        .drafts()
        .filter(made_by=user)
        .order_by("-updated_at", "pk"),
        "transfers": transfers.waiting(user),
        "owed": transfers.open_duties(user),
        "circulations": meetings.owed_meetings(user),
    }


def forum_kinds(user: User, *, on: date) -> dict[str, QuerySet[Any]]:
    """Return what other forums' dates ask of this reader, kind by kind."""
    by = on + SOON
    return (
        cases.forum_work(user, by=by)
        | parole_work(user, by=by)
        | conference_work(user, by=by)
    )


def cases_in(work: MyWork) -> list[UUID]:
    """Return the cases that the page names, each once."""
    ids = [each.case_id for each in (*work.recalls, *work.breaches)]
    ids += [each.case_id for each in (*work.alerts, *work.packages)]
    ids += [each.case_id for each in work.changed]
    ids += [each.case.pk for each in work.duties]
    ids += [each.case.pk for each in work.reviews]
    ids += [each.case.pk for each in work.releases]
    ids += [each.case_id for each in work.checks]
    ids += [each.case.pk for each in work.explaining]
    ids += [each.case_id for each in work.changes]
    ids += [
        each.case_id
        for each in (
            *work.actions,
            *work.administration,
            *work.removal_tasks,
            *work.removals,
            *work.updates,
        )
    ]
    ids += [each.removal.case_id for each in work.returns]
    ids += [each.case_id for each in work.waiting if each.case_id]
    ids += [each.case_id for each in work.transfers if each.case_id]
    ids += [each.case_id for each in work.owed]
    ids += [each.case_id for rows in work.forums.values() for each in rows]
    return list(dict.fromkeys(ids))


def changes(
    user: User, reminded: frozenset[UUID], *, on: date
) -> QuerySet[SignificantChange]:
    """Return the changes that wait for a review on this reader's cases (S3-28)."""
    return cases.changes_due(user, by=on + SOON).filter(
        Q(case__lead_worker=user) | Q(case__in=reminded)
    )


def administration(user: User) -> "QuerySet[AdministrationTask]":
    """
    Return the agency's open administration, without what a colleague's case brings.

    A co-ordinator keeps an eye on all of it (S1-181).
    """
    tasks = referrals.open_administration_tasks(user)
    if user.acting is None or user.holds(Permission.REFERRAL_PREPARE):
        return tasks
    return tasks.exclude(
        ~Q(case__lead_worker=user), case__lead_worker_agency_id=user.acting.agency_id
    )


def removal_tasks(user: User) -> "QuerySet[RemovalAdministration]":
    """Return what the agency still has to do on somebody's leaving, or who led it (S1-184)."""
    tasks = leaving.open_administration(user)
    if user.acting is None or user.holds(Permission.REFERRAL_PREPARE):
        return tasks
    return tasks.filter(owner_id=user.acting.agency_id).exclude(
        ~Q(removal__lead_officer=user), removal__lead_agency_id=user.acting.agency_id
    )


def removals_to_decide(user: User) -> "QuerySet[Removal]":
    """Return the removals that wait for this reader as Chair (S1-40)."""
    found = leaving.open_removals(user)
    if user.acting is None or not user.holds(Permission.REFERRAL_DECIDE):
        return found.none()
    return found.filter(case__scheme__lead_agency_id=user.acting.agency_id)


def returns_to_consider(user: User) -> "QuerySet[Removal]":
    """Return who may come back before release, for whoever prepares the meeting (S1-36)."""
    found = leaving.to_reconsider(user)
    return found if user.holds(Permission.REFERRAL_PREPARE) else found.none()


def waiting(user: User) -> "QuerySet[Referral]":
    """Return the referrals to this reader's own scheme that wait for their role."""
    parties = set(parties_of(user))
    statuses = [status for status, turn in TURN.items() if turn in parties]
    return (
        referrals.referrals_for(user)
        .submitted()
        .filter(
            status__in=statuses,
            scheme__lead_agency_id=user.acting.agency_id if user.acting else None,
        )
        .order_by("submitted_at", "pk")
    )


def parties_of(user: User) -> Iterable[Party]:
    """Yield in which parts a referral may wait for this reader (S1-23, S1-45, S1-62)."""
    if user.holds(Permission.REFERRAL_RESEARCH):
        yield Party.LOCAL_TEAM
    if user.holds(Permission.REFERRAL_PREPARE):
        yield Party.COORDINATOR
    if user.holds(Permission.REFERRAL_DECIDE):
        yield Party.CHAIR


def scheme_today(user: User, *, on: date) -> SchemeToday | None:
    """Return the numbers of the scheme that this reader's agency leads; else None."""
    if user.acting is None or not user.holds(Permission.CASE_SHARE):
        return None
    rows = list(
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(scheme__lead_agency_id=user.acting.agency_id)
        .order_by()
        .values("rag_class")
        .annotate(
            managed=Count("pk"),
            wanted=Count("pk", filter=Q(wanted_since__isnull=False)),
            overdue=Count("pk", filter=Q(review_due_on__lt=on)),
            without_lead=Count("pk", filter=Q(lead_worker__isnull=True)),
            mappa_missed=Count("pk", filter=Q(mappa_missed_on__isnull=False)),
        )
    )
    return SchemeToday(
        by_class={row["rag_class"]: row["managed"] for row in rows},
        unsupervised=len(released_unsupervised(user)),
        **{
            name: sum(row[name] for row in rows)
            for name in (
                "managed",
                "wanted",
                "overdue",
                "without_lead",
                "mappa_missed",
            )
        },
    )
