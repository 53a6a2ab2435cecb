"""
What must not show: people one may not see, in any list, search or count; sections one
may not read, on any page or paper.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import quote_plus

import pytest
from django.utils import timezone

from agencies.acting import acting_as
from audit.models import Event
from cases.choices import CaseStatus
from cases.identifiers import normalise
from cases.models import Case
from referrals.choices import Status
from referrals.models import Referral
from tests.permissions.records import SECRETS
from tests.permissions.sections import READS, sections_in, text_of
from tests.permissions.world import CRN, FAMILY_NAME, GIVEN_NAMES, PNC


CHANGES_EACH_TIME = re.compile(r"\b[0-9a-f]{16}\b|\b[A-Za-z0-9]{64}\b")
pytestmark = pytest.mark.usefixtures("undone")
LISTS = (
    "cases:cases",
    "referrals:referrals",
    "meetings:meetings",
    "meetings:cadence",
    "meetings:escalations",
    "meetings:huddle",
    "work:my_work",
    "work:mailbox",
    "support:waiting",
    "support:gaps",
    "agencies:directory",
    "releases:unsupervised",
)
SHOWING = ("cases:overview", "cases:person", "cases:timeline", "plans:plan")
# Not wren: the transfer was sent to her agency, which may know of whom.
UNSEEING = ("nadia", "sunil", "expired_guest", "sam", "ingrid")
FAMILY_NAMES = (FAMILY_NAME, "Otterburn", "Pennyfather")


@pytest.fixture(autouse=True)
def demonstration(settings):
    """The mailbox is there in a demonstration only."""
    settings.DEMONSTRATION = True


@pytest.fixture
def names(everything) -> list[str]:
    """By what the people of East Sussex and their referrals would be known."""
    with acting_as(everything.people["dina"], on=timezone.localdate()):
        found = Case.objects.filter(person__family_name__in=FAMILY_NAMES)
        cases = [each.reference for each in found]
        referrals = [each.reference for each in Referral.objects.filter(case__in=found)]
    assert len(cases) == len(referrals) == 3
    return [
        *FAMILY_NAMES,
        GIVEN_NAMES,
        PNC,
        normalise("pnc", PNC),
        CRN,
        *cases,
        *referrals,
    ]


@pytest.mark.parametrize("who", UNSEEING)
def test_no_list_names_whom_one_may_not_see(as_, address, names, who):
    shown = " ".join(text_of(as_(who).get(url)) for url in lists(address))

    assert [name for name in names if name in shown] == []


def lists(address) -> Iterator[str]:
    """Yield every list, narrowed in every way it offers."""
    yield from (address(route) for route in LISTS)
    for status in ("", *CaseStatus.values):
        for more in (
            "page=1",
            "page=2",
            "rag_class=amber",
            "only=mine",
            "only=overdue",
        ):
            yield f"{address('cases:cases')}?status={status}&{more}"
    for status in ("open", "all", *Status.values):
        yield f"{address('referrals:referrals')}?status={status}"


def test_the_same_lists_name_whom_one_may_see(as_, address, names):
    shown = " ".join(text_of(as_("dina").get(url)) for url in lists(address))

    numbers = {PNC, normalise("pnc", PNC), CRN}  # no list shows them to anybody

    assert [name for name in names if name not in shown and name not in numbers] == []


def test_the_other_areas_lists_have_people_in_them(as_, address):
    assert "Westerby" in text_of(as_("nadia").get(f"{address('cases:cases')}?status="))


@pytest.mark.parametrize("who", ["nadia", "sunil", "expired_guest"])
def test_searching_for_a_hidden_person_is_like_searching_for_nobody(
    as_, address, names, who
):
    """To the byte, apart from the words searched for."""
    told = [
        name
        for name in (*names, FAMILY_NAME[:4], FAMILY_NAME.upper())
        if searched(as_(who), address, name)
        != searched(as_(who), address, "Nonesuchley")
    ]

    assert told == []


def searched(client: Any, address: Any, words: str) -> str:
    """Return the page that a search gives, without the words and what changes each time."""
    page = text_of(client.get(f"{address('cases:search')}?q={quote_plus(words)}"))
    for form in {escape(words), quote_plus(words)}:
        page = page.replace(form, "")
    return CHANGES_EACH_TIME.sub("", page)


@pytest.mark.parametrize("words", [FAMILY_NAME, FAMILY_NAME[:4].lower(), PNC, CRN])
def test_the_same_search_finds_the_person_for_those_who_may(as_, address, words):
    page = text_of(
        as_("hollie").get(f"{address('cases:search')}?q={quote_plus(words)}")
    )

    assert FAMILY_NAME in page


@pytest.mark.parametrize("who", READS)
def test_the_pages_of_a_case_show_the_sections_one_may_read(as_, address, who):
    """That no page shows another is asked of every page in the matrix."""
    shown = " ".join(text_of(as_(who).get(address(route))) for route in SHOWING)

    assert sections_in(shown) == READS[who] | {"general"}


@pytest.mark.parametrize("document", ["plans:pdf", "cases:timeline_pdf"])
@pytest.mark.parametrize("who", READS)
def test_paper_shows_only_the_sections_one_may_read(as_, address, who, document):
    paper = as_(who).get(address(document))

    assert sections_in(text_of(paper)) == READS[who] | {"general"}


@pytest.mark.parametrize("who", READS)
def test_the_persons_own_sheet_says_nothing_of_any_section(as_, address, who):
    """Somebody may read it over their shoulder (S2-30)."""
    paper = as_(who).get(address("support:sheet"))

    assert sections_in(text_of(paper)) == {"general"}


@pytest.mark.parametrize("who", READS)
def test_the_timeline_narrowed_to_police_information_tells_only_the_police(
    as_, address, who
):
    url = f"{address('cases:timeline')}?kinds=Police+information"
    shown = text_of(as_(who).get(url))

    assert ("Nothing matches these filters" in shown) == (who != "owen")


def test_the_audit_copies_neither_names_nor_what_was_written(everything, names):
    with acting_as(everything.people["ingrid"], on=timezone.localdate()):
        kept = " ".join(str(each.change) for each in Event.objects.all())

    assert len(kept) > 10_000
    assert [text for text in (*names[:6], *SECRETS.values()) if text in kept] == []


def test_the_audits_page_names_nobody(as_, address, names):
    assert [
        name
        for name in names
        if name in text_of(as_("ingrid").get(address("audit:events")))
    ] == []
