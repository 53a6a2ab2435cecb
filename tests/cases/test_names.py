"""Names that sound alike, and records that may be one person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.identifiers import LABELS
from cases.names import (
    BIRTH_AND_NAME,
    IDENTIFIER_STRENGTH,
    KnownPerson,
    Likeness,
    folded,
    likeness,
    name_parts,
    sound_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Smith", "John"), ("Smyth", "Jon")),
        (("Smith", "John"), ("John", "Smith")),
        (("O'Brien", "Stephen"), ("OBrien", "Steven")),
        (("O Brien", "Stephen"), ("O’Brien", "Stephen")),
        (("MacDonald", "Catherine"), ("Mc Donald", "Kathryn")),
        (("Khan", "Mohammed"), ("KHAN", "Muhammad")),
        (("Müller", "Zoë"), ("Muller", "Zoe")),
        (("Søren-Testa", "Łucja"), ("Soren Testa", "Lucja")),
        (("Philips", "Geoffrey"), ("Phillips", "Jeffrey")),
    ],
)
def test_names_that_sound_alike_share_a_key(one, other):
    assert sound_key(*one) == sound_key(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Smith", "John"), ("Smith", "Jane Mary")),
        (("Tester", "Robin"), ("Exempli", "Robin")),
        (("علي", "محمد"), ("حسن", "محمد")),
    ],
)
def test_names_that_do_not_sound_alike_have_different_keys(one, other):
    assert sound_key(*one) != sound_key(*other)


def test_a_name_without_letters_has_no_parts_and_no_key():
    assert name_parts("–", "42") == ()
    assert sound_key("", "") == ""


def test_a_folded_name_is_plain_words_with_single_spaces():
    assert folded("  Mc Donald-O’Brien,  ZOË ") == "mcdonald obrien zoe"


BORN = date(1991, 3, 12)
ROBIN = KnownPerson("Exempli", "Robin Gratia", BORN, {"pnc": "2012/0123456Y"})


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        pytest.param(
            KnownPerson("EXEMPLI", "Robin Gratia", BORN),
            "Same date of birth and the same name",
            id="same",
        ),
        pytest.param(
            KnownPerson("Robin", "Gratia Exempli", BORN),
            "Same date of birth and the same name",
            id="names in another order",
        ),
        pytest.param(
            KnownPerson("Egzempli", "Robin", BORN, other_names=(("Exemply", "Robyn"),)),
            "Same date of birth and a name that sounds alike",
            id="another name sounds alike, without the middle name",
        ),
        pytest.param(
            KnownPerson("Exepmli", "Robin Gratia", BORN),
            "Same date of birth and a name spelt almost alike",
            id="slip of the keys",
        ),
        pytest.param(
            KnownPerson("Exempli", "Robin Gratia", date(1991, 12, 3)),
            "Same name, and day and month of birth swapped",
            id="day and month swapped",
        ),
        pytest.param(
            KnownPerson("Exemply", "Robyn", date(1991, 12, 3)),
            "A name that sounds alike, and day and month of birth swapped",
            id="sounds alike, swapped",
        ),
        pytest.param(
            KnownPerson("Exempli", "Robin Gratia", date(1991, 3, 22)),
            "Same name, and one digit of birth date differs",
            id="one digit",
        ),
        pytest.param(
            KnownPerson("Exemply", "Robyn", date(1981, 3, 12)),
            "A name that sounds alike, and one digit of birth date differs",
            id="sounds alike, one digit",
        ),
        pytest.param(
            KnownPerson("Exempli", "Robin Gratia"),
            "Same name, and a date of birth is not known",
            id="no date of birth",
        ),
        pytest.param(
            KnownPerson("Exemply", "Robyn"),
            "A name that sounds alike, and a date of birth is not known",
            id="sounds alike, no date of birth",
        ),
        pytest.param(
            KnownPerson("Voorbeeld", "Robin", BORN),
            "Same date of birth and the same first name",
            id="changed family name",
        ),
        pytest.param(
            KnownPerson("Exempli", "Terry", BORN),
            "Same date of birth and the same family name",
            id="perhaps a twin",
        ),
    ],
)
def test_two_records_may_be_one_person(other, reason):
    assert [each.reason for each in likeness(ROBIN, other)] == [reason]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            KnownPerson("Exempli", "Robin Gratia", date(1964, 7, 30)), id="age"
        ),
        pytest.param(KnownPerson("Voorbeeld", "Terry", BORN), id="only the birthday"),
        pytest.param(KnownPerson("", "", BORN), id="no name"),
        pytest.param(KnownPerson("Voorbeeld", "Robin"), id="only the first name"),
    ],
)
def test_too_little_in_common_is_no_reason(other):
    assert likeness(ROBIN, other) == ()


def test_the_strongest_reason_comes_first():
    other = replace(ROBIN, identifiers={**ROBIN.identifiers, "crn": "X123456"})
    known = replace(ROBIN, identifiers={**other.identifiers, "urn": "IOM17"})

    assert likeness(other, known) == (
        Likeness(100, "Same PNC ID"),
        Likeness(94, "Same CRN"),
        Likeness(80, "Same date of birth and the same name"),
    )


def test_one_shared_number_is_enough_whatever_the_name():
    other = KnownPerson("Voorbeeld", "Terry", None, {"pnc": "2012/0123456Y"})

    assert likeness(ROBIN, other) == (Likeness(100, "Same PNC ID"),)


def test_single_names_may_sound_alike_too():
    one = KnownPerson("Exempli", "", BORN)
    other = KnownPerson("", "Exemply", BORN)

    assert likeness(one, other) == (
        Likeness(75, "Same date of birth and a name that sounds alike"),
    )


def test_two_missing_numbers_are_not_a_shared_number():
    one = KnownPerson("Exempli", "Robin", BORN, {"pnc": ""})
    other = KnownPerson("Voorbeeld", "Terry", None, {"pnc": ""})

    assert likeness(one, other) == ()


def test_every_strength_is_its_own_and_every_identifier_has_one():
    strengths = [strength for strength, _ in BIRTH_AND_NAME.values()]
    strengths.extend(IDENTIFIER_STRENGTH.values())

    assert len(set(strengths)) == len(strengths)
    assert set(IDENTIFIER_STRENGTH) == set(LABELS) - {"postcode", "phone"}


NAMES = st.text(max_size=20)
PEOPLE = st.builds(
    KnownPerson,
    family_name=NAMES,
    given_names=NAMES,
    date_of_birth=st.none() | st.dates(date(1930, 1, 1), date(2015, 1, 1)),
    identifiers=st.dictionaries(
        st.sampled_from(sorted(IDENTIFIER_STRENGTH)), st.sampled_from(["1", "2"])
    ),
)


@given(one=PEOPLE, other=PEOPLE)
def test_likeness_is_mutual_and_ordered(one, other):
    found = likeness(one, other)

    assert found == likeness(other, one)
    assert list(found) == sorted(found, key=lambda each: -each.strength)


@given(family=NAMES, given=NAMES)
def test_the_key_does_not_mind_which_name_is_which(family, given):
    assert sound_key(family, given) == sound_key(given, family)


@given(family=NAMES, given=NAMES)
def test_the_key_does_not_mind_capitals(family, given):
    folded = sound_key(family.casefold(), given.casefold())

    assert sound_key(family, given) == folded
