"""The referral form's vocabulary is the printed form's (Appendix 2)."""

from cases.choices import Pathway
from referrals.choices import (
    SCREENING_QUESTIONS,
    AdminTask,
    PriorityGroup,
    RemovalTask,
    ResearchSource,
    ScreeningQuestion,
    SupervisionStatus,
)
from referrals.form_dictionary import ELEMENTS, Topic


def ids_under(topic):
    return [element.id for element in ELEMENTS if element.topic is topic]


def test_the_form_has_sixty_four_elements_numbered_in_order():
    assert [element.id for element in ELEMENTS] == [f"F{n:02}" for n in range(1, 65)]


def test_each_heading_holds_its_own_numbers():
    assert {topic: (ids_under(topic)[0], ids_under(topic)[-1]) for topic in Topic} == {
        Topic.PERSON: ("F01", "F11"),
        Topic.REFERRAL: ("F12", "F19"),
        Topic.AGENCIES: ("F20", "F22"),
        Topic.PATHWAYS: ("F23", "F31"),
        Topic.PRIORITY_GROUPS: ("F32", "F38"),
        Topic.ASSESSMENT: ("F39", "F40"),
        Topic.SCREENING: ("F41", "F45"),
        Topic.ADMINISTRATION: ("F46", "F50"),
        Topic.CONTACT_LOG: ("F51", "F54"),
        Topic.REVIEW: ("F55", "F58"),
        Topic.REMOVAL: ("F59", "F64"),
    }


def test_rows_of_the_form_have_their_columns():
    parts = {element.id: element.parts for element in ELEMENTS if element.parts}

    assert parts == {
        **dict.fromkeys(ids_under(Topic.PATHWAYS), ("rag", "needs", "actions")),
        **dict.fromkeys(ids_under(Topic.ADMINISTRATION), ("date", "by_whom")),
        **dict.fromkeys(ids_under(Topic.REMOVAL)[1:], ("date", "by_whom")),
    }


def test_screening_questions_are_known_by_their_element():
    printed = {element.id: element.label for element in ELEMENTS}

    assert {each.value: each.question for each in ScreeningQuestion} == {
        number: printed[number] for number in ids_under(Topic.SCREENING)
    }
    assert set(SCREENING_QUESTIONS) == set(ScreeningQuestion)


def test_the_form_counts():
    assert len(Pathway) == 9
    assert len(PriorityGroup) == 7
    assert len(ResearchSource) == len(AdminTask) == len(RemovalTask) == 5


def test_only_voluntary_supervision_is_not_statutory():
    assert [each for each in SupervisionStatus if not each.is_statutory] == [
        SupervisionStatus.VOLUNTARY
    ]
