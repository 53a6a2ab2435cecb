"""What the steps say: each sum in words, every assumption, and every caution."""

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


def test_a_plain_sentence_is_explained_step_by_step():
    steps = key_dates(a_sentence()).steps

    assert [(step.quantity, step.arithmetic) for step in steps] == [
        (
            "rule_set",
            (
                "Estimated on the law of 1 March 2026. "
                "Offender Rehabilitation Act 2014: release at one half."
            ),
        ),
        (
            "sentence_expiry",
            (
                "8 November 2021 is day 1 of 12 months + 2 weeks + 2 days: "
                "last day 23 November 2022 (381 days)."
            ),
        ),
        (
            "custodial_period",
            "381 days × one half, the odd day being custody = 191 days.",
        ),
        ("conditional_release", "8 November 2021 + 191 days − 1 = 17 May 2022."),
        (
            "licence_expiry",
            "The licence runs to sentence expiry, 23 November 2022.",
        ),
        (
            "pss_end",
            (
                "From the day after expiry, 24 November 2022; 17 May 2022 (release without "
                "added days) + 12 months = 17 May 2023."
            ),
        ),
        (
            "hdc_eligibility",
            (
                "Half the custodial period and 28 days served, within the longest curfew "
                "allowed: 12 February 2022. An estimate: the prison decides who is excluded."
            ),
        ),
    ]


def test_every_step_names_its_source():
    sentence = a_sentence(
        remand_days=5,
        at_large=(AtLarge(date(2021, 12, 1), 3),),
        added_days=(AddedDays(date(2022, 1, 1), 4),),
    )

    assert all(step.source for step in key_dates(sentence).steps)


def test_the_rules_applied_are_kept_with_the_estimate():
    dates = key_dates(
        a_sentence(
            offence_date=date(2024, 12, 1),
            sentenced_on=date(2025, 6, 10),
            term=Term(months=8),
            law_on=date(2026, 5, 11),
        )
    )

    assert dates.rule_set == ("cja-2003", "ora-2014", "sds40-first", "pss-repeal")


def test_a_56_day_recall_and_a_longer_curfew_are_in_the_rule_set():
    recalled = key_dates(
        a_sentence(
            sentenced_on=date(2025, 3, 3),
            term=Term(months=24),
            recall=Recall(
                type=RecallType.FIXED_TERM,
                revoked_on=date(2026, 3, 31),
                returned_on=date(2026, 4, 1),
            ),
        )
    )
    curfewed = key_dates(a_sentence(sentenced_on=date(2025, 7, 14), term=Term(years=6)))

    assert "ftr-56" in recalled.rule_set
    assert "hdc-365" in curfewed.rule_set


def test_an_old_offence_sentenced_since_2012_is_folded_in():
    folded_in = a_sentence(
        offence_date=date(2005, 4, 3), sentenced_on=date(2012, 12, 3)
    )

    assert key_dates(folded_in).rule_set == ("cja-2003", "laspo-2012")


def test_an_estimate_without_a_release_is_a_fault():
    nonsense = replace(key_dates(a_sentence()), conditional_release=None)

    with pytest.raises(AssertionError, match="Every determinate sentence"):
        _ = nonsense.release


