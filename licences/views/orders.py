"""Community orders, their requirements, and the hours and days counted off them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from cases.selectors import get_case
from core.clock import today
from licences import permissions
from licences.choices.orders import OrderEnd, OrderKind, RequirementKind
from licences.forms import orders as forms
from licences.presenters import requirements as presenters
from licences.selectors import requirements as selectors
from licences.services import requirements as services
from licences.views.answering import Asked, answered
from licences.views.page import case_to_record


@require_GET
def page(request: HttpRequest, case_id) -> HttpResponse:
    """Show the orders with their requirements and what is completed of each."""
    user, on = request.user, today()
    case = get_case(user, case_id)
    context = case_frame(case, on=on, current="custody") | {
        "orders": presenters.order_rows(selectors.orders(user, case), on=on),
        "may_record": permissions.may_record(user, case),
    }
    return render(request, "licences/prerelease/orders.html", context)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, case_id) -> HttpResponse:
    """Record an order."""
    case = case_to_record(request, case_id)
    form = forms.RecordOrder(request.POST or None)

    def save(typed) -> None:
        order = services.Order(**typed | {"kind": OrderKind(typed["kind"])})
        services.record_order(case=case, order=order, by=request.user, on=today())

    asked = Asked(
        title="Record a community order",
        said="The order is recorded.",
        back="licences:orders",
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, case_id, order_id) -> HttpResponse:
    """Record that an order ended."""
    case = case_to_record(request, case_id)
    order = selectors.get_order(request.user, case, order_id)
    form = forms.EndOrder(request.POST or None, initial={"ended_on": today()})

    def save(typed) -> None:
        services.end_order(
            order=order,
            ended_on=typed["ended_on"],
            because=OrderEnd(typed["because"]),
            by=request.user,
            on=today(),
        )

    asked = Asked(
        title="Record the end of an order",
        said="The end of the order is recorded.",
        back="licences:orders",
        lines=(str(order),),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def add_requirement(request: HttpRequest, case_id, order_id) -> HttpResponse:
    """Put a requirement on an order."""
    case = case_to_record(request, case_id)
    order = selectors.get_order(request.user, case, order_id)
    form = forms.AddRequirement(
        request.POST or None,
        initial={"starts_on": order.starts_on, "ends_on": order.ends_on},
    )

    def save(typed) -> None:
        requirement = services.Requirement(
            **typed | {"kind": RequirementKind(typed["kind"])}
        )
        services.add_requirement(order=order, requirement=requirement, by=request.user)

    asked = Asked(
        title="Add a requirement",
        said="The requirement is on the order.",
        back="licences:orders",
        lines=(str(order),),
    )
    return answered(request, case, form, asked, save)


@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest, case_id, requirement_id) -> HttpResponse:
    """Count hours or days off a requirement."""
    case = case_to_record(request, case_id)
    requirement = selectors.get_requirement(request.user, case, requirement_id)
    form = forms.RecordProgress(request.POST or None, initial={"done_on": today()})

    def save(typed) -> None:
        services.record_progress(
            requirement=requirement, **typed, by=request.user, on=today()
        )

    kind = RequirementKind(requirement.kind)
    asked = Asked(
        title=f"{kind.label}: record {kind.unit or 'days'} completed",
        said="What was completed is recorded.",
        back="licences:orders",
        lines=(presenters.completed(requirement),),
    )
    return answered(request, case, form, asked, save)
