"""Opening a package for whoever it is, and the pages that are a form and no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.presenters import case_frame
from core.clock import today
from core.decisions import Decision, require
from core.http import domain_errors_on, form_status
from isms import presenters, selectors


@dataclass(frozen=True)
class Opened:
    """A package with its case for those who reach it, and what its pages' frame needs."""

    package: Any
    case: Any
    frame: dict[str, Any]


def open_package(request: HttpRequest, package_id: UUID, current: str) -> Opened:
    """
    Return a package for this reader, and record the look.

    A case's reader gets it within the case; its provider without a word of the case.

    :raises NotVisible: when it is not there for them
    """
    user = request.user
    package = selectors.get_package(user, package_id)
    case = selectors.opened(user, package)
    frame: dict[str, Any] = (
        case_frame(case, on=today(), current="isms") | {"base": "cases/case_base.html"}
        if case
        else {
            "base": "isms/provider_base.html",
            "today": today(),
            "name": selectors.name_shared(user, package) or "Name not yet shared",
        }
    )
    frame |= {
        "package": package,
        "sub_tabs": [
            {"label": label, "route": f"isms:{route}", "current": route == current}
            for route, label in presenters.TABS
        ],
    }
    return Opened(package, case, frame)


def open_to(
    request: HttpRequest,
    package_id: UUID,
    current: str,
    may: Callable[[Any, Any], Decision],
) -> Opened:
    """Return a package when this person may do a thing on it."""
    opened = open_package(request, package_id, current)
    require(may(request.user, opened.package))
    return opened


@dataclass(frozen=True)
class Asked:
    """A page that is one form: its heading, its button, a sentence before it."""

    title: str
    button: str
    intro: str = ""
    warning: str = ""


def through(
    request: HttpRequest,
    opened: Opened,
    form: Form,
    asked: Asked,
    act: Callable[[], tuple[str, Any]],
) -> HttpResponse:
    """
    Show a form; sent and possible, do what it asks.

    :param act: does it, and returns the message and where to go
    """
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            said, then = act()
            messages.info(request, said)
            return redirect(then)
    context = opened.frame | {"form": form, "asked": asked}
    return render(request, "isms/form.html", context, status=form_status(form))