def test_an_unknown_date_of_birth_is_taken_as_adult_and_said():
    assert said(a_sentence(date_of_birth=None), "date_of_birth") == [
        "Date of birth not given: taken as 18 or over throughout."
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"term": Term(days=1)}, "the term is one day"),
        ({"term": Term(years=2)}, "the term is two years or more"),
        (
            {"offence_date": date(2015, 1, 31)},
            "the offence was before 1 February 2015",
        ),
        (
            {"date_of_birth": date(2004, 5, 18)},
            "the person is under 18 on the last custodial day",
        ),
        (
            {
                "offence_date": date(2024, 6, 1),
                "sentenced_on": date(2025, 1, 7),
                "term": Term(months=21),
            },
            "the licence alone lasts 12 months or more",
        ),
        (
            {
                "offence_date": date(2024, 12, 1),
                "sentenced_on": date(2025, 9, 11),
                "term": Term(months=8),
                "law_on": date(2026, 5, 11),
            },
            "it was abolished before it could begin",
        ),
        (
            {"law_on": date(2015, 1, 31)},
            "the Offender Rehabilitation Act 2014 was not yet in force",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_why_there_is_no_post_sentence_supervision(facts, reason):
    dates = key_dates(a_sentence(**facts))

    assert dates.pss_absent_because == reason
    assert (dates.pss_start, dates.pss_end) == (None, None)


def test_supervision_cut_short_says_how_sure_we_are():
    sentence = a_sentence(
        offence_date=date(2024, 12, 1),
        sentenced_on=date(2025, 6, 10),
        term=Term(months=8),
        law_on=date(2026, 5, 11),
    )

    (step,) = (step for step in key_dates(sentence).steps if step.quantity == "pss_end")
    assert "cut short the day before supervision was abolished" in step.arithmetic
    assert "confirm before relying on it" in step.source


@pytest.mark.parametrize(
    ("facts", "said_to_be"),
    [
        ({"term": Term(days=1)}, "No licence: the term is one day."),
        (
            {"date_of_birth": date(2004, 3, 9), "term": Term(months=8)},
            "No licence: the term is under 12 months and the person is under 18 on release.",
        ),
        (
            {"offence_date": date(2014, 5, 1), "term": Term(months=8)},
            (
                "No licence: the term is under 12 months and the offence was before "
                "the Offender Rehabilitation Act 2014."
            ),
        ),
        (
            {
                "offence_date": date(2005, 4, 3),
                "sentenced_on": date(2012, 12, 2),
                "term": Term(months=30),
            },
            "The licence ends at three quarters of the sentence.",
        ),
    ],
)
def test_what_is_said_of_the_licence(facts, said_to_be):
    assert said(a_sentence(**facts), "licence_expiry") == [said_to_be]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"term": Term(months=2)}, "the custodial period is under 6 weeks"),
        ({"remand_days": 180}, "fewer than 14 days are left to serve from sentence"),
        ({"remand_days": 176}, "it would not fall before release"),
        (
            {"sentenced_on": date(2022, 1, 10), "term": Term(years=4)},
            "the term is 4 years or more",
        ),
        (
            {"recall": Recall(type=RecallType.STANDARD)},
            "the person has been released and recalled",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_why_there_is_no_curfew(facts, reason):
    assert said(a_sentence(**facts), "hdc_eligibility") == [
        f"No home detention curfew: {reason}."
    ]


def test_a_longer_term_opens_to_curfew_when_the_law_does():
    sentence = a_sentence(sentenced_on=date(2022, 1, 10), term=Term(years=5))

    before = key_dates(replace(sentence, law_on=date(2024, 6, 16)))
    after = key_dates(replace(sentence, law_on=date(2024, 6, 17)))

    assert (before.hdc_eligibility, after.hdc_eligibility) == (None, date(2024, 6, 17))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"remand_days": 191}, "never before the sentence date, so 8 November 2021"),
        (
            {"added_days": (AddedDays(date(2021, 12, 1), 300),)},
            "never past expiry, so 23 November 2022",
        ),
        (
            {"sentenced_on": date(2024, 4, 2), "term": Term(months=12)},
            "never before release at 40 per cent began, so 10 September 2024",
        ),
    ],
)
def test_why_release_was_held(facts, why):
    assert why in said(a_sentence(**facts), "conditional_release")[0]


def test_adjustments_are_explained():
    sentence = a_sentence(
        remand_days=20,
        tagged_bail_days=1,
        at_large=(AtLarge(date(2021, 12, 1), 3),),
        added_days=(AddedDays(date(2022, 1, 1), 9), AddedDays(date(2022, 2, 1), -2)),
    )

    assert said(sentence, "deductions") == [
        "Remand 20 days + tagged bail 1 day = 21 days off release and expiry."
    ]
    assert said(sentence, "at_large") == [
        "3 days at large before release, put on release, expiry and supervision."
    ]
    assert said(sentence, "added_days") == [
        "7 days net of restored days, put on release only, never past expiry."
    ]
    assert said(sentence, "conditional_release") == [
        "8 November 2021 + 191 days − 1 − 11 days = 6 May 2022."
    ]


def test_days_at_large_after_release_move_nothing_without_a_recall():
    sentence = a_sentence(at_large=(AtLarge(date(2022, 6, 1), 5),))

    assert said(sentence, "at_large") == [
        "5 days at large after release with no recall: nothing moves."
    ]
