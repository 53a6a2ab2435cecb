"""`python -m iom.local run`: a command with a database of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.local.standin import ROOT, eventually, processes_in


SHOW = "import json, os; print(json.dumps(dict(os.environ)))"
RUN = [sys.executable, "-m", "iom.local", "run"]


def run(*words: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *words], cwd=ROOT, capture_output=True, text=True, check=False, **more
    )


@pytest.mark.parametrize("code", [0, 3])
def test_the_exit_code_is_the_commands_own(code):
    assert run("--", "/bin/sh", "-c", f"exit {code}").returncode == code


def test_a_command_ended_by_a_signal_gives_the_shells_code():
    assert run("--", "/bin/sh", "-c", "kill -TERM $$").returncode == 128 + 15


def test_the_command_is_told_where_everything_is_and_nothing_is_left(tmp_path):
    shown = run("--valkey", "--", sys.executable, "-c", SHOW)
    told = json.loads(shown.stdout)
    folder = Path(told["IOM_VAR_DIR"]).parent

    assert {name: told[name] for name in told if name.endswith(("_URL", "_DIR"))} == {
        **{n: v for n, v in os.environ.items() if n.endswith(("_URL", "_DIR"))},
        "IOM_DATABASE_URL": f"postgres://iom_web@/{folder}/run/iom",
        "IOM_OWNER_DATABASE_URL": f"postgres://iom_owner@/{folder}/run/iom",
        "IOM_BROKER_URL": f"redis+socket://{folder}/run/valkey.sock?virtual_host=0",
        "IOM_CACHE_URL": f"unix://{folder}/run/valkey.sock?db=1",
        "IOM_EMAIL_URL": f"filemail:///{folder}/state/mail",
        "IOM_VAR_DIR": f"{folder}/state",
    }
    assert len(told["IOM_SCOPE_KEY"]) >= 32
    assert told["IOM_DEBUG"] == told["IOM_SECURE"] == "False"
    assert not folder.exists()


def test_it_is_a_demonstration_only_when_asked():
    shown = run("--demonstration", "--", sys.executable, "-c", SHOW)
    assert json.loads(shown.stdout)["IOM_DEMONSTRATION"] == "True"

    shown = run("--", sys.executable, "-c", SHOW)
    assert json.loads(shown.stdout)["IOM_DEMONSTRATION"] == "False"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_it(tmp_path, number):
    process = subprocess.Popen(
        [*RUN, "--valkey", "--", "/bin/sh", "-c", f"cd {tmp_path}; echo $IOM_VAR_DIR; exec sleep 60"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    folder = Path(process.stdout.readline().strip()).parent
    assert processes_in(folder)

    process.send_signal(number)
    process.communicate(timeout=30)

    def is_gone() -> bool:
        return not processes_in(folder) and not processes_in(tmp_path)

    assert eventually(is_gone, seconds=10)
    assert folder.exists() is (number == signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def test_in_a_closed_folder_root_takes_another_number_or_says_why_not(tmp_path):
    tmp_path.chmod(0o700)
    allowed = subprocess.run(["unshare", "--user", "true"], check=False).returncode == 0

    done = run("--", "true", env=os.environ | {"TMPDIR": str(tmp_path)})

    if os.geteuid() != 0 or allowed:
        assert done.returncode == 0, done.stderr
    else:
        assert "an ordinary user" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_checkout_with_a_long_path_still_gets_sockets(tmp_path):
    deep = tmp_path / ("a" * 100)
    deep.mkdir()

    done = run("--", "true", env=os.environ | {"TMPDIR": str(deep)})

    assert done.returncode == 0, done.stderr
