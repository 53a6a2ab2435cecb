"""The report that no Red missed a meeting, and which Ambers waited too long (S1-25, S1-26)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases import selectors as cases
from core.exceptions import NotPermitted
from meetings import selectors, services
from rag import services as rag
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting


pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world, carys):
    """`held(day, case)` – a meeting held on a day, with these cases on its agenda."""

    def make(day, *listed, off=()):
        meeting = arranged_meeting(world, on=day)
        with acting_as(carys, on=day):
            for case in (*listed, *off):
                services.list_case(
                    meeting=meeting, case=case, reason="Review", by=carys
                )
            for case in off:
                services.put_off(
                    meeting=meeting,
                    case=case,
                    to=None,
                    reason="The officer was away",
                    by=carys,
                    on=day,
                )
            meeting.issued_at, meeting.issued_by = meeting.begins_at, carys
            meeting.save(update_fields=["issued_at", "issued_by"])
            return services.record_held(meeting=meeting, by=carys, on=day)

    return make


@pytest.fixture
def rated(world, dina):
    """`rated("red", on=day)` – a case adopted and rated on a day."""

    def make(rag_class, *, on, **who):
        case = adopted_case(world, on=on, **who)
        with acting_as(dina, on=on):
            rag.rate_case(
                case=cases.get_case(dina, case.pk),
                rag_class=rag_class,
                reasons="As agreed.",
                by=dina,
                on=on,
            )
        return case

    return make


def read(acting, user, world, today):
    """Return the report as somebody reads it."""
    with acting(user):
        return selectors.cadence(user, world.schemes["east-sussex"], on=today)


def test_a_red_discussed_at_each_meeting_missed_none(
    acting, carys, world, held, rated, today
):
    red = rated("red", on=today - timedelta(days=90))
    for days in (60, 30, 1):
        held(today - timedelta(days=days), red)

    report = read(acting, carys, world, today)

    assert (report.red, report.discussed, report.missed) == (3, 3, [])
    assert [each.meeting.held_on for each in report.sessions] == [
        today - timedelta(days=days) for days in (1, 30, 60)
    ]


def test_a_red_that_a_meeting_left_out_is_named(
    acting, carys, world, held, rated, today
):
    red = rated("red", on=today - timedelta(days=90))
    held(today - timedelta(days=60), red)
    meeting = held(today - timedelta(days=30))

    report = read(acting, carys, world, today)

    (missed,) = report.missed
    assert (missed.case, missed.meeting) == (red, meeting)
    assert missed.because == "Not on the agenda"


def test_a_class_counts_as_it_was_when_the_meeting_began(
    acting, carys, dina, world, held, rated, today
):
    case = rated("amber", on=today - timedelta(days=90))
    held(today - timedelta(days=60))
    with acting(dina):
        rag.rate_case(
            case=cases.get_case(dina, case.pk),
            rag_class="red",
            reasons="Arrested twice.",
            by=dina,
            on=today - timedelta(days=30),
        )
    held(today - timedelta(days=30))
    held(today - timedelta(days=1))

    report = read(acting, carys, world, today)

    assert [each.meeting.held_on for each in report.missed] == [
        today - timedelta(days=1)
    ]


def test_an_amber_put_off_too_long_says_which_meeting_did(
    acting, carys, world, held, rated, today
):
    case = rated("amber", on=today - timedelta(days=200))
    held(today - timedelta(days=190), case)
    put_off = held(today - timedelta(days=120), off=[case])
    held(today - timedelta(days=60), case)

    report = read(acting, carys, world, today)

    (late,) = report.late
    assert late.case == case
    assert late.since == today - timedelta(days=190)
    assert late.discussed_on == today - timedelta(days=60)
    assert late.because == (
        f"{put_off.held_on.day} {put_off.held_on:%B}: Put off: The officer was away",
    )


def test_an_amber_with_no_meeting_in_time_says_so(acting, carys, world, rated, today):
    case = rated("amber", on=today - timedelta(days=120))

    report = read(acting, carys, world, today)

    (late,) = report.late
    assert (late.case, late.discussed_on) == (case, None)
    assert late.because == ("No meeting in time",)


def test_each_reader_reads_of_their_own_cases(
    acting, world, held, rated, client_as, today
):
    rated("red", on=today - timedelta(days=90))
    held(today - timedelta(days=60))
    wren = world.people["wren"]

    assert read(acting, wren, world, today).missed == []
    page = client_as(wren).get(reverse("meetings:cadence")).content.decode()
    assert "Fernsby" not in page


def test_a_practitioner_does_not_read_it(acting, priya, world, today):
    with acting(priya), pytest.raises(NotPermitted):
        services.export_cadence(scheme=world.schemes["east-sussex"], by=priya, on=today)


def test_the_page_and_the_table_name_the_same(
    client_as, carys, held, rated, recorded, today
):
    red = rated("red", on=today - timedelta(days=90))
    held(today - timedelta(days=60))
    browser = client_as(carys)

    page = browser.get(reverse("meetings:cadence")).content.decode()
    table = browser.get(reverse("meetings:cadence_csv"))

    assert red.reference in page
    assert "A Red was not discussed 1 time, of 1 at 1 meeting." in page
    assert red.reference in table.content.decode("utf-8-sig")
    (left,) = recorded("cadence.exported")
    assert left.case_ids == [red.pk]


def test_it_costs_the_same_for_one_case_and_for_four(
    acting, carys, world, held, rated, today, django_assert_num_queries
):
    def cost():
        with acting(carys), django_assert_num_queries(6):
            selectors.cadence(carys, world.schemes["east-sussex"], on=today)

    day = today - timedelta(days=90)
    rated("red", on=day)
    held(today - timedelta(days=60))
    cost()
    for number in range(3):
        rated("red", on=day, family_name=f"Vane{'abc'[number]}", given_names="Ivo")
    cost()
