"""What a referrer types: every message, what is kept, what it comes to."""

import pytest
from django.http import QueryDict

from referrals.forms import PAGES, page_class
from referrals.questions import Topic
from tests.factories.referrals import as_lists, typed_form


def checked(topic: str, **changes: str):
    """Return a topic's page with some answers changed, checked."""
    return PAGES[Topic(topic)](as_lists(typed_form()[topic] | changes), checked=True)


def said(topic: str, **changes: str) -> list[str]:
    """Return what the page says is wrong."""
    return [problem.text for problem in checked(topic, **changes).problems]


@pytest.mark.parametrize("topic", Topic.values)
def test_a_complete_topic_has_no_problem(topic):
    assert said(topic) == []


WRONG = [
    ("person", {"given_names": ""}, "Enter the person’s first names"),
    ("person", {"family_name": " "}, "Enter the person’s family name"),
    (
        "person",
        {"family_name": "x" * 101},
        "Family name must be 100 characters or fewer",
    ),
    (
        "person",
        {"date_of_birth_day": "31", "date_of_birth_month": "2"},
        "Date of birth must be a real date",
    ),
    ("person", {"date_of_birth_year": ""}, "Date of birth must include a year"),
    ("person", {"date_of_birth_year": "2999"}, "Date of birth must be in the past"),
    (
        "person",
        {"date_of_birth_year": "1899"},
        "Date of birth must be on or after 1 January 1900",
    ),
    (
        "person",
        {"date_of_birth_unknown": "on"},
        "Enter the date of birth or say that it is not known, not both",
    ),
    (
        "person",
        {"numbers_unknown": ""},
        "Enter the missing numbers, or say that they are not known",
    ),
    (
        "person",
        {"pnc": "12/123456A"},
        "The PNC ID's last letter should be Y, not A: check its digits too",
    ),
    ("person", {"crn": "123"}, "The CRN should have 7 characters, such as A123456"),
    (
        "person",
        {"noms": "A12"},
        "The NOMS number should have 7 characters, such as A1234BC",
    ),
    (
        "person",
        {"national_insurance": "AB 12 34 56"},
        "The National Insurance number's last letter, A, B, C or D, is missing",
    ),
    ("address", {"home": ""}, "Select where the person lives"),
    ("address", {"lines": ""}, "Enter the address"),
    ("address", {"postcode": ""}, "Enter the postcode"),
    ("address", {"postcode": "ZZ9"}, "Enter a full UK postcode, such as ZZ9 9ZZ"),
    (
        "address",
        {"home": "no_fixed_abode"},
        "Select “At an address”, or clear the address and postcode",
    ),
    (
        "address",
        {"email": "barnaby"},
        "Enter an e-mail address in the correct format, like name@example.com",
    ),
    ("address", {"numbers-0-kind": ""}, "Select the type of number"),
    ("address", {"numbers-0-number": ""}, "Enter the contact number"),
    ("warnings", {"has_warnings": ""}, "Select yes if there are warnings"),
    ("warnings", {"has_warnings": "no"}, "Select yes, or clear the warnings below"),
    ("warnings", {"warnings-0-text": ""}, "Enter what the warning says"),
    ("warnings", {"warnings-0-source": ""}, "Select the record the warning is on"),
    (
        "warnings",
        {"warnings-0-warned_on_year": "2999"},
        "Date of the warning must be today or in the past",
    ),
    ("referral", {"contact_name": ""}, "Enter the name of the person to speak to"),
    (
        "referral",
        {"contact_details": ""},
        "Enter a phone number or e-mail address for that person",
    ),
    (
        "referral",
        {"referred_on_year": "2999"},
        "Date of referral must be today or in the past",
    ),
    ("referral", {"supervision_status": ""}, "Select who supervises the person"),
    ("referral", {"referrer_rag": ""}, "Select the class you propose"),
    ("referral", {"justification": ""}, "Enter why you are referring this person"),
    ("sentence", {"has_score": ""}, "Select yes if there is an actuarial score"),
    ("sentence", {"has_score": "no"}, "Select yes, or clear the score below"),
    ("sentence", {"score_tool": ""}, "Select the tool the score comes from"),
    ("sentence", {"score": ""}, "Enter the score"),
    ("sentence", {"score": "high"}, "Score must be a number"),
    ("sentence", {"score": "101"}, "The score must be between 0 and 100"),
    (
        "sentence",
        {"score_tool": "ls_cmi", "score": "44", "score_horizon": ""},
        "The score must be between 0 and 43",
    ),
    (
        "sentence",
        {"score_horizon": ""},
        "Select whether the score is over 1 or 2 years",
    ),
    (
        "sentence",
        {"score_tool": "ogrs3", "score_band": "low"},
        "A score of 81 is high on this tool. Check both, or leave the band empty",
    ),
    (
        "sentence",
        {"licence_expiry_date_year": "2028"},
        "The licence expiry date must be on or before the sentence expiry date",
    ),
    (
        "sentence",
        {"licence_expiry_unknown_reason": "Unclear"},
        "Give the licence expiry date or say why there is none, not both",
    ),
    ("sentence", {"index_offences": ""}, "Enter the index offences"),
    ("sentence", {"offending_history": ""}, "Enter the offending history"),
    (
        "agencies",
        {"has_agencies": ""},
        "Select yes if other agencies work with the person",
    ),
    ("agencies", {"has_agencies": "no"}, "Select yes, or clear the agencies below"),
    ("agencies", {"agencies-0-agency_name": ""}, "Enter the agency"),
    ("pathways", {"health-rating": ""}, "Select red, amber or green for health"),
    (
        "pathways",
        {"accommodation-needs": ""},
        "Enter the needs for accommodation: it is Red",
    ),
    (
        "pathways",
        {"drugs_alcohol-actions": ""},
        "Enter the actions for drugs and alcohol: it is Amber",
    ),
    ("priority-groups", {"mappa_1": ""}, "Select yes if “MAPPA 1” applies"),
    ("assessment", {"risk": ""}, "Enter the threat, harm and risk assessment"),
    (
        "screening",
        {"pattern": ""},
        "Enter an answer about “Pattern of reoffending or non-compliance”",
    ),
]


