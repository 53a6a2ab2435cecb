"""The best known date of each kind, and the standing that follows: tables of facts."""

from datetime import date

import pytest

from licences.best import InPrison, Known, best_known, release, standing
from licences.choices import CustodyReason, KeyDateKind


ON = date(2026, 6, 1)
SENTENCED = date(2026, 3, 2)
CRD, LED, PSS = KeyDateKind.CRD, KeyDateKind.LED, KeyDateKind.PSS_END


def estimated(kind, day, sentenced_on=SENTENCED, because="") -> Known:
    return Known(
        kind, day, is_official=False, sentenced_on=sentenced_on, absent_because=because
    )


def official(kind, day, received_on=date(2026, 4, 1)) -> Known:
    return Known(kind, day, is_official=True, received_on=received_on)


LATER_SENTENCE = date(2026, 5, 1)
BEST = {
    "an estimate alone": ([estimated(CRD, date(2026, 9, 1))], date(2026, 9, 1), False),
    "the official date, though earlier": (
        [estimated(CRD, date(2026, 9, 1)), official(CRD, date(2026, 8, 1))],
        date(2026, 8, 1),
        True,
    ),
    "of two estimates, the later": (
        [
            estimated(CRD, date(2026, 9, 1)),
            estimated(CRD, date(2026, 12, 1), LATER_SENTENCE),
        ],
        date(2026, 12, 1),
        False,
    ),
    "a sentence passed after the official date, when later": (
        [
            official(CRD, date(2026, 8, 1)),
            estimated(CRD, date(2026, 12, 1), LATER_SENTENCE),
        ],
        date(2026, 12, 1),
        False,
    ),
    "the official date, when a later sentence ends sooner": (
        [
            official(CRD, date(2026, 8, 1)),
            estimated(CRD, date(2026, 7, 1), LATER_SENTENCE),
        ],
        date(2026, 8, 1),
        True,
    ),
    "official on the same day": (
        [
            official(CRD, date(2026, 8, 1)),
            estimated(CRD, date(2026, 8, 1), LATER_SENTENCE),
        ],
        date(2026, 8, 1),
        True,
    ),
    "no date, when none has one": (
        [estimated(PSS, None, because="two years")],
        None,
        False,
    ),
}


@pytest.mark.parametrize(
    ("known", "day", "is_official"), BEST.values(), ids=BEST.keys()
)
def test_the_date_to_go_by(known, day, is_official):
    best = best_known(known)[known[0].kind]

    assert (best.day, best.is_official) == (day, is_official)


DATES = [
    estimated(CRD, date(2026, 9, 1)),
    estimated(KeyDateKind.HDCED, date(2026, 6, 20)),
    estimated(LED, date(2027, 3, 1)),
    estimated(KeyDateKind.PRRD, date(2026, 7, 1)),
]


def inside(reason=CustodyReason.SENTENCE, since=SENTENCED) -> InPrison:
    return InPrison(custody_since=since, prison="HMP Saltmarsh", reason=reason)


RELEASES = {
    "serving a sentence": (DATES, inside(), date(2026, 9, 1)),
    "on remand": (DATES, inside(CustodyReason.REMAND), None),
    "recalled": (DATES, inside(CustodyReason.FIXED_TERM_RECALL), date(2026, 7, 1)),
    "recalled again, dates not yet known": (
        DATES,
        inside(CustodyReason.STANDARD_RECALL, since=date(2026, 8, 1)),
        None,
    ),
    "curfew approved": (
        [*DATES, official(KeyDateKind.HDCAD, date(2026, 6, 25))],
        inside(),
        date(2026, 6, 25),
    ),
    "parole approved later than release is due anyway": (
        [*DATES, official(KeyDateKind.APD, date(2026, 10, 25))],
        inside(),
        date(2026, 9, 1),
    ),
    "only an approved date": (
        [official(KeyDateKind.APD, date(2026, 8, 3))],
        inside(),
        date(2026, 8, 3),
    ),
    "sentenced, reception not recorded": (DATES, InPrison(), date(2026, 9, 1)),
    "released since": (DATES, InPrison(released_on=date(2026, 5, 30)), None),
    "released before this sentence": (
        DATES,
        InPrison(released_on=date(2025, 5, 30)),
        date(2026, 9, 1),
    ),
    "nothing known": ([], inside(), None),
}


@pytest.mark.parametrize(
    ("known", "prison", "day"), RELEASES.values(), ids=RELEASES.keys()
)
def test_the_release_to_come(known, prison, day):
    found = release(best_known(known), prison, sentenced_on=SENTENCED, on=ON)

    assert (found.day if found else None) == day


def test_released_with_no_sentence_recorded_there_is_no_release_to_come():
    prison = InPrison(released_on=date(2026, 5, 1))

    assert release(best_known(DATES), prison, sentenced_on=None, on=ON) is None


def test_the_standing_of_somebody_in_prison():
    dates = [
        *DATES,
        official(LED, date(2027, 2, 20)),
        estimated(PSS, None, because="x"),
    ]

    assert standing(dates, inside(), sentenced_on=SENTENCED, on=ON) == {
        "custody_since": SENTENCED,
        "prison": "HMP Saltmarsh",
        "release_on": date(2026, 9, 1),
        "release_is_official": False,
        "licence_ends_on": date(2027, 2, 20),
        "supervision_ends_on": None,
    }


def test_the_standing_of_somebody_with_nothing_recorded():
    assert standing([], InPrison(), sentenced_on=None, on=ON) == {
        "custody_since": None,
        "prison": "",
        "release_on": None,
        "release_is_official": False,
        "licence_ends_on": None,
        "supervision_ends_on": None,
    }
