"""What must hold of every sentence: the guarantees of docs/rules/licence-dates.md."""

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.periods import add_months
from licences.calculations import (
    AddedDays,
    AtLarge,
    Recall,
    RecallType,
    Sentence,
    Term,
    key_dates,
)
from licences.calculations.lines import answer


ABOLISHED_ON = date(2026, 5, 11)
MANY = settings(max_examples=100, deadline=None)


@st.composite
def terms(draw) -> Term:
    term = Term(
        years=draw(st.integers(0, 6)),
        months=draw(st.integers(0, 30)),
        weeks=draw(st.integers(0, 10)),
        days=draw(st.integers(0, 800)),
    )
    assume(term != Term())
    return term


@st.composite
def plain_sentences(draw) -> Sentence:
    sentenced_on = draw(st.dates(date(2005, 1, 1), date(2027, 12, 31)))
    offence_date = sentenced_on - timedelta(days=draw(st.integers(0, 4_000)))
    return Sentence(
        offence_date=offence_date,
        sentenced_on=sentenced_on,
        term=draw(terms()),
        law_on=draw(st.dates(date(2005, 1, 1), date(2030, 12, 31))),
        date_of_birth=offence_date - timedelta(days=draw(st.integers(3_700, 12_000))),
        remand_days=draw(st.integers(0, 400)),
        tagged_bail_days=draw(st.integers(0, 60)),
        sds40_excluded=draw(st.booleans()),
    )


