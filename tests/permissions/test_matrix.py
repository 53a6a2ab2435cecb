"""Every address × everybody: who is answered what, and what the audit keeps of it."""

import re
import uuid
from collections import Counter
from collections.abc import Iterable
from typing import Any
from zlib import crc32

import pytest

from tests.permissions import access, table
from tests.permissions.conftest import undoing
from tests.permissions.sections import READS, sections_in, text_of
from tests.permissions.table import TABLE


ROUTES = sorted(TABLE)
WITH_IDS = [route for route in ROUTES if table.named(route)]
NESTED = [route for route in WITH_IDS if len(table.named(route)) > 1]
NOTHING = {"nothing": "asked for"}  # a form sent with none of its answers
BLIND = ("nadia", "expired_guest", "sam")
INSIDE = ("owen", "carys", "dina", "mo", "priya", "jean", "kit", "sam")
ALIKE = (
    access.STRANGERS,
    access.OTHER_AREA,
    access.NO_CASEWORK,
    access.NO_GRANT,
    access.OVERSEERS,
)
OTHER_METHODS = ("head", "options")
REQUIREMENT = re.compile(rb"\bS[0-4]-\d+\b|\(A-\d+\b")  # ours to know, not the reader's
# Request id, form token.
CHANGES_EACH_TIME = re.compile(rb"\b[0-9a-f]{16}\b|\b[A-Za-z0-9]{64}\b")


@pytest.fixture(autouse=True)
def demonstration(settings, undone):
    """The gallery and the mailbox are there in a demonstration only."""
    settings.DEMONSTRATION = True


@pytest.mark.parametrize("route", ROUTES)
def test_everybody_is_answered_and_recorded_as_the_table_says(
    as_, address, audited, everything, route
):
    """One status for asking, one for sending, and what is kept of the asking."""
    row, url, case_id = TABLE[route], address(route), case_of(route, everything.ids)
    asking = askers(row, route)
    sends = senders(row, asking)
    asked = {who: as_(who).get(url) for who in sorted({*asking, *sends})}
    sent = {who: sending(as_, who, url) for who in sends}
    kept = traces(audited(*asked.values()), case_id)

    answered = {
        who: (
            asked[who].status_code,
            sent.get(who),
            kept.get(asked[who]["X-Request-Id"], Counter()),
        )
        for who in asked
    }
    expected = {who: due(row, who, case_id, sends=who in sent) for who in asked}
    assert {who: each for who, each in answered.items() if each != expected[who]} == {}
    assert [who for who, each in asked.items() if REQUIREMENT.search(text(each))] == []
    assert {who: each for who in READS if (each := leaked(asked.get(who), who))} == {}


def leaked(response: Any, who: str) -> set[str]:
    """Return the sections of which a page tells somebody who may not read them."""
    if response is None or response.status_code != 200:
        return set()
    return sections_in(text_of(response)) - READS[who] - {"general"}


def text(response: Any) -> bytes:
    """Return what a page says; a document is packed, and says nothing here."""
    says = response.get("Content-Type", "").startswith("text/")
    return b"" if response.streaming or not says else response.content


def sending(as_, who: str, url: str) -> int:
    """Return what a form sent with nothing in it is answered; what it does is undone."""
    with undoing():
        return as_(who, ends="sign-out" in url).post(url, NOTHING).status_code


def askers(row: access.Row, route: str) -> set[str]:
    """
    Return who asks: everybody, but of people who are alike one in turn.

    Alike are those of one group who are owed the same answer here.
    """
    asking = row.asked_by - set().union(*ALIKE)
    for group in ALIKE:
        alike: dict[int, set[str]] = {}
        for who in row.asked_by & group:
            alike.setdefault(row.access.status(who, 200), set()).add(who)
        asking |= {in_turn(each, route) for each in alike.values()}
    return asking


def senders(row: access.Row, asking: set[str]) -> list[str]:
    """Return who sends forms: those who ask and may not, and one of those who may."""
    if row.post == access.NOT_ALLOWED:
        return sorted(
            asking & (access.STRANGERS | access.OTHER_AREA | access.PROBATION)
        )
    may = min(row.access.may, key=lambda who: (who != "priya", who))
    return [*sorted(asking - row.access.may), may]


