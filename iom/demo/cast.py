"""
The standing cast: who works where in the demonstration and in the tests.

Everybody is invented. Areas are real counties, because the guide is theirs; the
agencies' people, and every person managed, are not.
"""

from dataclasses import dataclass
from datetime import date

from agencies import services
from agencies.acting import acting_as
from agencies.choices import AgencyKind, Role
from agencies.models import Agency, Area, Scheme, User


PASSWORD = "fictional-people-only"  # noqa: S105 - the demonstration's, printed at start


@dataclass(frozen=True)
class Player:
    """One member of the cast: account, job, agency by key, role."""

    username: str
    full_name: str
    job_title: str
    agency: str
    role: Role


AREAS = (
    ("east-sussex", "East Sussex"),
    ("west-sussex", "West Sussex"),
    ("brighton-hove", "Brighton & Hove"),
)

# Key, name with the area's name in it, kind. The first leads the scheme.
TEAMS = (
    ("police", "Sussex Police IOM team, {area}", AgencyKind.POLICE),
    ("probation", "Probation Service, {area}", AgencyKind.PROBATION),
    ("housing", "{area} Council Housing", AgencyKind.LOCAL_AUTHORITY_HOUSING),
    ("recovery", "Harbour Recovery, {area}", AgencyKind.SUBSTANCE_MISUSE),
    ("yot", "{area} Youth Offending Team", AgencyKind.YOUTH_OFFENDING),
    ("health", "Downland Community Health, {area}", AgencyKind.HEALTH),
    (
        "mental-health",
        "Seahaven Mental Health Liaison, {area}",
        AgencyKind.MENTAL_HEALTH,
    ),
    ("jobcentre", "Jobcentre Plus, {area}", AgencyKind.DWP),
    (
        "justice",
        "{area} Council Criminal Justice Social Work",
        AgencyKind.LOCAL_AUTHORITY_JUSTICE,
    ),
    ("isms", "Lantern Intensive Support, {area}", AgencyKind.ISMS_PROVIDER),
)

CAST = (
    Player(
        "priya",
        "Priya Marlowe",
        "Probation officer",
        "east-sussex/probation",
        Role.PRACTITIONER,
    ),
    Player(
        "owen",
        "Owen Tarn",
        "Police IOM officer",
        "east-sussex/police",
        Role.PRACTITIONER,
    ),
    Player(
        "carys",
        "Carys Whitlock",
        "IOM co-ordinator",
        "east-sussex/police",
        Role.COORDINATOR,
    ),
    Player(
        "dina", "Dina Ashdown", "Detective inspector", "east-sussex/police", Role.CHAIR
    ),
    Player("mo", "Mo Castle", "IOM manager", "east-sussex/police", Role.MANAGER),
    Player(
        "hollie",
        "Hollie Brook",
        "Housing officer",
        "east-sussex/housing",
        Role.PRACTITIONER,
    ),
    Player(
        "sunil",
        "Sunil Peel",
        "Recovery worker",
        "east-sussex/recovery",
        Role.PRACTITIONER,
    ),
    Player(
        "yara",
        "Yara Finch",
        "Youth justice worker",
        "east-sussex/yot",
        Role.PRACTITIONER,
    ),
    Player(
        "hugh",
        "Hugh Larkin",
        "Community nurse",
        "east-sussex/health",
        Role.PRACTITIONER,
    ),
    Player(
        "tess",
        "Tess Rowan",
        "Probation officer",
        "east-sussex/probation",
        Role.PRACTITIONER,
    ),
    Player(
        "jean",
        "Jean Alder",
        "Criminal justice social worker",
        "east-sussex/justice",
        Role.PRACTITIONER,
    ),
    Player(
        "kit",
        "Kit Rowland",
        "Intensive support worker",
        "east-sussex/isms",
        Role.PRACTITIONER,
    ),
    Player(
        "bo",
        "Bo Thackeray",
        "Intensive support worker",
        "east-sussex/isms",
        Role.PRACTITIONER,
    ),
    Player(
        "nadia",
        "Nadia Weald",
        "Probation officer",
        "west-sussex/probation",
        Role.PRACTITIONER,
    ),
    Player(
        "wilf",
        "Wilf Storrington",
        "Police IOM officer",
        "west-sussex/police",
        Role.PRACTITIONER,
    ),
    Player(
        "wren",
        "Wren Amberley",
        "IOM co-ordinator",
        "west-sussex/police",
        Role.COORDINATOR,
    ),
    Player(
        "dov", "Dov Steyning", "Detective inspector", "west-sussex/police", Role.CHAIR
    ),
    Player(
        "bea",
        "Bea Lanes",
        "Probation officer",
        "brighton-hove/probation",
        Role.PRACTITIONER,
    ),
    Player(
        "bram",
        "Bram Pavilion",
        "Police IOM officer",
        "brighton-hove/police",
        Role.PRACTITIONER,
    ),
    Player(
        "brid",
        "Brid Hollingdean",
        "IOM co-ordinator",
        "brighton-hove/police",
        Role.COORDINATOR,
    ),
    Player(
        "dot",
        "Dot Moulsecoomb",
        "Detective inspector",
        "brighton-hove/police",
        Role.CHAIR,
    ),
    Player(
        "ingrid",
        "Ingrid Quill",
        "Information-governance officer",
        "oversight",
        Role.AUDITOR,
    ),
)
ADMINISTRATOR = Player(
    "sam", "Sam Ledger", "System administrator", "administration", Role.ADMINISTRATOR
)

