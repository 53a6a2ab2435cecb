"""Significant changes: what waits for a review, noting one, reviewing one (S3-28)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import forms, permissions, presenters, selectors, services
from cases.views.recording import open_to_record
from core import words
from core.clock import now, today
from core.http import domain_errors_on, form_status


@require_GET
def changes(request: HttpRequest, case_id) -> HttpResponse:
    """Show the significant changes of a case, those to review first."""
    user = request.user
    case = selectors.get_case(user, case_id)
    found = list(selectors.significant_changes(user, case)[:200])
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "to_review": [
            presenters.change_row(each, on=today())
            for each in found
            if each.reviewed_at is None
        ],
        "reviewed": [each for each in found if each.reviewed_at],
        "may_work": permissions.may_work(user, case),
    }
    return render(request, "cases/changes.html", context)


@require_http_methods(["GET", "POST"])
def note_change(request: HttpRequest, case_id) -> HttpResponse:
    """Note a change that no other form records."""
    case = open_to_record(request, case_id)
    form = forms.NoteChange(request.POST or None, initial={"happened_on": today()})
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            change = services.note_significant_change(
                case=case, by=request.user, at=now(), **form.cleaned_data
            )
            due = words.day(change.review_due_on)
            messages.info(request, f"The change is noted. Its review is due {due}.")
            return redirect("cases:changes", case.pk)
    return draw(request, case, form, "Note a significant change", "Note it")


@require_http_methods(["GET", "POST"])
def review_change(request: HttpRequest, case_id, change_id) -> HttpResponse:
    """Record what the review of a change led to."""
    case = open_to_record(request, case_id)
    change = selectors.get_change(request.user, case, change_id)
    form = forms.ReviewChange(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.review_significant_change(
                change=change, by=request.user, at=now(), **form.cleaned_data
            )
            messages.info(request, "The review is recorded.")
            return redirect("cases:changes", case.pk)
    return draw(request, case, form, f"Review: {change}", "Record the review")


def draw(request: HttpRequest, case, form, title: str, button: str) -> HttpResponse:
    """Draw one of this module's short forms."""
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "form": form,
        "title": title,
        "button": button,
    }
    return render(request, "cases/record_event.html", context, status=form_status(form))
