"""
One of everything: a case with each kind of record on it, referrals in each state, a meeting.

What only some may read carries a marker (`SECRETS`), so that a leak can be looked for
by a plain search of every page.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from agencies import services as agencies
from agencies.acting import acting_as
from agencies.models import Principal, User
from cases import selectors as case_selectors
from cases import sharing
from cases.choices import GrantBasis, GrantLevel
from cases.models import Case, CaseGrant
from iom.demo import cast
from meetings import services as meetings
from meetings.models import AgendaItem
from rag import services as rag
from referrals import selectors as found
from referrals import services as referrals
from referrals.choices import ResearchSource
from referrals.services import transfers as services
from tests.factories import cases as factory
from tests.factories import removals
from tests.factories import transfers as making
from tests.factories.cases import at_noon, referred_case
from tests.factories.meetings import arranged_meeting, ready_referral
from tests.factories.referrals import draft_referral, submitted_referral
from tests.permissions import (
    forum_records,
    isms_records,
    meeting_records,
    minutes_records,
    records,
    release_records,
    sheet_records,
    support,
)
from tests.permissions.records import SECRETS, Everything


FAMILY_NAME = "Marchbanks"
GIVEN_NAMES = "Zephyrine"
PNC = "12/123456Y"
CRN = "X123456"
# The same person's other numbers are left out: each may belong to one person only.
OTHER_NUMBERS = {"pnc": "", "crn": "", "national_insurance": ""}


def build(today: date) -> Everything:
    """Make it all through the services, as people would, over the last two months."""
    world = cast.recall()
    began = today - timedelta(days=60)
    people = dict(world.people) | newcomers(world, on=began)
    case, adopted = adopted_case(world, on=began)
    everything = Everything(people=people, case=case, cast=world)
    ids = everything.ids
    ids |= {"case_id": case.pk, "adopted_id": adopted.pk}
    ids |= records.recorded(everything, today=today)
    ids |= records.events(everything, today=today)
    ids |= records.plan(everything, today=today)
    ids |= records.custody(everything, today=today)
    ids |= support.supported(everything, today=today)
    ids |= records.enforcement(everything, today=today)
    ids |= release_records.recorded(everything, today=today)
    ids |= forum_records.recorded(everything, today=today)
    packages = isms_records.recorded(everything, today=today)
    ids |= minutes_records.minuted(everything, today=today)
    ids |= referral_states(everything, today=today)
    ids |= leavers(everything, today=today)
    ids |= forum_records.in_scotland(everything, today=today)
    ids |= oversight(everything, today=today)
    ids |= sheet_records.recorded(everything, today=today)
    ids["cases"][adopted.pk] = case.pk
    ids |= packages["ids"]
    ids["cases"][packages["ids"]["package_id"]] = case.pk
    ids["cases"][ids["escalation_id"]] = case.pk
    transfers(everything, today=today)
    referred_case(
        world, on=began, area="west-sussex", referrer="nadia", family_name="Westerby"
    )
    ids["elsewhere"] = {
        "case_id": ids["cases"][ids["researched_id"]],
        "referral_id": ids["ready_id"],
        "meeting_id": adopted.meeting_id,
        "user_id": people["priya"].pk,
        "scheme_id": world.schemes["west-sussex"].pk,
        "package_id": packages["elsewhere"],
    }
    invite(everything, on=began)
    ids |= meeting_records.prepared(everything, today=today)
    return everything


def newcomers(world: cast.World, *, on: date) -> dict[str, User]:
    """Give accounts to two guests, and to somebody shut out since."""
    sam = world.people["sam"]
    jobcentre = world.agencies["east-sussex/jobcentre"]
    probation = world.agencies["east-sussex/probation"]
    made = {}
    with acting_as(sam, on=on):
        for username, full_name, agency in (
            ("live_guest", "Gwen Visiting", jobcentre),
            ("expired_guest", "Ezra Visited", jobcentre),
            ("inactive", "Ines Former", probation),
        ):
            user = agencies.add_account(
                username=username, full_name=full_name, password=cast.PASSWORD, by=sam
            )
            agencies.give_membership(
                user=user, agency=agency, role="practitioner", by=sam, on=on
            )
            made[username] = user
        agencies.switch_account(user=made["inactive"], is_active=False, by=sam)
    return made


def adopted_case(world: cast.World, *, on: date) -> tuple[Case, Any]:
    """Refer, research, hear and adopt the person everything is about."""
    carys, dina, owen = (world.people[each] for each in ("carys", "dina", "owen"))
    referral = submitted_referral(
        world, on=on, family_name=FAMILY_NAME, given_names=GIVEN_NAMES, pnc=PNC, crn=CRN
    )
    with acting_as(owen, on=on):
        research(referral, owen, on=on)
    meeting = arranged_meeting(world, on=on, held_on=on + timedelta(days=5))
    with acting_as(carys, on=on):
        meetings.list_referral(
            meeting=meeting,
            referral=found.get_submitted(carys, referral.pk),
            by=carys,
            at=at_noon(on),
        )
    with acting_as(dina, on=meeting.held_on):
        decided = referrals.adopt_referral(
            referral=found.get_submitted(dina, referral.pk),
            adoption=referrals.Adoption(
                reasons="Offends weekly and the agencies agree.",
                rag_class="amber",
                lead_worker=world.people["priya"],
                lead_agency=world.agencies["east-sussex/probation"],
                met_on=meeting.held_on,
                partners={world.agencies["east-sussex/housing"]: GrantLevel.READ},
            ),
            by=dina,
            on=meeting.held_on,
            at=at_noon(meeting.held_on),
        )
    return decided.case, decided


def research(referral: Any, by: User, *, on: date) -> Any:
    """Record police information that only the police read."""
    return referrals.record_research(
        referral=found.get_submitted(by, referral.pk),
        finding=referrals.Finding(
            source=ResearchSource.INTELLIGENCE,
            findings=f"{SECRETS['police_intelligence']} selling on tools",
            checked_on=on,
        ),
        by=by,
        on=on,
    )


def referral_states(everything: Everything, *, today: date) -> dict[str, Any]:
    """Make one draft, one being researched, one before a meeting with its agenda."""
    world = everything.cast
    draft = draft_referral(world, on=today)
    researched = submitted_referral(
        world, on=today, family_name="Otterburn", given_names="Lionel", **OTHER_NUMBERS
    )
    owen = world.people["owen"]
    with acting_as(owen, on=today):
        entry = research(researched, owen, on=today)
        agreement = referrals.record_agreement(
            referral=found.get_submitted(owen, researched.pk),
            agreement=referrals.Agreement(today, "in_person", "Owen Tarn"),
            by=owen,
            on=today,
        )
    with records.working(everything, "priya", today) as (priya, case):
        score = case_selectors.scores(priya, case)[0]
    meeting = arranged_meeting(world, on=today, held_on=today)
    ready = ready_referral(
        world,
        on=today,
        meeting=meeting,
        family_name="Pennyfather",
        given_names="Rupert",
        **OTHER_NUMBERS,
    )
    with records.working(everything, "carys", today) as (carys, case):
        meetings.list_case(meeting=meeting, case=case, reason="Red Alert", by=carys)
        item = AgendaItem.objects.get(meeting=meeting, case=case)
    return {
        "cases": {researched.pk: researched.case_id, ready.pk: ready.case_id},
        "draft_id": draft.pk,
        "researched_id": researched.pk,
        "entry_id": entry.pk,
        "agreement_id": agreement.pk,
        "score_id": score.pk,
        "ready_id": ready.pk,
        "meeting_id": meeting.pk,
        "item_id": item.pk,
    }


def transfers(everything: Everything, *, today: date) -> None:
    """Make a transfer at each stage at which an address has something to ask."""
    world, ids = everything.cast, everything.ids

    def another(family_name: str) -> Case:
        return factory.adopted_case(world, on=today, family_name=family_name)

    sent = making.sent(world, everything.case, on=today)
    made = {
        "sent_id": making.checked(world, sent, by="wren", on=today),
        "heard_id": making.heard(world, another("Quarrington"), on=today),
        "taken_on_id": making.adopted(
            world, another("Ravensdale"), on=today - timedelta(days=1)
        ),
        "out_id": making.ready_for_pack(world, another("Stallybrass"), on=today),
        "out_sent_id": making.pack_sent(world, another("Tattersby"), on=today),
        "out_handed_over_id": making.taken_over(world, another("Underhay"), on=today),
        "inward_id": making.inward(world, on=today, given="Verity", name="Wanstall"),
        "after_id": making.adopted_in(
            world,
            on=today,
            family_name="Yardborough",
            given_names="Silas",
            **OTHER_NUMBERS,
        ),
    }
    carys = everything.people["carys"]
    with acting_as(carys, on=today):
        services.make_pack(transfer=made["out_id"], by=carys, on=today)
    for name, each in made.items():
        ids[name] = each.pk
        ids["cases"][each.pk] = each.case_id


def leavers(everything: Everything, *, today: date) -> dict[str, Any]:
    """Propose one removal, and remove somebody for five years' custody."""
    world, began = everything.cast, today - timedelta(days=50)
    leaving = factory.adopted_case(world, on=began, family_name="Quarrington")
    left = factory.adopted_case(world, on=began, family_name="Ravelston")
    removed = removals.approved(
        world,
        removals.raised(world, left, on=today),
        on=today,
        expected_release_on=today + timedelta(days=900),
    )
    return {
        "leaving_id": leaving.pk,
        "removal_id": removals.proposed(world, leaving, on=today).pk,
        "left_id": left.pk,
        "left_removal_id": removed.pk,
    }


