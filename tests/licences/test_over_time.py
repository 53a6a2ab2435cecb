"""One sentence under each day's law (A-32): only what moved a date, in its order."""

from datetime import date

import pytest

from licences.calculations import FactError, Sentence, Term, over_time


def sentence(**instead) -> Sentence:
    facts = {
        "offence_date": date(2024, 3, 1),
        "sentenced_on": date(2024, 7, 1),
        "term": Term(months=18),
        "law_on": date(2026, 11, 1),
    }
    return Sentence(**(facts | instead))


def test_an_existing_term_meets_release_at_40_per_cent():
    found = over_time(sentence(sentenced_on=date(2024, 7, 1), term=Term(months=22)))

    assert [(each.first_day, each.keys) for each in found] == [
        (date(2024, 7, 1), ()),
        (date(2024, 9, 10), ("sds40-first",)),
    ]
    assert found[1].dates.release < found[0].dates.release


def test_supervision_is_there_until_the_day_it_was_abolished():
    found = over_time(sentence(sentenced_on=date(2025, 1, 15), term=Term(months=12)))

    assert [(each.first_day, each.keys) for each in found] == [
        (date(2025, 1, 15), ()),
        (date(2026, 5, 11), ("pss-repeal",)),
    ]
    assert [each.dates.pss_end for each in found] == [
        date(2026, 6, 9),
        date(2026, 5, 10),
    ]


def test_a_sentence_that_no_change_touched_has_one_row():
    old = sentence(
        offence_date=date(2016, 1, 1),
        sentenced_on=date(2016, 3, 1),
        term=Term(years=3),
    )

    assert [each.keys for each in over_time(old)] == [()]


def test_changes_after_the_sentence_had_run_out_are_left_out():
    ended = sentence(
        offence_date=date(2023, 1, 1),
        sentenced_on=date(2023, 2, 1),
        term=Term(months=6),
    )

    days = [each.first_day for each in over_time(ended)]

    assert all(day <= date(2024, 5, 1) for day in days)


def test_the_day_asked_about_does_not_move_the_rows():
    assert over_time(sentence(law_on=date(2024, 7, 1))) == over_time(
        sentence(law_on=date(2026, 11, 1))
    )


def test_facts_that_contradict_each_other_are_refused():
    with pytest.raises(FactError, match="later than the sentence"):
        over_time(sentence(offence_date=date(2025, 1, 1)))
