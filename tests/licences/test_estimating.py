"""Days at large between a revocation and the return, counted without anybody recording them."""

from datetime import date, timedelta

import pytest

from licences.calculations import AtLarge
from licences.recorded import Adjustment, Passed, Stay
from licences.selectors.days import Adjusted
from licences.selectors.estimating import Whose, at_large_on_recall, estimates_of


REVOKED, BACK = date(2022, 10, 17), date(2023, 1, 3)
SENTENCED = date(2022, 10, 11)


def stay(
    since, *, reason="sentence", revoked_on=None, released_on=None, left_because=None
) -> Stay:
    return Stay("HMP Saltmarsh", reason, since, revoked_on, released_on, left_because)


RECALLED = stay(BACK, reason="fixed_term_recall", revoked_on=REVOKED)
ELSEWHERE = stay(
    date(2022, 11, 1),
    reason="remand",
    released_on=date(2022, 11, 20),
    left_because="released",
)


@pytest.mark.parametrize(
    ("stays", "recorded", "expected"),
    [
        ([RECALLED], (), (AtLarge(date(2022, 10, 18), 77),)),
        ([stay(SENTENCED)], (), ()),
        ([stay(REVOKED, reason="standard_recall", revoked_on=REVOKED)], (), ()),
        ([RECALLED], (AtLarge(date(2022, 10, 20), 60),), ()),
        (
            [RECALLED, ELSEWHERE],
            (),
            (AtLarge(date(2022, 10, 18), 14), AtLarge(date(2022, 11, 21), 43)),
        ),
    ],
    ids=[
        "the days between",
        "no recall",
        "back the same day",
        "recorded by hand",
        "in custody for something else",
    ],
)
def test_days_at_large_before_the_return(stays, recorded, expected):
    assert at_large_on_recall(SENTENCED, stays, recorded) == expected


def test_they_move_the_expiry_as_the_same_days_recorded_do():
    """The published example: 77 days from 18 October carry the expiry to 31 January 2023."""
    sentence = Passed(
        id="a",
        kind="standard_determinate",
        offence_date=date(2022, 8, 22),
        sentenced_on=SENTENCED,
        years=0, months=0, weeks=12, days=0,
        remand_days=48, tagged_bail_days=0, sds40_excluded=False,
    )  # fmt: skip
    whose = Whose("england_wales", None)

    def expiry(adjusted: Adjusted) -> date:
        found = estimates_of(
            whose, sentence, stays=[RECALLED], adjusted=adjusted, on=BACK
        )
        return next(each.day for each in found if each.kind == "sed")

    by_hand = Adjusted((Adjustment("at_large", REVOKED + timedelta(days=1), 77),))
    assert expiry(Adjusted()) == expiry(by_hand) == date(2023, 1, 31)
