"""A case's rating: how it stands, and rating it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from cases.selectors import get_case
from core import words
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from rag import forms, permissions, presenters, selectors, services
from rag.choices import RagClass


@require_GET
def rating(request: HttpRequest, case_id) -> HttpResponse:
    """Show the class, why, what it asks of the agencies, its review and its history."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    page = selectors.rating_page(user, case, on=on)
    context = case_frame(case, on=on, current="rating") | {
        "page": page,
        "proposal": presenters.proposal_words(page.proposal, case.pk),
        "alerts": presenters.alert_rows(
            page.alerts,
            page.told,
            agency_id=user.acting.agency_id if user.acting else None,
        ),
        "history": presenters.history_rows(page.history),
        "chart": presenters.history_chart(page.history, until=on),
        "weeks": presenters.weeks_chart(page.weeks),
        "may_rate": permissions.may_rate(user, case),
        "may_publish": permissions.may_publish_wanted(user, case),
        "may_work": permissions.may_work(user, case),
    }
    if page.current:
        context |= {
            "review_because": words.uncited(page.current.review_because),
            "about": presenters.described(RagClass(page.current.rag_class)),
            "why": presenters.reason_rows(page.current.proposal_reasons, case.pk),
            "duties": presenters.duty_rows(
                page.duties, case_id=case.pk, clocks=page.clocks
            ),
            "agreed": presenters.frequency_words(page.agreed, page.weeks, on=on),
            "monitoring": page.monitoring,
        }
    return render(request, "rag/rating.html", context)


@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, case_id) -> HttpResponse:
    """Answer Appendix 1's questions, see what they propose, and rate."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    require(permissions.may_rate(user, case))
    page = selectors.rating_page(user, case, on=on)
    only_asks = request.htmx or "propose" in request.POST
    form = forms.RateCase(
        request.POST or None,
        changes=presenters.change_choices(page.changes),
        initial=forms.ticked(page.answers)
        | {
            "number": page.current.number if page.current else 0,
            "settles": [str(each.pk) for each in page.changes],
        },
    )
    answers = form.answers(page.answers) if form.is_bound else page.answers
    if form.is_bound and not only_asks and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            made = services.rate_case(
                case=case,
                rag_class=typed["rag_class"],
                reasons=typed["reasons"],
                answers=answers,
                version=typed["number"],
                by=user,
                on=on,
            )
            if typed["settles"]:
                reviewed = map(UUID, typed["settles"])
                services.settle_changes(case=case, changes=reviewed, by=user, at=now())
            messages.info(request, f"Rated {made.get_rag_class_display()}.")
            return redirect("rag:rating", case.pk)
    return _rate_page(request, case, form, answers, only_asks=only_asks)


def _rate_page(request, case, form, answers, *, only_asks) -> HttpResponse:
    proposed = selectors.proposed(request.user, case, on=today(), answers=answers)
    context = case_frame(case, on=today(), current="rating") | {
        "form": form,
        "proposal": presenters.proposal_words(proposed, case.pk),
    }
    if request.htmx:
        return render(request, "rag/rate.html#proposal", context)
    if only_asks:
        # Asking what the answers propose is no attempt to save: nothing is missing yet.
        context["form"] = forms.RateCase(
            initial=form.as_typed(), changes=form.fields["settles"].choices
        )
        return render(request, "rag/rate.html", context)
    return render(request, "rag/rate.html", context, status=form_status(form))
