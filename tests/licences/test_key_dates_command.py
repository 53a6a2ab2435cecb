"""`manage.py key_dates`: one answer a line, in order, whatever is on the line."""

import io
import json
import sys
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.db import connections

from licences.management.commands.key_dates import CHUNK, Command, answers, chunks


CASE = {
    "offence_date": "2021-05-01",
    "sentenced_on": "2021-11-08",
    "term": {"months": 12, "weeks": 2, "days": 2},
    "date_of_birth": "1990-01-01",
}


@pytest.fixture
def run(monkeypatch):
    """Run the command on some bytes and return its answers."""

    def run_command(sent: bytes, **options: object) -> list[dict]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
        out = io.StringIO()
        call_command("key_dates", stdout=out, **options)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return run_command


def lines(*cases: object) -> bytes:
    return b"".join(json.dumps(case).encode() + b"\n" for case in cases)


def test_a_bad_line_stops_nothing(run):
    sent = (
        lines(CASE | {"id": 1})
        + b"not JSON\n\n\xff\xfe\n"
        + lines(CASE | {"id": 2, "parole": True}, CASE | {"id": 3})
    )

    told = run(sent, processes=1)

    assert [reply["id"] for reply in told] == [1, None, None, 2, 3]
    assert [reply.get("error", {}).get("field") for reply in told] == [
        None,
        "line",
        "line",
        "parole",
        None,
    ]


def test_nothing_in_nothing_out(run):
    assert run(b"") == []
    assert run(b"\n  \n") == []


def test_the_last_line_needs_no_newline_and_the_first_may_carry_a_mark(run):
    sent = b"\xef\xbb\xbf" + lines(CASE | {"id": 1}).rstrip(b"\n")

    assert [reply["id"] for reply in run(sent)] == [1]


@pytest.mark.parametrize("processes", [1, 2])
def test_many_cases_come_back_in_order(run, processes):
    count = 2 * CHUNK + 7

    told = run(lines(*(CASE | {"id": n} for n in range(count))), processes=processes)

    assert [reply["id"] for reply in told] == list(range(count))
    assert {reply["pss_end"] for reply in told} == {"2023-05-17"}


def test_the_day_asked_about_is_today(run):
    case = CASE | {"offence_date": "2024-12-01", "sentenced_on": "2025-06-10"}
    case["term"] = {"months": 8}

    with time_machine.travel("2026-05-10 12:00", tick=False):
        before = run(lines(case))
    with time_machine.travel("2026-05-11 12:00", tick=False):
        after = run(lines(case))

    assert (before[0]["pss_end"], after[0]["pss_end"]) == ("2026-09-15", "2026-05-10")


def test_it_never_reaches_for_a_database(run, monkeypatch):
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("The command must not connect to a database.")

    monkeypatch.setattr(type(connections["default"]), "connect", refuse)

    assert len(run(lines(CASE))) == 1
    assert Command.requires_system_checks == []
    assert not Command.requires_migrations_checks


def test_chunks_hold_every_case_once():
    assert list(chunks([b"1\n", b"\n", b"2\n", b"3\n"], 2)) == [
        [b"1\n", b"2\n"],
        [b"3\n"],
    ]


def test_answers_are_one_a_line():
    told = answers([b"{", b"}"], law_on=date(2026, 3, 1))

    assert told.endswith("\n")
    assert len(told.splitlines()) == 2
