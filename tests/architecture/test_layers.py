"""What import-linter cannot say: who writes, who reads the clock, what a service always does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest


ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "work",
    "meetings",
    "plans",
    "isms",
    "referrals",
    "rag",
    "licences",
    "cases",
    "agencies",
    "audit",
)
INTERFACE = ("views", "api", "tasks")
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
CLOCK = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("date", "today"),
    ("datetime", "now"),
    ("clock", "today"),
}
PRIVATE_TO_AN_APP = {"models", "forms", "views"}
# Bases that every app's models are made from, and what a model names by type.
SHARED_MODELS = {
    "cases.models.record",
    "cases.models.visibility",
    "agencies.models",
    "cases.models",
}


def modules(*, apps: tuple[str, ...] = APPS) -> Iterator[tuple[str, Path]]:
    """Yield each module of the apps with its dotted name, migrations left out."""
    for app in apps:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def layer(name: str) -> str:
    """Return which layer of its app a module is in: `cases.services.people` → services."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a module."""
    return (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    )


def named(function: ast.expr) -> tuple[str, str]:
    """Return what a call names, as (before the dot, after it)."""
    if isinstance(function, ast.Attribute):
        before = function.value.id if isinstance(function.value, ast.Name) else ""
        return before, function.attr
    return "", function.id if isinstance(function, ast.Name) else ""


def parameters(*layers: str) -> list:
    """Return the modules of these layers as test parameters."""
    return [
        pytest.param(path, id=name) for name, path in modules() if layer(name) in layers
    ]


@pytest.mark.parametrize("path", parameters(*INTERFACE))
def test_the_interface_reads_only_through_selectors(path):
    managers = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]

    assert managers == []


@pytest.mark.parametrize(
    "path",
    parameters(
        *INTERFACE,
        "selectors",
        "permissions",
        "policies",
        "presenters",
        "forms",
        "rules",
        "calculations",
        "lifecycle",
        "models",
        "notifications",
        "documents",
    ),
)
def test_only_services_write(path):
    written = [
        (call.lineno, named(call.func)[1])
        for call in calls(path)
        if named(call.func)[1] in WRITES and not harmless(call)
    ]

    assert written == []


def harmless(call: ast.Call) -> bool:
    """Tell whether an `update` is a dict's, a hash's or a set's: no keyword arguments, a plain name before it."""
    _, verb = named(call.func)
    return verb == "update" and not call.keywords and len(call.args) == 1


@pytest.mark.parametrize(
    "path",
    parameters(
        "rules",
        "calculations",
        "lifecycle",
        "policies",
        "permissions",
        "selectors",
        "services",
        "sharing",
        "presenters",
        "models",
    ),
)
def test_nothing_below_the_edge_reads_the_clock(path):
    read = [
        call.lineno
        for call in calls(path)
        if named(call.func) in CLOCK and not call.args
    ]

    assert read == []


@pytest.mark.parametrize("path", parameters("services", "sharing"))
def test_each_public_service_is_keyword_only_and_names_who_acts(path):
    tree = ast.parse(path.read_text())
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef) or not is_use_case(function):
            continue
        keywords = {argument.arg for argument in function.args.kwonlyargs}

        assert function.args.args == [], f"{function.name} takes positional arguments"
        assert "by" in keywords or function.name in WITHOUT_ACTOR, (
            f"{function.name} does not say who acts"
        )


# The act before anybody is there to act, and the jobs that act as the service itself.
WITHOUT_ACTOR = {"found_service"}


def is_use_case(function: ast.FunctionDef) -> bool:
    """Tell whether a function is a use case: atomic and public."""
    atomic = any("atomic" in ast.dump(each) for each in function.decorator_list)
    return atomic and not function.name.startswith("_")


@pytest.mark.parametrize("path", parameters("services", "sharing"))
def test_each_use_case_records_an_event(path):
    tree = ast.parse(path.read_text())
    helpers = {
        node.name: ast.dump(node)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    silent = [
        function.name
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        and is_use_case(function)
        and not records(function, helpers)
    ]

    assert silent == []


def records(function: ast.FunctionDef, helpers: dict[str, str]) -> bool:
    """Tell whether a use case records an event, itself or through what it calls in its module."""
    body = ast.dump(function)
    if "id='audit'" in body:
        return True
    return any(
        f"id='{name}'" in body and "id='audit'" in text
        for name, text in helpers.items()
        if name != function.name
    )


def test_no_app_reaches_into_anothers_views_or_forms():
    reached = [
        (name, line)
        for name, path in modules()
        for line, module in imported(path)
        if module.split(".")[0] in APPS
        and module.split(".")[0] != name.split(".")[0]
        and layer(module) in {"forms", "views"}
    ]

    assert reached == []


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every module a file imports, with its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name


def test_the_first_lock_is_left_out_only_where_it_is_said():
    used = {name for name, path in modules() if ".unscoped()" in path.read_text()}

    assert used <= {"cases.models.visibility"}


def test_every_published_task_is_registered():
    from iom.celery import app  # noqa: PLC0415 - needs Django set up

    app.loader.import_default_modules()
    published = {
        call.args[0].value
        for _, path in modules()
        for call in calls(path)
        if named(call.func)[1] == "after_commit"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert published | scheduled <= set(app.tasks)
