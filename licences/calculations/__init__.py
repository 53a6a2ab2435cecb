"""
Release, licence, post-sentence supervision and recall dates: pure functions of the facts.

`key_dates` takes a `Sentence` and returns `KeyDates`. Whose rules: docs/rules/licence-dates.md.
"""

from licences.calculations.estimate import key_dates
from licences.calculations.facts import (
    AddedDays,
    AtLarge,
    FactError,
    Recall,
    RecallType,
    Sentence,
    Term,
)
from licences.calculations.over_time import LawFrom, over_time
from licences.calculations.recall import fixed_term_days
from licences.calculations.results import KeyDates, Regime, Step


__all__ = [
    "AddedDays",
    "AtLarge",
    "FactError",
    "KeyDates",
    "LawFrom",
    "Recall",
    "RecallType",
    "Regime",
    "Sentence",
    "Step",
    "Term",
    "fixed_term_days",
    "key_dates",
    "over_time",
]
