"""
Two people at once, each on a connection of their own: one decision, nothing lost.

A database apart, so that what the services commit is truly committed; a third
connection holds the row until both requests wait for it.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from agencies.acting import acting_as
from agencies.roles import Role
from iom.demo import cast
from referrals import selectors
from referrals.models import StatusChange, TransferChange
from referrals.models.removal import RemovalChange
from referrals.selectors import removal as removals
from tests import conftest, databases
from tests.factories import removals as made
from tests.factories import transfers as make
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting, ready_referral
from tests.factories.referrals import draft_referral, typed_form
from tests.referrals.test_removal_views import address, dated
from tests.work.committed import connect


SECOND_CHAIR = cast.Player(
    "edda", "Edda Fernhill", "Detective inspector", "east-sussex/police", Role.CHAIR
)
LONGEST = 20  # seconds two requests may take to reach the row
WAITING = (
    "SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE NOT l.granted AND a.datname = current_database()"
)


@pytest.fixture(scope="module", name="world")
def committed_world(django_db_setup, django_db_blocker) -> Iterator[cast.World]:
    """The cast and a second Chair, in a database where commits last until the end."""
    usual = connections["default"].settings_dict["NAME"]
    name = f"test_iom_at_once_{conftest.WORKER}_{os.getpid()}"
    on = conftest.timezone.localdate()
    with django_db_blocker.unblock():
        databases.copy(conftest.founded_database(), name)
        databases.use(name)
        world = cast.recall()
        with acting_as(world.people["sam"], on=on) as sam:
            edda = cast.add_player(SECOND_CHAIR, world.agencies, by=sam, on=on)
        world.people["edda"] = edda
        yield world
        databases.use(usual)
        with databases.server() as owner:
            databases.drop(owner, name)


@pytest.fixture
def case(world, today) -> Any:
    """An adopted case, committed."""
    return adopted_case(world, on=today - timedelta(days=30))


def somebody(name: str) -> dict[str, str]:
    """Return personal details like nobody else's here: commits last."""
    nobody = dict.fromkeys(("pnc", "crn", "national_insurance"), "")
    born = {"date_of_birth_year": str(1960 + len(name))}
    return {"family_name": name, "given_names": name[::-1]} | nobody | born


def put_before_a_meeting(
    world: cast.World, name: str, *, on: date, starts_at: int
) -> Any:
    """Return a referral before a meeting of its own."""
    meeting = arranged_meeting(world, on=on, starts_at=time(starts_at))
    return ready_referral(world, on=on, meeting=meeting, **somebody(name))


Send = Callable[[Client], HttpResponse]


def both(world: cast.World, row: Any, *sends: tuple[str, Send]) -> list[HttpResponse]:
    """Let two people send while a third holds the row; return their answers in turn."""
    table = row._meta.db_table
    with connect("owner") as holder, ThreadPoolExecutor(max_workers=2) as pool:
        holder.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR UPDATE", [row.pk])
        asked = [pool.submit(sent, world, who, send) for who, send in sends]
        until = monotonic() + LONGEST
        with connect("owner") as watcher:
            while watcher.execute(WAITING).fetchone()[0] < len(sends):
                assert monotonic() < until, "they never met at the row"
                watcher.rollback()
                sleep(0.05)
        holder.commit()
        return [each.result(timeout=LONGEST) for each in asked]


