"""Identifiers: the normal form of what people type, and what they are told instead."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.choices import IdentifierKind
from cases.identifiers import (
    CHECK_LETTERS,
    LABELS,
    InvalidIdentifier,
    check_letter,
    display,
    normalise,
)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("pnc", "2012/0123456Y", "2012/0123456Y"),
        ("pnc", " 2012 / 0123456 y ", "2012/0123456Y"),
        ("pnc", "12/123456Y", "2012/0123456Y"),
        ("pnc", "20120123456Y", "2012/0123456Y"),
        ("pnc", "120123456y", "2012/0123456Y"),
        ("pnc", "2012\\0123456Y", "2012/0123456Y"),
        ("pnc", "20/172500D", "2020/0172500D"),
        ("pnc", "40/1J", "1940/0000001J"),
        ("pnc", "39/1U", "2039/0000001U"),
        ("cro", "12345/87k", "012345/87K"),
        ("cro", "012345/87K", "012345/87K"),
        ("cro", "sf87/12345P", "SF87/12345P"),
        ("cro", "SF87/012345K", "SF87/12345K"),
        ("crn", "x 123456", "X123456"),
        ("noms", "a1234 bc", "A1234BC"),
        ("national_insurance", "ab 12 34 56 c", "AB123456C"),
        ("urn", "iom/2026 17", "IOM/202617"),
        ("postcode", "zz99zz", "ZZ9 9ZZ"),
        ("postcode", "ec1a1bb", "EC1A 1BB"),
        ("postcode", "GIR 0AA", "GIR 0AA"),
        ("phone", "01632 960123", "+441632960123"),
        ("phone", "+44 (0)7700 900-123", "+447700900123"),
        ("phone", "0044 20 7946 0000", "+442079460000"),
        ("phone", "(0161) 496.0000", "+441614960000"),
        ("phone", "0169 77 3555", "+44169773555"),
        ("phone", "+353 20 912 5555", "+353209125555"),
    ],
)
def test_what_is_typed_becomes_its_normal_form(kind, typed, stored):
    assert normalise(kind, typed) == stored


def test_lookalike_dashes_and_spaces_from_documents_are_understood():
    assert normalise("pnc", "2012\u2215012\u00a03456Y") == "2012/0123456Y"
    assert normalise("national_insurance", "AB\u201312\u201334\u201356\u2013C") == (
        "AB123456C"
    )


PNC_SHAPE = (
    "The PNC ID should be a year, a slash, up to seven digits and a letter, "
    "such as 2012/0123456Y"
)
CRO_SHAPE = (
    "The CRO number should be up to six digits, a slash, a two-digit year and a "
    "letter, such as 012345/87K, or a short file number, such as SF87/12345P"
)
NATIONAL_INSURANCE_SHAPE = (
    "The National Insurance number should be two letters, six digits and A, B, C or D, "
    "such as AB 12 34 56 C"
)
URN_SHAPE = (
    "The URN should be letters, digits, slashes, dots and hyphens only, "
    "30 characters at most"
)
PHONE_SHAPE = (
    "Enter a phone number with its area code, such as 01632 960123, or with + and "
    "the country code"
)


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("pnc", "  ", "Enter the PNC ID"),
        (
            "pnc",
            "20/172500A",
            "The PNC ID's last letter should be D, not A: check its digits too",
        ),
        ("pnc", "20/172500", "The PNC ID's last letter is missing"),
        (
            "pnc",
            "2020/01725001A",
            "The PNC ID should have no more than seven digits after the slash",
        ),
        (
            "pnc",
            "20172500D",
            "The PNC ID needs a slash after its year, such as 2012/0123456Y",
        ),
        ("pnc", "1820/172500D", "The PNC ID's year should start with 19 or 20"),
        ("pnc", "not known", PNC_SHAPE),
        (
            "cro",
            "12345/87L",
            "The CRO number's last letter should be K, not L: check its digits too",
        ),
        (
            "cro",
            "SF87/12345A",
            "The CRO number's last letter should be P or K, not A: check its digits too",
        ),
        ("cro", "12345", CRO_SHAPE),
        ("crn", "X12345", "The CRN should have 7 characters, such as A123456"),
        (
            "crn",
            "X12345O",
            "Character 7 of the CRN should be a digit, not O: such as A123456",
        ),
        (
            "noms",
            "01234BC",
            "Character 1 of the NOMS number should be a letter, not 0: such as A1234BC",
        ),
        (
            "national_insurance",
            "AB123456",
            "The National Insurance number's last letter, A, B, C or D, is missing",
        ),
        (
            "national_insurance",
            "AB123456E",
            NATIONAL_INSURANCE_SHAPE,
        ),
        (
            "national_insurance",
            "QQ123456C",
            "No National Insurance number starts with QQ",
        ),
        (
            "national_insurance",
            "TN123456C",
            "No National Insurance number starts with TN",
        ),
        (
            "urn",
            "?",
            URN_SHAPE,
        ),
        ("postcode", "ZZ9", "Enter a full UK postcode, such as ZZ9 9ZZ"),
        ("postcode", "ZZ9 9CC", "Enter a full UK postcode, such as ZZ9 9ZZ"),
        ("phone", "960123", PHONE_SHAPE),
        ("phone", "01632 960", PHONE_SHAPE),
        ("phone", "ask his mother", PHONE_SHAPE),
        ("phone", "0600 496 0000", "No UK phone number starts with 06"),
    ],
)
def test_what_is_wrong_is_said(kind, typed, message):
    with pytest.raises(InvalidIdentifier) as refused:
        normalise(kind, typed)

    assert (refused.value.kind, refused.value.message) == (kind, message)


def test_digits_of_another_script_are_refused():
    with pytest.raises(InvalidIdentifier):
        normalise("pnc", "2012/٠١٢٣٤٥٦Y")


def test_an_unknown_kind_is_a_mistake_in_the_program():
    with pytest.raises(KeyError):
        normalise("shoe_size", "9")


def test_every_kind_of_identifier_has_its_rule():
    assert set(IdentifierKind.values) | {"postcode", "phone"} == set(LABELS)


@pytest.mark.parametrize(
    ("kind", "stored", "shown"),
    [
        ("pnc", "2012/0123456Y", "2012/0123456Y"),
        ("national_insurance", "AB123456C", "AB 12 34 56 C"),
        ("phone", "+441632960123", "01632 960123"),
        ("phone", "+447700900123", "07700 900123"),
        ("phone", "+442079460000", "020 7946 0000"),
        ("phone", "+441614960000", "0161 496 0000"),
        ("phone", "+441134960000", "0113 496 0000"),
        ("phone", "+448081570000", "0808 157 0000"),
        ("phone", "+353209125555", "+353209125555"),
    ],
)
def test_normal_forms_are_shown_as_people_write_them(kind, stored, shown):
    assert display(kind, stored) == shown


YEARS = st.integers(1900, 2099).map(str)
SERIALS = st.integers(0, 9_999_999).map("{:07}".format)
PNC_IDS = st.builds(lambda y, s: f"{y}/{s}{check_letter(y, s)}", YEARS, SERIALS)
LETTERS = st.sampled_from(string.ascii_uppercase)
EXAMPLES = st.one_of(
    PNC_IDS.map(lambda value: ("pnc", value)),
    st.builds(
        lambda y, s: ("cro", f"{s}/{y}{check_letter(y, s)}"),
        st.integers(0, 99).map("{:02}".format),
        st.integers(0, 999_999).map("{:06}".format),
    ),
    st.builds(lambda a, n: ("crn", f"{a}{n:06}"), LETTERS, st.integers(0, 999_999)),
    st.builds(
        lambda a, n, b, c: ("noms", f"{a}{n:04}{b}{c}"),
        LETTERS,
        st.integers(0, 9_999),
        LETTERS,
        LETTERS,
    ),
    st.integers(0, 999_999).map(lambda n: ("national_insurance", f"AB{n:06}C")),
    st.integers(0, 999).map(lambda n: ("phone", f"+441632960{n:03}")),
    st.integers(0, 999).map(lambda n: ("phone", f"+442079460{n:03}")),
)


@given(example=EXAMPLES)
def test_normal_forms_are_stable_and_come_back_from_the_page(example):
    kind, stored = example

    assert normalise(kind, stored) == stored
    assert normalise(kind, display(kind, stored)) == stored
    assert normalise(kind, f" {stored.lower()} ") == stored


@given(pnc_id=PNC_IDS)
def test_a_pnc_id_may_lose_its_noughts(pnc_id):
    year, rest = pnc_id.split("/")

    assert normalise("pnc", f"{year}/{rest[:7].lstrip('0') or '0'}{rest[7:]}") == pnc_id


@given(pnc_id=PNC_IDS, place=st.sampled_from(range(2, 12)), digit=st.integers(0, 9))
def test_one_mistyped_digit_of_a_pnc_id_is_always_found(pnc_id, place, digit):
    assume(pnc_id[place] not in {"/", str(digit)})

    with pytest.raises(InvalidIdentifier, match="last letter should be"):
        normalise("pnc", f"{pnc_id[:place]}{digit}{pnc_id[place + 1 :]}")


@given(pnc_id=PNC_IDS, place=st.sampled_from(range(5, 11)))
def test_two_digits_of_a_pnc_id_exchanged_are_always_found(pnc_id, place):
    first, second = pnc_id[place], pnc_id[place + 1]
    assume(first != second)

    with pytest.raises(InvalidIdentifier, match="last letter should be"):
        normalise("pnc", f"{pnc_id[:place]}{second}{first}{pnc_id[place + 2 :]}")


@given(kind=st.sampled_from(sorted(LABELS)), typed=st.text(max_size=40))
def test_anything_typed_is_normalised_for_good_or_refused_in_words(kind, typed):
    try:
        stored, refusal = normalise(kind, typed), "None"
    except InvalidIdentifier as refused:
        stored, refusal = None, refused.message

    assert refusal[0].isupper()
    assert stored is None or normalise(kind, stored) == stored


def test_check_letters_leave_out_those_read_as_digits():
    assert set(string.ascii_uppercase) - set(CHECK_LETTERS) == {"I", "O", "S"}
