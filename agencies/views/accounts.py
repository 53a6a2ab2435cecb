"""The administrator's pages about accounts and roles."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import forms, selectors, services
from core.clock import today
from core.decisions import require
from core.http import domain_errors_on, form_status


@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """List every account with what it may act as."""
    require(services.may_administer(request.user))
    return render(
        request,
        "agencies/accounts.html",
        {"accounts": selectors.accounts(), "today": today()},
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def add_account(request: HttpRequest) -> HttpResponse:
    """Make an account; it reaches nothing until it has a role."""
    require(services.may_administer(request.user))
    form = forms.AddAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with domain_errors_on(form):
                user = services.add_account(**form.cleaned_data, by=request.user)
                messages.info(
                    request, f"{user} has an account. Give them a role to act in."
                )
                return redirect("agencies:give_membership", user.pk)
        except ValidationError as weak:
            form.add_error("password", weak)
    return render(
        request, "agencies/add_account.html", {"form": form}, status=form_status(form)
    )


@require_GET
def account(request: HttpRequest, user_id) -> HttpResponse:
    """Show one account, its roles past and present."""
    require(services.may_administer(request.user))
    return render(
        request,
        "agencies/account.html",
        {
            "account": selectors.get_account(user_id),
            "today": today(),
            "own": str(user_id) == str(request.user.pk),
        },
    )


@require_POST
def switch_account(request: HttpRequest, user_id) -> HttpResponse:
    """Shut an account out, or let it in again."""
    require(services.may_administer(request.user))
    user = selectors.get_account(user_id)
    services.switch_account(
        user=user, is_active=request.POST.get("is_active") == "yes", by=request.user
    )
    state = "can sign in" if user.is_active else "can no longer sign in"
    messages.info(request, f"{user} {state}.")
    return redirect(user)


@require_http_methods(["GET", "POST"])
def give_membership(request: HttpRequest, user_id) -> HttpResponse:
    """Give a person a role in an agency."""
    require(services.may_administer(request.user))
    user = selectors.get_account(user_id)
    agencies = {str(each.pk): each for each in selectors.agencies()}
    choices = [(key, each.name) for key, each in agencies.items()]
    form = forms.GiveMembership(request.POST or None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            membership = services.give_membership(
                user=user,
                agency=agencies[form.cleaned_data["agency"]],
                role=form.cleaned_data["role"],
                until=form.cleaned_data["until"],
                by=request.user,
                on=today(),
            )
            messages.info(
                request,
                f"{user} is now {membership.get_role_display().lower()} for {membership.agency}.",
            )
            return redirect(user)
    context = {"form": form, "account": user}
    return render(
        request, "agencies/give_membership.html", context, status=form_status(form)
    )


@require_POST
def end_membership(request: HttpRequest, user_id, membership_id) -> HttpResponse:
    """End a role: from the next request it gives nothing."""
    require(services.may_administer(request.user))
    membership = selectors.get_membership(user_id, membership_id)
    services.end_membership(membership=membership, by=request.user, on=today())
    messages.info(
        request, f"{membership.user}'s role in {membership.agency} has ended."
    )
    return redirect(membership.user)
