"""The pages: what they say, what a wrong form says, and that they ask no more for more rows."""

from datetime import time, timedelta
from random import SystemRandom

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from isms import services
from isms.calculations import Stint, instant, monday_of
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db
PAGES = ("package", "rota", "delivery", "feedback")


def url(name, package, *more):
    """Return the address of one of a package's pages."""
    return reverse(f"isms:{name}", args=[package.pk, *more])


def test_the_tab_is_there_with_a_package_and_for_those_who_may_refer(
    world, case, shared, client_as, jean, priya
):
    def tab(user, shown):
        page = client_as(user).get(reverse("cases:overview", args=[shown.pk]))
        return reverse("isms:of_case", args=[shown.pk]) in page.content.decode()

    assert tab(jean, shared)
    assert not tab(priya, case)


def test_the_tab_is_there_once_there_is_a_package(running, shared, client_as, priya):
    page = client_as(priya).get(reverse("cases:overview", args=[shared.pk]))

    assert reverse("isms:of_case", args=[shared.pk]) in page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_the_provider_sees_the_package_without_the_case(
    running, shared, client_as, kit, name
):
    page = client_as(kit).get(url(name, running)).content.decode()

    assert "Fernsby, Alistair" in page
    assert shared.reference not in page
    assert "/cases/" not in page


def test_the_providers_home_is_its_packages(running, client_as, kit):
    page = client_as(kit).get("/", follow=True)

    assert page.request["PATH_INFO"] == reverse("isms:packages")
    assert "Fernsby, Alistair" in page.content.decode()
    assert "Secondary C" in page.content.decode()


def test_the_list_says_what_waits(running, client_as, kit, acting, today):
    with acting(kit):
        services.draw_checks(
            package=running,
            number=2,
            by=kit,
            at=at_noon(today - timedelta(days=10)),
            dice=SystemRandom(),
        )

    page = client_as(kit).get(reverse("isms:packages")).content.decode()
    assert "2 spot checks to do" in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_as_often_for_many_rows_as_for_few(
    running, client_as, kit, bo, acting, today, name
):
    def asked():
        browser = client_as(kit)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url(name, running)).status_code == 200
        return len(queries.captured_queries)

    fill(running, kit, acting, today, days=1)
    few = asked()
    fill(running, bo, acting, today, days=7)

    assert asked() == few
    assert few < 30


def fill(package, worker, acting, today, *, days):
    """Plan, log, report and send something for each of some days."""
    monday = monday_of(today)
    by = worker
    with acting(by):
        for number in range(days):
            day = monday + timedelta(days=number)
            starts, ends = (instant(day, time(each)) for each in (9, 11))
            services.plan_shift(
                package=package,
                worker=worker,
                stint=Stint(str(worker.pk), starts, ends),
                by=by,
            )
            past = at_noon(today - timedelta(days=number + 1))
            services.write_entry(
                package=package,
                entry=services.NewEntry("shift", "Calm.", past),
                by=by,
                at=past,
            )
            services.report_breach(
                package=package,
                happened_at=past,
                what="Late.",
                is_serious=False,
                by=by,
                at=past,
            )


def test_a_form_sent_with_nothing_keeps_what_was_typed_and_says_what_to_do(
    running, client_as, kit
):
    answered = client_as(kit).post(url("write_entry", running), {"text": "Calm day."})

    assert answered.status_code == 422
    assert "Select what you are writing down" in answered.content.decode()
    assert "Calm day." in answered.content.decode()


def test_an_observation_needs_its_heading(running, client_as, kit):
    answered = client_as(kit).post(
        url("write_entry", running), {"kind": "observation", "text": "Out late."}
    )

    assert "Select what it bears on" in answered.content.decode()


def test_a_worked_shift_needs_its_hours(running, client_as, kit, acting, today):
    fill(running, kit, acting, today, days=1)
    with acting(kit):
        shift = running.shifts.get()
    answered = client_as(kit).post(
        url("record_shift", running, shift.pk), {"what": "worked", "starts": "9am"}
    )

    assert answered.status_code == 422
    assert "Enter when it ended, like 9am" in answered.content.decode()


def test_nonsense_for_a_week_is_this_week(running, client_as, kit):
    page = client_as(kit).get(f"{url('rota', running)}?week=nonsense").content.decode()

    assert "(today)" in page


def test_the_report_is_read_and_kept(running, client_as, kit, jean, acting, today):
    with acting(kit):
        sent = services.send_feedback(
            package=running,
            feedback=services.NewFeedback(today, today, "Well.", "Lower.", "None."),
            by=kit,
            on=today,
            at=at_noon(today),
        )

    assert "Risk within the community" in client_as(jean).get(
        url("report", running, sent.pk)
    ).content.decode()  # fmt: skip
    paper = client_as(jean).get(url("feedback_pdf", running, sent.pk))
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Content-Disposition"].endswith('"package-feedback-1.pdf"')
