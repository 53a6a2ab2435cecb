"""Every sentence's dates, worked out again for all agencies after the law has moved on."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from core.exceptions import NotPermitted
from licences import law, selectors, services
from licences.calculations import edition as sums
from licences.choices import CustodyReason
from licences.models import KeyDate
from licences.selectors.recompute import STANDING
from licences.services import recompute
from licences.services.days import Days, record_days
from tests.factories.licences import current, now_of, official, received
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db
THEN = date(2025, 3, 3)


@pytest.fixture
def run(acting, today):
    """`run()` – recompute everything, in the transaction of the test."""

    def recompute_all(on=today) -> int:
        with acting(reminder_service()) as by:
            cases = recompute.cases_to_recompute(by=by, on=on)
            return recompute.recompute_some(cases=cases, by=by, on=on)

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


def standing_of(case, user) -> tuple:
    held = now_of(case, user)
    return tuple(getattr(held, name) for name in STANDING)


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
            recompute.recompute_some(cases=[], by=priya, on=today)
        with pytest.raises(NotPermitted, match="scheduled work only"):
            recompute.cases_to_recompute(by=priya, on=today)


@pytest.mark.parametrize(
    "asked",
    [
        "licences_out_of_step('', current_date)",
        "licences_recorded_dates('{}')",
        "licences_note_worked_out('{}', '')",
        "licences_write_dates('{}', '[]', '[]', current_date)",
        "licences_facts_now('{}')",
    ],
)
def test_the_database_answers_scheduled_work_alone(asked, priya, acting):
    with (
        acting(priya),
        pytest.raises(ProgrammingError, match=r"only scheduled work|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SELECT * FROM {asked}")


@pytest.fixture
def waiting(acting, today):
    """`waiting()` – the cases a run would look at."""

    def ids(on=today) -> list:
        with acting(reminder_service()) as by:
            return recompute.cases_to_recompute(by=by, on=on)

    return ids


def test_a_case_in_step_is_not_looked_at_again(sentenced, run, waiting, today):
    assert waiting() == [sentenced.pk]
    run()

    assert waiting() == waiting(today + timedelta(days=1)) == []


def test_a_change_in_the_law_or_in_the_sums_looks_at_every_case(
    sentenced, run, waiting, monkeypatch
):
    run()
    monkeypatch.setitem(law.KNOWN_DATES, "pss-repeal", date(2027, 5, 11))
    assert waiting() == [sentenced.pk]

    monkeypatch.undo()
    assert waiting() == []
    monkeypatch.setattr(sums, "_sources", lambda: "corrected")
    assert waiting() == [sentenced.pk]


def test_the_day_a_law_comes_in_looks_at_every_case(sentenced, run, waiting):
    came_in = law.commenced("pss-repeal")
    run(on=came_in - timedelta(days=2))

    assert waiting(came_in - timedelta(days=1)) == []
    assert waiting(came_in) == [sentenced.pk]


def corrected_birth(case, by, on) -> None:
    person = now_of(case, by).person
    person.date_of_birth = date(1991, 1, 1)
    person.save(update_fields=["date_of_birth"])


def taken_in(case, by, on) -> None:
    received(case, by, on, received_on=THEN)


def days_added(case, by, on) -> None:
    record_days(
        case=now_of(case, by),
        days=Days("added", day=THEN + timedelta(days=9), days=4),
        by=by,
        on=on,
    )


def told_by_the_prison(case, by, on) -> None:
    official(now_of(case, by), by, on, on + timedelta(days=40), kind="led")


def recalled_and_back(case, by, on) -> None:
    received(
        now_of(case, by),
        by,
        on,
        reason=CustodyReason.FIXED_TERM_RECALL,
        received_on=THEN + timedelta(days=130),
        revoked_on=THEN + timedelta(days=110),
    )


CHANGES = [
    corrected_birth,
    taken_in,
    days_added,
    told_by_the_prison,
    recalled_and_back,
]


@pytest.mark.parametrize("change", CHANGES)
def test_it_says_what_the_case_page_would(sentenced, priya, acting, today, run, change):
    with acting(priya):
        change(sentenced, priya, today)
    run()
    with acting(priya):
        in_bulk, stood = in_force(priya, sentenced), standing_of(sentenced, priya)
        services.estimate_again(case=now_of(sentenced, priya), by=priya, on=today)

        assert in_force(priya, sentenced) == in_bulk
        assert standing_of(sentenced, priya) == stood


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_fact_looks_at_that_case(
    sentenced, priya, acting, run, waiting, change, today
):
    run()
    with acting(priya):
        change(sentenced, priya, today)

    assert waiting() == [sentenced.pk]


def test_a_release_that_passes_is_looked_at_the_day_after(
    sentenced, priya, acting, run, waiting, today
):
    with acting(priya):
        official(sentenced, priya, today, today + timedelta(days=3))
    run()

    assert waiting(today + timedelta(days=3)) == []
    assert waiting(today + timedelta(days=4)) == [sentenced.pk]


def test_the_command_says_how_far_it_is(sentenced, capsys):
    call_command("recompute_dates", processes=1)

    said = capsys.readouterr().out
    assert "1 of 1 cases looked at, 1 moved" in said
    assert "Done: the dates of 1 cases moved." in said
