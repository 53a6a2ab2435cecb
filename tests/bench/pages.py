"""Each page's queries and time, asked through Django's own client in one process."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from http import HTTPStatus
from itertools import count

from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import User
from tests.bench.figures import percentile


WARM_UP = 5
TIMES = 40
FEWER_TIMES = 8  # of what takes seconds
BACKEND = "django.contrib.auth.backends.ModelBackend"
SCHEME = (
    "SELECT s.id FROM agencies_scheme s JOIN agencies_area a ON a.id = s.area_id"
    " WHERE a.code = 'east-sussex'"
)
# East Sussex's next operational meeting, and the last whose minutes were drafted.
NEXT_MEETING = (
    f"SELECT m.id FROM meetings_meeting m WHERE m.scheme_id = ({SCHEME})"
    " AND m.kind = 'operational' AND m.status = 'planned'"
    " AND m.held_on >= current_date ORDER BY m.held_on LIMIT 1"
)
LAST_MEETING = (
    "SELECT m.id FROM meetings_meeting m JOIN meetings_minutes r ON r.meeting_id = m.id"
    f" WHERE m.scheme_id = ({SCHEME}) ORDER BY m.held_on DESC LIMIT 1"
)
COUNTED = {
    "cases": "SELECT count(*) FROM cases_case",
    "contacts": "SELECT count(*) FROM cases_contact",
    "needs": "SELECT count(*) FROM cases_needassessment",
    "actions": "SELECT count(*) FROM plans_action",
    "grants in force": "SELECT count(*) FROM case_acl",
    "audit events": "SELECT count(*) FROM audit_event",
}


@dataclass(frozen=True)
class Page:
    """What is measured: its name, who asks, the request, the answer it must have."""

    name: str
    who: str
    ask: Callable[[], object]
    status: int = HTTPStatus.OK
    times: int = TIMES


@dataclass(frozen=True)
class Measure:
    """One page's figures; times in milliseconds, `cpu_ms` the web process's own."""

    page: str
    who: str
    queries: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float


def counts() -> dict[str, int]:
    """Return how many rows there are of what matters."""
    with connections["owner"].cursor() as cursor:
        return {name: scalar(cursor, query) for name, query in COUNTED.items()}


def scalar(cursor, query: str):
    """Return the one value of a query."""
    cursor.execute(query)
    return cursor.fetchone()[0]


def browser(username: str) -> Client:
    """Return a signed-in client that reaches the names the settings allow."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    client.force_login(User.objects.get(username=username), backend=BACKEND)
    return client


def measured() -> list[dict]:
    """Return the figures of every page, in the order of the table."""
    return [asdict(measure(page)) for page in pages()]


def measure(page: Page) -> Measure:
    """
    Ask for a page some times and return its figures.

    :raises RuntimeError: when it answers otherwise than it should
    """
    for _ in range(WARM_UP):
        response = page.ask()
        if response.status_code != page.status:
            raise RuntimeError(f"{page.name} for {page.who}: {response.status_code}")
    with CaptureQueriesContext(connection) as queries:
        page.ask()
    asked = [
        each["sql"] for each in queries.captured_queries
    ]  # the next request empties it
    worked = time.process_time()
    times = sorted(timed(page.ask) for _ in range(page.times))
    worked = time.process_time() - worked
    return Measure(
        page=page.name,
        who=page.who,
        queries=sum(map(is_query, asked)),
        p50_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
        cpu_ms=round(worked * 1000 / page.times, 1),
    )


def is_query(sql: str) -> bool:
    """Tell whether a statement asks or writes, rather than opens or closes a transaction."""
    return not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"))


