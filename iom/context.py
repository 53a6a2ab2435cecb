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
        ("cases", "plans", "rag", "licences"),
        Permission.CASE_READ,
    ),
    ("Referrals", "referrals:referrals", ("referrals",), Permission.CASE_READ),
    ("Releases", "releases:releases", ("releases",), Permission.CASE_READ),
    ("Meetings", "meetings:meetings", ("meetings",), Permission.CASE_READ),
    ("Key dates", "dates:what_if", ("dates",), Permission.CASE_READ),
    (
        "Scheme settings",
        "agencies:schemes",
        ("agencies:schemes", "agencies:scheme"),
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
    here = {match.namespace, match.view_name} if match else set()
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
