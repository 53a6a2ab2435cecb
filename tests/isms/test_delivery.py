"""The log, spot checks, breaches told at once, the programme, feedback, moving on."""

import io
import uuid
from datetime import time, timedelta
from random import SystemRandom

import pytest
from pypdf import PdfReader

from agencies.acting import acting_as
from core.exceptions import NotPermitted, NotPossible
from isms import selectors, services
from isms.calculations import LONDON, instant
from isms.models import Breach, Entry
from tests.factories import packages
from tests.factories.cases import at_noon
from work import selectors as work
from work import tasks
from work.models import Reminder


pytestmark = pytest.mark.django_db


@pytest.fixture
def write(acting, kit, running, today):
    """`write(kind="shift")` – Kit writes on the log."""

    def writing(**changes):
        facts = {
            "kind": "shift",
            "text": "A calm day.",
            "happened_at": instant(today - timedelta(days=1), time(16)),
        }
        with acting(kit):
            return services.write_entry(
                package=running,
                entry=services.NewEntry(**facts | changes),
                by=kit,
                at=at_noon(today),
            )

    return writing


@pytest.fixture
def report(acting, kit, running, today):
    """`report(is_serious=True)` – Kit reports a breach of yesterday."""

    def reporting(**changes):
        facts = {
            "happened_at": instant(today - timedelta(days=1), time(19)),
            "what": "Not in by seven.",
            "is_serious": False,
        }
        with acting(kit):
            return services.report_breach(
                package=running, by=kit, at=at_noon(today), **facts | changes
            )

    return reporting


def test_an_entry_sent_twice_is_written_once(write, kit, acting):
    key = uuid.uuid4()

    assert write(idempotency_key=key) == write(idempotency_key=key)
    with acting(kit):
        assert Entry.objects.count() == 1


def test_an_observation_stands_under_its_heading_and_a_challenge_says_who_was_told(
    write, running, kit, acting
):
    write(kind="observation", heading="movements", text="Went past the old flat.")
    write(kind="challenge", text="Swore at staff.", told_police=True)

    with acting(kit):
        found = selectors.delivery(kit, running).entries
    assert {str(each) for each in found} == {"Movements", "Behaviour I challenged"}


def test_what_is_still_to_come_is_not_written(write, today):
    with pytest.raises(NotPossible, match="That time is still to come"):
        write(happened_at=instant(today + timedelta(days=1), time(9)))


@pytest.mark.parametrize("who", ["jean", "priya", "hollie"])
def test_only_the_provider_writes(world, running, today, who):
    with (
        packages.acting(world, who, today) as user,
        pytest.raises(NotPermitted, match="Only the provider’s staff"),
    ):
        services.write_entry(
            package=running,
            entry=services.NewEntry("shift", "Text.", at_noon(today)),
            by=user,
            at=at_noon(today),
        )


def test_spot_checks_are_drawn_by_day_and_never_twice_at_one_time(
    running, kit, acting, today
):
    with acting(kit):
        drawn = [
            each
            for _ in range(2)
            for each in services.draw_checks(
                package=running,
                number=14,
                by=kit,
                at=at_noon(today),
                dice=SystemRandom(),
            )
        ]

    times = [each.due_at.astimezone(LONDON) for each in drawn]
    assert len(set(times)) == 28
    assert all(7 <= each.hour < 22 for each in times)
    assert all(0 < (each.date() - today).days <= 7 for each in times)


def test_a_spot_check_is_done_once_and_not_before_its_time(running, kit, acting, today):
    drawn_on = at_noon(today - timedelta(days=10))
    with acting(kit):
        (check,) = services.draw_checks(
            package=running, number=1, by=kit, at=drawn_on, dice=SystemRandom()
        )
        with pytest.raises(NotPossible, match="not due yet"):
            services.finish_check(
                check=check, finding="as_agreed", note="", by=kit, at=drawn_on
            )
        services.finish_check(
            check=check, finding="absent", note="Out.", by=kit, at=at_noon(today)
        )
        with pytest.raises(NotPossible, match="done already"):
            services.finish_check(
                check=check, finding="as_agreed", note="", by=kit, at=at_noon(today)
            )


@pytest.mark.parametrize(
    ("rule", "is_serious", "agencies"),
    [
        ("always", False, {"probation", "police"}),
        ("serious", False, {"probation"}),
        ("serious", True, {"probation", "police"}),
        ("never", True, {"probation"}),
    ],
)
def test_a_breach_tells_the_officer_and_by_the_rule_the_police(
    world, shared, kit, acting, today, rule, is_serious, agencies
):
    package = packages.running(
        world, shared, on=today - timedelta(days=20), police_rule=rule
    )
    with acting(kit):
        breach = services.report_breach(
            package=package,
            happened_at=at_noon(today),
            what="Late.",
            is_serious=is_serious,
            by=kit,
            at=at_noon(today),
        )

    assert set(breach.agency_ids) == {
        world.agencies[f"east-sussex/{each}"].pk for each in agencies
    }


