"""How people were seen in the last weeks, for many cases at once."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import TruncDate

from agencies.models import User
from cases.models import Case
from rag.choices import RagClass
from rag.due import Clocks
from rag.models import Rating
from rag.selectors.contacts import MISSED, SEEN, shared_log
from rag.weeks import InClass, Seen, Week, weeks


SHORT = 8  # weeks on a card
LOOKED_BACK = timedelta(weeks=SHORT + 5)  # a Green visit may have fallen due before


def weeks_of(
    user: User, cases: Iterable[Case], clocks: Mapping[UUID, Clocks], *, on: date
) -> dict[UUID, list[Week]]:
    """Return the last eight weeks of each case, as its rating page has them (1 query)."""
    cases = list(cases)
    contacts: dict[UUID, list[Seen]] = {each.pk: [] for each in cases}
    classes: dict[UUID, list[InClass]] = {each.pk: [] for each in cases}
    for case_id, day, said, turn in logged(user, list(contacts), on=on):
        if turn:
            classes[case_id].append(InClass(day, RagClass(said)))
        else:
            contacts[case_id].append(Seen(day, made=said in SEEN))
    return {
        each.pk: weeks(
            contacts[each.pk],
            classes[each.pk],
            on=on,
            clocks=clocks[each.scheme_id],
            count=SHORT,
        )
        for each in cases
    }


def logged(user: User, ids: list[UUID], *, on: date) -> QuerySet[Any, Any]:
    """Return lately's contacts and every rating by day: whose, when, what, the rating's number."""
    columns = ("case_id", "day", "said", "turn")
    contacts = (
        shared_log(user)
        .filter(
            case__in=ids,
            attendance__in=(*SEEN, *MISSED),
            happened_at__date__gt=on - LOOKED_BACK,
        )
        .annotate(
            day=TruncDate("happened_at"),
            said=F("attendance"),
            turn=Value(0),
        )
    )
    ratings = (
        Rating.objects.visible_to(user)
        .filter(case__in=ids)
        .annotate(
            day=F("rated_on"),
            said=F("rag_class"),
            turn=F("number"),
        )
    )
    return (
        contacts.values_list(*columns)
        .union(ratings.values_list(*columns), all=True)
        .order_by("day", "turn")
    )
