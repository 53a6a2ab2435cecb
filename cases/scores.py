"""
The actuarial tools: what each measures, over how many years, in which bands (A-27).

Bands are worked out only where the tool publishes thresholds for that horizon; for the
others the band is what the assessment prints.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from cases.choices import ScoreBand, ScoreTool


LOW, MEDIUM, HIGH, VERY_HIGH = (
    ScoreBand.LOW,
    ScoreBand.MEDIUM,
    ScoreBand.HIGH,
    ScoreBand.VERY_HIGH,
)


@dataclass(frozen=True)
class Tool:
    """
    One tool.

    `horizons` are the years it predicts over, none where it predicts over no fixed
    time; `bands` are (lowest value, band), upwards, and count for `banded_horizon`.
    """

    measures: str
    horizons: tuple[int, ...] = (2,)
    bands: tuple[tuple[str, ScoreBand], ...] = ()
    banded_horizon: int | None = 2
    unit: str = "%"


TOOLS: Mapping[ScoreTool, Tool] = MappingProxyType(
    {
        ScoreTool.OGRS3: Tool(
            "Likelihood of any proven reoffending",
            (1, 2),
            (("0", LOW), ("50", MEDIUM), ("75", HIGH), ("90", VERY_HIGH)),
        ),
        ScoreTool.OGRS4: Tool("Likelihood of any proven reoffending", (1, 2)),
        ScoreTool.YOGRS: Tool("Likelihood of a child reoffending", (1, 2)),
        ScoreTool.OGP: Tool(
            "Likelihood of non-violent reoffending",
            (1, 2),
            (("0", LOW), ("34", MEDIUM), ("67", HIGH), ("85", VERY_HIGH)),
        ),
        ScoreTool.OVP: Tool(
            "Likelihood of violent reoffending",
            (1, 2),
            (("0", LOW), ("30", MEDIUM), ("60", HIGH), ("80", VERY_HIGH)),
        ),
        ScoreTool.RSR: Tool(
            "Likelihood of a seriously harmful offence",
            (2,),
            (("0", LOW), ("3", MEDIUM), ("6.9", HIGH)),
        ),
        ScoreTool.OSP_DC: Tool("Likelihood of direct contact sexual reoffending"),
        ScoreTool.OSP_IC: Tool("Likelihood of reoffending with indecent images"),
        ScoreTool.LS_CMI: Tool(
            "Criminogenic risk and need, 43 items",
            (),
            (
                ("0", ScoreBand.VERY_LOW),
                ("5", LOW),
                ("11", MEDIUM),
                ("20", HIGH),
                ("30", VERY_HIGH),
            ),
            banded_horizon=None,
            unit=" of 43",
        ),
    }
)


def band_of(tool: str, value: Decimal, horizon: int | None) -> str:
    """Return the band the tool's own thresholds give; "" where it publishes none."""
    known = TOOLS[ScoreTool(tool)]
    if horizon != known.banded_horizon:
        return ""
    reached = [band for lowest, band in known.bands if value >= Decimal(lowest)]
    return reached[-1].value if reached else ""


def settled_horizon(tool: str, horizon: int | None) -> int | None:
    """Return the years a score is over: the one given, or the tool's only one."""
    offered = TOOLS[ScoreTool(tool)].horizons
    return offered[0] if horizon is None and len(offered) == 1 else horizon


def problems(
    tool: str, value: Decimal, *, horizon: int | None, band: str
) -> Iterator[tuple[str, str]]:
    """Yield (field, sentence) for what does not fit the tool; horizon is in years."""
    known, highest = TOOLS[ScoreTool(tool)], ScoreTool(tool).highest
    if not 0 <= value <= highest:
        yield "value", f"The score must be between 0 and {highest}"
    horizon = settled_horizon(tool, horizon)
    if known.horizons and horizon not in known.horizons:
        years = " or ".join(str(each) for each in known.horizons)
        yield "horizon_years", f"Select whether the score is over {years} years"
    if not known.horizons and horizon is not None:
        yield "horizon_years", "This tool is not over a number of years. Select neither"
    own = band_of(tool, value, horizon)
    if own and band and band != own:
        label = ScoreBand(own).label.lower()
        sentence = (
            f"A score of {number(value)} is {label} on this tool. "
            "Check both, or leave the band empty"
        )
        yield "band", sentence


def number(value: Decimal) -> str:
    """Return a score without zeros that say nothing: "81", "6.9"."""
    return f"{value.normalize():f}"


def short_name(tool: str) -> str:
    """Return the tool's name as people say it: "OGRS3"."""
    return str(ScoreTool(tool).label).split(" (", maxsplit=1)[0]


def in_words(tool: str, value: Decimal, *, horizon: int | None, band: str) -> str:
    """Return a score as it is read out: "OGRS3: 78% over 2 years, high"."""
    years = (
        "" if horizon is None else f" over {horizon} year{'' if horizon == 1 else 's'}"
    )
    label = f", {ScoreBand(band).label.lower()}" if band else ""
    unit = TOOLS[ScoreTool(tool)].unit
    return f"{short_name(tool)}: {number(Decimal(value))}{unit}{years}{label}"
