"""When a rating is reviewed, all circumstances considered; and answers kept as JSON."""

from datetime import date

import pytest

from agencies.clocks import CLOCKS
from rag.choices import RagClass
from rag.facts import Answers, factors
from rag.forms import RateCase, ticked
from rag.models import Rating, WantedAlert
from rag.reviews import Circumstances, explained, next_review


RATED = date(2026, 3, 2)
CASES = {
    "green alone": (RagClass.GREEN, {}, date(2026, 9, 2), "A-5"),
    "green and wanted since before": (
        RagClass.GREEN,
        {"wanted_since": date(2026, 2, 1)},
        date(2026, 4, 2),
        "S1-25, A-3",
    ),
    "green and wanted since after": (
        RagClass.GREEN,
        {"wanted_since": date(2026, 3, 20)},
        date(2026, 4, 20),
        "S1-25, A-3",
    ),
    "transferred in lately": (
        RagClass.AMBER,
        {"transfer_adopted_on": date(2026, 2, 2)},
        date(2026, 3, 30),
        "S1-104, A-25",
    ),
    "transferred in long ago": (
        RagClass.AMBER,
        {"transfer_adopted_on": date(2025, 2, 2)},
        date(2026, 6, 2),
        "S1-26",
    ),
    "prison with release far off": (
        RagClass.PRISON,
        {"release_on": date(2028, 1, 1)},
        date(2027, 3, 2),
        "A-5",
    ),
    "prison with release near": (
        RagClass.PRISON,
        {"release_on": date(2026, 9, 30)},
        date(2026, 6, 30),
        "S1-173, A-9",
    ),
    "prison and released since": (
        RagClass.PRISON,
        {"released_on": date(2026, 5, 4)},
        date(2026, 5, 4),
        "S1-28, S1-173",
    ),
    "prison, though released before": (
        RagClass.PRISON,
        {"released_on": date(2026, 2, 4)},
        date(2026, 3, 3),
        "S1-28, S1-173",
    ),
    "red with the next meeting known": (RagClass.RED, {}, date(2026, 3, 12), "S1-25"),
}


@pytest.mark.parametrize(
    ("rag_class", "known", "due", "source"), CASES.values(), ids=CASES.keys()
)
def test_the_earliest_day_any_rule_asks_for(rag_class, known, due, source):
    meeting = date(2026, 3, 12) if rag_class is RagClass.RED else None

    review = next_review(
        rag_class,
        rated_on=RATED,
        clocks=CLOCKS,
        circumstances=Circumstances(**known),
        next_meeting_on=meeting,
    )

    assert (review.date, review.source) == (due, source)
    assert review.because


def test_answers_come_back_from_json_as_they_went():
    answers = Answers(disengaged=True, transfer_adopted_on=date(2026, 1, 5))

    assert Answers.read(answers.stored()) == answers


def test_answers_to_questions_no_longer_asked_are_left_out():
    assert Answers.read({"disengaged": True, "asked_once": True}) == Answers(
        disengaged=True
    )


def test_the_facts_join_answers_and_records():
    known = factors(
        Answers(disengaged=True), on=RATED, in_custody=True, is_wanted=False
    )

    assert (known.as_at, known.disengaged, known.in_custody) == (RATED, True, True)


def test_the_form_turns_answers_into_ticks_and_back():
    answers = Answers(
        disengaged=True, needs_multi_agency=False, transfer_adopted_on=date(2026, 1, 5)
    )
    shown = ticked(answers)

    form = RateCase({"known": shown["known"], "needs_multi_agency": "no"})

    assert shown == {"known": ["disengaged"], "needs_multi_agency": False}
    assert form.answers(answers) == answers


def test_a_due_date_explains_itself_with_whose_rule_it_is():
    review = next_review(
        RagClass.GREEN, rated_on=RATED, clocks=CLOCKS, circumstances=Circumstances()
    )

    assert explained(review) == (
        "Green is reviewed within 6 months of the rating on 2 March 2026 (A-5)"
    )


def test_rows_name_themselves():
    assert str(Rating(rag_class="amber", rated_on=RATED)) == "Amber, 02 March 2026"
    assert str(WantedAlert(since=RATED)) == "Wanted since 02 March 2026"
