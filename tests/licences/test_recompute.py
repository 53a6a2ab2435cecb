"""Every sentence's dates, worked out again for all agencies after the law has moved on."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from core.exceptions import NotPermitted
from licences import selectors, services
from licences.models import KeyDate
from licences.services import recompute
from tests.factories.licences import current, now_of, received
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db
THEN = date(2025, 3, 3)


@pytest.fixture
def run(acting, today):
    """`run()` – recompute everything, in the transaction of the test."""

    def recompute_all(on=today) -> int:
        with acting(reminder_service()) as by:
            far = recompute.recompute_some(far=recompute.Progress(), by=by, on=on)
        return far.moved

    return recompute_all


@pytest.fixture
def sentenced(case, priya, acting):
    """Six months from 3 March 2025, worked out by the law of that day."""
    with acting(priya):
        services.record_sentence(
            case=case,
            facts=services.SentenceFacts(
                sentenced_on=THEN, offence_date=THEN - timedelta(days=60), months=6
            ),
            by=priya,
            on=THEN,
        )
    return case


def in_force(user, case) -> dict:
    return {
        row.kind: (row.day, row.absent_because, row.rule_set)
        for row in selectors.key_dates(user, case)
        if row.superseded_on is None
    }


def test_what_the_law_moved_is_superseded_and_written(
    sentenced, priya, acting, today, run, recorded
):
    with acting(priya):
        before = in_force(priya, sentenced)
    assert run() == 1

    with acting(priya):
        after, case = in_force(priya, sentenced), now_of(sentenced, priya)
        worked_out = current(sentenced, priya)["pss_end", False]
    assert after["pss_end"] != before["pss_end"]
    assert after["sed"][0] == before["sed"][0]
    assert case.supervision_ends_on == after["pss_end"][0]
    assert worked_out.worked_out_on == today
    (event,) = recorded("licences.dates_recomputed")
    assert event.case_ids == [case.pk]


def test_it_says_what_the_case_page_would(sentenced, priya, acting, today, run):
    run()
    with acting(priya):
        in_bulk = in_force(priya, sentenced)
        services.estimate_again(case=now_of(sentenced, priya), by=priya, on=today)

        assert in_force(priya, sentenced) == in_bulk


def test_run_again_it_moves_nothing_nor_does_a_night(
    sentenced, priya, acting, today, run
):
    run()
    with acting(priya):
        rows = KeyDate.objects.visible_to(priya).count()

    assert (run(), run(on=today + timedelta(days=1))) == (0, 0)
    with acting(priya):
        assert KeyDate.objects.visible_to(priya).count() == rows


def test_a_release_that_moves_inside_is_kept_for_those_who_rely_on_it(
    sentenced, priya, acting, today, run
):
    with acting(priya):
        received(sentenced, priya, today, received_on=THEN)
        case = now_of(sentenced, priya)
        release_on = case.release_on
        case.release_on = release_on + timedelta(days=9)
        case.save(update_fields=["release_on"])
    assert run() == 1

    with acting(priya):
        (move,) = case.releasemoves.all()
        assert now_of(sentenced, priya).release_on == release_on
    assert (move.before, move.after) == (release_on + timedelta(days=9), release_on)


def test_a_closed_case_is_left_alone(sentenced, run, acting, dina, today):
    with acting(dina):
        case = now_of(sentenced, dina)
        case.status, case.closed_on = "closed", today
        case.save(update_fields=["status", "closed_on"])

    assert run() == 0


def test_people_do_not_run_it(priya, acting, today):
    with acting(priya):
        with pytest.raises(NotPermitted, match="scheduled work only"):
            recompute.recompute_some(far=recompute.Progress(), by=priya, on=today)
        with (
            pytest.raises(ProgrammingError, match="only scheduled work"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "SELECT * FROM licences_recorded_dates(%s, 1)", [recompute.FIRST]
            )


def test_the_command_says_how_far_it_is(sentenced, capsys):
    call_command("recompute_dates", processes=1)

    said = capsys.readouterr().out
    assert "1 cases looked at, 1 moved" in said
    assert "Done: the dates of 1 cases moved." in said
