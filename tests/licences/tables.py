"""Reading the tables of a rules page as test data."""

from datetime import date
from pathlib import Path


RULES = Path(__file__).resolve().parents[2] / "docs" / "rules"


def table(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, its head left out."""
    section = (RULES / page).read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def day(cell: str) -> date | None:
    """Return a cell's date, or None when it is empty."""
    return date.fromisoformat(cell) if cell else None