def in_turn(people: Iterable[str], route: str) -> str:
    """Return one of some people, another from route to route, the same from run to run."""
    ordered = sorted(people)
    return ordered[crc32(route.encode()) % len(ordered)]


def case_of(route: str, ids: dict[str, Any]) -> Any:
    """Return the case an address is about, or None."""
    arguments = table.arguments(route, ids)
    leads = ("referral_id", "transfer_id", "package_id")
    named = next((arguments[each] for each in leads if each in arguments), None)
    return arguments.get("case_id") or ids["cases"].get(named)


def traces(events: Iterable[Any], case_id: Any) -> dict[str, Counter]:
    """Return, by request, how often the case was recorded as consulted and how often a refusal was."""
    found: dict[str, Counter] = {}
    for each in events:
        if each.operation == "denied" or (
            each.operation == "consult" and case_id in each.case_ids
        ):
            found.setdefault(each.request_id, Counter())[each.operation] += 1
    return found


def due(
    row: access.Row, who: str, case_id: Any, *, sends: bool
) -> tuple[int, int | None, Counter]:
    """Return what the table says `who` is answered, and what is to be kept of it."""
    if who in access.STRANGERS and not row.access.public:
        return access.SIGN_IN, access.SIGN_IN_AGAIN if sends else None, Counter()
    get, post = status(row, who, row.get), status(row, who, row.post)
    refused = get in {access.FORBIDDEN, access.MISSING}
    looked = case_id is not None and get in {200, 302}
    kept = Counter(denied=1) if refused else Counter(consult=1) if looked else Counter()
    return get, post if sends else None, kept


def status(row: access.Row, who: str, allowed: int) -> int:
    """Return the status the table gives; a method not asked for is refused before the person is."""
    return allowed if allowed == access.NOT_ALLOWED else row.access.status(who, allowed)


@pytest.mark.parametrize("route", WITH_IDS)
def test_hidden_and_missing_are_the_same_to_the_byte(as_, address, route):
    hidden, missing = address(route), address(route, **nowhere(route))
    told = [
        (who, method)
        for who, method in ways_in(TABLE[route], route)
        if body(as_(who), method, hidden) != body(as_(who), method, missing)
    ]

    assert told == []


def ways_in(row: access.Row, route: str) -> list[tuple[str, str]]:
    """
    Return who is to learn nothing, and by which methods they try.

    One in turn asks and sends, and one from another area tries another method.
    """
    blind = [
        who
        for who in BLIND
        if status(row, who, row.get) == access.MISSING
        or (who in access.NO_CASEWORK and who not in row.access.may)
    ]
    one = [in_turn(blind, route)] if blind else []
    tries = [(who, method) for who in one for method in ("get", "post")]
    return [*tries, ("nadia", in_turn(OTHER_METHODS, route))]


def nowhere(route: str) -> dict[str, Any]:
    """Return ids of nothing, for each part of an address that names something."""
    return {
        part: 999 if part == "number" else uuid.uuid4() for part in table.named(route)
    }


def body(client: Any, method: str, url: str) -> tuple[int, bytes]:
    """Return status and body, without what changes at each request."""
    response = getattr(client, method)(url)
    return response.status_code, CHANGES_EACH_TIME.sub(b"", response.content)


@pytest.mark.parametrize("route", NESTED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_belongs_elsewhere_is_missing_even_under_ones_own(
    as_, address, everything, route, method
):
    row = TABLE[route]
    parent = table.named(route)[0]
    url = address(route, **{parent: everything.ids["elsewhere"][parent]})
    allowed = row.get if method == "get" else row.post
    inside = [who for who in INSIDE if who in row.access.may]
    answered = getattr(as_(in_turn(inside, f"{route} {method}")), method)(url)

    assert answered.status_code == (
        access.NOT_ALLOWED if allowed == access.NOT_ALLOWED else access.MISSING
    )