# Whom `make demo` prints and var/demo.json lists, by role.
LOGINS = {
    "probation_officer": "priya",
    "police_officer": "owen",
    "coordinator": "carys",
    "chair": "dina",
    "manager": "mo",
    "housing_worker": "hollie",
    "substance_misuse_worker": "sunil",
    "youth_justice_worker": "yara",
    "health_worker": "hugh",
    "justice_social_worker": "jean",
    "intensive_support_worker": "kit",
    "other_area_officer": "nadia",
    "administrator": "sam",
    "auditor": "ingrid",
}


@dataclass
class World:
    """The areas, agencies, people and schemes of the demonstration, by key."""

    areas: dict[str, Area]
    agencies: dict[str, Agency]
    people: dict[str, User]
    schemes: dict[str, Scheme]


def gather(*, on: date) -> World:
    """Found the service and give everybody an account, from day `on`."""
    sam = services.found_service(
        username=ADMINISTRATOR.username,
        full_name=ADMINISTRATOR.full_name,
        password=PASSWORD,
        on=on,
        email="sam@iom.example",
    )
    with acting_as(sam, on=on):
        areas = {
            code: services.add_area(
                code=code, name=name, jurisdiction="england_wales", by=sam
            )
            for code, name in AREAS
        }
        agencies = add_agencies(areas, by=sam)
        people = {"sam": sam} | {
            player.username: add_player(player, agencies, by=sam, on=on)
            for player in CAST
        }
        schemes = {
            code: services.set_up_scheme(
                area=area, lead_agency=agencies[f"{code}/police"], by=sam
            )
            for code, area in areas.items()
        }
    return World(areas=areas, agencies=agencies, people=people, schemes=schemes)


def add_agencies(areas: dict[str, Area], *, by: User) -> dict[str, Agency]:
    """Make every area's teams, the prison that serves them all, and the oversight office."""
    made = {
        f"{code}/{key}": services.add_agency(
            name=name.format(area=area.name),
            kind=kind,
            area=area,
            by=by,
            email=f"{key}@{code}.example",
            phone=f"01632 9600{number}{turn}",  # set aside for drama
        )
        for number, (code, area) in enumerate(areas.items())
        for turn, (key, name, kind) in enumerate(TEAMS)
    }
    made["prison"] = services.add_agency(
        name="HMP Saltmarsh", kind=AgencyKind.PRISON, area=None, by=by
    )
    made["oversight"] = services.add_agency(
        name="Information governance office",
        kind=AgencyKind.COORDINATION,
        area=None,
        by=by,
    )
    return made


def add_player(
    player: Player, agencies: dict[str, Agency], *, by: User, on: date
) -> User:
    """Give one member of the cast an account and a role."""
    user = services.add_account(
        username=player.username,
        full_name=player.full_name,
        job_title=player.job_title,
        email=f"{player.username}@iom.example",
        password=PASSWORD,
        by=by,
    )
    services.give_membership(
        user=user, agency=agencies[player.agency], role=player.role, by=by, on=on
    )
    return user


def is_gathered() -> bool:
    """Tell whether the cast is there."""
    return User.objects.filter(username=ADMINISTRATOR.username).exists()


def recall() -> World:
    """Return the world gathered before, from the database."""
    agencies = {agency.name: agency for agency in Agency.objects.all()}
    areas = {area.code: area for area in Area.objects.all()}
    by_key = {
        f"{code}/{key}": agencies[name.format(area=area.name)]
        for code, area in areas.items()
        for key, name, _ in TEAMS
    }
    by_key["prison"] = agencies["HMP Saltmarsh"]
    by_key["oversight"] = agencies["Information governance office"]
    return World(
        areas=areas,
        agencies=by_key,
        people={user.username: user for user in User.objects.all()},
        schemes={
            each.area.code: each
            for each in Scheme.objects.select_related("area", "lead_agency")
        },
    )
