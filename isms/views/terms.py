"""The terms of a package: level, property, brief, start, end, moving on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.decisions import require
from core.exceptions import NotVisible
from isms import forms, permissions, rules, selectors, services
from isms.views.page import Asked, open_package, open_to, through


@require_http_methods(["GET", "POST"])
def set_level(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Enter the first terms, or step the package down or up on an instruction."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    offered = rules.offered(today())
    form = forms.SetLevel(
        request.POST or None,
        limits=[(code, each.limits) for code, each in offered.items()],
        initial={"first_day": today(), "night": "none"},
    )

    def act() -> tuple[str, Any]:
        level = services.set_level(
            package=opened.package,
            level=services.NewLevel(**form.cleaned_data),
            by=request.user,
            on=today(),
        )
        return f"{level} from {level.first_day:%d %B %Y}.", opened.package

    running = opened.package.is_running
    asked = Asked(
        "Change the level" if running else "Enter the terms",
        "Save the terms",
        "The level steps down or up only when the MAPPA meeting or the local authority "
        "instructs it."
        if running
        else "",
    )
    return through(request, opened, form, asked, act)


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Record the property and whether it suits."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    form = forms.Place(request.POST or None, initial={"from_day": today()})

    def act() -> tuple[str, Any]:
        services.place(
            package=opened.package,
            placement=services.NewPlacement(**form.cleaned_data),
            by=request.user,
        )
        said = (
            "The property is recorded. Have it checked against the offence and victims."
        )
        return said, opened.package

    return through(request, opened, form, Asked("The property", "Save"), act)


@require_http_methods(["GET", "POST"])
def check_placement(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Check the property against the areas of the offence and of victims."""
    opened = open_package(request, package_id, "package")
    if opened.case is None:
        raise NotVisible
    require(permissions.may_check_placement(request.user, opened.case))
    form = forms.CheckPlacement(request.POST or None)

    def act() -> tuple[str, Any]:
        services.check_placement(
            package=opened.package,
            case=opened.case,
            checked=services.Checked(**form.cleaned_data),
            by=request.user,
            on=today(),
        )
        return "The property is checked.", opened.package

    asked = Asked(
        "Check the property against the offence and victims",
        "Save the check",
        "Only those who read victim information see what you write. The authority and "
        "the provider see that it was checked.",
    )
    return through(request, opened, form, asked, act)


@require_http_methods(["GET", "POST"])
def share_brief(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Write all that the provider is told of the person."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    before = selectors.package_page(request.user, opened.package).brief
    person = opened.case.person if opened.case else None
    initial = {
        "person_name": str(person or ""),
        "date_of_birth": getattr(person, "date_of_birth", None),
    }
    if before:
        names = ("person_name", "date_of_birth", "risks", "conditions", "contacts")
        initial = {name: getattr(before, name) for name in names}
    form = forms.ShareBrief(request.POST or None, initial=initial)

    def act() -> tuple[str, Any]:
        services.share_brief(
            package=opened.package, by=request.user, at=now(), **form.cleaned_data
        )
        return (
            "The provider is told this, and nothing else of the case.",
            opened.package,
        )

    asked = Asked(
        "What the provider is told",
        "Share it with the provider",
        "The provider’s staff see this and the package. They cannot open the case.",
    )
    return through(request, opened, form, asked, act)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Start a package that both have signed."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    form = forms.Begin(request.POST or None)

    def act() -> tuple[str, Any]:
        services.begin(
            package=opened.package,
            review_on=form.cleaned_data["review_on"],
            by=request.user,
            on=today(),
        )
        return "The package has started.", opened.package

    return through(request, opened, form, Asked("Start the package", "Start it"), act)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """End a package."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    form = forms.End(request.POST or None, initial={"last_day": today()})

    def act() -> tuple[str, Any]:
        services.end_package(
            package=opened.package,
            by=request.user,
            on=today(),
            at=now(),
            **form.cleaned_data,
        )
        said = "The package has ended. The provider keeps it four weeks for its last report."
        return said, opened.package

    return through(request, opened, form, Asked("End the package", "End it"), act)


@require_http_methods(["GET", "POST"])
def move_on(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Write the plan for longer-term accommodation."""
    opened = open_to(request, package_id, "package", permissions.may_plan_move)
    before = selectors.package_page(request.user, opened.package).move_on
    names = ("sought", "steps", "contact", "target_on")
    initial = {name: getattr(before, name) for name in names} if before else {}
    form = forms.MoveOn(request.POST or None, initial=initial)

    def act() -> tuple[str, Any]:
        services.plan_move_on(
            package=opened.package, by=request.user, **form.cleaned_data
        )
        return "The move-on plan is saved.", opened.package

    return through(
        request, opened, form, Asked("Plan longer-term accommodation", "Save"), act
    )
