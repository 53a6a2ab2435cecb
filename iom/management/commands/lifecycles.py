"""Writes docs/lifecycles.md: which status may follow which, and whose turn it is."""

from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings

from core.management.pages import PageCommand


INTRODUCTION = (
    "# Lifecycles\n\n"
    "Written by `manage.py lifecycles` from each app's `lifecycle.py`; do not edit. "
    "A status is changed only along these arrows, by the services that ask "
    "`allowed_next`.\n"
)


# Lifecycles that belong to something larger than themselves.
ELSEWHERE = {"referrals": ("referrals.rules.transfers",)}


class Command(PageCommand):
    """Draws every lifecycle."""

    help = "Writes docs/lifecycles.md from each app's lifecycle.py."
    page: ClassVar[str] = "lifecycles.md"

    def text(self) -> str:
        """Return one section for each lifecycle."""
        sections = ["\n".join(section(module)) for module in lifecycles()]
        return "\n".join((INTRODUCTION, *sections))


def lifecycles() -> Iterator[ModuleType]:
    """Yield the lifecycle modules of our apps, in the order the apps are installed."""
    for config in apps.get_app_configs():
        name = f"{config.name}.lifecycle"
        ours = Path(config.path).parent == Path(settings.BASE_DIR)
        if ours and find_spec(name):
            yield from parts(import_module(name))
        yield from (import_module(each) for each in ELSEWHERE.get(config.name, ()))


def parts(module: ModuleType) -> Iterator[ModuleType]:
    """Yield a lifecycle, or each of those that an app keeps in a package."""
    names = [each.name for each in iter_modules(getattr(module, "__path__", ()))]
    if not names:
        yield module
    for name in names:
        yield import_module(f"{module.__name__}.{name}")


def section(module: ModuleType) -> Iterator[str]:
    """Yield the lines of a module's lifecycle, and of those it has `ALSO`, by title."""
    app = module.__name__.split(".", 1)[0].capitalize()
    yield heading(app, getattr(module, "TITLE", ""))
    yield ""
    yield (module.__doc__ or "").strip()
    yield ""
    if hasattr(module, "NEXT"):
        yield from drawn(module.NEXT, getattr(module, "TURN", {}))
    for title, following in getattr(module, "ALSO", {}).items():
        yield heading(app, title)
        yield ""
        yield from drawn(following, {})


def heading(app: str, title: str) -> str:
    """Return the heading of one lifecycle."""
    return f"## {app}: {title[:1].lower()}{title[1:]}" if title else f"## {app}"


def drawn(
    following: Mapping[Any, frozenset[Any]], turns: dict[Any, Any]
) -> Iterator[str]:
    """Yield one lifecycle: a diagram, then a table."""
    yield from diagram(following)
    yield ""
    yield from table(following, turns)
    yield ""


def diagram(following: Mapping[Any, frozenset[Any]]) -> Iterator[str]:
    """Yield a Mermaid state diagram."""
    reached = {after for each in following.values() for after in each}
    yield "```mermaid"
    yield "stateDiagram-v2"
    for status in following:
        yield f"    {status.value}: {label(status)}"
    for status, nexts in following.items():
        if status not in reached:
            yield f"    [*] --> {status.value}"
        for after in in_order(nexts, following):
            yield f"    {status.value} --> {after.value}"
        if not nexts:
            yield f"    {status.value} --> [*]"
    yield "```"


def table(
    following: Mapping[Any, frozenset[Any]], turns: dict[Any, Any]
) -> Iterator[str]:
    """Yield what may follow each status, and whose turn it is where that is set."""
    columns = ("Status", "Whose turn", "What may follow")
    shown = columns if turns else (columns[0], columns[2])
    yield f"| {' | '.join(shown)} |"
    yield "|" + "---|" * len(shown)
    for status, nexts in following.items():
        turn = [label(turns[status])] if turns else []
        after = ", ".join(label(each) for each in in_order(nexts, following))
        yield f"| {' | '.join((label(status), *turn, after or 'Nothing'))} |"


def in_order(statuses: frozenset[Any], following: Mapping[Any, Any]) -> list[Any]:
    """Return statuses in the order the lifecycle names them."""
    return [status for status in following if status in statuses]


def label(status: Enum) -> str:
    """Return a status in the words people read."""
    return str(getattr(status, "label", status.name))
