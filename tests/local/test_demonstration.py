"""`make demo`, from start to stop."""

import json
import signal
from http import HTTPStatus
from urllib.request import urlopen

import pytest

from tests.local.conftest import Demonstration, eventually, kill, processes_in


pytestmark = pytest.mark.slow


def answers(demonstration: Demonstration) -> bool:
    with urlopen(demonstration.address, timeout=10) as page:
        return page.status == HTTPStatus.OK


def test_starting_leaves_a_card_with_the_address_and_logins(launched):
    assert json.loads(launched.card.read_text())["logins"]["practitioner"] == {
        "username": "priya",
        "password": "a-b-c",
        "name": "Priya Patel",
        "agency": "Probation",
    }
    assert launched.address.startswith("http://127.0.0.1:")
    assert answers(launched)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_polite_signal_stops_everything(launched, number):
    code, said = launched.end(number)

    assert code == 0
    assert f"ready at {launched_address(said)}" in said
    assert "Priya Patel" in said
    assert not launched.card.exists()
    assert processes_in(launched.checkout) == {}


def launched_address(said: str) -> str:
    return next(word for word in said.split() if word.startswith("http://127.0.0.1:"))


def test_nothing_outlives_a_killed_supervisor_and_it_starts_again_at_once(launched):
    assert len(processes_in(launched.checkout)) > len(
        ["supervisor", "postgres", "valkey", "web", "worker", "beat"]
    )

    launched.end(signal.SIGKILL)
    assert eventually(launched.is_gone, seconds=10), processes_in(launched.checkout)

    launched.card.unlink()
    launched.start()
    assert answers(launched)


def test_a_killed_supervisor_may_be_replaced_while_its_programs_still_end(launched):
    launched.card.unlink()
    launched.process.kill()
    launched.process.wait()
    launched.start()

    assert answers(launched)


def test_a_second_one_says_where_the_first_is(launched):
    code, said = launched.say("demo")

    assert (code, said) == (
        1,
        f"A demonstration is already running at {launched.address}\n",
    )


def test_data_are_not_deleted_while_it_runs(launched):
    code, said = launched.say("reset")

    assert (code, said) == (
        1,
        f"A demonstration is already running at {launched.address}\n",
    )
    assert answers(launched)


def test_data_and_secrets_are_kept_until_reset(launched):
    keys = launched.checkout / "var" / "demo" / "keys.json"
    before = keys.read_text()
    launched.end(signal.SIGTERM)
    launched.start()
    assert keys.read_text() == before
    assert keys.stat().st_mode & 0o777 == 0o600

    launched.end(signal.SIGTERM)
    assert launched.say("reset") == (0, "The demonstration's data are deleted.\n")

    assert not keys.parent.exists()


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
def test_a_program_that_dies_is_started_again(launched, parts, name):
    kill(launched.pid(*parts))

    notice = f"{name} ended unexpectedly and is started again."
    assert eventually(lambda: notice in launched.said(), seconds=10)
    assert launched.pid(*parts)
    assert answers(launched)


def test_the_death_of_the_database_stops_everything(launched):
    kill(launched.pid("bin/postgres", "-D"))

    assert launched.process.wait(60) == 1
    assert "PostgreSQL ended unexpectedly" in launched.said()
    assert eventually(launched.is_gone, seconds=10)


def test_a_start_that_fails_shows_the_log_and_leaves_nothing_running(demonstration):
    (demonstration.checkout / "manage.py").write_text("raise SystemExit('No such day')")

    code, said = demonstration.say("demo")

    assert code == 1
    assert "Migration failed" in said
    assert "No such day" in said
    assert demonstration.is_gone()
