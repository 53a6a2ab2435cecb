"""
What the records say of every live case of a scheme that bears on an agenda.

A fixed number of queries, however many cases. Each reads through its own lock, so what a
reader may not see gives no ground. What an agenda writes down is read by everybody who
has the case: changes and actions in a sensitive section give no ground either.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from agencies.models import User
from cases.choices import Section
from cases.models import Case, Note, SignificantChange
from licences.selectors.prerelease import unseen_moves
from meetings.choices import MeetingKind, MeetingStatus
from meetings.models import AgendaItem, HearingRequest, Meeting
from meetings.rules.agenda import Asked, Facts, Sitting
from plans import selectors as plans
from rag import selectors as rag
from referrals.selectors import removal as removals


PEOPLE = ("person", "lead_worker", "lead_worker_agency")


@dataclass
class Gathered:
    """The live cases of a scheme by id, and what is known of each besides its own row."""

    cases: dict[UUID, Case]
    known: dict[UUID, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def facts(self, case: Case) -> Facts:
        """Return what bears on the agenda of one case; of one removed, its return alone."""
        if not case.is_open:
            return Facts(**self.known[case.pk])
        return Facts(
            rag_class=case.rag_class,
            review_due_on=case.review_due_on,
            wanted_since=case.wanted_since,
            in_custody=case.is_in_custody,
            release_on=case.release_on,
            **{"since": case.adopted_on, **self.known.get(case.pk, {})},
        )


def gather(user: User, meeting: Meeting, sitting: Sitting, *, on: date) -> Gathered:
    """Return what the records say of the scheme's cases on a day (a fixed number of queries)."""
    scheme_id = meeting.scheme_id
    live = (
        Case.objects.visible_to(user)
        .on_cohort()
        .filter(scheme=scheme_id)
        .select_related(*PEOPLE)
    )
    found = Gathered({case.pk: case for case in live})
    add_returns(found, user, meeting)
    for source in SOURCES:
        for case_id, said in source(user, meeting, sitting, found, on).items():
            found.known[case_id].update(said)
    return found


Said = Mapping[UUID, dict[str, Any]]


def add_returns(found: Gathered, user: User, meeting: Meeting) -> None:
    """Add those removed for custody whose release is near enough (S1-36)."""
    back = {
        each.removal.case_id: each.removal.expected_release_on
        for each in removals.returns(user, on=meeting.held_on)
        if each.removal.case.scheme_id == meeting.scheme_id
    }
    if back:
        rows = Case.objects.visible_to(user).filter(pk__in=back)
        for case in rows.select_related(*PEOPLE):
            found.cases[case.pk] = case
            found.known[case.pk] |= {"returns_on": back[case.pk]}


