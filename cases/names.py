"""
Whether two records may be one person: names that sound alike, and how alike they are.

Names are folded first (case, accents, punctuation), then each part is turned into its
sound; the order of the parts never matters, for forms swap family and given names.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

import jellyfish

from cases.identifiers import LABELS


ALMOST_THE_SAME = 0.92
"""Jaro-Winkler likeness from which a difference in spelling looks like a slip."""

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


@dataclass(frozen=True)
class KnownPerson:
    """
    What one record says of who somebody is.

    `identifiers` maps kind to normal form; `other_names` are (family, given) pairs.
    """

    family_name: str
    given_names: str
    date_of_birth: date | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    other_names: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every (family, given) pair the record knows the person by."""
        return ((self.family_name, self.given_names), *self.other_names)


@dataclass(frozen=True)
class Likeness:
    """One reason to think two records are one person; `strength` is 1 to 100."""

    strength: int
    reason: str


IDENTIFIER_STRENGTH: Mapping[str, int] = {
    "pnc": 100,
    "cro": 98,
    "noms": 96,
    "crn": 94,
    "national_insurance": 90,
    "urn": 85,
}

BIRTH_AND_NAME: Mapping[tuple[str, str], tuple[int, str]] = {
    ("same", "same"): (80, "Same date of birth and the same name"),
    ("same", "sound"): (75, "Same date of birth and a name that sounds alike"),
    ("same", "spelling"): (70, "Same date of birth and a name spelt almost alike"),
    ("swapped", "same"): (65, "Same name, and day and month of birth swapped"),
    ("swapped", "sound"): (
        60,
        "A name that sounds alike, and day and month of birth swapped",
    ),
    ("one digit", "same"): (55, "Same name, and one digit of birth date differs"),
    ("one digit", "sound"): (
        50,
        "A name that sounds alike, and one digit of birth date differs",
    ),
    ("unknown", "same"): (40, "Same name, and a date of birth is not known"),
    ("unknown", "sound"): (
        30,
        "A name that sounds alike, and a date of birth is not known",
    ),
    ("same", "given"): (25, "Same date of birth and the same first name"),
    ("same", "family"): (20, "Same date of birth and the same family name"),
}


def name_parts(*names: str) -> tuple[str, ...]:
    """Return the folded words of names: no case, accents, apostrophes or hyphens."""
    return tuple(part for name in names for part in _words_of(name))


def folded(name: str) -> str:
    """Return a name as it is sorted and searched: folded words, single spaces."""
    return " ".join(name_parts(name))


def sound_key(family_name: str, given_names: str) -> str:
    """Return the sounds of a name, sorted: equal for names that sound alike."""
    return " ".join(sorted(_sounds(name_parts(family_name, given_names))))


def likeness(one: KnownPerson, other: KnownPerson) -> tuple[Likeness, ...]:
    """
    Return why two records may be one person, the strongest reason first.

    Every shared identifier is a reason of its own; of names and dates of birth only
    the strongest. Empty when nothing suggests that they are one person.
    """
    found = [*_shared_identifiers(one, other), *_names_and_birth(one, other)]
    return tuple(sorted(found, key=lambda each: -each.strength))


def _words_of(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_UNDECOMPOSED))
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    joined = re.sub(r"['’‘`´]", "", bare)
    # "O Brien" and "Mc Donald" are one name each, however they are spaced.
    joined = re.sub(r"\b(o|mc|mac) (?=[^\W\d_]{2})", r"\1", joined)
    return re.findall(r"[^\W\d_]+", joined)


def _shared_identifiers(one: KnownPerson, other: KnownPerson) -> Iterator[Likeness]:
    for kind, strength in IDENTIFIER_STRENGTH.items():
        value = one.identifiers.get(kind)
        if value and value == other.identifiers.get(kind):
            yield Likeness(strength, f"Same {LABELS[kind]}")


def _names_and_birth(one: KnownPerson, other: KnownPerson) -> Iterator[Likeness]:
    """Yield what the closest names and the dates of birth suggest together, if anything."""
    birth = _births_compared(one.date_of_birth, other.date_of_birth)
    name = _closest_name(one, other)
    if (birth, name) in BIRTH_AND_NAME:
        yield Likeness(*BIRTH_AND_NAME[birth, name])


def _births_compared(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "swapped"
    digits = zip(one.isoformat(), other.isoformat(), strict=True)
    return "one digit" if sum(a != b for a, b in digits) == 1 else "different"


def _closest_name(one: KnownPerson, other: KnownPerson) -> str:
    """Return how the closest pair of names compares, over all names on record."""
    closeness = ("same", "sound", "spelling", "given", "family", "none")
    return min(
        (_names_compared(*pair) for pair in product(one.names, other.names)),
        key=closeness.index,
    )


def _names_compared(one: tuple[str, str], other: tuple[str, str]) -> str:
    parts, other_parts = name_parts(*one), name_parts(*other)
    if not parts or not other_parts:
        return "none"
    if sorted(parts) == sorted(other_parts):
        return "same"
    if _sound_alike(parts, other_parts):
        return "sound"
    if (
        jellyfish.jaro_winkler_similarity(
            " ".join(sorted(parts)), " ".join(sorted(other_parts))
        )
        >= ALMOST_THE_SAME
    ):
        return "spelling"
    if name_parts(one[1])[:1] == name_parts(other[1])[:1] != ():
        return "given"
    return "family" if name_parts(one[0]) == name_parts(other[0]) != () else "none"


def _sound_alike(parts: Iterable[str], other_parts: Iterable[str]) -> bool:
    """Whether the shorter name's sounds, two at least, are all in the longer."""
    sounds, other_sounds = _sounds(parts), _sounds(other_parts)
    shared = sounds & other_sounds
    if sounds == other_sounds:
        return True
    return len(shared) >= 2 and shared in (sounds, other_sounds)


def _sounds(parts: Iterable[str]) -> set[str]:
    # A name in another script has no English sound: it stands for itself.
    return {jellyfish.metaphone(part) or part.upper() for part in parts}
