"""A case's packages, one's own list, referring, one package, signing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from agencies.roles import Permission
from cases import selectors as cases
from cases.policies import can_record
from cases.presenters import case_frame
from core.clock import now, today
from core.decisions import permitted_if, require
from core.http import domain_errors_on, form_status
from isms import forms, permissions, presenters, selectors, services
from isms.views.page import Asked, open_package, open_to, through


@require_GET
def packages(request: HttpRequest) -> HttpResponse:
    """List the packages that the reader's agency refers or provides."""
    require(
        permitted_if(
            request.user.holds(Permission.PACKAGE_LIST),
            "Packages are listed for the authority that refers and the provider.",
        )
    )
    found = selectors.packages(request.user, at=now())
    context = {"packages": presenters.listed(found, on=today())}
    return render(request, "isms/packages.html", context)


@require_GET
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show a case's packages; the one that is open is gone to at once."""
    user = request.user
    case = cases.get_case(user, case_id)
    found = list(selectors.of_case(user, case))
    context = case_frame(case, on=today(), current="isms") | {
        "packages": found,
        "may_refer": permissions.may_refer(user, case),
        "has_open": any(each.is_open for each in found),
    }
    return render(request, "isms/of_case.html", context)


@require_http_methods(["GET", "POST"])
def refer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Refer somebody for a package."""
    user = request.user
    case = cases.get_case(user, case_id)
    require(permissions.may_refer(user, case), can_record(is_open=case.is_open))
    choices = selectors.choices_for(user, case, on=today())
    form = forms.Refer(
        request.POST or None,
        providers=[(str(each.pk), str(each)) for each in choices.providers],
        police=[(str(each.pk), str(each)) for each in choices.police],
        supervisors=[
            (str(each.pk), f"{each.user}, {each.agency}")
            for each in choices.supervisors
        ],
        initial={"feedback_weeks": 4},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            package = services.refer(
                case=case,
                referral=typed_referral(form.cleaned_data, choices),
                by=user,
                on=today(),
            )
            messages.info(request, "Referred. Now enter the terms and the property.")
            return redirect(package)
    context = case_frame(case, on=today(), current="isms") | {
        "base": "cases/case_base.html",
        "form": form,
        "asked": Asked(
            "Refer for intensive support and monitoring",
            "Refer",
            "The provider sees the referral at once, but nothing of the case until you "
            "write what it is told.",
        ),
    }
    return render(request, "isms/form.html", context, status=form_status(form))


def typed_referral(
    typed: dict[str, Any], choices: selectors.Choices
) -> services.NewReferral:
    """Return what was typed with the agencies and the officer it names."""
    facts = dict(typed)
    facts["idempotency_key"] = facts.pop("key")
    facts["formats"] = tuple(facts["formats"])
    facts["provider"] = chosen(choices.providers, facts["provider"])
    facts["police_agency"] = chosen(choices.police, facts["police_agency"])
    serving = chosen(choices.supervisors, facts["supervisor"])
    facts |= {"supervisor": serving.user, "supervisor_agency": serving.agency}
    return services.NewReferral(**facts)


def chosen(rows: list[Any], key: str) -> Any:
    """Return the row a form's choice names, or None."""
    return next((each for each in rows if str(each.pk) == key), None)


@require_GET
def package(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Show a package: agreement, terms over time, property, what the provider is told."""
    user = request.user
    opened = open_package(request, package_id, "package")
    page = selectors.package_page(user, opened.package)
    parties = {
        "authority": opened.package.authority_id,
        "provider": opened.package.provider_id,
    }
    context = opened.frame | {
        "page": page,
        "parties": presenters.agreement(page),
        "levels": presenters.level_rows(page.levels),
        "chart": presenters.level_chart(opened.package, page.levels, on=today()),
        "referral": presenters.referral_rows(opened.package),
        "brief": presenters.brief_rows(page.brief) if page.brief else [],
        "may_manage": permissions.may_manage(user, opened.package),
        "may_answer": permissions.may_answer(user, opened.package),
        "may_plan_move": permissions.may_plan_move(user, opened.package),
        "may_check": opened.case and permissions.may_check_placement(user, opened.case),
        "has_answered": bool(page.answers),
        "we_answered": any(
            parties[each.party] == user.on_duty.agency_id for each in page.answers
        ),
        "both_agreed": sum(each.agrees for each in page.answers) == 2,
    }
    return render(request, "isms/package.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Sign the agreement for one's agency, or decline it."""
    opened = open_to(request, package_id, "package", permissions.may_answer)
    form = forms.AnswerAgreement(request.POST or None)

    def act() -> tuple[str, Any]:
        agrees = form.cleaned_data["answer"] == "sign"
        services.answer(
            package=opened.package,
            agrees=agrees,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=now(),
        )
        said = "signed" if agrees else "declined"
        return f"The agreement is {said} for your agency.", opened.package

    asked = Asked(
        "Sign the package agreement",
        "Send the answer",
        "You sign the terms, the property and what the provider is told, as the "
        "package shows them.",
    )
    return through(request, opened, form, asked, act)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, package_id: UUID) -> HttpResponse:
    """Take a referral back."""
    opened = open_to(request, package_id, "package", permissions.may_manage)
    form = forms.Withdraw(request.POST or None)

    def act() -> tuple[str, Any]:
        services.withdraw(
            package=opened.package,
            reason=form.cleaned_data["reason"],
            by=request.user,
            on=today(),
            at=now(),
        )
        return (
            "The referral is withdrawn. The provider no longer sees it.",
            opened.package,
        )

    return through(
        request, opened, form, Asked("Withdraw the referral", "Withdraw it"), act
    )
