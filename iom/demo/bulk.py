"""
A caseload of thousands, to measure by: cases made through the services, copied in SQL.

The first `PATTERNS` people are made as people would make them; the cohort among them
are then copied under other invented names, with officers of their own, each row of
every table that hangs on a case. It runs as the owner, because no person may write
for agencies not their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connections, models, transaction

from agencies.choices import Role
from agencies.models import Membership, Principal, User
from cases import identifiers, names
from cases.models import Case
from iom.demo import copying
from iom.demo.caseload import AREAS, FOUNDED_DAYS_AGO
from iom.demo.cast import World
from iom.demo.people import GIVEN_NAMES, invent
from iom.demo.referring import Team, team


OWNER = "owner"
LEAST = 400  # people; fewer are all made through the services
PATTERNS = 36
CASES_PER_OFFICER = 40
COLUMNS = (
    ("n", "int PRIMARY KEY"), ("pattern_case_id", "uuid"), ("pattern_person_id", "uuid"),
    ("lead_worker_id", "uuid"), ("officer_id", "uuid"), ("police_id", "uuid"), ("constable_id", "uuid"),
    ("family_name", "text"), ("given_names", "text"), ("family_folded", "text"),
    ("given_folded", "text"), ("sound_key", "text"), ("date_of_birth", "date"), ("pnc", "text"),
    ("crn", "text"), ("noms", "text"), ("lines", "text"), ("postcode", "text"), ("mobile", "text"),
)  # fmt: skip


class OwnerNeeded(RuntimeError):
    """There is no connection as the owner, who alone may copy."""


def require_owner() -> None:
    """
    Go on only where a copied caseload can be made.

    :raises OwnerNeeded: when the owner's database is not configured
    """
    if not settings.DEMONSTRATION or OWNER not in settings.DATABASES:
        raise OwnerNeeded(
            f"More than {LEAST} people are copied as the database's owner: "
            "set IOM_OWNER_DATABASE_URL and IOM_DEMONSTRATION=True."
        )


def multiply(
    *, world: World, people: int, today: date, tell: Callable[[str], None]
) -> int:
    """
    Copy the cohort until there are `people` in all; return how many.

    :raises OwnerNeeded: when the owner's database is not configured
    """
    require_owner()
    family = copying.copied_models()
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        tell(f"Copying the cohort to {people} people")
        cursor.execute(copying.COPIED)
        list_copies(cursor, world, people=people, today=today)
        with unwatched(cursor, [copying.table_of(model) for model in family]):
            for model in family:
                cursor.execute(copying.insertion(model, family))
                tell(f"  {cursor.rowcount:>9,} {model._meta.verbose_name_plural}")  # noqa: SLF001
            tell("Putting the foreign keys back")
    settle(family)
    return people


def settle(family: list[type[models.Model]]) -> None:
    """Do at once what Postgres would do by and by, so that the first page is a true one."""
    tables = ", ".join(f'"{copying.table_of(model)}"' for model in family)
    with connections[OWNER].cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {tables}")


@contextmanager
def unwatched(cursor, tables: list[str]) -> Iterator[None]:
    """
    Leave out our triggers and the foreign keys inside the block.

    The audit has nothing to say of copies, and the list of grants in force is copied
    with the grants. The keys are checked all at once when they are put back, a hundred times faster
    than row by row. All in one transaction: broken off, nothing has changed.
    """
    keys = list(copying.foreign_keys(cursor, tables))
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no check may still be waiting
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    for table, name, _ in keys:
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    yield
    for table, name, definition in keys:
        cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


def list_copies(cursor, world: World, *, people: int, today: date) -> None:
    """Write down which case each copy is made of, and whose name it bears."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS)
    cursor.execute(f"CREATE TEMPORARY TABLE {copying.LIST} ({columns}) ON COMMIT DROP")
    names_only = ", ".join(name for name, _ in COLUMNS)
    listed = list(
        rows(world, people=people, today=today)
    )  # before COPY has the connection
    with cursor.copy(f"COPY {copying.LIST} ({names_only}) FROM STDIN") as copy:
        for row in listed:
            copy.write_row(row)
    cursor.execute(f"ANALYZE {copying.LIST}")


def rows(world: World, *, people: int, today: date) -> Iterator[tuple]:
    """Yield the list: patterns in turn, area by area, and officers with a caseload each."""
    patterns = {area: adopted(area) for area in AREAS}
    teams = {area: team(world, area) for area in AREAS}
    officers = {
        area: officers_for(teams[area], copies=people // len(AREAS), today=today)
        for area in AREAS
    }
    for number in range(PATTERNS, people):
        area, turn = AREAS[number % len(AREAS)], number // len(AREAS)
        case = patterns[area][turn % len(patterns[area])]
        officer, constable = officers[area][turn // CASES_PER_OFFICER]
        yield (
            number, case.pk, case.person_id, case.lead_worker_id, officer.pk,
            teams[area].police.pk, constable.pk, *bearer(number, today=today),
        )  # fmt: skip


def adopted(area: str) -> list[Case]:
    """Return an area's people who came on the cohort, in the order they were made."""
    cases = Case.objects.using(OWNER).filter(
        scheme__area__code=area, adopted_on__isnull=False, lead_worker__isnull=False
    )
    return sorted(cases, key=lambda case: int(case.reference.removeprefix("IOM-")))


def bearer(number: int, *, today: date) -> tuple:
    """Return the invented person of a number, in the normal forms in which they are stored."""
    person = invent(number, on=today)
    normal = identifiers.normalise
    return (
        person.family_name, person.given_names,
        names.folded(person.family_name), names.folded(person.given_names),
        names.sound_key(person.family_name, person.given_names),
        person.date_of_birth, normal("pnc", person.pnc), normal("crn", person.crn),
        normal("noms", person.noms), person.address, normal("postcode", person.postcode),
        normal("phone", person.mobile),
    )  # fmt: skip


def officers_for(team: Team, *, copies: int, today: date) -> list[tuple[User, User]]:
    """Give an area as many pairs of a probation and a police officer as its copies need."""
    pairs = range(copies // CASES_PER_OFFICER + 1)
    return list(
        zip(
            recruits(team, "probation", "Probation officer", pairs, today=today),
            recruits(team, "police", "Police IOM officer", pairs, today=today),
            strict=True,
        )
    )


def recruits(
    team: Team, key: str, job: str, turns: range, *, today: date
) -> list[User]:
    """Make accounts nobody signs in to, with a role from the service's first day."""
    since = today - timedelta(days=FOUNDED_DAYS_AGO)
    users = [
        User(
            username=f"{team.area}-{key}-{turn + 1}",
            full_name=f"{GIVEN_NAMES[turn % len(GIVEN_NAMES)]} Copperfield {turn + 1}",
            job_title=job,
            password=make_password(None),
        )
        for turn in turns
    ]
    User.objects.using(OWNER).bulk_create(users)
    Principal.objects.using(OWNER).bulk_create(
        Principal(kind=Principal.Kind.USER, user=user) for user in users
    )
    Membership.objects.using(OWNER).bulk_create(
        Membership(
            user=user,
            agency_id=team.agencies[key].pk,
            role=Role.PRACTITIONER,
            valid_from=since,
        )
        for user in users
    )
    return users
