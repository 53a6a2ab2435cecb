"""Kill -9 the worker in the middle of a reminder run, start it again: nothing lost, nothing doubled."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from tests.databases import renamed
from tests.work.committed import connect, overdue_cases


pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CASES = 40
PATIENCE = 300  # seconds; a busy machine takes long to start a process
JOB = """
import django
django.setup()
from work import tasks
tasks.raise_overdue_reviews()
tasks.send_messages()
"""


@pytest.fixture
def start(tmp_path):
    """`start()` – a process of its own that runs the jobs and writes each e-mail to a file."""
    name = connections["default"].settings_dict["NAME"]
    environment = os.environ | {
        "IOM_DATABASE_URL": renamed(os.environ["IOM_DATABASE_URL"], name),
        "IOM_OWNER_DATABASE_URL": "",
        "IOM_EMAIL_URL": f"filemail:///{tmp_path}",
        "DJANGO_SETTINGS_MODULE": "iom.settings",
    }
    with ExitStack() as processes:

        def run() -> subprocess.Popen:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
                [sys.executable, "-c", JOB], env=environment, cwd=settings.BASE_DIR
            )
            processes.enter_context(process)
            processes.callback(process.kill)
            return process

        yield run


def identifiers(folder: Path) -> list[str]:
    """Return the Message-ID of every e-mail that left."""
    return [
        found
        for file in folder.glob("*.log")
        for found in re.findall(r"^Message-ID: (.+)$", file.read_text(), re.MULTILINE)
    ]


def kill_once(process: subprocess.Popen, folder: Path, *, left: int) -> None:
    """Send SIGKILL as soon as so many e-mails have left."""
    give_up = time.monotonic() + PATIENCE
    while len(identifiers(folder)) < left and process.poll() is None:
        assert time.monotonic() < give_up
        time.sleep(0.005)
    process.kill()
    process.wait(timeout=PATIENCE)


def test_killed_twice_and_started_again_it_tells_everybody_once(world, start, tmp_path):
    with overdue_cases(world, CASES) as cases:
        for left in (5, 15):
            kill_once(start(), tmp_path, left=left)
            assert left <= len(identifiers(tmp_path)) < CASES

        assert start().wait(timeout=PATIENCE) == 0

        with connect("owner") as owner:
            sent = owner.execute(
                "SELECT id::text FROM work_message WHERE case_id = ANY (%s)"
                " AND sent_at IS NOT NULL",
                [cases],
            ).fetchall()
    assert len(sent) == CASES
    times = Counter(identifiers(tmp_path))
    assert {each.strip("<>").partition("@")[0] for each in times} == {
        message for (message,) in sent
    }
    # Each kill can repeat on the wire only the one e-mail it interrupted.
    assert sum(times.values()) <= CASES + 2
