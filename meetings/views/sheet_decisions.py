"""What is decided of a case at the meeting: each a form of its own, back to the sheet."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.clock import now, today
from core.http import domain_errors_on, form_status
from meetings import forms, presenters, selectors, services
from meetings.choices import ReviewDecision
from meetings.views.case_on_sheet import action_form
from meetings.views.room import for_those_who_signed, looked_at, sheet_url
from plans import selectors as plans
from rag import selectors as rag


Does = Callable[[dict[str, Any]], str]


def task(
    request: HttpRequest, held: Any, form: Any, *, title: str, button: str, do: Does
) -> HttpResponse:
    """Show one short form about a case of the sheet; `do` does it and says so."""
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            messages.info(request, do(dict(form.cleaned_data)))
            return redirect(sheet_url(held.meeting, held, request))
    context = presenters.meeting_frame(held.meeting, current="sheet") | {
        "form": form,
        "item": held,
        "case": held.case,
        "title": title,
        "button": button,
        "back_url": sheet_url(held.meeting, held, request),
        **looked_at(request),
    }
    return render(
        request, "meetings/sheet_task.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def add_action(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Agree an action; sending the page twice adds it once (S1-21, S1-32)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    form = action_form(request, held, request.POST or None)

    def do(typed: dict[str, Any]) -> str:
        new = agreed(user, held, typed)
        services.add_action(item=held, action=new, by=user, on=today())
        return f"Action added for {new.person}."

    return task(request, held, form, title="Add an action", button="Add action", do=do)


def agreed(user: Any, held: Any, typed: dict[str, Any]) -> Any:
    """Return what was typed as the plan's service takes it."""
    objectives = {
        str(each.pk): each for each in plans.active_objectives(user, held.case)
    }
    who = next(
        each
        for each in plans.assignees(user, held.case, on=today())
        if f"{each.agency.pk}:{each.person.pk}" == typed["person"]
    )
    return services.NewAction(
        what=typed["what"],
        agency=who.agency,
        person=who.person,
        due_on=typed["due_on"],
        objective=objectives.get(typed.get("objective", "")),
        idempotency_key=typed["key"],
    )


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def settle(
    request: HttpRequest, found: Any, item_id: Any, action_id: Any
) -> HttpResponse:
    """Say what became of an action (S1-29)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    action = plans.get_action(user, held.case, action_id)
    form = forms.SettleAction(request.POST or None)

    def do(typed: dict[str, Any]) -> str:
        outcome = services.Outcome(typed["outcome"], typed["text"], typed["until"])
        services.settle_action(
            item=held, action=action, outcome=outcome, by=user, on=today()
        )
        return SETTLED[outcome.kind]

    return task(request, held, form, title=action.what, button="Save", do=do)


SETTLED = {
    "progress": "Progress recorded.",
    "carry_over": "The action is carried over.",
    "discharge": "The action is discharged.",
    "drop": "The action is closed as no longer needed.",
}


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def rate(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Rate the case as the group agrees (S1-25, S1-26)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    present = rag.current_rating(user, held.case)
    form = forms.RateAtMeeting(
        request.POST or None, initial={"number": present.number if present else 0}
    )

    def do(typed: dict[str, Any]) -> str:
        made = services.rate(item=held, by=user, on=today(), **typed)
        return f"Rated {made.get_rag_class_display()}."

    return task(request, held, form, title="Rate", button="Save the rating", do=do)


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def review(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Retain or drop, with the justification (S1-183)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    form = forms.RetainOrDrop(request.POST or None)

    def do(typed: dict[str, Any]) -> str:
        services.review(item=held, by=user, on=today(), **typed)
        if typed["decision"] == ReviewDecision.DROP:
            return "Dropped. The removal waits for the Chair’s decision."
        return "Retained."

    title = "Retain or drop"
    return task(request, held, form, title=title, button="Save the decision", do=do)


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def frequency(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Decide how often the person is supervised (S1-203)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    present = rag.current_frequency(user, held.case)
    form = forms.DecideFrequency(
        request.POST or None, initial={"number": present.number if present else 0}
    )

    def do(typed: dict[str, Any]) -> str:
        number = typed.pop("number")
        made = services.agree_frequency(
            item=held,
            frequency=services.Frequency(agreed_on=today(), **typed),
            number=number,
            by=user,
            on=today(),
        )
        return f"Agreed: {made}."

    title = "How often to supervise"
    return task(request, held, form, title=title, button="Save the decision", do=do)


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def change(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Note a significant change that the meeting was told of (S3-28)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    form = forms.NoteChange(request.POST or None, initial={"happened_on": today()})

    def do(typed: dict[str, Any]) -> str:
        services.note_change(item=held, by=user, at=now(), **typed)
        return "The change is noted."

    title = "Note a significant change"
    return task(request, held, form, title=title, button="Note it", do=do)


@require_http_methods(["GET", "POST"])
@for_those_who_signed
def escalate(request: HttpRequest, found: Any, item_id: Any) -> HttpResponse:
    """Put to the delivery group what the agencies cannot settle (S1-17)."""
    user = request.user
    held = selectors.get_sheet_item(user, found, item_id)
    form = forms.Escalate(request.POST or None)

    def do(typed: dict[str, Any]) -> str:
        services.escalate(item=held, by=user, on=today(), **typed)
        return "It is put to the Local IOM Delivery Group."

    title = "Escalate to the Local IOM Delivery Group"
    return task(request, held, form, title=title, button="Escalate it", do=do)
