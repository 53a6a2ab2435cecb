"""The caseload by class, and the views of it that people keep."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import selectors as agencies
from cases.selectors import Page
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from rag import forms, permissions, presenters, selectors, services


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Show the cohort by class, the most urgent first; or all of one class."""
    require(permissions.may_see_board(request.user))
    form = forms.FilterBoard(request.GET, areas=areas())
    form.is_valid()
    chosen = form.cleaned_data
    filters = filters_of(chosen)
    query = query_of(chosen)
    context = {
        "filter_form": form,
        "query": query,
        "today": today(),
        "save_form": forms.SaveBoard(),
        "saved": selectors.saved_boards(request.user),
    }
    column = request.GET.get("column", "")
    if column in {*selectors.COLUMNS, "none"} - {""}:
        code = "" if column == "none" else column
        return one_column(request, filters, code, context)
    found = selectors.board(request.user, filters, on=today())
    context["columns"] = presenters.board_columns(found, query=query, on=today())
    return render(request, "rag/board.html", context)


def one_column(
    request: HttpRequest,
    filters: selectors.BoardFilters,
    code: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Show all of one class, page by page."""
    page = selectors.board_column(
        request.user, filters, code, on=today(), page=page_number(request)
    )
    context |= {
        "label": presenters.column_label(code),
        "code": code,
        "cards": presenters.board_cards(page.rows, column=code, on=today()),
        "pages": pages(request, page),
    }
    return render(request, "rag/board_column.html", context)


def areas() -> list[tuple[str, str]]:
    """Return the areas to choose from."""
    return [(each.code, each.name) for each in agencies.areas()]


def filters_of(chosen: dict[str, Any]) -> selectors.BoardFilters:
    """Return what was chosen as the selector takes it."""
    only = chosen.get("only") or []
    return selectors.BoardFilters(
        mine="mine" in only,
        review_overdue="review" in only,
        duty_overdue="duty" in only,
        warnings="warnings" in only,
        area=chosen.get("area", ""),
    )


def query_of(chosen: dict[str, Any]) -> str:
    """Return the filters as they stand in the address, and are kept."""
    area = {"area": chosen["area"]} if chosen.get("area") else {}
    return urlencode({"only": chosen.get("only") or []} | area, doseq=True)


def page_number(request: HttpRequest) -> int:
    """Return the page asked for; nonsense means the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


def pages(request: HttpRequest, page: Page) -> dict[str, str]:
    """Return links to the pages before and after, keeping the filters."""
    query = request.GET.copy()

    def to(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    return {
        "previous_url": to(page.number - 1) if page.number > 1 else "",
        "next_url": to(page.number + 1) if page.has_next else "",
    }


@require_http_methods(["GET", "POST"])
def save_board(request: HttpRequest) -> HttpResponse:
    """Keep the board as it is filtered under a name."""
    require(permissions.may_see_board(request.user))
    chosen = forms.FilterBoard(request.GET, areas=areas())
    chosen.is_valid()
    query = query_of(chosen.cleaned_data)
    form = forms.SaveBoard(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            saved = services.save_board(
                name=form.cleaned_data["name"],
                filters=query,
                by=request.user,
                at=now(),
            )
            messages.info(request, f"This view is kept as “{saved}”.")
            return redirect(f"{reverse('rag:board')}?{query}")
    context = {"form": form, "query": query}
    return render(request, "rag/save_board.html", context, status=form_status(form))


@require_POST
def delete_board(request: HttpRequest, board_id) -> HttpResponse:
    """Delete one of one's own saved views."""
    require(permissions.may_see_board(request.user))
    services.delete_board(board_id=board_id, by=request.user)
    messages.info(request, "The view is deleted.")
    return redirect("rag:board")
