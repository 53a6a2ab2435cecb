"""The caseload list and the search."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from agencies.roles import Permission
from cases import forms, presenters, selectors
from core.clock import today
from core.decisions import permitted_if, require


def may_see_caseload(request: HttpRequest) -> None:
    """Go on only for people who work cases."""
    require(
        permitted_if(
            request.user.holds(Permission.CASE_READ), "Your role does not open cases."
        )
    )


@dataclass(frozen=True)
class Paging:
    """What the pagination component draws."""

    previous_url: str
    next_url: str
    summary: str


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases shared with the reader's agency, the most overdue review first."""
    may_see_caseload(request)
    query = request.GET.copy()
    query.setdefault("status", "active")
    form = forms.FilterCases(query)
    form.is_valid()
    chosen = form.cleaned_data
    only = chosen.get("only") or []
    filters = selectors.CaseFilters(
        rag_class=chosen.get("rag_class", ""),
        status=chosen.get("status", ""),
        mine="mine" in only,
        overdue="overdue" in only,
        wanted="wanted" in only,
        in_custody="in_custody" in only,
        mappa_missed="mappa_missed" in only,
    )
    page = selectors.list_cases(
        request.user, filters, on=today(), page=page_number(request)
    )
    return render(
        request,
        "cases/cases.html",
        {
            "rows": presenters.case_rows(page.rows, on=today()),
            "filter_form": form,
            "paging": paging(request, page),
            "filtered": bool(filters.rag_class or only or filters.status != "active"),
        },
    )


def page_number(request: HttpRequest) -> int:
    """Return the page asked for; nonsense means the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


def paging(request: HttpRequest, page: selectors.Page) -> Paging:
    """Return links to the pages before and after, keeping the filters."""
    query = request.GET.copy()

    def to(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    first = (page.number - 1) * selectors.PAGE + 1
    shown = f"{first} to {first + len(page.rows) - 1}" if page.rows else "None"
    return Paging(
        previous_url=to(page.number - 1) if page.number > 1 else "",
        next_url=to(page.number + 1) if page.has_next else "",
        summary=f"{shown}{' of more' if page.has_next else ''}"
        if page.number > 1 or page.has_next
        else f"{len(page.rows)} case{'' if len(page.rows) == 1 else 's'}",
    )


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find a case by name, number or reference; the search and what it found are recorded."""
    may_see_caseload(request)
    form = forms.Search(request.GET or None)
    text = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = selectors.search_cases(request.user, text) if len(text) >= 3 else []
    return render(
        request,
        "cases/search.html",
        {
            "search_form": form,
            "text": text,
            "too_short": bool(text) and len(text) < 3,
            "rows": presenters.case_rows(found[: selectors.PAGE], on=today()),
            "more": len(found) > selectors.PAGE,
        },
    )
