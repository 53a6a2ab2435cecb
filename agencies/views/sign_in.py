"""Signing in and out, and choosing for whom one acts."""

import time
from typing import TYPE_CHECKING

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from agencies import acting, forms
from agencies.sessions import ACTING_AGENCY, SIGNED_IN_AT
from audit import services as audit
from audit.choices import Operation
from core.clock import today
from core.exceptions import NotVisible
from core.http import form_status


if TYPE_CHECKING:
    from agencies.models import User


# A form sent after its session ended travels inside the sign-in page under these names.
KEPT, KEPT_PATH = "kept:", "kept_path"
NEVER_KEPT = {"csrfmiddlewaretoken", "password"}


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in; afterwards go where the person was heading, inside this service only."""
    if request.user.is_authenticated:
        return redirect("home")
    form = forms.SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = auth.authenticate(request, **form.cleaned_data)
        if user is not None:
            return welcome(request, user)
        record_sign_in("sign-in refused", None)
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        form.add_error(None, "The user name or the password is not right. Try again.")
    context = {
        "form": form,
        "next": request.POST.get("next", request.GET.get("next", "")),
        "kept_path": request.POST.get(KEPT_PATH, ""),
        "kept": kept_fields(request.POST),
    }
    return render(request, "agencies/sign_in.html", context, status=form_status(form))


def welcome(request: HttpRequest, user: "User") -> HttpResponse:
    """Begin the session on a new key and go where the person was heading."""
    auth.login(request, user)
    request.session[SIGNED_IN_AT] = time.time()
    record_sign_in("signed in", user)
    path = request.POST.get(KEPT_PATH, "")
    if path and is_ours(request, path):
        context = {"path": path, "kept": kept_fields(request.POST)}
        return render(request, "agencies/send_again.html", context)
    return redirect(safe_next(request))


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Answer a form sent after the session ended: sign in, with what was typed kept in the page."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT
        for value in values
    ]
    context = {
        "form": forms.SignIn(),
        "kept_path": request.get_full_path(),
        "kept": kept,
    }
    return render(request, "agencies/sign_in.html", context, status=401)


def kept_fields(posted: QueryDict) -> list[tuple[str, str]]:
    """Return the fields of the form that is to be sent again."""
    return [
        (name.removeprefix(KEPT), value)
        for name, values in posted.lists()
        if name.startswith(KEPT)
        for value in values
    ]


def record_sign_in(event: str, user: "User | None") -> None:
    """Record who signed in or was refused; a refused name is not kept, it may be a password."""
    with transaction.atomic():
        audit.record(event, subject=user, operation=Operation.SIGN_IN)


def safe_next(request: HttpRequest) -> str:
    """Return the page asked for when it is ours, else home."""
    target = request.POST.get("next", "")
    return target if is_ours(request, target) else "home"


def is_ours(request: HttpRequest, target: str) -> bool:
    """Tell whether an address leads to a page of this service."""
    return url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    audit.record("signed out", subject=request.user, operation=Operation.SIGN_IN)
    auth.logout(request)
    messages.info(request, "You have signed out.")
    return redirect("agencies:sign_in")


@login_not_required
def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Say that too many wrong passwords were given, and for how long to wait."""
    return render(request, "429.html", {"minutes": 15}, status=429)


@require_http_methods(["GET", "POST"])
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose for which of one's agencies to act."""
    memberships = list(acting.memberships_of(request.user, on=today()))
    if request.method == "POST":
        chosen = next(
            (
                each
                for each in memberships
                if str(each.agency_id) == request.POST.get("agency")
            ),
            None,
        )
        if chosen is None:
            raise NotVisible
        request.session[ACTING_AGENCY] = str(chosen.agency_id)
        messages.info(request, f"You are now acting for {chosen.agency}.")
        return redirect("home")
    return render(request, "agencies/act_for.html", {"memberships": memberships})
