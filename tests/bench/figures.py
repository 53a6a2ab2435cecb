"""Percentiles."""

from collections.abc import Sequence


def percentile(ordered: Sequence[float], rank: int) -> float:
    """Return the nearest-rank percentile of ordered values, to a tenth."""
    place = max(0, -(-len(ordered) * rank // 100) - 1)
    return round(ordered[place], 1)
