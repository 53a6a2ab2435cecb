"""
The numbers people are known by: one written form each, and what is wrong otherwise.

Every kind has a normal form, which is what is stored and compared (S1-174, Q3):

- `pnc`: 2012/0123456Y – four-digit year, seven digits, check letter
- `cro`: 012345/87K, or SF87/12345P for a short file
- `crn`: A123456
- `noms`: A1234BC
- `national_insurance`: AA123456A
- `urn`: the scheme's own, upper case, without spaces
- `postcode`: ZZ9 9ZZ
- `phone`: +441632960123, or another country's number with its +
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from stdnum.util import clean


CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""No I, O or S, and Z stands for nought (criminal justice data standards)."""

FIRST_YEAR_OF_THE_1900S = 40
"""Two-digit years from 40 mean 19xx: nobody managed now was recorded before 1940."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "pnc": "PNC ID",
        "cro": "CRO number",
        "crn": "CRN",
        "noms": "NOMS number",
        "national_insurance": "National Insurance number",
        "urn": "URN",
        "postcode": "postcode",
        "phone": "phone number",
    }
)


class InvalidIdentifier(ValueError):
    """What was typed cannot be a number of this kind; `message` says why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def normalise(kind: str, text: str) -> str:
    """
    Return the normal form of what was typed.

    :raises InvalidIdentifier: with a sentence for the person who typed it
    :raises KeyError: if there is no such kind
    """
    rule = _RULES[kind]
    typed = re.sub(r"\s+", " ", clean(text)).strip().upper()
    if not typed:
        raise InvalidIdentifier(kind, f"Enter the {LABELS[kind]}")
    try:
        return rule(typed)
    except ValueError as problem:
        raise InvalidIdentifier(kind, str(problem)) from None


def display(kind: str, value: str) -> str:
    """Return a normal form as people write it: spaced where that helps the eye."""
    if kind == "national_insurance":
        return " ".join(re.findall("..?", value))
    if kind == "phone":
        return _spaced_phone(value)
    return value


def check_letter(year: str, serial: str) -> str:
    """Return the letter that ends a PNC ID or CRO number: modulus 23 of its digits."""
    return CHECK_LETTERS[int(year[-2:] + serial) % len(CHECK_LETTERS)]


def _pnc(typed: str) -> str:
    compact = _without(" -", typed)
    found = re.fullmatch(
        r"(\d\d|\d{4})/(\d{1,7})([A-Z])", compact, re.ASCII
    ) or re.fullmatch(r"(\d\d|\d{4})(\d{7})([A-Z])", compact, re.ASCII)
    if not found:
        raise ValueError(_what_the_pnc_id_lacks(compact))
    year, serial, letter = found[1], found[2].zfill(7), found[3]
    if len(year) == 4 and year[:2] not in {"19", "20"}:
        raise ValueError("The PNC ID's year should start with 19 or 20")
    _check_last_letter("PNC ID", letter, check_letter(year, serial))
    return f"{_four_digits(year)}/{serial}{letter}"


def _what_the_pnc_id_lacks(compact: str) -> str:
    if re.fullmatch(r"(\d\d|\d{4})/\d{1,7}", compact):
        return "The PNC ID's last letter is missing"
    if re.fullmatch(r"(\d\d|\d{4})/\d{8,}[A-Z]", compact):
        return "The PNC ID should have no more than seven digits after the slash"
    if re.fullmatch(r"\d+[A-Z]", compact):
        return "The PNC ID needs a slash after its year, such as 2012/0123456Y"
    return (
        "The PNC ID should be a year, a slash, up to seven digits and a letter, "
        "such as 2012/0123456Y"
    )


def _four_digits(year: str) -> str:
    if len(year) == 4:
        return year
    return ("19" if int(year) >= FIRST_YEAR_OF_THE_1900S else "20") + year


def _cro(typed: str) -> str:
    compact = _without(" -", typed)
    if found := re.fullmatch(r"(\d{1,6})/(\d\d)([A-Z])", compact, re.ASCII):
        serial, year, letter = found[1].zfill(6), found[2], found[3]
        _check_last_letter("CRO number", letter, check_letter(year, serial))
        return f"{serial}/{year}{letter}"
    if found := re.fullmatch(r"SF(\d\d)/(\d{1,6})([A-Z])", compact, re.ASCII):
        year, serial, letter = found[1], str(int(found[2])), found[3]
        # Systems disagree whether a short file's number is filled with noughts
        # before its letter is reckoned, so both letters are in circulation.
        _check_last_letter(
            "CRO number",
            letter,
            check_letter(year, serial),
            check_letter(year, serial.zfill(6)),
        )
        return f"SF{year}/{serial}{letter}"
    raise ValueError(
        "The CRO number should be up to six digits, a slash, a two-digit year and a "
        "letter, such as 012345/87K, or a short file number, such as SF87/12345P"
    )


