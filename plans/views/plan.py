"""The plan itself: reading it, telling the situation, issuing it, taking it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases.choices import Section
from core.clock import now, today
from core.exceptions import ChangedMeanwhile, NotVisible
from core.http import domain_errors_on, form_status, pdf_response
from plans import forms, permissions, presenters, selectors, services
from plans.views.opening import (
    framed,
    open_plan,
    open_to_change,
    writable_sections,
)


@require_GET
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the plan: what is overdue first, then who does what by when."""
    case = open_plan(request, case_id)
    page = selectors.plan_page(request.user, case, on=today())
    context = framed(
        case,
        plan=presenters.plan_view(page, is_changed=selectors.is_changed(page)),
        may_plan=permissions.may_plan(request.user, case),
        may_download=permissions.may_download(request.user, case),
        sections=writable_sections(request.user),
    )
    return render(request, "plans/plan.html", context)


@require_http_methods(["GET", "POST"])
def situation(
    request: HttpRequest, case_id: UUID, section: str = Section.GENERAL
) -> HttpResponse:
    """Tell the situation anew, beginning from what was told last."""
    case = open_to_change(request, case_id)
    if section not in {Section.GENERAL, *request.user.acting.sections}:
        raise NotVisible
    told = selectors.latest_account(request.user, case, section)
    form = forms.Situation(
        request.POST or None, initial=presenters.account_initial(told)
    )
    conflict = None
    if request.method == "POST" and form.is_valid():
        version, account = form.cleaned_data.pop("version"), form.cleaned_data
        try:
            services.update_situation(
                case=case,
                account=services.Account(**account),
                version=version,
                section=section,
                by=request.user,
                on=today(),
            )
        except ChangedMeanwhile as refusal:
            conflict = refusal
            form = forms.Situation(initial={**account, "version": told.number})
        else:
            messages.info(request, "The situation is updated.")
            return redirect("plans:plan", case.pk)
    status = 409 if conflict else form_status(form)
    context = framed(
        case, form=form, told=told, conflict=conflict, section=Section(section)
    )
    return render(request, "plans/situation.html", context, status=status)


@require_GET
def situations(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every account of the situation, the latest first."""
    case = open_plan(request, case_id)
    told = selectors.accounts(request.user, case)
    return render(request, "plans/situations.html", framed(case, accounts=told))


@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say what the acting agency's part is (S1-43)."""
    case = open_to_change(request, case_id)
    form = forms.StateRole(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.state_role(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "Your agency’s part is in the plan.")
            return redirect("plans:plan", case.pk)
    context = framed(case, form=form, agency=request.user.acting.agency_name)
    return render(request, "plans/role.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Issue the plan as its next version."""
    case = open_to_change(request, case_id)
    form = forms.Issue(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            version = services.issue_version(
                case=case, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, f"Version {version.number} is issued.")
            return redirect("plans:version", case.pk, version.number)
    context = framed(case, form=form)
    return render(request, "plans/issue.html", context, status=form_status(form))


@require_GET
def version(request: HttpRequest, case_id: UUID, number: int) -> HttpResponse:
    """Show the plan as it was issued."""
    case = open_plan(request, case_id)
    found = selectors.get_version(request.user, case, number)
    context = framed(
        case,
        version=found,
        issued=presenters.issued(found),
        facts=presenters.version_facts(found),
        versions=selectors.versions(request.user, case),
    )
    return render(request, "plans/version.html", context)


@require_GET
def pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand over a copy of the plan; its name never carries the person's."""
    case = open_plan(request, case_id)
    made = services.download_plan(case=case, by=request.user, at=now())
    return pdf_response(made.content, made.filename)
