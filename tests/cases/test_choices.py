"""The words of a case mean what other agencies' systems mean by them."""

from cases.choices import NDELIUS_CODES, ContactType, NeedRating, ScoreTool


def test_only_green_needs_ask_for_no_action():
    assert [each.needs_action for each in NeedRating] == [True, True, False]


def test_each_contact_type_has_its_own_ndelius_code():
    codes = [each.ndelius_code for each in ContactType]

    assert len(set(codes)) == len(codes) == len(NDELIUS_CODES)
    assert all(len(code) == 4 for code in codes)
    assert ContactType.CASE_CONFERENCE.ndelius_code == "ICON"


def test_home_visits_count_whether_notified_or_not():
    assert {each for each in ContactType if each.is_home_visit} == {
        ContactType.HOME_VISIT,
        ContactType.HOME_VISIT_NOT_NOTIFIED,
    }


def test_scores_have_the_top_of_their_scale():
    assert (ScoreTool.OGRS4.highest, ScoreTool.LS_CMI.highest) == (100, 43)
