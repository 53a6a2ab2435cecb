"""Lists that look across the cases of a scheme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.clock import today
from core.decisions import require
from licences import permissions
from licences.presenters import enforcement
from licences.selectors import across


@require_GET
def unsupervised(request: HttpRequest) -> HttpResponse:
    """List who was released with no supervision recorded, the latest first (S1-189)."""
    require(permissions.may_find_unsupervised(request.user))
    found = across.unsupervised_releases(request.user)
    context = {
        "rows": enforcement.release_rows(found.rows, on=today()),
        "more": found.more,
    }
    return render(request, "licences/enforcement/unsupervised.html", context)
