"""The timeline: everything in one stream, filtered, page by page, and on paper."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from cases import forms, permissions, presenters, selectors, services
from core.clock import now, today


def filter_of(request: HttpRequest, case) -> forms.FilterTimeline:
    """Return the filter as asked for; the agencies offered are those that share the case."""
    agencies = [
        (str(each.pk), each.name)
        for each in selectors.sharing_agencies(request.user, case)
    ]
    form = forms.FilterTimeline(request.GET, kinds=selectors.kinds(), agencies=agencies)
    form.is_valid()
    return form


def narrowed_to(form: forms.FilterTimeline) -> selectors.Narrowed:
    """Return what the filter narrows the stream to; what makes no sense is left out."""
    chosen = form.cleaned_data
    agency = chosen.get("agency")
    return selectors.Narrowed(
        kinds=tuple(chosen.get("kinds") or ()),
        agency_id=UUID(agency) if agency else None,
        first_day=chosen.get("since"),
        last_day=chosen.get("until"),
    )


def place_asked_for(request: HttpRequest) -> selectors.Place | None:
    """Return where the page goes on; nonsense means the beginning."""
    moment, _, row = request.GET.get("before", "").partition("~")
    try:
        at, row_id = parse_datetime(moment), UUID(row)
    except ValueError:
        return None
    return selectors.Place(at, row_id) if at and is_aware(at) else None


def is_aware(at: datetime) -> bool:
    """Tell whether an instant says its time zone."""
    return at.tzinfo is not None


def address_with(request: HttpRequest, **changed: str) -> str:
    """Return this page's query with some values changed; an empty one is taken off."""
    query = request.GET.copy()
    for name, value in changed.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


@require_GET
def timeline(request: HttpRequest, case_id) -> HttpResponse:
    """Show what happened, newest first, as far as this reader may see it."""
    case = selectors.get_case(request.user, case_id)
    form = filter_of(request, case)
    before = place_asked_for(request)
    page = selectors.timeline(request.user, case, narrowed_to(form), before=before)
    older = f"{page.next.at.isoformat()}~{page.next.row}" if page.next else ""
    context = presenters.case_frame(case, on=today(), current="timeline") | {
        "entries": page.entries,
        "filter_form": form,
        "is_narrowed": any(form.cleaned_data.values()),
        "older_url": address_with(request, before=older) if older else "",
        "newest_url": address_with(request, before="") if before else "",
        "print_url": address_with(request, before=""),
        "may_print": permissions.may_print(request.user),
    }
    return render(request, "cases/timeline.html", context)


@require_GET
def timeline_pdf(request: HttpRequest, case_id) -> HttpResponse:
    """Hand over the timeline on paper, as filtered; its name never carries the person's."""
    case = selectors.get_case(request.user, case_id)
    form = filter_of(request, case)
    made = services.print_timeline(
        case=case, narrowed=narrowed_to(form), by=request.user, at=now()
    )
    return HttpResponse(
        made.content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{made.filename}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
