"""The needs of a case in words and as a picture: values only, no queries (S1-177, S1-182)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices import NeedRating, Pathway
from cases.pathways import PROMPTS, RESETTLEMENT, ROUTEWAYS, Prompt
from core.charts import Chart, Level, Series, Step, small_multiples


LEVELS = tuple(
    Level(rating.value, rating.value.capitalize(), rating.value)
    for rating in (NeedRating.RED, NeedRating.AMBER, NeedRating.GREEN)
)
# How much a pathway bears on offending, the least first.
WEIGHT = {NeedRating.GREEN: 0, NeedRating.AMBER: 1, NeedRating.RED: 2}


@dataclass(frozen=True)
class SubTab:
    """One of the pages about needs, and what is done about them."""

    label: str
    route: str
    current: bool


@dataclass(frozen=True)
class PathwayRow:
    """One pathway as it stands, the lists it leads to, and what to think about."""

    pathway: str
    label: str
    routeways: str
    resettlement: str
    prompts: tuple[Prompt, ...]
    now: Any = None
    moved: str = ""


SUB_TABS = (
    ("needs", "Needs", "cases:needs"),
    ("interventions", "Interventions", "support:interventions"),
    ("services", "Services and gaps", "support:services"),
    ("timetable", "Timetable", "support:timetable"),
)


def sub_tabs(current: str) -> list[SubTab]:
    """Return the pages about needs; `current` is the key of the one that is shown."""
    return [SubTab(label, route, key == current) for key, label, route in SUB_TABS]


def pathway_rows(history: Iterable[Any]) -> list[PathwayRow]:
    """Return the nine pathways in the form's order, each as it was assessed last."""
    found = by_pathway(history)
    return [row_of(pathway, found.get(pathway, [])) for pathway in Pathway]


def row_of(pathway: Pathway, assessed: list[Any]) -> PathwayRow:
    """Return one pathway with its present assessment and how it has moved."""
    resettlement = RESETTLEMENT[pathway]
    return PathwayRow(
        pathway=pathway.value,
        label=pathway.label,
        routeways=", ".join(each.label for each in ROUTEWAYS[pathway]),
        resettlement=resettlement.label if resettlement else "",
        prompts=PROMPTS[pathway],
        now=assessed[-1] if assessed else None,
        moved=movement(assessed),
    )


def by_pathway(history: Iterable[Any]) -> dict[str, list[Any]]:
    """Return the assessments of each pathway, in the order given."""
    found: dict[str, list[Any]] = {}
    for need in history:
        found.setdefault(need.pathway, []).append(need)
    return found


def movement(assessed: list[Any]) -> str:
    """Return how a pathway stands beside its first assessment: the referral's."""
    if len(assessed) < 2:
        return ""
    first, now = assessed[0].rating, assessed[-1].rating
    if first == now:
        return f"Was {first.capitalize()} at first, too"
    way = "Better" if WEIGHT[now] < WEIGHT[first] else "Worse"
    return f"{way} than at first, when it was {first.capitalize()}"


def needs_over_time(history: Iterable[Any], *, on: date) -> Chart | None:
    """Return the needs as small multiples from the first assessment to a day, or None."""
    found = by_pathway(history)
    if not found:
        return None
    drawn = [
        Series(pathway.label, steps_of(found[pathway]))
        for pathway in Pathway
        if pathway in found
    ]
    return small_multiples(
        "Needs over time",
        drawn,
        levels=LEVELS,
        until=on,
        columns=("Pathway", "Assessed", "Rating"),
        summary=in_summary(found),
    )


def steps_of(assessed: Iterable[Any]) -> tuple[Step, ...]:
    """Return the assessments as steps; of several on one day, the last."""
    return tuple(
        Step(day, rating)
        for day, rating in {each.assessed_on: each.rating for each in assessed}.items()
    )


def in_summary(found: dict[str, list[Any]]) -> str:
    """Return how many pathways are better, worse and the same since they were first assessed."""
    moves = [
        WEIGHT[rows[-1].rating] - WEIGHT[rows[0].rating] for rows in found.values()
    ]
    better, worse = sum(each < 0 for each in moves), sum(each > 0 for each in moves)
    return (
        f"Since first assessed: {better} better, {worse} worse, "
        f"{len(moves) - better - worse} the same."
    )