@pytest.mark.parametrize(
    ("topic", "changes", "sentence"), WRONG, ids=[each[2] for each in WRONG]
)
def test_each_mistake_is_named_in_plain_words(topic, changes, sentence):
    assert said(topic, **changes) == [sentence]


def test_a_missing_date_asks_for_it_or_why_not():
    empty = dict.fromkeys(("day", "month", "year"), "")

    assert said(
        "sentence", **{f"sentence_expiry_date_{part}": "" for part in empty}
    ) == ["Enter the sentence expiry date, or say why there is none"]
    assert said("person", **{f"date_of_birth_{part}": "" for part in empty}) == [
        "Enter the date of birth, or say that it is not known"
    ]


def test_a_child_under_ten_looks_like_a_slip_in_the_year(today):
    assert said("person", date_of_birth_year=str(today.year - 3)) == [
        "Check the date of birth: the person would be under 10 years old"
    ]


def test_yes_without_a_row_asks_for_one():
    page = PAGES[Topic.WARNINGS](as_lists({"has_warnings": "yes"}), checked=True)

    assert [each.text for each in page.problems] == [
        "Enter at least one warning, or select no"
    ]


def test_yes_to_other_agencies_asks_for_one():
    page = PAGES[Topic.AGENCIES](as_lists({"has_agencies": "yes"}), checked=True)

    assert [each.text for each in page.problems] == [
        "Enter at least one agency, or select no"
    ]


def test_a_warning_is_looked_at_again_after_it_was_given():
    review = {"day": "1", "month": "1", "year": "2020"}
    changes = {f"warnings-0-review_on_{part}": text for part, text in review.items()}

    assert said("warnings", **changes) == [
        "The date to look at it again must be after the warning"
    ]


def test_an_impossible_expiry_date_is_named_once():
    assert said("sentence", licence_expiry_date_month="13") == [
        "Licence expiry date (LED) must be a real date"
    ]


def test_no_fixed_abode_needs_no_postcode():
    page = checked("address", home="no_fixed_abode", lines="", postcode="")

    assert page.problems == []
    assert page.values["home"] == "no_fixed_abode"


def test_values_are_clean_and_empty_rows_are_left_out():
    page = checked("address")

    assert page.values["postcode"] == "ZZ9 9ZZ"
    assert page.values["numbers"] == [{"number": "+441632960123", "kind": "home"}]


@pytest.mark.parametrize("topic", Topic.values)
def test_everything_typed_comes_back_unchecked_and_without_a_word(topic):
    typed = as_lists(typed_form()[topic])

    page = PAGES[Topic(topic)](typed)
    shown = {
        (form.prefix or "", bound.name): bound.value()
        for form in flat(page)
        for bound in form
    }

    assert page.problems == []
    for name, [text] in typed.items():
        prefix, _, field = name.rpartition("-")
        if not text or "TOTAL" in name or "INITIAL" in name:
            continue
        stem = field.removesuffix("_day").removesuffix("_month").removesuffix("_year")
        value = shown[prefix, field if (prefix, field) in shown else stem]
        assert (
            text == value
            or text in (value if isinstance(value, tuple) else ())
            or value is True
        )


def flat(page):
    """Return every form of a page, rows singly."""
    for each in page.forms:
        yield from each.forms if hasattr(each, "forms") else [each]


def test_only_the_topics_own_fields_are_kept_and_null_bytes_are_not():
    sent = QueryDict(mutable=True)
    sent.update(
        {
            "lines": "1 Sample\x00 Street",
            "csrfmiddlewaretoken": "x",
            "numbers-0-kind": "home",
            "numbers-0-evil": "x",
            "then": "later",
        }
    )

    kept = PAGES[Topic.ADDRESS].typed_in(sent)

    assert kept == {"lines": ["1 Sample Street"], "numbers-0-kind": ["home"]}


def test_another_row_is_one_more_and_never_more_than_thirty():
    page = PAGES[Topic.AGENCIES]

    assert page.with_another_row({})["agencies-TOTAL_FORMS"] == ["2"]
    assert page.with_another_row({"agencies-TOTAL_FORMS": ["30"]})[
        "agencies-TOTAL_FORMS"
    ] == ["30"]
    assert page.with_another_row({"agencies-TOTAL_FORMS": ["many"]})[
        "agencies-TOTAL_FORMS"
    ] == ["2"]


def test_two_versions_are_set_side_by_side_in_words():
    texts = dict(checked("warnings").as_typed())

    assert texts["Are there any warnings on PNC or Niche?"] == "Yes"
    assert texts["Warning 1: Record it is on"] == "PNC"
    assert texts["Warning 1: Date of the warning"] == "1 3 2024"
    unknown = dict(checked("person").as_typed())
    assert unknown["The numbers I have left empty are not known"] == "Yes"
    pathways = dict(checked("pathways").as_typed())
    assert pathways["Accommodation: Needs"] == "Sleeps on sofas."


def test_an_unknown_topic_has_no_page():
    assert page_class("secrets") is None
