"""The police's wanted alert: publishing, acknowledging and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from rag import forms, permissions, selectors, services


@require_http_methods(["GET", "POST"])
def publish_wanted(request: HttpRequest, case_id) -> HttpResponse:
    """Publish that the police want the person for arrest."""
    user = request.user
    case = get_case(user, case_id)
    require(permissions.may_publish_wanted(user, case))
    own = user.acting.agency_id if user.acting else None
    agencies = {
        str(each.pk): each
        for each in selectors.sharing_agencies(user, case)
        if each.pk != own
    }
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


@require_POST
def acknowledge_wanted(request: HttpRequest, case_id, alert_id) -> HttpResponse:
    """Say that the reader's agency has taken note of a wanted alert (S1-190)."""
    user = request.user
    case = get_case(user, case_id)
    alert = selectors.get_wanted_alert(user, case, alert_id)
    services.acknowledge_wanted(alert=alert, by=user, at=now())
    messages.info(request, f"Acknowledged for {user.acting.agency_name}.")
    return redirect("rag:rating", case.pk)
