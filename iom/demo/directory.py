"""The demonstration's directory of services: plainly fictional, its numbers set aside for drama."""

from dataclasses import dataclass
from datetime import date, timedelta

from agencies import services
from agencies.acting import acting_as
from agencies.calculations import DAYS, read_day
from agencies.models import DirectoryEntry
from iom.demo.cast import World


WEEKDAYS = range(5)
CLOSED_HOURS = {
    **dict.fromkeys(WEEKDAYS, "midnight to 9am and 5pm to midnight"),
    **dict.fromkeys((5, 6, 7), "all day"),
}
NIGHT = "01632 960105"  # the night line's
OFFICE = dict.fromkeys(WEEKDAYS, "9am to 5pm")


@dataclass(frozen=True)
class Invented:
    """One invented service; `number` ends its telephone number, `checked` is days ago."""

    name: str
    kind: str
    number: int
    description: str
    place: str = ""
    tier: str = ""
    area: str = ""
    hours: dict[int, str] | None = None
    wait: int | None = None
    checked: int = 30
    source: str = ""


ENTRIES = (
    Invented(
        "Lantern Lane Surgery", "mental_health", 101,
        "Registers people without an address, and is the way to most mental health care.",
        "2 Lantern Lane, Shingleport", "1", hours=dict.fromkeys(WEEKDAYS, "8:30am to 6pm"), wait=7,
    ),
    Invented(
        "Seahaven Talking Therapies", "mental_health", 102,
        "Talking help with low mood and worry. Liaison in custody suites.",
        "Groyne Street, Shingleport", "2", hours=OFFICE, wait=60,
    ),
    Invented(
        "Seahaven Assessment and Recovery Team", "mental_health", 103,
        "Secondary mental health care. A duty worker answers on working days and helps arrange "
        "assessments.",
        "Winkle Steps, Shingleport", "3", hours=OFFICE, wait=42, checked=200,
        source="“Shingleport Comunity Hospital, Winkle Steps, Westmoor, Shingleport”: the town was wrong.",
    ),
    Invented(
        "Downland Forensic Outreach", "mental_health", 104,
        "Forensic community nurses. Takes referrals from the recovery team only.", tier="4",
        hours=OFFICE, wait=90,
    ),
    Invented(
        "Seahaven Night Line", "mental_health", 105,
        "Somebody to talk to when the recovery team is closed.", hours=CLOSED_HOURS, tier="3",
        source="“Monday to Friday 5pm to 9am, 24 hours at weekends and bank holidays”: the night "
        "before Monday is open too.",
    ),
    Invented(
        "HMP Saltmarsh Healthcare", "health", 106,
        "Health and mental health care in the prison; plans what goes on after release.",
        "HMP Saltmarsh", hours=dict.fromkeys(range(7), "8am to 6pm"),
    ),
    Invented(
        "Harbour Recovery Drop-in", "substance_misuse", 107,
        "Prescribing, groups and a worker who meets people at the gate.",
        "5 Driftwood Mews, Shingleport", hours={**OFFICE, 5: "10am to 1pm"}, wait=10,
    ),
    Invented(
        "Samphire House", "accommodation", 108,
        "Twelve rooms with support for men. Interview with the lead worker.",
        "14 Samphire Row, Shingleport", hours=dict.fromkeys(range(7), "all day"), wait=35, area="east-sussex",
    ),
    Invented(
        "Gateway Housing Desk", "accommodation", 109,
        "The council's single way in to supported housing and homelessness duties.",
        "Town Hall, Shingleport", hours=OFFICE, wait=21, area="east-sussex", checked=240,
    ),
    Invented(
        "Cuttlefish Workshop", "employment", 110,
        "Repairs boats and bicycles. Volunteering first, then a reference.",
        "Cuttlefish Close, Shingleport", hours=dict.fromkeys((0, 2, 4), "10am to 3pm"), wait=14,
    ),
    Invented(
        "Pebble Money Advice", "money", 111, "Debt, benefits and bank accounts.",
        "3 Groyne Street, Shingleport", hours=dict.fromkeys((1, 3), "10am to 4pm"), wait=14,
    ),
    Invented(
        "The Wednesday Room", "women", 112,
        "A weekly one-stop shop for women: housing, health, money and company.",
        "Chapel Hall, Shingleport", hours={2: "10am to 3pm"}, wait=7,
    ),
    Invented(
        "Old Comrades’ Hand", "veterans", 113,
        "Help with work, money and health for anybody who has served.",
        hours=OFFICE, wait=14,
    ),
    Invented(
        "Safe Harbour", "domestic_abuse", 114, "For people harmed at home. Ask before you write or ring them.",
        hours=dict.fromkeys(range(8), "all day"), wait=3,
    ),
    Invented(
        "Adults at Risk Desk", "safeguarding", 115, "Where to say that an adult may be at risk.",
        "Town Hall, Shingleport", hours=OFFICE, wait=1,
    ),
)  # fmt: skip
PROGRAMMES = (
    ("accredited", "Thinking Straight", "Probation Service"),
    ("accredited", "Building Better Bonds", "Probation Service"),
    ("other", "Tide Table mentoring", "Old Comrades’ Hand"),
)


def fill(world: World, *, today: date) -> None:
    """Put the services in the directory, and the programmes in East Sussex's scheme."""
    mo = world.people["mo"]
    for each in ENTRIES:
        on = today - timedelta(days=each.checked)
        with acting_as(mo, on=on) as by:
            services.add_entry(facts=facts(each, world), by=by, on=on)
    with acting_as(mo, on=today) as by:
        for kind, name, provider in PROGRAMMES:
            services.offer_programme(
                scheme=world.schemes["east-sussex"],
                kind=kind,
                name=name,
                provider=provider,
                by=by,
                on=today - timedelta(days=365),
            )


def facts(each: Invented, world: World) -> services.EntryFacts:
    """Return one invented service as the directory keeps it."""
    typed = each.hours or {}
    return services.EntryFacts(
        name=each.name,
        kind=each.kind,
        tier=each.tier,
        description=each.description,
        address=each.place,
        phone=f"01632 960{each.number}",
        out_of_hours_phone=NIGHT if each.tier == "3" and each.hours is OFFICE else "",
        who_can_refer="Any agency of the scheme, or the person themselves.",
        how_to_refer="Ring, and send the form by secure e-mail.",
        expected_wait_days=each.wait,
        source_text=each.source,
        areas=(world.areas[each.area],) if each.area else (),
        hours=tuple(
            opening
            for day in range(len(DAYS))
            for opening in read_day(day, typed.get(day, ""))
        ),
    )


def is_filled() -> bool:
    """Tell whether the directory is there."""
    return DirectoryEntry.objects.exists()
