"""
Between the wire and the views: who is asking, for whom they act, what refusals look like.
"""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.acting import acting_for
from agencies.sessions import ACTING_AGENCY, SIGNED_IN_AT
from agencies.views.sign_in import sign_in_again
from audit import services as audit
from audit.choices import Operation
from cases.policies import can_record
from core import scope
from core.clock import today
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible


View = Callable[[HttpRequest], HttpResponse]


class RequestIdentifierMiddleware:
    """Give every request an id that its audit rows and its error page share."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex[:16]
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
        return response


class SessionLifetimeMiddleware:
    """End a session ten hours after sign-in, however busy it has been."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = request.session.get(SIGNED_IN_AT)
        if began and time.time() - began > settings.SESSION_ABSOLUTE_AGE:
            auth.logout(request)
        return self.get_response(request)


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """
    Ask for sign-in everywhere, and keep what was typed when a session has ended.

    A form sent after the session ended comes back with the sign-in page, its fields
    inside; signed in, the person sends it again with one press.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if request.method == "POST" and request.POST:
            return sign_in_again(request)
        return super().handle_no_permission(request, view_func)


class ActingAgencyMiddleware:
    """Find for whom the person acts and let the database know in every transaction."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.user.acting = acting_for(
            request.user, on=today(), agency_id=request.session.get(ACTING_AGENCY)
        )
        with scope.use(request.user.scope(request_id=request.request_id)):
            return self.get_response(request)


class DomainRefusalMiddleware:
    """Turn the domain's refusals into pages: 404, 403 with a reason, 409 with both versions."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, NotVisible):
            record_denial(request, "not visible")
            return render(request, "404.html", status=404)
        if isinstance(exception, NotPermitted):
            record_denial(request, "not permitted")
            return render(request, "403.html", {"reason": exception.reason}, status=403)
        if is_on_closed_case(exception):
            exception = NotPossible(can_record(is_open=False).reason)
        if isinstance(exception, NotPossible):
            context: dict[str, Any] = {"reason": exception.reason}
            if isinstance(exception, ChangedMeanwhile):
                context |= {"theirs": exception.theirs, "yours": exception.yours}
            return render(request, "409.html", context, status=409)
        return None


def is_on_closed_case(exception: Exception) -> bool:
    """Tell whether the database refused to write on a closed case (cases/sql/closed.sql)."""
    diagnosis = getattr(exception.__cause__, "diag", None)
    return (
        isinstance(exception, IntegrityError)
        and getattr(diagnosis, "constraint_name", "") == "cases_case_is_open"
    )


def record_denial(request: HttpRequest, why: str) -> None:
    """
    Record a refused request in a transaction of its own: the refused one is rolled back.

    The address is kept with its ids but without its query, which may hold a name.
    """
    try:
        with transaction.atomic():
            audit.record(
                "request.denied",
                operation=Operation.DENIED,
                address=request.path,
                method=request.method,
                why=why,
                ids=re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", request.path),
            )
    except DatabaseError:  # the refusal stands whether or not it could be logged
        return
