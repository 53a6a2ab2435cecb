"""What the small forms of the record have in common: ask, do it, say so, go back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.clock import today
from core.http import domain_errors_on
from licences.selectors.prerelease import assignees
from licences.views.page import form_page


@dataclass(frozen=True)
class Asked:
    """What a form's page says, and where it leads; `said` is told when it is done."""

    title: str
    said: str
    back: str
    button: str = "Save"
    lines: tuple[str, ...] = ()


def answered(
    request: HttpRequest,
    case: Any,
    form: Any,
    asked: Asked,
    do: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """Do what was typed and go back; or show the form, with what is wrong."""
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            do(form.cleaned_data)
            messages.info(request, asked.said)
            return redirect(asked.back, case.pk)
    return form_page(
        request, case, "licences/prerelease/form.html", form=form, asked=asked
    )


def people(user: Any, case: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return who can be named, grouped by agency, for a list to choose from."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in assignees(user, case, on=today()):
        label = ", ".join(filter(None, (each.person.full_name, each.person.job_title)))
        groups.setdefault(each.agency.name, []).append((each.key, label))
    return list(groups.items())


def chosen(user: Any, case: Any, key: str) -> dict[str, Any]:
    """Return the agency and person that a choice of `people` stands for; none for none."""
    found: Iterable[Any] = assignees(user, case, on=today()) if key else ()
    return next(
        (
            {"agency": each.agency, "person": each.person}
            for each in found
            if each.key == key
        ),
        {"agency": None, "person": None},
    )