def oversight(everything: Everything, *, today: date) -> dict[str, Any]:
    """Name an agency, an account, its membership and a scheme."""
    tess = everything.people["tess"]
    with acting_as(everything.people["priya"], on=today) as priya:
        kept = rag.save_board(
            name="Mine", filters="only=mine", by=priya, at=at_noon(today)
        )
    return {
        "board_id": kept.pk,
        "agency_id": everything.cast.agencies["east-sussex/housing"].pk,
        "user_id": tess.pk,
        "membership_id": tess.memberships.get().pk,
        "scheme_id": everything.cast.schemes["east-sussex"].pk,
    }


def invite(everything: Everything, *, on: date) -> None:
    """Let housing and one guest read every case; another guest's time has just run out."""
    dina, at, now = everything.people["dina"], at_noon(on), database_now()
    housing = everything.cast.agencies["east-sussex/housing"]
    with acting_as(dina, on=on):
        for case in Case.objects.visible_to(dina):
            for who, until in (("live_guest", None), ("expired_guest", now)):
                as_guest(case, everything.people[who], by=dina, at=at, until=until)
            if not CaseGrant.objects.filter(
                case=case, principal__agency=housing
            ).exists():
                sharing.share_case(
                    case=case,
                    agency=housing,
                    level=GrantLevel.READ,
                    reason="Housing is part of the plan.",
                    by=dina,
                    at=at,
                )


def as_guest(
    case: Case, guest: User, *, by: User, at: datetime, until: datetime | None
) -> CaseGrant:
    """Grant one person the reading of one case, as a guest of a meeting."""
    grant = CaseGrant(
        case=case,
        principal=Principal.objects.get(user=guest),
        level=GrantLevel.READ,
        sections=["general"],
        basis=GrantBasis.MEETING,
        valid_from=at,
        valid_until=until,
        granted_by=by,
    )
    grant.save(force_insert=True)
    return grant


def database_now() -> datetime:
    """Return the database's now, which in a transaction is its beginning."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]
