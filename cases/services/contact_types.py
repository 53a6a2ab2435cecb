"""What a scheme calls the contact types, and which it does not use."""

from django.db import transaction

from agencies.models import Scheme, User
from agencies.services import may_configure
from audit import services as audit
from cases import policies, selectors
from cases.contact_types import ContactTypes
from cases.models import SchemeContactType
from core.decisions import permitted_if, require
from core.exceptions import ChangedMeanwhile


@transaction.atomic
def choose_contact_types(
    *, scheme: Scheme, types: ContactTypes, seen: str, by: User
) -> ContactTypes:
    """
    Keep a scheme's own words for contact types, and those it leaves off the list (S1-182).

    What is on the log keeps its type and its national code.

    :param seen: the mark of the list that the page showed
    :raises NotPermitted: if `by` is not a manager of the scheme's area
    :raises NotPossible: if a type that is always needed would be left out
    :raises ChangedMeanwhile: if somebody saved since the page was opened
    """
    require(
        may_configure(by),
        permitted_if(
            bool(by.acting and by.acting.area_id == scheme.area_id),
            "A scheme's settings are changed by a manager of its own area.",
        ),
        policies.can_hide(types.hidden),
    )
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    if selectors.contact_types(scheme).mark != seen:
        raise ChangedMeanwhile(
            "Somebody else changed this list while this page was open. "
            "Look at theirs, then save yours again if it is still right."
        )
    SchemeContactType.objects.filter(scheme=scheme).delete()
    SchemeContactType.objects.bulk_create(
        SchemeContactType(
            scheme=scheme,
            kind=kind,
            name=types.names.get(kind, ""),
            is_hidden=kind in types.hidden,
        )
        for kind in sorted({*types.names, *types.hidden})
    )
    audit.record(
        "scheme.contact_types_chosen", subject=scheme, hidden=sorted(types.hidden)
    )
    return types
