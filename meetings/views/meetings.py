"""Pages about meetings: the list, one with its agenda, arranging and changing them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.roles import Permission
from core.clock import now, today
from core.decisions import require
from core.http import domain_errors_on, form_status
from meetings import forms, permissions, policies, presenters, selectors, services
from meetings.choices import MeetingKind
from referrals.permissions import transfers as transfer_permissions
from referrals.selectors import transfers


@require_GET
def meetings(request: HttpRequest) -> HttpResponse:
    """List the area's meetings: those to come, then those that have been."""
    require(permissions.may_read(request.user))
    page = page_number(request)
    scheme = agencies.scheme_of_area(
        request.user.acting and request.user.acting.area_id
    )
    past = selectors.past_meetings(request.user, on=today(), page=page)
    context = {
        "scheme": scheme,
        "may_arrange": scheme and permissions.may_arrange(request.user, scheme),
        "upcoming": selectors.upcoming_meetings(request.user, on=today()),
        "past": past,
        "pages": {
            "previous_url": f"?page={page - 1}" if page > 1 else "",
            "next_url": f"?page={page + 1}" if past.has_next else "",
        },
        "today": today(),
    }
    return render(request, "meetings/meetings.html", context)


def page_number(request: HttpRequest) -> int:
    """Return the page asked for; nonsense is the first."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


@require_GET
def meeting(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Show one meeting with its agenda."""
    found = selectors.get_meeting(request.user, meeting_id)
    arranges = permissions.may_arrange(request.user, found.scheme)
    can_change = policies.can_change(is_planned=found.is_planned)
    entries = selectors.agenda_as_it_stands(request.user, found, on=today())
    changed = selectors.changed_since_last(request.user, found, entries)
    updates = selectors.updates_by_case(
        request.user, found, [each.item.case_id for each in entries]
    )
    rows = [
        presenters.agenda_row(
            number,
            entry.item,
            entry.referral,
            removal=entry.removal,
            decides=request.user.holds(Permission.REFERRAL_DECIDE),
            arranges=bool(arranges and can_change),
            changed=changed.get(entry.item.case_id),
            transferred_on=entry.transferred_on,
        )
        for number, entry in enumerate(entries, 1)
    ]
    coming = transfers.before_meeting(request.user, found.pk)
    context = {
        **presenters.meeting_frame(found, current="agenda"),
        "transfers": [
            presenters.transfer_row(
                each, decides=transfer_permissions.may_decide(request.user, each)
            )
            for each in coming
        ],
        "rows": presenters.with_updates(rows, updates),
        "may_issue": found.writes_itself and permissions.may_issue(request.user, found),
        "since": presenters.due_rows(since_issued(request.user, found)),
        "arranges": arranges,
        "can_change": can_change,
        "can_be_held": policies.can_be_held(
            is_planned=found.is_planned,
            held_on=found.held_on,
            on=today(),
            is_under_way=found.is_under_way,
        ),
        "today": today(),
        "arising": presenters.arising_view(
            selectors.matters_arising(request.user, found), on=today()
        ),
    }
    return render(request, "meetings/meeting.html", context)


def since_issued(user: Any, found: Any) -> list[Any]:
    """Return what has come due since the agenda was issued, while it can be added."""
    if found.is_planned and not found.writes_itself:
        return selectors.newly_due(user, found, on=today())
    return []


@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest) -> HttpResponse:
    """Arrange a meeting of the area for which one acts."""
    scheme = agencies.scheme_of_area(
        request.user.acting and request.user.acting.area_id
    )
    if scheme is None:
        return render(request, "meetings/no_scheme.html", status=409)
    require(permissions.may_arrange(request.user, scheme))
    people = leaders(scheme)
    form = forms.MeetingDetails(
        request.POST or None,
        initial={
            "name": scheme.meeting_name,
            "kind": MeetingKind.OPERATIONAL,
            "minutes": 120,
            "quorum": 0,
            "coordinator": str(request.user.pk),
        },
        **choices(people),
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            arranged = services.arrange_meeting(
                scheme=scheme,
                details=details(form, people),
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{arranged} is arranged.")
            return redirect(arranged)
    context = {"form": form, "scheme": scheme}
    return render(request, "meetings/arrange.html", context, status=form_status(form))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Change when or where a meeting is, or who leads it."""
    found = selectors.get_meeting(request.user, meeting_id)
    require(
        permissions.may_arrange(request.user, found.scheme),
        policies.can_change(is_planned=found.is_planned),
    )
    people = leaders(found.scheme)
    form = forms.MeetingDetails(
        request.POST or None, initial=particulars(found), **choices(people)
    )
    del form.fields["kind"]
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            changed = services.rearrange_meeting(
                meeting=found,
                details=details(
                    form, people, {"kind": found.kind, "series": found.series}
                ),
                version=version(request),
                by=request.user,
                on=today(),
                at=now(),
            )
            messages.info(request, f"{changed} is changed.")
            return redirect(changed)
    context = {
        "form": form,
        "meeting": found,
        "version": request.POST.get("version", found.version),
    }
    return render(request, "meetings/change.html", context, status=form_status(form))


def leaders(scheme: Any) -> dict[str, dict[str, Any]]:
    """Return who may chair and who may co-ordinate, by id."""
    return {
        name: {
            str(each.user_id): each
            for each in selectors.holders(scheme, role, on=today())
        }
        for name, role in (("chairs", Role.CHAIR), ("coordinators", Role.COORDINATOR))
    }


def choices(people: dict[str, dict[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """Return those people as choices of the form."""
    return {
        name: [(key, f"{each.user} ({each.agency})") for key, each in found.items()]
        for name, found in people.items()
    }


def details(
    form: forms.MeetingDetails,
    people: dict[str, dict[str, Any]],
    kept: dict[str, Any] | None = None,
) -> services.Details:
    """Return what was typed as the service takes it, with what the form leaves alone."""
    typed = form.cleaned_data
    return services.Details(
        **{
            **typed,
            **(kept or {}),
            "chair": people["chairs"][typed["chair"]].user,
            "coordinator": people["coordinators"][typed["coordinator"]].user,
        }
    )


def particulars(found: Any) -> dict[str, Any]:
    """Return a meeting as the form first shows it."""
    kept = ("name", "held_on", "starts_at", "minutes", "place", "link", "quorum")
    return {name: getattr(found, name) for name in kept} | {
        "chair": str(found.chair_id),
        "coordinator": str(found.coordinator_id),
    }


def version(request: HttpRequest) -> int:
    """Return the version the page was drawn from; nonsense matches none."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else 0


@require_POST
def held(request: HttpRequest, meeting_id: Any) -> HttpResponse:
    """Record that the meeting took place."""
    found = selectors.get_meeting(request.user, meeting_id)
    kept = services.record_held(meeting=found, by=request.user, on=today())
    services.draft_minutes(meeting=kept, by=request.user, at=now())
    messages.info(request, "The meeting is recorded as held. Its minutes are drafted.")
    return redirect(found)
