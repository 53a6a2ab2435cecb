"""A case's pages to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases import needs as needs_in_words
from cases import permissions, presenters, selectors
from cases.prompts import prompts
from core.clock import today


@require_GET
def overview(request: HttpRequest, case_id) -> HttpResponse:
    """Show the case at a glance: what is due, warnings, needs, information, latest contacts."""
    user = request.user
    case = selectors.get_case(user, case_id)
    notes = list(selectors.notes(user, case)[:5])
    home, numbers = selectors.whereabouts(user, case)
    context = presenters.case_frame(case, on=today(), current="overview") | {
        "warnings": selectors.warnings(user, case) if case.has_warnings else [],
        "home": home,
        "numbers": presenters.telephones(numbers),
        "notes": presenters.note_rows(notes, user),
        "needs": selectors.latest_needs(user, case),
        "contacts": selectors.contacts(user, case)[:3],
        "intelligence": selectors.intelligence_on(user, case)[:5],
        "changes": [
            presenters.change_row(each, on=today())
            for each in selectors.changes_to_review(user, case)
        ],
        "involved": selectors.involved_agencies(user, case),
        "may_work": permissions.may_work(user, case),
        "may_lead": permissions.may_lead(user, case),
    }
    return render(request, "cases/overview.html", context)


@require_GET
def needs(request: HttpRequest, case_id) -> HttpResponse:
    """Show the nine pathways as last assessed, and how each has moved."""
    user = request.user
    case = selectors.get_case(user, case_id)
    history = selectors.needs_history(user, case)
    rated = {each.pathway: each.rating for each in history}
    context = presenters.case_frame(case, on=today(), current="needs") | {
        "sub_tabs": needs_in_words.sub_tabs("needs"),
        "pathways": needs_in_words.pathway_rows(history),
        "chart": needs_in_words.needs_over_time(history, on=today()),
        "prompts": list(prompts(selectors.facts(user, case).chosen, rated)),
        "may_work": permissions.may_work(user, case),
    }
    return render(request, "cases/needs.html", context)
