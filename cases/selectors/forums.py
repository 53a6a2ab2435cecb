"""What other forums do on a case, and what of it waits, as far as this reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import User
from agencies.roles import Permission
from cases.choices.forums import JointForum
from cases.models import (
    Case,
    ChildConference,
    JointMeeting,
    MappaManagement,
    MappaReferral,
    MaracReferral,
    PremisesStay,
    VictimContact,
)
from cases.selectors.entries import entries
from core.exceptions import NotVisible
from core.queries import present


@dataclass(frozen=True)
class Forums:
    """Everything other forums do on one case, the newest of each first."""

    levels: Sequence[MappaManagement]
    referrals: Sequence[MappaReferral]
    meetings: Sequence[JointMeeting]
    marac: Sequence[MaracReferral]
    victims: Sequence[VictimContact]
    stays: Sequence[PremisesStay]
    conferences: Sequence[ChildConference]

    @property
    def level(self) -> MappaManagement | None:
        """How MAPPA manages the person now, where that was ever recorded."""
        return next((each for each in self.levels if not each.superseded_on), None)


def forums(user: User, case: Case, *, limit: int = 20) -> Forums:
    """Return what other forums do on a case (1 query, and one for each kind there is)."""
    asked = {
        "levels": levels(user, case),
        "referrals": mappa_referrals(user, case),
        "meetings": joint_meetings(user, case),
        "marac": entries(user, case, MaracReferral).order_by("-referred_on"),
        "victims": entries(user, case, VictimContact).order_by("-sentenced_on"),
        "stays": entries(user, case, PremisesStay).order_by("-first_day"),
        "conferences": entries(user, case, ChildConference).order_by("-meets_on"),
    }
    there = present(asked)
    return Forums(
        **{
            kind: list(found[:limit]) if kind in there else []
            for kind, found in asked.items()
        }
    )


def levels(user: User, case: Case) -> QuerySet[MappaManagement]:
    """Return how MAPPA has managed the person, the present first."""
    return (
        MappaManagement.objects.visible_to(user)
        .filter(case=case)
        .select_related("offender_manager", "police_offender_manager", "recorded_by")
        .order_by("-since", "-recorded_at")
    )


def mappa_management(user: User, case: Case) -> MappaManagement | None:
    """Return how MAPPA manages the person now; None where it was never recorded."""
    return levels(user, case).filter(superseded_on__isnull=True).first()


def mappa_referrals(user: User, case: Case) -> QuerySet[MappaReferral]:
    """Return the referrals between IOM and MAPPA, the newest first."""
    return (
        MappaReferral.objects.visible_to(user)
        .filter(case=case)
        .select_related("recorded_by")
        .order_by("-made_on", "-recorded_at")
    )


def joint_meetings(user: User, case: Case) -> QuerySet[JointMeeting]:
    """Return the meetings both workers go to, the latest first."""
    return (
        JointMeeting.objects.visible_to(user)
        .filter(case=case)
        .select_related("taken_by", "followed_up_by")
        .order_by("-meets_on", "forum")
    )


def get_mappa_referral(user: User, case: Case, referral_id: UUID) -> MappaReferral:
    """
    Return one referral between IOM and MAPPA on this case.

    :raises NotVisible: when this case has none such for the reader
    """
    found = mappa_referrals(user, case).filter(pk=referral_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def get_joint_meeting(user: User, case: Case, meeting_id: UUID) -> JointMeeting:
    """
    Return one meeting of this case.

    :raises NotVisible: when this case has none such for the reader
    """
    found = joint_meetings(user, case).filter(pk=meeting_id).first()
    if found is None:
        raise NotVisible
    found.case = case
    return found


def forum_work(user: User, *, by: date) -> dict[str, QuerySet]:
    """
    Return what other forums' dates ask of this reader by a day, kind by kind.

    A sensitive one comes only to those who may read its section: row security decides.
    """
    own = Q(case__lead_worker=user)
    mine = own | Q(recorded_by=user)
    later = ChildConference.objects.filter(
        case=OuterRef("case"), meets_on__gt=OuterRef("meets_on")
    )
    stands = {"withdrawn_at__isnull": True, "case__status__in": ("referred", "active")}
    return {
        "joint": joint_work(user, by=by),
        "marac": MaracReferral.objects.visible_to(user)
        .filter(mine, heard_on__lte=by, outcome="", **stands)
        .select_related("case__person", "case__lead_worker")
        .order_by("heard_on", "pk"),
        "victims": VictimContact.objects.visible_to(user)
        .filter(mine, offered_on__isnull=True, offer_due_on__lte=by, **stands)
        .select_related("case__person", "case__lead_worker")
        .order_by("offer_due_on", "pk"),
        "stays": PremisesStay.objects.visible_to(user)
        .filter(mine, last_day__isnull=True, planned_last_day__lte=by, **stands)
        .select_related("case__person", "case__lead_worker")
        .order_by("planned_last_day", "pk"),
        "children": ChildConference.objects.visible_to(user)
        .filter(
            mine,
            Q(outcome="", meets_on__lte=by) | Q(review_on__lte=by) & ~Exists(later),
            **stands,
        )
        .select_related("case__person", "case__lead_worker")
        .order_by("meets_on", "pk"),
    }


def joint_work(user: User, *, by: date) -> QuerySet[JointMeeting]:
    """
    Return the meetings to go to, to record, or that somebody missed (S1-195).

    They come to the lead worker and the two who are named; what was missed, to the
    scheme's co-ordinator too.
    """
    named = MappaManagement.objects.filter(
        Q(offender_manager=user) | Q(police_offender_manager=user),
        case=OuterRef("case"),
        superseded_on__isnull=True,
    )
    to_do = Q(forum=JointForum.MAPPA, taken_on__isnull=True, meets_on__lte=by)
    missed = Q(is_missed=True, followed_up_on__isnull=True)
    theirs = Q(case__lead_worker=user) | Exists(named)
    wanted = theirs & (to_do | missed)
    if user.acting and user.holds(Permission.MEETING_PREPARE):
        wanted |= missed & Q(case__scheme__lead_agency_id=user.acting.agency_id)
    return (
        JointMeeting.objects.visible_to(user)
        .filter(wanted, case__status__in=("referred", "active"))
        .select_related("case__person", "case__lead_worker")
        .order_by("meets_on", "pk")
    )
