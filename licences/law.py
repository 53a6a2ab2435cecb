"""
The commencement table: which rule came in when, by what, and how sure we are.

A date of law is never written anywhere else as a bare constant. `docs/rules/licence-dates.md`
shows the same rows, and a test holds the two together.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Commencement:
    """One change in the law. `in_force_from` is None while no date is known."""

    key: str
    in_force_from: date | None
    change: str
    citation: str
    certainty: str


SURE: Final = "sure"

TABLE: Final = (
    Commencement(
        "cja-2003",
        date(2005, 4, 4),
        "Criminal Justice Act 2003 release scheme, by offence date",
        "Criminal Justice Act 2003 Part 12; S.I. 2005/950",
        SURE,
    ),
    Commencement(
        "laspo-2012",
        date(2012, 12, 3),
        "older schemes folded in, for sentences imposed on or after this day",
        "Legal Aid, Sentencing and Punishment of Offenders Act 2012 s.121; S.I. 2012/2906",
        SURE,
    ),
    Commencement(
        "ora-2014",
        date(2015, 2, 1),
        "licence for terms of more than 1 day and under 12 months, post-sentence supervision, "
        "and the 14-day fixed-term recall, by offence date",
        "Offender Rehabilitation Act 2014; S.I. 2015/40",
        SURE,
    ),
    Commencement(
        "curfew-20-hours",
        date(2022, 6, 28),
        "supervision default order curfew of up to 20 hours a day (16 before), by date of failure",
        "Police, Crime, Sentencing and Courts Act 2022 s.150",
        SURE,
    ),
    Commencement(
        "hdc-180",
        date(2023, 6, 6),
        "home detention curfew for up to 180 days (135 before)",
        "Criminal Justice Act 2003 s.246(1)(a); S.I. 2023/390",
        SURE,
    ),
    Commencement(
        "hdc-four-years",
        date(2024, 6, 17),
        "home detention curfew opened to terms of 4 years or more",
        "Victims and Prisoners Act 2024; Home Detention Curfew Policy Framework, 17 June 2024",
        "sure of the date, less of who is presumed unsuitable",
    ),
    Commencement(
        "sds40-first",
        date(2024, 9, 10),
        "release at 40 per cent for sentences imposed on or after this day and for existing terms "
        "under 5 years, never before this day",
        "S.I. 2024/844 art. 1(2)(a), art. 3",
        SURE,
    ),
    Commencement(
        "sds40-second",
        date(2024, 10, 22),
        "release at 40 per cent for the remaining existing terms, never before this day",
        "S.I. 2024/844 art. 1(2)(b), art. 3",
        SURE,
    ),
    Commencement(
        "sds40-exclusions",
        date(2024, 12, 16),
        "six more offences excluded from release at 40 per cent",
        "S.I. 2024/1331 art. 3",
        SURE,
    ),
    Commencement(
        "hdc-365",
        date(2025, 6, 3),
        "home detention curfew for up to 365 days (180 before)",
        "Criminal Justice Act 2003 s.246(1)(a); S.I. 2024/1331 art. 2",
        SURE,
    ),
    Commencement(
        "ftr-56",
        date(2026, 3, 31),
        "fixed-term recall of 56 days for adults; 14 or 28 kept for relevant young offenders",
        "Criminal Justice Act 2003 s.255BA; Sentencing Act 2026 ss.30 to 33; S.I. 2026/86",
        "sure of the date, less of the exclusions and of who is a relevant young offender",
    ),
    Commencement(
        "pss-repeal",
        date(2026, 5, 11),
        "post-sentence supervision abolished: none begins, and supervision already running ends; "
        "failures that began earlier are saved",
        "Sentencing Act 2026 s.34; S.I. 2026/402",
        "date from official configuration; confirm before relying on it",
    ),
    Commencement(
        "progression-model",
        date(2026, 10, 1),
        "progression model (release at one third for most), in tranches until 8 June 2027; "
        "not computed here",
        "Sentencing Act 2026 Part 2",
        "not computed: record the official date",
    ),
    Commencement(
        "hdc-limited",
        None,
        "home detention curfew kept only for detention under section 250; not applied here",
        "Sentencing Act 2026 s.26",
        "no date known: record the official date",
    ),
)

BY_KEY: Final = {row.key: row for row in TABLE}
KNOWN_DATES: Final = {
    row.key: row.in_force_from for row in TABLE if row.in_force_from is not None
}


def commenced(key: str) -> date:
    """
    Return the day a change came into force.

    :raises KeyError: if the table holds no dated row of that name
    """
    return KNOWN_DATES[key]


def is_in_force(key: str, on: date) -> bool:
    """Say whether a change was law on a day; a change with no known date never is."""
    return key in KNOWN_DATES and on >= KNOWN_DATES[key]


def citation(key: str) -> str:
    """
    Return where a change is made.

    :raises KeyError: if the table holds no row of that name
    """
    return BY_KEY[key].citation
