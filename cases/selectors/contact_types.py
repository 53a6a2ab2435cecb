"""Which contact types a scheme uses, and what it calls them."""

from agencies.models import Scheme
from cases.contact_types import ContactTypes
from cases.models import SchemeContactType


def contact_types(scheme: Scheme) -> ContactTypes:
    """Return the scheme's list: the national one where it has said nothing else (1 query)."""
    own = list(SchemeContactType.objects.filter(scheme=scheme))
    return ContactTypes(
        names={each.kind: each.name for each in own if each.name},
        hidden=frozenset(each.kind for each in own if each.is_hidden),
    )
