"""What every page's frame shows: navigation, for whom one acts, the demonstration banner."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from agencies.roles import Permission


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the primary navigation."""

    label: str
    url: str
    current: bool = False


# Label, route, namespaces or routes that make it current, permission needed.
ENTRIES = (
    ("My work", "work:my_work", ("work",), Permission.CASE_READ),
    (
        "Cases",
        "cases:cases",
        (
            *(
                "cases",
                "plans",
                "rag",
                "licences",
                "scheme",
                "releases",
                "support:interventions",
            ),
            *("support:offer_sessions", "support:offer_programme"),
            *("support:intervention", "support:services", "support:refer"),
            *("support:outcome", "support:note_gap", "support:close_gap"),
            *("support:timetable", "support:add_activity", "support:end_activity"),
        ),
        Permission.CASE_READ,
    ),
    ("Board", "rag:board", ("rag:board", "rag:save_board"), Permission.CASE_READ),
    (
        "Daily check",
        "cases:daily_check",
        ("cases:daily_check",),
        Permission.INTELLIGENCE_ADD,
    ),
    ("Referrals", "referrals:referrals", ("referrals",), Permission.CASE_READ),
    ("Releases", "releases:releases", ("releases",), Permission.CASE_READ),
    ("Meetings", "meetings:meetings", ("meetings",), Permission.CASE_READ),
    ("Key dates", "dates:what_if", ("dates",), Permission.CASE_READ),
    (
        "Services",
        "agencies:directory",
        (
            *("agencies:directory", "agencies:directory_entry", "agencies:add_entry"),
            *("agencies:change_entry", "support:waiting", "support:gaps"),
        ),
        Permission.CASE_READ,
    ),
    (
        "Scheme settings",
        "agencies:schemes",
        ("agencies:schemes", "agencies:scheme", "agencies:programmes"),
        Permission.SCHEME_CONFIGURE,
    ),
    (
        "Agencies",
        "agencies:agencies",
        ("agencies:agencies", "agencies:agency"),
        Permission.ACCOUNTS_MANAGE,
    ),
    (
        "Accounts",
        "agencies:accounts",
        ("agencies:accounts", "agencies:account"),
        Permission.ACCOUNTS_MANAGE,
    ),
    ("Audit", "audit:events", ("audit",), Permission.AUDIT_READ),
)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's variables; works on error pages too, without the database."""
    user = getattr(request, "user", None)
    acting = user.acting if user is not None and user.is_authenticated else None
    match = request.resolver_match
    here = place(match.namespace, match.view_name) if match else set()
    return {
        "service_name": settings.SERVICE_NAME,
        "demonstration": settings.DEMONSTRATION,
        "request_id": getattr(request, "request_id", ""),
        "acting": acting,
        "acting_agency": {"name": acting.agency_name} if acting else None,
        "navigation": [
            NavigationItem(label, reverse(route), bool(here & set(current)))
            for label, route, current, permission in ENTRIES
            if acting and permission in acting.permissions
        ],
    }


def place(namespace: str, view_name: str) -> set[str]:
    """Return what makes an entry current: the page itself, if an entry names it, else its app."""
    named = any(view_name in current for _, _, current, _ in ENTRIES)
    return {view_name} if named else {namespace, view_name}