def reminded(user, on):
    """Return what somebody is reminded of about packages."""
    with acting_as(user, on=on):
        return Reminder.objects.visible_to(user).in_force().filter(
            kind="package_breach"
        ).count()  # fmt: skip


def test_the_officer_is_reminded_at_once_until_taking_note(
    report, running, priya, owen, acting, today, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as published:
        breach = report(is_serious=True)
    tasks.raise_package_breaches()

    assert len(published) == 1
    assert (reminded(priya, today), reminded(owen, today)) == (1, 1)
    with acting(priya):
        assert work.my_work(priya, on=today).packages == [breach]
        noted = selectors.get_breach(priya, running, breach.pk)
        first = services.acknowledge_breach(breach=noted, by=priya, at=at_noon(today))
        again = services.acknowledge_breach(breach=noted, by=priya, at=at_noon(today))
        assert (first, work.my_work(priya, on=today).packages) == (again, [])
    tasks.raise_package_breaches()
    assert (reminded(priya, today), reminded(owen, today)) == (0, 1)


def test_a_breach_is_noted_only_by_those_told(report, running, owen, acting, today):
    breach = report()

    with acting(owen), pytest.raises(NotPermitted, match="not reported to your agency"):
        services.acknowledge_breach(breach=breach, by=owen, at=at_noon(today))


def test_a_breach_sent_twice_is_reported_once(report, kit, acting):
    key = uuid.uuid4()

    assert report(idempotency_key=key) == report(idempotency_key=key)
    with acting(kit):
        assert Breach.objects.count() == 1


def test_the_programme_takes_things_on_and_off(running, kit, acting, today):
    item = services.NewItem("Workshop", "Jobcentre", (2, 0), time(10), time(12))
    with acting(kit):
        added = services.add_to_programme(package=running, item=item, by=kit)
        assert selectors.delivery(kit, running).programme == [added]
        services.remove_from_programme(item=added, by=kit, on=today)
        services.remove_from_programme(item=added, by=kit, on=today)
        assert selectors.delivery(kit, running).programme == []
        with pytest.raises(NotPossible, match="It must end after it starts"):
            services.add_to_programme(
                package=running,
                item=services.NewItem("Clinic", "Health", (1,), time(12), time(10)),
                by=kit,
            )


def new_report(first, last):
    """Return a report with both parts."""
    return services.NewFeedback(first, last, "Responds well.", "Lower.", "None known.")


def test_feedback_follows_the_report_before(running, kit, acting, today):
    began = running.started_on
    middle = began + timedelta(days=6)
    with acting(kit):
        services.send_feedback(
            package=running,
            feedback=new_report(began, middle),
            by=kit,
            on=today,
            at=at_noon(today),
        )
        with pytest.raises(NotPossible, match="Begin after it"):
            services.send_feedback(
                package=running,
                feedback=new_report(middle, today),
                by=kit,
                on=today,
                at=at_noon(today),
            )


def test_the_reports_pdf_has_both_parts_and_what_stands_behind_them(
    running, write, report, kit, acting, today, recorded
):
    write(kind="observation", heading="lifestyle", text="Up without being asked.")
    report()
    with acting(kit):
        sent = services.send_feedback(
            package=running,
            feedback=new_report(running.started_on, today),
            by=kit,
            on=today,
            at=at_noon(today),
        )
        made = services.download_feedback(feedback=sent, by=kit, at=at_noon(today))

    text = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages
    )
    for said in (
        "Responds well.",
        "Lower.",
        "None known.",
        "Up without being asked.",
        "Not in by seven.",
    ):
        assert said in text
    assert recorded("package.feedback_downloaded")


def test_authority_and_provider_plan_the_move_together(
    running, kit, jean, owen, acting, today
):
    for user in (kit, jean):
        with acting(user):
            services.plan_move_on(
                package=running,
                sought="A flat.",
                steps="Apply.",
                contact="Hollie Brook",
                target_on=today + timedelta(days=90),
                by=user,
            )
            assert selectors.package_page(user, running).move_on is not None
    with acting(owen), pytest.raises(NotPermitted, match="made by the authority"):
        services.plan_move_on(
            package=running, sought="", steps="", contact="", target_on=today, by=owen
        )
