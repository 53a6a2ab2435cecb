"""What the steps say of a recall, and every caution that asks for a second look."""

from dataclasses import replace
from datetime import date

import pytest

from licences.calculations import (
    AddedDays,
    AtLarge,
    Recall,
    RecallType,
    Sentence,
    Term,
    key_dates,
)


def a_sentence(**facts) -> Sentence:
    plain = Sentence(
        offence_date=date(2021, 5, 1),
        sentenced_on=date(2021, 11, 8),
        term=Term(months=12, weeks=2, days=2),
        law_on=date(2026, 3, 1),
        date_of_birth=date(1990, 1, 1),
    )
    return replace(plain, **facts)


def said(sentence: Sentence, quantity: str) -> list[str]:
    return [
        step.arithmetic
        for step in key_dates(sentence).steps
        if step.quantity == quantity
    ]


FIXED_TERM = Recall(
    type=RecallType.FIXED_TERM,
    revoked_on=date(2022, 7, 1),
    returned_on=date(2022, 7, 5),
)


@pytest.mark.parametrize(
    ("facts", "ending"),
    [
        (
            {"recall": FIXED_TERM},
            "Return to custody is day 1 of 28 days: 1 August 2022.",
        ),
        (
            {"recall": FIXED_TERM, "at_large": (AtLarge(date(2022, 7, 10), 2),)},
            (
                "Return to custody is day 1 of 28 days, 2 days more at large or added "
                "during it: 3 August 2022."
            ),
        ),
        (
            {"recall": replace(FIXED_TERM, returned_on=date(2022, 11, 20))},
            "Return to custody is day 1 of 28 days, never past expiry: 23 November 2022.",
        ),
        (
            {"recall": replace(FIXED_TERM, returned_on=None)},
            (
                "Fixed term of 28 days, counted from the return to custody, "
                "which is not recorded."
            ),
        ),
        (
            {"recall": Recall(type=RecallType.STANDARD)},
            (
                "A standard recall runs to sentence expiry, 23 November 2022, unless the "
                "Parole Board or the Secretary of State releases sooner."
            ),
        ),
        (
            {"recall": FIXED_TERM, "term": Term(days=1)},
            "There is no licence, so there is nothing to recall to: check the record.",
        ),
    ],
)
def test_how_a_recall_ends(facts, ending):
    assert said(a_sentence(**facts), "post_recall_release") == [ending]


@pytest.mark.parametrize(
    ("facts", "caution"),
    [
        (
            {"recall": replace(FIXED_TERM, days=14)},
            "The recorded fixed term of 14 days differs from the usual 28 days",
        ),
        (
            {
                "recall": replace(
                    FIXED_TERM,
                    revoked_on=date(2022, 5, 1),
                    returned_on=date(2022, 5, 2),
                )
            },
            "The return to custody is not after release as calculated here",
        ),
        (
            {"recall": replace(FIXED_TERM, returned_on=date(2022, 12, 1))},
            "The return to custody is after sentence expiry",
        ),
        (
            {"recall": FIXED_TERM},
            "3 days between revocation and return are not recorded as at large",
        ),
        (
            {"sentenced_on": date(2026, 2, 2), "term": Term(years=2)},
            "Release may move under the progression model",
        ),
        (
            {
                "offence_date": date(2005, 4, 3),
                "sentenced_on": date(2006, 1, 5),
                "term": Term(years=4),
            },
            "A term of 4 years or more for a Schedule 15 offence",
        ),
        (
            {"remand_days": 400},
            "Remand and tagged bail are longer than the whole sentence",
        ),
        (
            {"added_days": (AddedDays(date(2022, 6, 1), 5),)},
            "Days were added or restored after release: nothing moves",
        ),
    ],
)
def test_what_needs_a_second_look_is_said(facts, caution):
    assert any(
        words.startswith(caution) for words in said(a_sentence(**facts), "caution")
    )


def test_a_tidy_record_has_no_cautions():
    tidy = replace(FIXED_TERM, returned_on=date(2022, 7, 2))

    assert said(a_sentence(), "caution") == []
    assert said(a_sentence(recall=tidy), "caution") == []


def test_a_recall_with_no_dates_is_counted_from_the_day_asked_about():
    undated = Recall(type=RecallType.FIXED_TERM)
    sentence = a_sentence(
        sentenced_on=date(2025, 3, 3), term=Term(months=24), recall=undated
    )

    before = key_dates(replace(sentence, law_on=date(2026, 3, 30)))
    after = key_dates(replace(sentence, law_on=date(2026, 3, 31)))

    assert "Fixed term of 28 days" in before.steps[-1].arithmetic
    assert "Fixed term of 56 days" in after.steps[-1].arithmetic


def test_a_sentence_wholly_served_ends_on_the_day_it_was_passed():
    dates = key_dates(a_sentence(remand_days=400))

    assert dates.release == dates.sentence_expiry == date(2021, 11, 8)


def test_under_the_1991_act_long_remand_does_not_eat_the_licence():
    old = a_sentence(
        offence_date=date(2005, 4, 3),
        sentenced_on=date(2012, 11, 5),
        term=Term(months=24),
    )

    exact = key_dates(replace(old, remand_days=365))
    beyond = key_dates(replace(old, remand_days=400))

    assert exact.licence_expiry == beyond.licence_expiry == date(2013, 5, 6)
