"""What people say of themselves: plainly asked, declined freely, kept close (S1-149)."""

import pytest
from django.db import connection

from cases import selectors, services
from cases.facts import (
    PREFER_NOT,
    QUESTIONS,
    FactKind,
    answer_in_words,
    practical,
    rows,
)
from cases.prompts import prompts
from core.exceptions import ChangedMeanwhile, NotPermitted


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_question_may_be_declined(kind):
    assert QUESTIONS[kind].choices[-1] == (PREFER_NOT, "Prefer not to say")
    assert answer_in_words(kind, [PREFER_NOT]) == "Prefer not to say"


def test_those_who_only_read_are_not_shown_the_sensitive_questions():
    shown = [label for label, _ in rows({}, sees_sensitive=False)]

    assert "Formats for letters and leaflets" in shown
    assert "Ethnic group" not in shown
    assert "Religion or belief" not in shown


def test_the_persons_own_page_shows_what_helps_in_working_together():
    known = {
        "ethnicity": (["white"], ""),
        "access": (["yes"], "A lift"),
        "language": (["other"], "Polish"),
        "sex": (["female"], ""),
    }

    assert practical(known) == [
        ("First language", "Another language: Polish"),
        ("Help with getting about or access", "Yes: A lift"),
    ]


@pytest.mark.parametrize(
    ("facts", "needs", "words"),
    [
        ({}, {}, []),
        ({}, {"drugs_alcohol": "red"}, []),
        ({}, {"health": "red"}, []),
        ({}, {"drugs_alcohol": "amber", "health": "red"}, ["dual diagnosis"]),
        ({}, {"drugs_alcohol": "amber", "health": "green"}, []),
        ({"veteran": ["yes"]}, {}, ["armed forces"]),
        ({"veteran": [PREFER_NOT]}, {}, []),
        ({"care_leaver": ["yes"]}, {}, ["leaving care"]),
        ({"sex": ["female"]}, {}, ["services for women"]),
        ({"sex": ["male"]}, {}, []),
        ({"interpreter": ["yes"]}, {}, ["Book an interpreter"]),
    ],
)
def test_a_prompt_follows_from_what_was_said(facts, needs, words):
    found = [each.text for each in prompts(facts, needs)]

    assert len(found) == len(words)
    assert all(word in text for word, text in zip(words, found, strict=True))


@pytest.fixture
def ask(acting, priya, today):
    """`ask(case, veteran="yes")` – Priya records answers."""

    def record(case, *, seen=None, by=priya, **answers):
        with acting(by):
            mark = selectors.facts(by, case).mark if seen is None else seen
            return services.record_facts(
                case=case,
                answers={kind: ([each], "") for kind, each in answers.items()},
                seen=mark,
                by=by,
                on=today,
            )

    return record


@pytest.mark.django_db
class TestRecording:
    def test_only_what_changed_is_written(self, case, ask, acting, priya, recorded):
        ask(case, veteran="no", ethnicity="white")

        written = ask(case, veteran="yes", ethnicity="white")

        assert [each.kind for each in written] == ["veteran"]
        with acting(priya):
            assert selectors.facts(priya, case).chosen == {
                "veteran": ["yes"],
                "ethnicity": ["white"],
            }
            assert len(selectors.facts_history(priya, case)) == 3
        assert recorded("facts.asked")[-1].change == {"questions": ["veteran"]}

    def test_a_stale_page_writes_nothing(self, case, ask, acting, priya):
        ask(case, veteran="no")

        with pytest.raises(ChangedMeanwhile) as told:
            ask(case, seen="", veteran="yes")

        assert told.value.theirs == [("Served in the armed forces", "No")]
        assert told.value.yours == [("Served in the armed forces", "Yes")]
        with acting(priya):
            assert selectors.facts(priya, case).chosen == {"veteran": ["no"]}

    def test_a_reader_records_nothing(self, case, ask, hollie):
        with pytest.raises(NotPermitted):
            ask(case, by=hollie, veteran="yes")


@pytest.mark.django_db
class TestWhoReads:
    def test_read_only_agencies_see_what_is_practical(
        self, case, ask, acting, priya, hollie
    ):
        ask(case, formats="braille", ethnicity="black", religion="sikh")

        with acting(priya):
            assert len(selectors.facts(priya, case).answers) == 3
        with acting(hollie):
            assert selectors.facts(hollie, case).chosen == {"formats": ["braille"]}

    def test_the_database_itself_keeps_the_rest(self, case, ask, acting, hollie):
        ask(case, formats="braille", ethnicity="black")

        with acting(hollie), connection.cursor() as cursor:
            cursor.execute("SELECT kind FROM cases_personfact")
            assert cursor.fetchall() == [("formats",)]

    def test_strangers_see_none(self, case, ask, acting, nadia):
        ask(case, formats="braille")

        with acting(nadia):
            assert selectors.facts(nadia, case).answers == {}


@pytest.mark.django_db
class TestPages:
    def test_answers_are_recorded_and_shown(self, client_as, priya, case):
        page = client_as(priya).post(
            f"/cases/{case.pk}/person/facts/ask/",
            {"seen": "", "formats": ["large_print", "audio"], "veteran": "yes"},
            follow=True,
        )

        text = page.content.decode()
        assert "Large print, Audio" in text
        assert "armed forces charities" in text
        assert "Not asked yet" in text

    def test_the_person_page_carries_scores_and_what_helps(
        self, client_as, priya, case, ask
    ):
        ask(case, formats="braille", ethnicity="black")

        text = client_as(priya).get(f"/cases/{case.pk}/person/").content.decode()

        assert "Braille" in text
        assert "Black, Black British" not in text
        assert "All scores" in text

    def test_declining_stands_alone(self, client_as, priya, case):
        page = client_as(priya).post(
            f"/cases/{case.pk}/person/facts/ask/",
            {"seen": "", "formats": [PREFER_NOT, "audio"]},
        )

        assert page.status_code == 422
        assert "Prefer not to say”, not both" in page.content.decode()

    def test_a_detail_needs_its_answer(self, client_as, priya, case):
        page = client_as(priya).post(
            f"/cases/{case.pk}/person/facts/ask/",
            {"seen": "", "communication_detail": "Pictures"},
        )

        assert "Select an answer to go with what you typed" in page.content.decode()

    def test_a_reader_is_not_shown_the_sensitive(self, client_as, hollie, case, ask):
        ask(case, ethnicity="black", formats="braille")

        text = client_as(hollie).get(f"/cases/{case.pk}/person/facts/").content.decode()

        assert "Braille" in text
        assert "Black, Black British" not in text
