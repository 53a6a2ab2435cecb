"""The worked examples and the tables of docs/rules/licence-dates.md are the test table."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from licences import law
from licences.calculations import FactError, Regime, fixed_term_days, key_dates
from licences.calculations.lines import SENTENCE_KEYS, sentence_from


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "licence-dates.md"
UNLESS_SAID = {"date_of_birth": "1990-01-01", "law_on": "2026-03-01"}


def section(heading: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    body = text.split(f"\n## {heading}\n", 1)[1]
    return body.split("\n## ", 1)[0]


def rows(heading: str) -> list[list[str]]:
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


EXAMPLES = rows("Worked examples")


def told(cells: list[str]) -> list[str]:
    facts = json.loads(cells[1].strip("`"))
    dates = key_dates(sentence_from(UNLESS_SAID | facts, law_on=date(2026, 3, 1)))
    kind = "automatic" if dates.automatic_release else "conditional"
    pss = f"{dates.pss_start} to {dates.pss_end}" if dates.pss_start else "none"
    return [
        dates.regime.value,
        f"{dates.release} {kind}",
        str(dates.licence_expiry or "none"),
        str(dates.sentence_expiry),
        pss,
        str(dates.post_recall_release or "none"),
        str(dates.hdc_eligibility or "none"),
    ]


@pytest.mark.parametrize("cells", EXAMPLES, ids=[cells[0] for cells in EXAMPLES])
def test_worked_example(cells):
    assert told(cells) == cells[2:]


def test_the_page_holds_every_convention_in_its_examples():
    named = {
        int(number)
        for cells in EXAMPLES
        for group in re.findall(r"\(([\d, ]+)\)", cells[0])
        for number in group.split(",")
    }

    # Convention 15 is about the actual release, which is not calculated here.
    assert named == set(range(1, 15))


def test_the_commencement_table_is_the_page_s():
    in_code = [
        [
            f"`{row.key}`",
            str(row.in_force_from or "not known"),
            row.change,
            row.citation,
            row.certainty,
        ]
        for row in law.TABLE
    ]

    assert rows("When the law changed") == in_code


def test_every_regime_is_on_the_page():
    named = [cells[0].strip("`") for cells in rows("Regime")]

    assert named == [regime.value for regime in Regime]


def test_every_fact_is_on_the_page():
    named = {
        name for cells in rows("Facts") for name in re.findall(r"`(\w+)`", cells[0])
    }

    assert named == SENTENCE_KEYS


@pytest.mark.parametrize(
    ("recalled_on", "is_under_12_months", "is_adult", "days"),
    [
        (date(2026, 3, 30), True, True, 14),
        (date(2026, 3, 30), False, True, 28),
        (date(2026, 3, 31), True, True, 56),
        (date(2026, 3, 31), False, True, 56),
        (date(2026, 3, 31), True, False, 14),
        (date(2026, 3, 31), False, False, 28),
    ],
)
def test_fixed_term_recall_length(recalled_on, is_under_12_months, is_adult, days):
    counted = fixed_term_days(
        recalled_on, is_under_12_months=is_under_12_months, is_adult=is_adult
    )

    assert counted == days


def test_a_change_with_no_known_date_is_never_in_force():
    assert not law.is_in_force("hdc-limited", date(2199, 12, 31))
    assert law.citation("hdc-limited") == "Sentencing Act 2026 s.26"


def test_a_fact_error_names_its_field():
    error = FactError("term", "The term must be at least one day.")

    assert str(error) == "term: The term must be at least one day."
