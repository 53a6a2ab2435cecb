"""Official dates: recording and withdrawing them; working the estimates out again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from core.clock import today
from core.http import domain_errors_on
from licences import forms, selectors, services
from licences.views.page import case_to_record, form_page


@require_http_methods(["GET", "POST"])
def record_date(request: HttpRequest, case_id) -> HttpResponse:
    """Record a date from the prison's, probation's or the court's record."""
    case = case_to_record(request, case_id)
    form = forms.RecordDate(
        request.POST or None,
        initial={"kind": request.GET.get("kind", ""), "received_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_official_date(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The official date is recorded.")
            return redirect("licences:custody", case.pk)
    return form_page(request, case, "licences/record_date.html", form=form)


@require_http_methods(["GET", "POST"])
def withdraw_date(request: HttpRequest, case_id, key_date_id) -> HttpResponse:
    """Take back an official date recorded by mistake."""
    case = case_to_record(request, case_id)
    key_date = selectors.get_official_date(request.user, case, key_date_id)
    form = forms.GiveReason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.withdraw_official_date(
                key_date=key_date, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The official date is withdrawn.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request, case, "licences/withdraw_date.html", form=form, key_date=key_date
    )


@require_POST
def estimate_again(request: HttpRequest, case_id) -> HttpResponse:
    """Work the estimates out again on the law in force today."""
    case = case_to_record(request, case_id)
    moved = services.estimate_again(case=case, by=request.user, on=today())
    said = f"{moved} estimated date{'' if moved == 1 else 's'} changed."
    messages.info(request, said if moved else "No estimated date changed.")
    return redirect("licences:custody", case.pk)
