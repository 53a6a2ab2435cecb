"""`make demo`, from start to stop."""

import json
import signal
from http import HTTPStatus
from urllib.request import urlopen

import pytest

from tests.local.standin import Demonstration, eventually, kill, processes_in


pytestmark = pytest.mark.slow
PROGRAMS = ("supervisor", "postgres", "valkey", "web", "worker", "beat")


def answers(demonstration: Demonstration) -> bool:
    with urlopen(demonstration.address, timeout=10) as page:
        return page.status == HTTPStatus.OK


def test_starting_leaves_a_card_with_the_address_and_logins(running):
    card = json.loads(running.card.read_text())

    assert card["logins"]["practitioner"] == {
        "username": "priya",
        "password": "a-b-c",
        "name": "Priya Patel",
        "agency": "Probation",
    }
    assert card["address"].startswith("http://127.0.0.1:")
    assert answers(running)


def test_the_person_who_started_it_is_told_where_it_is_and_who_may_sign_in(running):
    assert eventually(lambda: "Ctrl-C stops it" in running.said(), seconds=5)
    assert f"ready at {running.address}\n" in running.said()
    assert "practitioner  Priya Patel  Probation  priya     a-b-c" in running.said()


@pytest.mark.parametrize("action", ["demo", "reset"])
def test_a_second_one_and_a_reset_are_refused_and_told_where_it_is(running, action):
    before = running.said()
    code, said = running.say(action)

    assert (code, said) == (
        1,
        f"A demonstration is already running at {running.address}\n",
    )
    assert running.said() == before
    assert answers(running)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["gunicorn"], "Web"),
        (["celery", "worker"], "Worker"),
        (["celery", "beat"], "Beat"),
        (["valkey-server"], "Valkey"),
    ],
    ids=["web", "worker", "beat", "broker"],
)
def test_a_program_that_dies_is_started_again(running, parts, name):
    kill(running.pid(*parts))

    notice = f"{name} ended unexpectedly and is started again."
    assert eventually(lambda: notice in running.said(), seconds=10)
    assert eventually(lambda: running.pid(*parts) > 0, seconds=10)
    assert answers(running)


def test_polite_signals_stop_everything_and_keep_data_and_secrets(demonstration):
    keys = demonstration.checkout / "var" / "demo" / "keys.json"
    kept = set()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        demonstration.start()
        code, _ = demonstration.end(number)
        kept.add(keys.read_text())

        assert code == 0
        assert not demonstration.card.exists()
        assert processes_in(demonstration.checkout) == {}

    assert len(kept) == 1
    assert keys.stat().st_mode & 0o777 == 0o600
    assert demonstration.say("reset") == (0, "The demonstration's data are deleted.\n")
    assert not keys.parent.exists()


def test_nothing_outlives_a_killed_supervisor_and_another_may_start_at_once(
    demonstration,
):
    demonstration.start()
    assert len(processes_in(demonstration.checkout)) > len(PROGRAMS)
    demonstration.end(signal.SIGKILL)
    demonstration.card.unlink()
    demonstration.start()
    assert answers(demonstration)

    demonstration.end(signal.SIGKILL)

    left = demonstration.checkout
    assert eventually(demonstration.is_gone, seconds=10), processes_in(left)


def test_the_death_of_the_database_stops_everything(demonstration):
    demonstration.start()
    kill(demonstration.pid("bin/postgres", "-D"))

    assert demonstration.process.wait(60) == 1
    assert "PostgreSQL ended unexpectedly" in demonstration.said()
    assert eventually(demonstration.is_gone, seconds=10)


def test_a_start_that_fails_shows_the_log_and_leaves_nothing_running(demonstration):
    (demonstration.checkout / "manage.py").write_text("raise SystemExit('No such day')")

    code, said = demonstration.say("demo")

    assert code == 1
    assert "Migration failed" in said
    assert "No such day" in said
    assert demonstration.is_gone()


def test_a_first_start_that_was_broken_off_begins_again(demonstration):
    (demonstration.checkout / "manage.py").write_text("raise SystemExit('No such day')")
    demonstration.say("demo")
    half = demonstration.checkout / "var" / "demo" / "half"
    half.touch()

    demonstration.say("demo")

    assert half.parent.exists()
    assert not half.exists()
