"""What every page's frame shows: navigation, for whom one acts, the demonstration banner."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from agencies.roles import Permission


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the primary navigation, or of the pages within it."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Page:
    """A list that the navigation leads to; `also` are the pages reached from it."""

    label: str
    route: str
    permission: Permission
    also: tuple[str, ...] = ()

    @property
    def routes(self) -> frozenset[str]:
        """The pages on which this entry is the current one."""
        return frozenset({self.route, *self.also})


@dataclass(frozen=True)
class Section:
    """An entry of the primary navigation: its pages, and the apps that belong to it."""

    label: str
    pages: tuple[Page, ...]
    namespaces: frozenset[str] = frozenset()


SECTIONS = (
    Section(
        "My work",
        (Page("My work", "work:my_work", Permission.CASE_READ),),
        frozenset({"work"}),
    ),
    Section(
        "Cases",
        (
            Page("All cases", "cases:cases", Permission.CASE_READ),
            Page("Board", "rag:board", Permission.CASE_READ, ("rag:save_board",)),
            Page("Daily check", "cases:daily_check", Permission.INTELLIGENCE_ADD),
        ),
        frozenset({"cases", "plans", "rag", "licences", "scheme", "support"}),
    ),
    Section(
        "Referrals",
        (
            Page("Referrals", "referrals:referrals", Permission.CASE_READ),
            Page("Transfers", "referrals:transfers", Permission.CASE_READ),
            Page("Removals", "scheme:removals", Permission.CASE_READ),
            Page("Rejected and deferred", "referrals:register", Permission.CASE_READ),
            Page(
                "Decisions compared",
                "referrals:comparisons",
                Permission.SCHEME_CONFIGURE,
            ),
        ),
        frozenset({"referrals"}),
    ),
    Section(
        "Meetings",
        (
            Page("Meetings", "meetings:meetings", Permission.CASE_READ),
            Page("Discussed in time", "meetings:cadence", Permission.CASE_SHARE),
            Page("This week", "meetings:huddle", Permission.CASE_READ),
            Page("Escalated", "meetings:escalations", Permission.CASE_READ),
        ),
        frozenset({"meetings"}),
    ),
    Section(
        "Releases",
        (
            Page("Next twelve weeks", "releases:releases", Permission.CASE_READ),
            Page(
                "Released without supervision",
                "releases:unsupervised",
                Permission.CASE_SHARE,
            ),
            Page("Resettlement providers", "releases:providers", Permission.CASE_READ),
        ),
        frozenset({"releases"}),
    ),
    Section(
        "Key dates",
        (Page("Key dates", "dates:what_if", Permission.CASE_READ),),
        frozenset({"dates"}),
    ),
    Section(
        "Services",
        (
            Page(
                "Directory",
                "agencies:directory",
                Permission.CASE_READ,
                (
                    "agencies:directory_entry",
                    "agencies:add_entry",
                    "agencies:change_entry",
                ),
            ),
            Page("Who is waiting", "support:waiting", Permission.CASE_READ),
            Page("Needs nobody meets", "support:gaps", Permission.CASE_READ),
        ),
    ),
    Section(
        "Intensive support",
        (Page("Packages", "isms:packages", Permission.PACKAGE_LIST),),
        frozenset({"isms"}),
    ),
    Section(
        "Scheme settings",
        (
            Page(
                "Scheme settings",
                "agencies:schemes",
                Permission.SCHEME_CONFIGURE,
                ("agencies:scheme", "agencies:programmes"),
            ),
        ),
    ),
    Section(
        "Agencies",
        (
            Page(
                "Agencies",
                "agencies:agencies",
                Permission.ACCOUNTS_MANAGE,
                ("agencies:agency",),
            ),
        ),
    ),
    Section(
        "Accounts",
        (
            Page(
                "Accounts",
                "agencies:accounts",
                Permission.ACCOUNTS_MANAGE,
                ("agencies:account",),
            ),
        ),
    ),
    Section(
        "Audit",
        (Page("Audit", "audit:events", Permission.AUDIT_READ),),
        frozenset({"audit"}),
    ),
)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's variables; works on error pages too, without the database."""
    user = getattr(request, "user", None)
    acting = user.acting if user is not None and user.is_authenticated else None
    match = request.resolver_match
    here = section_of(match.namespace, match.view_name) if match else None
    held = acting.permissions if acting else frozenset()
    return {
        "service_name": settings.SERVICE_NAME,
        "demonstration": settings.DEMONSTRATION,
        "request_id": getattr(request, "request_id", ""),
        "acting": acting,
        "acting_agency": {"name": acting.agency_name} if acting else None,
        "navigation": [
            NavigationItem(each.label, reverse(pages[0].route), each is here)
            for each in SECTIONS
            if (pages := open_to(each, held))
        ],
        "within": within(here, match.view_name, held) if here and match else [],
    }


def open_to(section: Section, held: Collection[Permission]) -> list[Page]:
    """Return the section's pages that somebody with these permissions may see."""
    return [each for each in section.pages if each.permission in held]


def section_of(namespace: str, view_name: str) -> Section | None:
    """Return where a page belongs: in the section that names it, else in its app's."""
    named = [
        each for each in SECTIONS for page in each.pages if view_name in page.routes
    ]
    of_app = [each for each in SECTIONS if namespace in each.namespaces]
    return next(iter(named + of_app), None)


def within(
    section: Section, view_name: str, held: Collection[Permission]
) -> list[NavigationItem]:
    """Return the section's other lists, on a page that is one of them, else nothing."""
    pages = open_to(section, held)
    if len(pages) < 2 or not any(view_name == each.route for each in pages):
        return []
    return [
        NavigationItem(each.label, reverse(each.route), view_name == each.route)
        for each in pages
    ]
