"""The police's daily check of the cohort: one page, one save (S1-55)."""

from uuid import UUID

from django.contrib import messages
from django.forms import all_valid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases import forms, permissions, presenters, selectors, services
from cases.views.caseload import page_number
from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible


@require_http_methods(["GET", "POST"])
def daily_check(request: HttpRequest) -> HttpResponse:
    """
    Show the cohort with when each was last checked; save the whole page at once.

    Those ticked as arrested are asked about before anything is saved, so that the day's
    check is one save, whole or not at all.
    """
    require(permissions.may_add_intelligence(request.user))
    if request.method == "POST":
        return sent(request)
    cohort = selectors.cohort_to_check(request.user, page=page_number(request))
    ids = [case.pk for case in cohort.rows]
    missed = selectors.missed_days(request.user, ids, on=today())
    return render(
        request,
        "cases/daily_check.html",
        {
            "check": presenters.daily_check(cohort.rows, missed, on=today()),
            "listed": ",".join(map(str, ids)),
            "page": cohort,
            "arrests": selectors.arrests_since(
                request.user, ids, since=today() - presenters.OVERNIGHT
            ),
        },
    )


def sent(request: HttpRequest) -> HttpResponse:
    """Save the check, or first ask about those who were arrested."""
    listed = ids_of(request.POST.get("listed", "").split(","))
    arrested = ids_of(request.POST.getlist("arrested"))
    informed = set(ids_of(request.POST.getlist("intelligence")))
    asked = "details" in request.POST
    about = {
        case_id: forms.OvernightArrest(
            request.POST if asked else None,
            prefix=str(case_id),
            initial={"happened_on": today()},
        )
        for case_id in arrested
    }
    if about and not (asked and all_valid(about.values())):
        return ask(request, about, listed=listed, informed=informed, asked=asked)
    made = services.record_daily_check(
        case_ids=listed,
        found={
            case_id: services.Findings(
                arrest=services.NewArrest(**about[case_id].facts())
                if case_id in about
                else None,
                intelligence=case_id in informed,
            )
            for case_id in {*arrested, *informed}
        },
        by=request.user,
        on=timezone.localdate(now()),
        at=now(),
    )
    messages.info(request, presenters.checked(made, informed=len(informed)))
    return redirect("cases:daily_check")


def ids_of(texts: list[str]) -> list[UUID]:
    """
    Return case ids as sent.

    :raises NotVisible: when one of them is no id at all
    """
    try:
        return [UUID(text) for text in texts if text]
    except ValueError as error:
        raise NotVisible from error


def ask(
    request: HttpRequest,
    about: dict[UUID, forms.OvernightArrest],
    *,
    listed: list[UUID],
    informed: set[UUID],
    asked: bool,
) -> HttpResponse:
    """Ask when and why each was arrested, before anything is saved."""
    names = selectors.names_of(request.user, [*about, *informed])
    if names.keys() != {*about, *informed}:
        raise NotVisible
    return render(
        request,
        "cases/daily_check_arrests.html",
        {
            "forms": list(about.values()),
            "asked": [(names[case_id], form) for case_id, form in about.items()],
            "listed": ",".join(map(str, listed)),
            "informed": list(informed),
            "arrested": list(about),
        },
        status=422 if asked else 200,
    )
