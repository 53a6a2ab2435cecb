"""Who is here: beginning, the door, marking, signing (S1-9 to S1-11, S1-19)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import selectors as agencies
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services
from meetings.choices import Mark, Presence, Standing
from meetings.views.room import for_those_who_run_it


@require_GET
def attendance(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show who is asked, who is here, who has signed, and whether they are enough."""
    user = request.user
    found = selectors.get_meeting(user, meeting_id)
    asked = selectors.attendees(found)
    guest_of = selectors.guest_cases(user, found)
    enough = selectors.quorum(found, asked)
    mine = next((each for each in asked if each.person_id == user.pk), None)
    context = presenters.meeting_frame(found, current="attendance") | {
        "people": [
            presenters.person_row(each, guest_of=", ".join(guest_of.get(each.pk, ())))
            for each in asked
        ],
        "quorum": enough,
        "quorum_words": presenters.quorum_words(enough),
        "runs": permissions.may_run(user, found.scheme),
        "can_keep": policies.can_keep_attendance(
            is_planned=found.is_planned, held_on=found.held_on, on=today()
        ),
        "can_begin": policies.can_begin(
            is_planned=found.is_planned,
            has_begun=found.started_at is not None,
            held_on=found.held_on,
            on=today(),
            has_statement=selectors.current_statement(found.scheme) is not None,
        ),
        "asks_me_to_sign": mine is not None and not hasattr(mine, "signature"),
        "mine": mine,
    }
    return render(request, "meetings/attendance.html", context)


@require_POST
@for_those_who_run_it
def begin(request: HttpRequest, found: Any) -> HttpResponse:
    """Begin the meeting."""
    services.begin_meeting(meeting=found, by=request.user, at=now())
    messages.info(request, "The meeting has begun.")
    return redirect("meetings:attendance", found.pk)


@require_POST
@for_those_who_run_it
def mark(request: HttpRequest, found: Any, attendee_id: Any) -> HttpResponse:
    """Note that somebody is here, sent apologies, left, or signed on paper."""
    attendee = selectors.get_attendee(found, attendee_id)
    asked = request.POST.get("mark", "")
    if asked == "paper":
        services.sign_on_paper(attendee=attendee, by=request.user, at=now())
        messages.info(request, f"{attendee.person} has signed on paper.")
    elif asked in Mark.values:
        services.mark_attendance(
            attendee=attendee, mark=asked, by=request.user, at=now()
        )
        label = Mark(asked).label
        messages.info(request, f"{attendee.person}: {label[0].lower()}{label[1:]}.")
    return redirect("meetings:attendance", found.pk)


@require_http_methods(["GET", "POST"])
@for_those_who_run_it
def add_at_door(request: HttpRequest, found: Any) -> HttpResponse:
    """Let somebody in who is not on the list."""
    choosing = at_the_door(request, found)
    form = forms.AddAtDoor(
        request.POST or None,
        people=presenters.people_choices(choosing["people"].values()),
        members=[(key, str(each)) for key, each in choosing["members"].items()],
        items=[(key, str(each.case.person)) for key, each in choosing["items"].items()],
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            come = services.add_at_door(
                meeting=found,
                who=chosen(form.cleaned_data, choosing),
                by=request.user,
                at=now(),
            )
            messages.info(
                request, f"{come.person} is on the list, and is asked to sign."
            )
            return redirect("meetings:attendance", found.pk)
    context = presenters.meeting_frame(found, current="attendance") | {"form": form}
    return render(
        request, "meetings/add_at_door.html", context, status=form_status(form)
    )


def at_the_door(request: HttpRequest, found: Any) -> dict[str, dict[str, Any]]:
    """Return whom, in whose place and for which cases somebody can be let in, by key."""
    area = agencies.agencies(area=found.scheme.area)
    workers = agencies.workers_of_agencies(
        list(area.values_list("pk", flat=True)), on=today()
    )
    asked = selectors.attendees(found)
    known = {each.person_id for each in asked}
    return {
        "people": {
            f"{each.agency_id}:{each.user_id}": each
            for each in workers
            if each.user_id not in known
        },
        "members": {
            str(each.pk): each for each in asked if each.standing == Standing.MEMBER
        },
        "items": {str(each.pk): each for each in selectors.items(request.user, found)},
    }


def chosen(
    typed: dict[str, Any], choosing: dict[str, dict[str, Any]]
) -> services.AtTheDoor:
    """Return what was chosen as the service takes it."""
    who = choosing["people"][typed["person"]]
    return services.AtTheDoor(
        person=who.user,
        agency=who.agency,
        standing=Standing(typed["standing"]),
        presence=Presence(typed["presence"]),
        deputy_for=choosing["members"].get(typed["deputy_for"]),
        items=tuple(choosing["items"][key] for key in typed["cases"] or ()),
    )


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Read the statement in full and sign it: one tick, one button (A-29)."""
    user = request.user
    found = selectors.get_meeting(user, meeting_id)
    mine = selectors.own_attendance(found, user)
    require(permissions.may_attend(user, is_asked=mine is not None))
    if selectors.has_signed(found, user):
        return redirect("meetings:sheet", found.pk)
    form = forms.Sign(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.sign(
                meeting=found, by=user, at=now(), presence=presence_asked(request)
            )
            messages.info(request, "You have signed. Thank you.")
            return redirect("meetings:sheet", found.pk)
    context = presenters.meeting_frame(found, current="attendance") | {
        "form": form,
        "statement": selectors.current_statement(found.scheme),
        "is_marked": mine is not None and mine.is_here,
        "can_keep": policies.can_keep_attendance(
            is_planned=found.is_planned, held_on=found.held_on, on=today()
        ),
    }
    return render(request, "meetings/sign.html", context, status=form_status(form))


def presence_asked(request: HttpRequest) -> str:
    """Return how the signer says they join; nothing when they do not say."""
    said = request.POST.get("presence", "")
    return said if said in Presence.values else ""