def _check_last_letter(label: str, letter: str, *right: str) -> None:
    if letter not in right:
        should_be = " or ".join(dict.fromkeys(right))
        raise ValueError(
            f"The {label}'s last letter should be {should_be}, not {letter}: "
            "check its digits too"
        )


def _crn(typed: str) -> str:
    return _shaped("CRN", "A999999", "A123456", _without(" ", typed))


def _noms(typed: str) -> str:
    return _shaped("NOMS number", "A9999AA", "A1234BC", _without(" ", typed))


def _shaped(label: str, shape: str, example: str, compact: str) -> str:
    """Hold a number to a shape (A a letter, 9 a digit) and name the first slip."""
    if len(compact) != len(shape):
        raise ValueError(
            f"The {label} should have {len(shape)} characters, such as {example}"
        )
    for place, (wanted, got) in enumerate(zip(shape, compact, strict=True), start=1):
        right = "[A-Z]" if wanted == "A" else "[0-9]"
        if not re.fullmatch(right, got):
            kind = "letter" if wanted == "A" else "digit"
            raise ValueError(
                f"Character {place} of the {label} should be a {kind}, not {got}: "
                f"such as {example}"
            )
    return compact


def _national_insurance(typed: str) -> str:
    compact = _without(" -", typed)
    if re.fullmatch(r"[A-Z]{2}[0-9]{6}", compact):
        raise ValueError(
            "The National Insurance number's last letter, A, B, C or D, is missing"
        )
    if not re.fullmatch(r"[A-Z]{2}[0-9]{6}[A-D]", compact):
        raise ValueError(
            "The National Insurance number should be two letters, six digits and A, "
            "B, C or D, such as AB 12 34 56 C"
        )
    # Prefixes never issued, as HM Revenue and Customs lists them.
    if not re.match(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[^DFIQUV][^DFIOQUV]", compact):
        raise ValueError(f"No National Insurance number starts with {compact[:2]}")
    return compact


def _urn(typed: str) -> str:
    compact = _without(" ", typed)
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9/._-]{0,29}", compact):
        raise ValueError(
            "The URN should be letters, digits, slashes, dots and hyphens only, "
            "30 characters at most"
        )
    return compact


def _postcode(typed: str) -> str:
    compact = _without(" -", typed)
    outward = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
    inward = r"[0-9][ABD-HJLNP-UW-Z]{2}"
    if compact != "GIR0AA" and not re.fullmatch(outward + inward, compact):
        raise ValueError("Enter a full UK postcode, such as ZZ9 9ZZ")
    return f"{compact[:-3]} {compact[-3:]}"


def _phone(typed: str) -> str:
    compact = re.sub(r"^00", "+", _without(" -./", typed.replace("(0)", "")))
    compact = _without("()", compact)
    if re.fullmatch(r"\+(?!44)[1-9][0-9]{7,14}", compact):
        return compact
    national = re.sub(r"^(\+440?|0)", "", compact)
    if national == compact or not re.fullmatch(r"[0-9]{9,10}", national):
        raise ValueError(
            "Enter a phone number with its area code, such as 01632 960123, or with "
            "+ and the country code"
        )
    if not re.match(r"[1-357-9]", national):
        raise ValueError(f"No UK phone number starts with 0{national[0]}")
    return f"+44{national}"


def _spaced_phone(value: str) -> str:
    if not value.startswith("+44"):
        return value
    national = "0" + value[3:]
    if national.startswith("02"):
        cuts = (3, 7)
    elif re.match(r"0(1\d1|11\d|3|8|9)", national):
        cuts = (4, 7)
    else:
        return f"{national[:5]} {national[5:]}"
    first, second = cuts
    return f"{national[:first]} {national[first:second]} {national[second:]}"


def _without(characters: str, text: str) -> str:
    return text.translate(str.maketrans("\\", "/", characters))


_RULES = MappingProxyType(
    {
        "pnc": _pnc,
        "cro": _cro,
        "crn": _crn,
        "noms": _noms,
        "national_insurance": _national_insurance,
        "urn": _urn,
        "postcode": _postcode,
        "phone": _phone,
    }
)