def timed(ask: Callable[[], object]) -> float:
    """Return how many milliseconds it takes."""
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def pages() -> Iterator[Page]:
    """Yield what is measured."""
    priya, carys, nadia, owen = map(browser, ("priya", "carys", "nadia", "owen"))
    case, family_name, crn = a_case(led_by="priya")
    address = f"/cases/{case}/"
    yield Page("Caseload list", "co-ordinator", getting(carys, "/cases/"))
    yield Page(
        "Caseload list, page 20", "co-ordinator", getting(carys, "/cases/?page=20")
    )
    yield Page(
        "Caseload list, Red and overdue", "co-ordinator",
        getting(carys, "/cases/?rag_class=red&only=overdue"),
    )  # fmt: skip
    yield Page(
        "Caseload list, mine", "lead worker", getting(priya, "/cases/?only=mine")
    )
    yield Page("Board", "co-ordinator", getting(carys, "/board/"))
    yield Page("Board, mine", "lead worker", getting(priya, "/board/?only=mine"))
    yield Page(
        "Board, all of Amber", "co-ordinator", getting(carys, "/board/?column=amber")
    )
    yield Page(
        "Search by name",
        "co-ordinator",
        getting(carys, f"/cases/search/?q={family_name}"),
    )
    yield Page(
        "Search by CRN", "co-ordinator", getting(carys, f"/cases/search/?q={crn}")
    )
    yield Page("Case overview", "lead worker", getting(priya, address))
    yield Page("Rating", "lead worker", getting(priya, f"{address}rating/"))
    yield Page(
        "Since the last meeting",
        "lead worker",
        getting(priya, f"{address}plan/changes/"),
    )
    yield Page("Case timeline", "lead worker", getting(priya, f"{address}timeline/"))
    yield Page("Case contacts", "lead worker", getting(priya, f"{address}contacts/"))
    yield Page(
        "Case timeline, contacts only",
        "lead worker",
        getting(priya, f"{address}timeline/?kinds=Contacts"),
    )
    yield Page(
        "Home visit form", "lead worker", getting(priya, f"{address}contacts/visit/")
    )
    yield Page("Daily check", "police officer", getting(owen, "/cases/daily-check/"))
    yield Page("Plan", "lead worker", getting(priya, f"{address}plan/"))
    yield Page(
        "Plan as PDF",
        "lead worker",
        getting(priya, f"{address}plan/pdf/"),
        times=FEWER_TIMES,
    )
    yield Page("My work", "lead worker", getting(priya, "/my-work/"))
    yield Page("My work", "co-ordinator", getting(carys, "/my-work/"))
    yield Page("Referrals", "co-ordinator", getting(carys, "/referrals/"))
    yield Page("Meetings", "co-ordinator", getting(carys, "/meetings/"))
    yield from meetings(carys)
    yield from drafting(priya)
    yield Page(
        "A case hidden from them",
        "another area",
        getting(nadia, address),
        HTTPStatus.NOT_FOUND,
    )


def meetings(client: Client) -> Iterator[Page]:
    """Yield the agenda to come, the minutes and actions of the last meeting, and the week."""
    with connections["owner"].cursor() as cursor:
        coming, last = (scalar(cursor, each) for each in (NEXT_MEETING, LAST_MEETING))
    for name, url in (
        ("Agenda of the next meeting", f"/meetings/{coming}/"),
        ("Minutes", f"/meetings/{last}/minutes/"),
        ("Actions of a meeting", f"/meetings/{last}/actions/"),
        ("Circulation", f"/meetings/{last}/circulation/"),
        ("This week", "/meetings/huddle/"),
    ):
        yield Page(name, "co-ordinator", getting(client, url), times=FEWER_TIMES)


def getting(client: Client, url: str) -> Callable[[], object]:
    """Return the asking for an address."""
    return lambda: client.get(url)


def a_case(*, led_by: str) -> tuple[str, str, str]:
    """Return the id, family name and CRN of the person with most contacts whom somebody leads."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT c.id, p.family_name, i.value FROM cases_case c"
            " JOIN cases_person p ON p.id = c.person_id"
            " JOIN cases_identifier i ON i.person_id = p.id AND i.kind = 'crn'"
            " JOIN agencies_user u ON u.id = c.lead_worker_id"
            " JOIN cases_contact k ON k.case_id = c.id"
            " WHERE u.username = %s AND c.status = 'active'"
            " GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1 LIMIT 1",
            [led_by],
        )
        return cursor.fetchone()


def drafting(client: Client) -> Iterator[Page]:
    """Yield one topic of a referral: its page, and keeping what was typed on it."""
    with connections["owner"].cursor() as cursor:
        scheme = scalar(cursor, SCHEME)
    draft = client.post("/referrals/start/", {"scheme": str(scheme)}).url
    referral = re.search(r"[0-9a-f-]{36}", draft).group()
    url = f"/referrals/{referral}/form/assessment/"
    yield Page("Referral, one topic", "referrer", getting(client, url))
    versions = count()

    def save() -> object:
        typed = {"risk": "Harm to traders.", "further": "Mornings.", "then": "later"}
        number = next(versions)
        return client.post(url, typed | {"version": number, "token": f"bench-{number}"})

    yield Page("Referral, keeping one topic", "referrer", save, HTTPStatus.FOUND)
