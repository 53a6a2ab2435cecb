"""A case's rating: how it stands, rating it, and the police's wanted alert."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
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
        "proposal": presenters.proposal_words(page.proposal),
        "alerts": presenters.alert_rows(page.alerts, page.told),
        "history": presenters.history_rows(page.history),
        "chart": presenters.history_chart(page.history, until=on),
        "may_rate": permissions.may_rate(user, case),
        "may_publish": permissions.may_publish_wanted(user, case),
    }
    if page.current:
        current = RagClass(page.current.rag_class)
        context["about"] = presenters.described(current)
        context["duties"] = presenters.duty_rows(
            current, is_wanted=case.is_wanted, clocks=page.clocks
        )
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
        initial=forms.ticked(page.answers)
        | {"number": page.current.number if page.current else 0},
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
            messages.info(request, f"Rated {made.get_rag_class_display()}.")
            return redirect("rag:rating", case.pk)
    return _rate_page(request, case, form, answers, only_asks=only_asks)


def _rate_page(request, case, form, answers, *, only_asks) -> HttpResponse:
    proposed = selectors.proposed(request.user, case, on=today(), answers=answers)
    context = case_frame(case, on=today(), current="rating") | {
        "form": form,
        "proposal": presenters.proposal_words(proposed),
    }
    if request.htmx:
        return render(request, "rag/rate.html#proposal", context)
    if only_asks:
        # Asking what the answers propose is no attempt to save: nothing is missing yet.
        context["form"] = forms.RateCase(initial=form.as_typed())
        return render(request, "rag/rate.html", context)
    return render(request, "rag/rate.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def publish_wanted(request: HttpRequest, case_id) -> HttpResponse:
    """Publish that the police want the person for arrest."""
    user = request.user
    case = get_case(user, case_id)
    require(permissions.may_publish_wanted(user, case))
    agencies = {str(each.pk): each for each in selectors.sharing_agencies(user, case)}
    form = forms.PublishWanted(
        request.POST or None,
        agencies=[(pk, each.name) for pk, each in agencies.items()],
        initial={"since": today(), "agencies": list(agencies)},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with domain_errors_on(form):
            services.publish_wanted(
                case=case,
                since=typed["since"],
                reason=typed["reason"],
                agencies=[agencies[pk] for pk in typed["agencies"]],
                by=user,
                on=today(),
            )
            messages.info(request, "The wanted alert is published.")
            return redirect("rag:rating", case.pk)
    context = case_frame(case, on=today(), current="rating") | {"form": form}
    return render(request, "rag/publish_wanted.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def end_wanted(request: HttpRequest, case_id, alert_id) -> HttpResponse:
    """End a wanted alert."""
    user = request.user
    case = get_case(user, case_id)
    alert = selectors.get_wanted_alert(user, case, alert_id)
    require(permissions.may_publish_wanted(user, case))
    form = forms.EndWanted(request.POST or None, initial={"ended_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.end_wanted(alert=alert, by=user, on=today(), **form.cleaned_data)
            messages.info(request, "The wanted alert has ended.")
            return redirect("rag:rating", case.pk)
    context = case_frame(case, on=today(), current="rating") | {
        "form": form,
        "alert": alert,
    }
    return render(request, "rag/end_wanted.html", context, status=form_status(form))
