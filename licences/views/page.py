"""The page "Custody and licence", and what the pages that record have in common."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from core.decisions import require
from core.http import form_status
from licences import permissions, policies, presenters, selectors


@require_GET
def custody(request: HttpRequest, case_id) -> HttpResponse:
    """Show where the person stands, every key date and how it is known, and the licence."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    page = selectors.custody_page(user, case, on=on)
    context = case_frame(case, on=on, current="custody") | {
        "page": page,
        "now": presenters.now(case, page, on=on),
        "chart": presenters.course_chart(page, on=on),
        "dates": presenters.date_rows(page, on=on),
        "earlier": presenters.earlier_rows(page.earlier_dates),
        "sentences": presenters.sentence_rows(page.sentences),
        "conditions": presenters.condition_rows(page.licence),
        "unsupervised": presenters.unsupervised_release(page),
        "may_record": permissions.may_record(user, case),
        "may_download": permissions.may_download(user, case),
        "is_on_licence": bool(page.licence and page.licence.is_in_force(on)),
    }
    return render(request, "licences/custody.html", context)


def case_to_record(request: HttpRequest, case_id):
    """Return the case when this person may record on it now."""
    case = get_case(request.user, case_id)
    require(
        permissions.may_record(request.user, case),
        policies.can_record(is_open=case.is_open),
    )
    return case


def form_page(request: HttpRequest, case, template: str, **context) -> HttpResponse:
    """Draw a page with a form on the case."""
    return render(
        request,
        template,
        case_frame(case, on=today(), current="custody") | context,
        status=form_status(context["form"]),
    )
