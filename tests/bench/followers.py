"""Thirty people following a meeting: each asks every two seconds whether anything is new."""

import os
import re
from functools import partial
from html import unescape
from http import HTTPStatus

from django.db import connections
from django.urls import NoReverseMatch, reverse

from tests.bench.figures import percentile
from tests.bench.load import ask, asked_by_many, server, session_of
from tests.bench.pages import NEXT_MEETING, browser, scalar


FOLLOWERS = 30
EVERY = 2  # seconds, as the page asks
SECONDS = 60  # of an hour, which would be the same sixty times over
POLL = re.compile(r'hx-get="([^"]*/pulse/[^"]*)"')
BEGIN = "UPDATE meetings_meeting SET started_at = now(), held_on = current_date WHERE id = %s"


def can_be_followed() -> bool:
    """Tell whether this service has meetings that are followed."""
    try:
        reverse("meetings:pulse", args=["00000000-0000-0000-0000-000000000000"])
    except NoReverseMatch:
        return False
    return True


def measured() -> dict[str, float]:
    """Begin the next meeting and let everybody follow it while nothing changes."""
    with connections["owner"].cursor() as cursor:
        meeting = scalar(cursor, NEXT_MEETING)
        cursor.execute(BEGIN, [meeting])
    client = browser("carys")
    page = client.get(reverse("meetings:follow", args=[meeting])).content.decode()
    found = POLL.search(page)
    if found is None:
        raise RuntimeError("The page that follows a meeting does not ask what is new.")
    with server() as port:
        asking = partial(
            ask,
            port,
            session_of(client),
            unescape(found[1]),
            {HTTPStatus.NO_CONTENT},
        )
        asking()
        times, failed = asked_by_many(
            asking, clients=FOLLOWERS, seconds=SECONDS, every=EVERY
        )
    return {
        "followers": FOLLOWERS,
        "every_s": EVERY,
        "seconds": SECONDS,
        "workers": os.cpu_count() or 2,
        "answered": len(times),
        "due": FOLLOWERS * SECONDS // EVERY,
        "failed": failed,
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
    }