def discussions(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """
    Return the items of the scheme's operational meetings that were discussed before this one.

    At a meeting that was led from the record sheet, those it opened; at one recorded as
    held without it, everything that was on its agenda.
    """
    return AgendaItem.objects.visible_to(user).filter(
        DISCUSSED,
        removed_on__isnull=True,
        meeting__scheme=meeting.scheme_id,
        meeting__kind=MeetingKind.OPERATIONAL,
        meeting__held_on__lt=meeting.held_on,
    )


DISCUSSED = Q(discussed_at__isnull=False) | Q(
    meeting__status=MeetingStatus.HELD, meeting__started_at__isnull=True
)


def last_discussed(
    user: User, meeting: Meeting, _sitting: Sitting, found: Gathered, _on: date
) -> Said:
    """Say when each case was last discussed at an operational meeting."""
    rows = (
        discussions(user, meeting)
        .filter(case__status="active")
        .order_by()
        .values_list("case_id")
        .annotate(last=Max("meeting__held_on"))
    )
    return {
        case_id: {"last_discussed_on": last}
        for case_id, last in rows
        if case_id in found.cases
    }


def proposed(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say for whom removal is proposed, and why (S1-36 to S1-38)."""
    rows = removals.open_removals(user).filter(case__scheme=meeting.scheme_id)
    values = rows.select_related(None).values_list(
        "case_id", "ground", "evidence", "deferred_until"
    )
    return {
        case_id: {
            "removal": "Removal proposed on progress made"
            if ground == "discretionary"
            else f"Removal: {evidence}",
            "removal_from": until,
        }
        for case_id, ground, evidence, until in values
    }


def rated(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say when Red cases were rated, and who came by transfer (S1-104)."""
    return {
        case_id: {"rated_on": day, "transfer_adopted_on": adopted_on}
        for case_id, (day, adopted_on) in rag.ratings_of_scheme(
            user, meeting.scheme_id
        ).items()
    }


def frequencies(
    user: User, meeting: Meeting, sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say whose agreed supervision runs out before the next meeting (S1-203)."""
    ending = rag.frequencies_ending(user, meeting.scheme_id, before=sitting.next_on)
    return {case_id: {"frequency_ends_on": day} for case_id, day in ending.items()}


def overdue(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, on: date
) -> Said:
    """Say which cases have overdue actions in the general section (S1-29)."""
    rows = (
        plans.overdue_actions(user, on=on)
        .filter(section=Section.GENERAL, case__scheme=meeting.scheme_id)
        .select_related(None)
        .order_by()
        .values_list("case_id")
        .annotate(number=Count("pk"), oldest=Min("due_on"))
    )
    return {
        case_id: {"overdue_actions": number, "overdue_since": oldest}
        for case_id, number, oldest in rows
    }


def changed(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say which cases have a significant change in the general section to review (S3-28)."""
    rows = (
        SignificantChange.objects.visible_to(user)
        .filter(
            section=Section.GENERAL,
            reviewed_at__isnull=True,
            case__scheme=meeting.scheme_id,
            case__status="active",
        )
        .order_by()
        .values_list("case_id")
        .annotate(first=Min("happened_on"))
    )
    return {case_id: {"changed_on": first} for case_id, first in rows}


def in_custody(
    user: User, _meeting: Meeting, _sitting: Sitting, found: Gathered, _on: date
) -> Said:
    """
    Say whose release moved, and of whom something was recorded since last discussed (S1-27).

    Only what everybody on the case reads: an agenda would tell that there is intelligence.
    """
    inside = [case.pk for case in found.cases.values() if case.is_in_custody]
    said: dict[UUID, dict[str, Any]] = {
        each.case_id: {"release_moved": True} for each in unseen_moves(user, inside)
    }
    latest = (
        Note.objects.visible_to(user)
        .filter(section=Section.GENERAL, case__in=inside)
        .order_by()
        .values_list("case_id")
        .annotate(latest=Max("recorded_at"))
    )
    for case_id, at in latest:
        last = found.known[case_id].get("last_discussed_on")
        if last is None or at.date() > last:
            said.setdefault(case_id, {})["news"] = True
    return said


def asked(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say who asked for which case, until a meeting after that has discussed it."""
    heard = AgendaItem.objects.filter(
        DISCUSSED,
        case=OuterRef("case"),
        removed_on__isnull=True,
        meeting__held_on__gt=OuterRef("asked_on"),
        meeting__held_on__lt=meeting.held_on,
    )
    rows = (
        HearingRequest.objects.visible_to(user)
        .filter(
            ~Exists(heard),
            withdrawn_on__isnull=True,
            asked_on__lte=meeting.held_on,
            case__scheme=meeting.scheme_id,
            case__status="active",
        )
        .order_by("asked_on", "recorded_at")
        .values_list("case_id", "agency__name", "reason")
    )
    said: dict[UUID, dict[str, Any]] = {}
    for case_id, agency, reason in rows:
        each = said.setdefault(case_id, {"asked": ()})
        each["asked"] = (*each["asked"], Asked(agency, reason))
    return said


def put_off(
    user: User, meeting: Meeting, _sitting: Sitting, _found: Gathered, _on: date
) -> Said:
    """Say what another meeting put off to this one, and why."""
    rows = (
        AgendaItem.objects.visible_to(user)
        .filter(deferred_to=meeting, case__status="active")
        .order_by("removed_on")
        .values_list("case_id", "meeting__held_on", "removed_reason")
    )
    return {
        case_id: {"put_off_from": day, "put_off_because": reason}
        for case_id, day, reason in rows
    }


SOURCES = (
    last_discussed,
    proposed,
    rated,
    frequencies,
    overdue,
    changed,
    in_custody,
    asked,
    put_off,
)
