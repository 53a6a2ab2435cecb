"""The identity the database trusts: old, borrowed, left over; and lists against an oracle."""

import random
import time
from datetime import timedelta

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from agencies.acting import acting_for
from cases import selectors
from cases.models import Case, CaseGrant
from core import scope
from core.exceptions import NotVisible
from tests.factories.cases import referred_case
from tests.work.committed import connect, overdue_cases


pytestmark = pytest.mark.django_db
EVERYBODY = (
    "priya",
    "owen",
    "carys",
    "hollie",
    "sunil",
    "yara",
    "nadia",
    "wilf",
    "wren",
    "sam",
    "ingrid",
)
GUESTS = ("hollie", "sunil", "yara", "nadia", "wilf", "owen", "sam", "ingrid")
# Family name, area, who refers, who shares for the lead agency.
CROWD = (
    ("Applegarth", "east-sussex", "priya", "dina"),
    ("Brambleton", "east-sussex", "priya", "dina"),
    ("Dunnock", "west-sussex", "nadia", "dov"),
    ("Elderwick", "west-sussex", "nadia", "dov"),
)


def send(text: str) -> None:
    """Tell the database, inside a transaction, who is said to be acting."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('iom.scope', %s, true)", [text])


def test_an_identity_is_good_for_a_quarter_of_an_hour(case, priya, acting):
    with acting(priya), transaction.atomic():
        identity = scope.current()
        send(identity.signed(now=time.time() - scope.LIFETIME + 60))
        assert Case.objects.unscoped().count() == 1

        send(identity.signed(now=time.time() - scope.LIFETIME - 1))
        with pytest.raises(ProgrammingError, match="expired"), transaction.atomic():
            Case.objects.unscoped().count()
        scope.tell_open_transactions()


@pytest.mark.parametrize("part", range(9))
def test_no_part_of_an_identity_can_be_changed(case, priya, acting, part):
    with acting(priya), transaction.atomic():
        parts = scope.signed_current().split("|")
        parts[part] = f"{parts[part]}1"
        send("|".join(parts))

        with (
            pytest.raises(ProgrammingError, match="not recognised"),
            transaction.atomic(),
        ):
            Case.objects.unscoped().count()
        scope.tell_open_transactions()


def test_an_identity_with_one_part_too_many_is_refused(case, priya, acting):
    with acting(priya), transaction.atomic():
        send(f"{scope.signed_current()}|")

        with (
            pytest.raises(ProgrammingError, match="not recognised"),
            transaction.atomic(),
        ):
            Case.objects.unscoped().count()
        scope.tell_open_transactions()


def test_one_persons_identity_is_gone_when_the_next_begins(case, priya, nadia, acting):
    with acting(priya):
        assert Case.objects.unscoped().count() == 1
    with acting(nadia):
        assert Case.objects.unscoped().count() == 0
    with (
        pytest.raises(ProgrammingError, match="no acting identity"),
        transaction.atomic(),
    ):
        Case.objects.unscoped().count()


def test_acting_within_acting_goes_back_to_the_first(case, priya, nadia, acting):
    with acting(priya):
        with acting(nadia):
            assert Case.objects.unscoped().count() == 0
        assert Case.objects.unscoped().count() == 1


def test_three_hundred_people_in_turn_on_one_connection(world, today):
    """Real transactions, one after another; each sees its own and never the last one's."""
    dice = random.Random("hammer")  # noqa: S311 - a test's own dice
    people = {who: identity(world.people[who], today) for who in EVERYBODY}
    with overdue_cases(world, 2) as cases, connect("default") as connection:
        wrong = [
            (turn, who, seen)
            for turn in range(300)
            for who in [dice.choice((*EVERYBODY, None))]
            if (seen := count_of(connection, people.get(who), cases))
            != {None: "refused", "priya": 2}.get(who, 0)
        ]

    assert wrong == []


def identity(user, today) -> scope.Scope:
    """Return the identity a person would act with."""
    user.acting = acting_for(user, on=today)
    return user.scope()


def count_of(connection, who: scope.Scope | None, cases: list) -> int | str:
    """Count some cases in a transaction of its own, as somebody or as nobody."""
    with connection.transaction():
        if who:
            signed = who.signed(now=time.time())
            connection.execute("SELECT set_config('iom.scope', %s, true)", [signed])
        try:
            query = "SELECT count(*) FROM cases_case WHERE id = ANY (%s)"
            return connection.execute(query, [cases]).fetchone()[0]
        except psycopg.errors.InsufficientPrivilege:
            raise psycopg.Rollback from None
    return "refused"


@pytest.fixture
def crowd(world, today, granted, database_now, acting):
    """Cases of two areas, shared about at random with agencies and people – in force and not."""

    def share(seed: int) -> list[CaseGrant]:
        dice = random.Random(seed)  # noqa: S311 - a test's own dice
        days = (None, timedelta(days=-1), timedelta(0), timedelta(days=1))
        for name, area, who, lead in CROWD:
            case = referred_case(
                world,
                on=today - timedelta(days=9),
                family_name=name,
                area=area,
                referrer=who,
            )
            for guest in dice.sample(GUESTS, 3):
                until, since = (
                    dice.choice(days),
                    dice.choice((*days[1:], timedelta(days=-2))),
                )
                if until is None or until > since:
                    granted(
                        case,
                        user=world.people[guest],
                        by=world.people[lead],
                        level=dice.choice(["read", "write", "manage"]),
                        since=database_now + since,
                        until=until if until is None else database_now + until,
                    )
        return grants_of(world, acting)

    return share


def grants_of(world, acting) -> list[CaseGrant]:
    """Return every grant there is, read by the two lead agencies."""
    found = []
    for lead in ("dina", "dov"):
        with acting(world.people[lead]):
            found += CaseGrant.objects.select_related("case")
    return found


@pytest.mark.parametrize("seed", range(4))
def test_lists_and_details_agree_with_a_plain_reading_of_the_grants(
    crowd, world, acting, database_now, seed
):
    """For every person and every case: list, detail, level and guardian say what the grants say."""
    grants = crowd(seed)
    cases = {grant.case_id: grant.case for grant in grants}
    wrong = []
    for who in EVERYBODY:
        with acting(world.people[who]) as user:
            listed = {
                each.pk: each.my_level
                for each in Case.objects.visible_to(user).with_level(user)
            }
            unlocked = set(Case.objects.unscoped().values_list("pk", flat=True))
            due = oracle(grants, user, database_now)
            opened = {key: level for key in cases if (level := opens(user, key))}
            trusted = {
                key
                for key, case in cases.items()
                if user.has_perm("cases.view_case", case)
            }
        if not (listed == opened == due and unlocked == set(due)):
            wrong.append((who, listed, opened, due))
        if who not in ("sam", "ingrid") and trusted != set(due):
            wrong.append((who, "guardian", trusted, due))

    assert len(cases) == len(CROWD)
    assert wrong == []


def oracle(grants: list[CaseGrant], user, now) -> dict:
    """Return each case's highest level in force for a person, reading the grants one by one."""
    found: dict = {}
    for grant in grants:
        lasts = grant.valid_until is None or grant.valid_until > now
        if grant.principal_id in user.principals and grant.valid_from <= now and lasts:
            level = {"read": 1, "write": 2, "manage": 3}[grant.level]
            found[grant.case_id] = max(level, found.get(grant.case_id, 0))
    return found


def opens(user, case_id) -> int:
    """Return the level with which a person opens a case, 0 when it is not there for them."""
    try:
        return selectors.get_case(user, case_id).my_level
    except NotVisible:
        return 0
