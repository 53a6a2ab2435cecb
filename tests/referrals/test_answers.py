"""The whole form: what is missing, and how it reads back in words."""

import pytest
from django.http import QueryDict

from cases.choices import Pathway
from cases.selectors import Page
from referrals.choices import PriorityGroup
from referrals.form_dictionary import ELEMENTS
from referrals.forms import PAGES, SavedTopic, WholeForm
from referrals.presenters import answers_in_words, is_partly_hidden, paging, read_back
from referrals.questions import QUESTIONS, Topic
from tests.factories.referrals import as_lists, typed_form


def whole(form=None) -> WholeForm:
    """Return a draft's whole form, complete unless told otherwise."""
    return WholeForm(
        {
            topic: {"typed": as_lists(typed), "checked": True}
            for topic, typed in (typed_form() if form is None else form).items()
        }
    )


def test_the_whole_form_says_what_is_started_complete_and_missing():
    form = whole({"person": typed_form()["person"], "address": {"home": "address"}})

    assert form.is_complete(Topic.PERSON)
    assert form.is_started(Topic.ADDRESS)
    assert not form.is_complete(Topic.ADDRESS)
    assert not form.is_started(Topic.SCREENING)
    assert {topic for topic, _ in form.problems()} == set(Topic) - {Topic.PERSON}
    assert SavedTopic.of({}, "person") == SavedTopic()


def test_every_element_of_the_printed_form_to_f45_is_asked_and_read_back():
    printed = {element.id for element in ELEMENTS if int(element.id[1:]) <= 45}
    answers = answers_in_words(
        whole().values, agency_name="Probation Service, East Sussex"
    )

    assert {
        element for question in QUESTIONS for element in question.elements
    } == printed
    assert set(answers) == {question.code for question in QUESTIONS}
    assert all(answers.values())


def test_the_form_reads_back_in_words():
    answers = answers_in_words(
        whole().values, agency_name="Probation Service, East Sussex"
    )

    assert answers["F01"] == "Barnaby Quillfeather"
    assert answers["F03"] == "Not known"
    assert answers["F04"] == "2012/0123456Y"
    assert answers["F07"] == "01632 960123 (Home)"
    assert answers["F11"] == "PNC, 1 March 2024: Carries a screwdriver."
    assert (
        answers["F12"] == "Probation Service, East Sussex\nPriya Marlowe\n01632 960999"
    )
    assert answers["F15"] == "OGRS4: 81% over 2 years, 2 August 2025"
    assert answers["F20"] == "Harbour Recovery – Sunil Peel – 01632 960888"
    assert (
        answers["F23"]
        == "Red: significant impact\nNeeds: Sleeps on sofas.\nActions: Apply for supported housing."
    )
    assert answers["F37"] == "Yes"


def test_a_wrong_answer_reads_back_as_it_was_typed():
    form = typed_form(date_of_birth_month="13", pnc="nonsense")
    answers = answers_in_words(whole(form).values, agency_name="x")

    assert answers["F02"] == "4 13 1991"
    assert answers["F04"] == "nonsense"


def test_an_empty_form_reads_back_empty():
    answers = answers_in_words(whole({}).values, agency_name="x")

    rows = [
        row
        for section in read_back(answers, missing="Not answered", only=())
        for row in section.rows
    ]
    assert {row.value for row in rows} == {"Not answered"}
    assert len(rows) == len(QUESTIONS)


def test_a_question_without_its_row_is_hidden_from_the_reader():
    answers = {question.code: "x" for question in QUESTIONS}

    assert not is_partly_hidden(answers)
    del answers["F42"]
    assert is_partly_hidden(answers)


def test_the_nine_pathways_and_seven_groups_are_asked():
    assert len(PAGES[Topic.PATHWAYS]().parts) == len(Pathway) == 9
    assert len(PAGES[Topic.PRIORITY_GROUPS]().form.fields) == len(PriorityGroup) == 7


@pytest.mark.parametrize(
    ("number", "has_next", "links"),
    [
        (1, False, ("", "", "")),
        (1, True, ("", "?status=all&page=2", "Page 1")),
        (2, False, ("?status=all&page=1", "", "Page 2")),
    ],
)
def test_the_pages_before_and_after_keep_the_filter(number, has_next, links):
    shown = paging(QueryDict("status=all"), Page([], number, has_next))

    assert (shown.previous_url, shown.next_url, shown.summary) == links