@st.composite
def sentences(draw) -> Sentence:
    sentence = draw(plain_sentences())
    day = st.integers(0, 1_500).map(lambda n: sentence.sentenced_on + timedelta(days=n))
    added = draw(st.lists(st.builds(AddedDays, day, st.integers(0, 60)), max_size=4))
    restored = [AddedDays(award.awarded_on, -award.days // 2) for award in added[:1]]
    revoked_on = draw(day)
    recalls = st.builds(
        Recall,
        type=st.sampled_from(RecallType),
        revoked_on=st.just(revoked_on),
        returned_on=st.integers(0, 90).map(lambda n: revoked_on + timedelta(days=n)),
    )
    return replace(
        sentence,
        at_large=tuple(
            draw(st.lists(st.builds(AtLarge, day, st.integers(0, 60)), max_size=3))
        ),
        added_days=(*added, *restored),
        recall=draw(st.none() | recalls),
    )


@MANY
@given(sentence=sentences())
def test_without_its_steps_it_answers_the_same(sentence):
    full = key_dates(sentence)

    assert key_dates(sentence, explained=False) == replace(full, steps=())
    assert full.steps


@MANY
@given(sentence=sentences())
def test_dates_come_in_their_order(sentence):
    dates = key_dates(sentence)
    licence_expiry = dates.licence_expiry or dates.sentence_expiry

    assert sentence.sentenced_on <= dates.release <= licence_expiry
    assert licence_expiry <= dates.sentence_expiry
    if dates.pss_start is not None:
        assert dates.pss_start == dates.sentence_expiry + timedelta(days=1)
        assert dates.pss_start <= dates.pss_end


@MANY
@given(sentence=sentences())
def test_release_is_of_one_kind_and_a_licence_goes_with_one_of_them(sentence):
    dates = key_dates(sentence)

    assert (dates.conditional_release is None) != (dates.automatic_release is None)
    assert (dates.licence_expiry is None) == (dates.conditional_release is None)
    assert (dates.pss_start is None) == (dates.pss_absent_because is not None)
    assert dates.pss_start is None or dates.licence_expiry is not None


@MANY
@given(sentence=plain_sentences())
def test_licence_and_supervision_make_exactly_twelve_months(sentence):
    dates = key_dates(replace(sentence, law_on=date(2026, 5, 10)))

    if dates.pss_end is not None:
        assert dates.pss_end == add_months(dates.release, 12)


@MANY
@given(sentence=plain_sentences(), more=st.integers(1, 60))
def test_a_longer_term_never_moves_a_date_earlier(sentence, more):
    shorter = key_dates(sentence)
    term = replace(sentence.term, days=sentence.term.days + more)
    longer = key_dates(replace(sentence, term=term))

    assert shorter.release <= longer.release
    assert shorter.sentence_expiry <= longer.sentence_expiry
    for name in ("licence_expiry", "pss_start", "pss_end", "hdc_eligibility"):
        before, after = getattr(shorter, name), getattr(longer, name)
        assert before is None or after is None or before <= after, name


@MANY
@given(sentence=plain_sentences())
def test_a_day_of_remand_never_moves_a_date_later(sentence):
    before = key_dates(sentence)
    after = key_dates(replace(sentence, remand_days=sentence.remand_days + 1))

    assert after.release <= before.release
    assert after.sentence_expiry <= before.sentence_expiry


@MANY
@given(sentence=plain_sentences(), days=st.integers(1, 500))
def test_added_days_move_release_and_nothing_else(sentence, days):
    # Within one release point: added days may carry release past the start of 40 per cent.
    sentence = replace(sentence, sds40_excluded=True)
    award = AddedDays(sentence.sentenced_on, days)
    before = key_dates(sentence)
    after = key_dates(replace(sentence, added_days=(award,)))

    assert before.release <= after.release <= before.sentence_expiry
    assert (after.sentence_expiry, after.pss_start, after.pss_end) == (
        before.sentence_expiry,
        before.pss_start,
        before.pss_end,
    )


@MANY
@given(sentence=plain_sentences(), days=st.integers(1, 90))
def test_time_at_large_in_custody_moves_release_and_expiry_alike(sentence, days):
    sentence = replace(sentence, sds40_excluded=True, remand_days=0, tagged_bail_days=0)
    spell = AtLarge(sentence.sentenced_on, days)
    before = key_dates(sentence)
    after = key_dates(replace(sentence, at_large=(spell,)))

    assert after.release - before.release == timedelta(days=days)
    assert after.sentence_expiry - before.sentence_expiry == timedelta(days=days)


@MANY
@given(sentence=sentences())
def test_forty_per_cent_never_releases_later_than_one_half(sentence):
    sentence = replace(sentence, at_large=(), added_days=(), recall=None)
    forty = key_dates(replace(sentence, sds40_excluded=False))
    half = key_dates(replace(sentence, sds40_excluded=True))

    assert forty.release <= half.release
    if half.release < date(2024, 9, 10):
        assert forty.release == half.release


@MANY
@given(sentence=sentences())
def test_supervision_never_lasts_into_its_own_abolition(sentence):
    dates = key_dates(replace(sentence, law_on=ABOLISHED_ON))

    assert dates.pss_end is None or dates.pss_end < ABOLISHED_ON


@MANY
@given(sentence=sentences())
def test_curfew_falls_between_the_fourteenth_day_and_release(sentence):
    dates = key_dates(sentence)

    if dates.hdc_eligibility is not None:
        earliest = sentence.sentenced_on + timedelta(days=14)
        assert earliest <= dates.hdc_eligibility < dates.release


@MANY
@given(sentence=sentences())
def test_a_recall_never_ends_past_expiry(sentence):
    dates = key_dates(sentence)

    if dates.post_recall_release is not None:
        assert dates.post_recall_release <= dates.sentence_expiry


@MANY
@given(line=st.text())
def test_any_line_at_all_has_one_answer(line):
    reply = answer(line, law_on=date(2026, 3, 1))

    assert set(json.loads(reply)) == {"id", "error"}
    assert "\n" not in reply


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "years",
                    "days",
                    "from",
                    "awarded_on",
                    "type",
                    "revoked_on",
                    "returned_on",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
DAY = st.dates().map(str)


@MANY
@given(
    facts=st.fixed_dictionaries(
        {"offence_date": DAY | JSON, "sentenced_on": DAY | JSON, "term": JSON},
        optional={
            "id": JSON,
            "law_on": DAY | JSON,
            "date_of_birth": DAY | JSON,
            "remand_days": JSON,
            "at_large": JSON,
            "added_days": JSON,
            "recall": JSON,
            "sds40_excluded": JSON,
        },
    )
)
def test_any_case_at_all_is_either_told_or_refused(facts):
    reply = json.loads(answer(json.dumps(facts), law_on=date(2026, 3, 1)))

    assert ("error" in reply) != ("steps" in reply)