def sent(world: cast.World, username: str, send: Send) -> HttpResponse:
    """Send as somebody, on a connection of this thread's own."""
    client = Client()
    client.force_login(
        world.people[username],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    try:
        return send(client)
    finally:
        connections.close_all()


def first_and_second(answers: list[HttpResponse]) -> tuple[HttpResponse, str]:
    """Return the answer of whoever came first, and the page of the one told so."""
    first, second = sorted(answers, key=lambda each: each.status_code)
    assert (first.status_code, second.status_code) == (302, 409)
    return first, second.content.decode()


def counted(user: Any, model: Any, on: date, **narrowed: Any) -> int:
    """Count rows as somebody sees them."""
    with acting_as(user, on=on):
        return model.objects.visible_to(user).filter(**narrowed).count()


def test_two_chairs_decide_one_referral(world, today):
    """S1-23: one is accountable; the other reads who, and keeps their own words."""
    referral = put_before_a_meeting(world, "Marrowfat", on=today, starts_at=9)
    dina = world.people["dina"]
    where = {
        page: reverse(f"referrals:{page}", args=[referral.pk])
        for page in ("reject", "defer")
    }
    until = dated("until", today + timedelta(days=30))

    _, told = first_and_second(
        both(
            world,
            referral,
            ("dina", lambda c: c.post(where["reject"], {"reasons": "Dina’s words"})),
            (
                "edda",
                lambda c: c.post(where["defer"], {"reasons": "Edda’s words"} | until),
            ),
        )
    )

    assert "That decision stands and yours was not recorded." in told
    assert "Dina’s words" in told
    assert "Edda’s words" in told
    decided = {"referral": referral.pk, "to_status__in": ["rejected", "deferred"]}
    assert counted(dina, StatusChange, today, **decided) == 1


def test_a_chair_who_presses_twice_adopts_once(world, today):
    referral = put_before_a_meeting(world, "Twicepressed", on=today, starts_at=10)
    dina, priya = world.people["dina"], world.people["priya"]
    with acting_as(dina, on=today):
        worker = str(priya.memberships.get().pk)
    typed = {
        "rag_class": "red",
        "reasons": "Offends weekly.",
        "worker": worker,
        "tell_social_services": "no",
    }
    where = reverse("referrals:adopt", args=[referral.pk])

    _, told = first_and_second(
        both(world, referral, *[("dina", lambda c: c.post(where, typed))] * 2)
    )

    assert "Adopted on" in told
    with acting_as(dina, on=today):
        found = selectors.get_submitted(dina, referral.pk)
        assert found.case.status == "active"
        assert len(selectors.administration(dina, found)) == 5


def test_two_co_ordinators_hand_one_case_over(world, case, today):
    """S1-99, S1-108: at every instant one area is responsible."""
    transfer = make.adopted(world, case, on=today)
    typed = {"note": "First appointment on Tuesday.", "sure": "on"}
    where = reverse("referrals:transfer_hand_over", args=[transfer.pk])

    _, told = first_and_second(
        both(
            world,
            transfer,
            ("carys", lambda c: c.post(where, typed)),
            ("mo", lambda c: c.post(where, typed)),
        )
    )

    assert "yours was not recorded" in told
    wren = world.people["wren"]
    assert counted(wren, TransferChange, today, to_status="completed") == 1
    with acting_as(wren, on=today):
        assert made.held(case, wren).responsible_area == "West Sussex"


def test_two_chairs_decide_one_removal(world, case, today):
    """S1-39, S1-40."""
    removal, dina = made.proposed(world, case, on=today), world.people["dina"]
    with acting_as(dina, on=today):
        people = removals.people_to_name(dina, made.held(case, dina), on=today)
    lead = next(key for key, each in people.items() if each.user.username == "priya")
    approved = {
        "version": 1,
        "reasons": "The meeting agreed.",
        **dated("met_on", today),
        "lead": lead,
        "exit_plan_owner": lead,
        "officer": lead,
        "exit_plan": "Monthly visits.",
        **dated("next_appointment_on", today + timedelta(days=7)),
        "tell_social_services": "no",
    }
    stays = {"version": 1, "reasons": "Edda’s words"}

    _, told = first_and_second(
        both(
            world,
            removal,
            ("dina", lambda c: c.post(address("approve", case, removal.pk), approved)),
            ("edda", lambda c: c.post(address("refuse", case, removal.pk), stays)),
        )
    )

    assert "That decision stands and yours was not recorded." in told
    assert "Edda’s words" in told or "The meeting agreed." in told
    assert counted(dina, RemovalChange, today, removal=removal.pk) == 1


def test_a_nomination_sent_twice_at_once_is_one(world, today):
    """S1-62: the second press arrives at the same case."""
    form = typed_form(**somebody("Quincebury"))
    draft = draft_referral(world, on=today, form=form)
    priya = world.people["priya"]
    where = reverse("referrals:submit", args=[draft.pk])
    typed = {"version": draft.version}

    answers = both(world, draft, *[("priya", lambda c: c.post(where, typed))] * 2)

    assert {(each.status_code, each["Location"]) for each in answers} == {
        (302, reverse("referrals:submitted", args=[draft.pk]))
    }
    submitted = {"referral": draft.pk, "to_status": "submitted"}
    assert counted(priya, StatusChange, today, **submitted) == 1
