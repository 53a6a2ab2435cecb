"""
Fictional people: the same ones for the same seed, each plainly invented.

Family names come from plants, weather and tools; numbers have valid check letters,
so that every validation is passed as a real one would be.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cases.identifiers import check_letter


FAMILY_NAMES = (
    "Thistlewood", "Brackenbury", "Fernsby", "Marrowfield", "Quillfeather", "Hazelgrove",
    "Larkspur", "Cobblewick", "Mistlethwaite", "Burdockson", "Sorrelby", "Tanglewood",
    "Nettlecombe", "Drizzleton", "Pumpernick", "Gorseley", "Hollinghurst-Vane", "Tidewell",
    "Cinderford", "Mallowby", "Oakapple", "Pebblestone", "Ravenscroft-Dew", "Saltwhistle",
    "Tumbleweed", "Underbough", "Vetchling", "Wickerby", "Yarrowdale", "Applegarthe",
    "Bindweed", "Clovermead", "Dandridge-Mint", "Elderflower", "Foxglovery", "Greengage",
)  # fmt: skip
GIVEN_NAMES = (
    "Alistair", "Bronwen", "Casper", "Delphine", "Ezra", "Ffion", "Gideon", "Hester",
    "Idris", "Juno", "Kit", "Lorcan", "Maeve", "Ned", "Ottilie", "Piers", "Quentin",
    "Rafferty", "Saskia", "Tobias", "Una", "Viggo", "Winifred", "Xander", "Yusuf", "Zadie",
    "Ambrose", "Beatrix", "Cormac", "Dashiell", "Emrys", "Florian", "Jarek", "Kwame", "Leila", "Zoë",
)  # fmt: skip
STREETS = (
    "Samphire Row",
    "Lantern Lane",
    "Cuttlefish Close",
    "Groyne Street",
    "Winkle Steps",
    "Driftwood Mews",
)
# Ofcom sets these numbers aside for drama.
MOBILE = "07700900{:03d}"
LETTERS = "ABCEGHJKLMNPRSTWXYZ"


@dataclass(frozen=True)
class Invented:
    """One invented person, as a referrer would know them."""

    number: int
    family_name: str
    given_names: str
    date_of_birth: date
    pnc: str
    crn: str
    noms: str
    address: str
    postcode: str
    mobile: str


def invent(number: int, *, on: date, youngest: int = 21) -> Invented:
    """
    Return the invented person of a number, aged `youngest` to 54 on a day.

    Those referred two years ago were adults then.
    """
    dice = Random(f"person {number}")  # noqa: S311 - fiction, not secrets
    born = on - timedelta(days=youngest * 366 + dice.randrange(33 * 365))
    year, serial = str(born.year + 17), f"{400000 + number * 37:07d}"
    return Invented(
        number=number,
        family_name=FAMILY_NAMES[(number * 7) % len(FAMILY_NAMES)],
        given_names=GIVEN_NAMES[
            (number * 5 + number // len(FAMILY_NAMES)) % len(GIVEN_NAMES)
        ],
        date_of_birth=born,
        pnc=f"{year}/{serial}{check_letter(year, serial)}",
        crn=f"{dice.choice(LETTERS)}{100000 + number:06d}",
        noms=f"A{1000 + number % 9000:04d}{dice.choice(LETTERS)}{dice.choice(LETTERS)}",
        address=f"{dice.randrange(1, 200)} {dice.choice(STREETS)}, Shingleport",
        postcode=f"ZZ{dice.randrange(1, 100)} {dice.randrange(1, 10)}ZZ",
        mobile=MOBILE.format(number % 1000),
    )
