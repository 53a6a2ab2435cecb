"""One program run beside us."""

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from iom.local.environment import LONGEST_SOCKET_FOLDER, kept_keys, socket_folder
from iom.local.service import NotReady, Service
from iom.local.terminal import table
from tests.local.standin import eventually


def is_alive(number: int) -> bool:
    """Say whether a process runs; one that waits for its parent's notice does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] not in "ZX"
    except FileNotFoundError:
        return False


def service(tmp_path, program: str) -> Service:
    return Service(
        "Clock", [sys.executable, "-c", program], tmp_path / "log" / "clock.log"
    )


def test_a_program_that_ends_early_is_refused_with_the_end_of_its_log(tmp_path):
    clock = service(tmp_path, "print('no spring'); raise SystemExit(1)")
    clock.start()

    with pytest.raises(NotReady, match=r"(?s)Clock stopped while starting.*no spring"):
        clock.wait_until(lambda: False, seconds=20)


def test_a_program_that_is_late_is_refused(tmp_path):
    clock = service(tmp_path, "import time; time.sleep(60)")
    clock.start()

    with pytest.raises(NotReady, match=r"was not ready within 0\.2 seconds"):
        clock.wait_until(lambda: False, seconds=0.2)

    clock.stop()
    assert not clock.is_running


def test_only_words_since_the_latest_start_are_shown(tmp_path):
    service(tmp_path, "").log.parent.mkdir()
    service(tmp_path, "").log.write_text("yesterday\n")
    clock = service(tmp_path, "print('today')")
    clock.start()
    clock.wait_for_end(seconds=20)

    assert clock.words() == "today"


def test_a_job_that_fails_is_refused(tmp_path):
    clock = service(tmp_path, "raise SystemExit('stuck')")
    clock.start()

    with pytest.raises(NotReady, match=r"(?s)Clock failed.*stuck"):
        clock.wait_for_end(seconds=20)


def test_stopping_ends_the_whole_group(tmp_path):
    child = "import time; time.sleep(60)"
    clock = service(
        tmp_path,
        "import subprocess, sys, time;"
        f"print(subprocess.Popen([sys.executable, '-c', {child!r}]).pid, flush=True);"
        "time.sleep(60)",
    )
    clock.start()
    clock.wait_until(lambda: bool(clock.words()), seconds=20)
    child_number = int(clock.words())
    clock.stop()

    assert eventually(lambda: not is_alive(child_number), seconds=10)


def test_keys_are_made_once_and_are_long(tmp_path):
    keys = kept_keys(tmp_path / "demo" / "keys.json")

    assert kept_keys(tmp_path / "demo" / "keys.json") == keys
    assert all(len(key) >= 50 for key in keys.values())


def test_sockets_are_beside_the_data_while_their_path_is_short(tmp_path):
    brief = Path(tempfile.mkdtemp())

    assert socket_folder(brief) == brief / "run"
    assert len(str(brief / "run")) < LONGEST_SOCKET_FOLDER
    shutil.rmtree(brief)


def test_a_long_path_gets_a_short_folder_of_its_own(tmp_path):
    short = socket_folder(tmp_path / ("a" * 100))

    assert len(str(short)) < 30
    short.rmdir()


def test_a_table_is_as_wide_as_its_words():
    assert table(["Role", "Name"], [["chair", "Ann"]]) == (
        "Role   Name\n─────  ────\nchair  Ann "
    )
