"""
Which conditions are watched and when next; which a short licence makes impractical.

S3-30, S3-96 (restrictive conditions fully monitored), S1-124 and S1-192 (all conditions
are open to short licences, but some cannot be carried out in the time).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from licences.choices import AdditionalCondition, ConditionKind


RESTRICTIVE = frozenset(
    {
        AdditionalCondition.RESIDENCE,
        AdditionalCondition.CURFEW,
        AdditionalCondition.ELECTRONIC_MONITORING,
        AdditionalCondition.EXCLUSION,
        AdditionalCondition.NO_CONTACT,
        AdditionalCondition.POSSESSION,
        AdditionalCondition.DISCLOSURE,
    }
)

# Our own judgement of the days each needs to be of use; the guide gives no figure.
NEEDS_DAYS: Mapping[AdditionalCondition, tuple[int, str]] = {
    AdditionalCondition.PROGRAMME: (
        180,
        "accredited programmes start within six weeks and run for months",
    ),
    AdditionalCondition.MENTAL_HEALTH: (
        90,
        "a referral and first appointments take weeks",
    ),
    AdditionalCondition.DRUG_TESTING: (28, "tests need a few weeks to show anything"),
    AdditionalCondition.DRUG_APPOINTMENT: (
        28,
        "the first appointment is often weeks away",
    ),
    AdditionalCondition.ELECTRONIC_MONITORING: (
        14,
        "a tag takes days to arrange and fit",
    ),
}


def is_restrictive(kind: str, code: str) -> bool:
    """Tell whether a condition has to be watched; a bespoke one always has."""
    return kind == ConditionKind.BESPOKE or (
        kind == ConditionKind.ADDITIONAL and code in RESTRICTIVE
    )


def next_check(*, began_on: date, last_on: date | None, every_days: int) -> date:
    """Return when a condition is to be checked next: so many days after the last check."""
    return (last_on or began_on) + timedelta(days=every_days)


def impractical(code: str, *, starts_on: date, expires_on: date) -> str:
    """
    Return why a licence is too short for a condition; empty when it is not (S1-192).

    The days are counted from `starts_on` (today, for a licence that runs), both ends in.
    """
    if code not in NEEDS_DAYS:
        return ""
    condition = AdditionalCondition(code)
    needed, because = NEEDS_DAYS[condition]
    days = (expires_on - starts_on).days + 1
    if days >= needed:
        return ""
    left = f"{days} day{'' if days == 1 else 's'}"
    return f"{condition.label}: {left} of licence left, and {because}."


def impractical_conditions(*, starts_on: date, expires_on: date) -> list[str]:
    """Return the hint for each condition that the time left makes impractical."""
    found = (
        impractical(code, starts_on=starts_on, expires_on=expires_on)
        for code in NEEDS_DAYS
    )
    return [each for each in found if each]
