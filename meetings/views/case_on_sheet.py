"""What one case on the sheet is drawn from, for those who run the meeting and who follow it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from agencies.roles import Permission
from core.clock import today
from meetings import forms, permissions, presenters, selectors
from meetings.views.room import look_of, looked_at
from plans import selectors as plans
from rag import selectors as rag


def live_of(request: HttpRequest, held: Any) -> Any:
    """Return what changes of a case while it is before the meeting, asked for once."""
    kept = getattr(held, "live", None)
    if kept is None:
        kept = held.live = selectors.live(request.user, held)
    return kept


def case_context(request: HttpRequest, live: Any) -> dict[str, Any]:
    """Return everything that one case's page shows to those who run the meeting."""
    user, item = request.user, live.item
    back = selectors.background(user, item)
    before, after = selectors.neighbours(user, item.meeting, item)
    return (
        presenters.meeting_frame(item.meeting, current="sheet")
        | shown_of(request, live, back)
        | looked_at(request)
        | doing_of(request, live)
        | {
            "before": before,
            "after": after,
            "proposal": proposal_of(request, item),
            "restricted": restricted_of(request, item, back),
            "decision": decision_of(request, back),
        }
    )


def doing_of(request: HttpRequest, live: Any) -> dict[str, Any]:
    """Return what can be done now, and who is not to see it."""
    user, item = request.user, live.item
    meeting = item.meeting
    kept_from = selectors.kept_from(user, [item.case_id], live.asked)[item.case_id]
    is_current = meeting.is_under_way and meeting.current_item_id == item.pk
    writes = permissions.may_write_sheet(user, meeting, item.case)
    return {
        "is_current": is_current,
        "can_write": bool(writes) and meeting.is_under_way,
        "writes": writes,
        "kept_from": presenters.kept_words(kept_from),
        "outside": selectors.guests_outside(meeting, item.case, user)
        if is_current
        else [],
        "tasks": task_urls(item, look_of(request).suffix()),
        "forms": inline_forms(request, live) if meeting.is_under_way else {},
    }


def restricted_of(request: HttpRequest, item: Any, back: Any) -> str:
    """Return that there is more than the sheet shows; never on the wall."""
    if look_of(request).projector:
        return ""
    count = selectors.restricted_count(request.user, item, since=back.since)
    return presenters.restricted_words(count)


def shown_of(request: HttpRequest, live: Any, back: Any) -> dict[str, Any]:
    """Return what is on the wall, and what who follows sees too."""
    item, on = live.item, today()
    return live_context(request, live) | {
        "dates": presenters.next_dates(item.case, on=on),
        "changed": presenters.changed_lines(back.changed),
        "updates": updates_of(request, item),
        "since": back.since,
    }


def updates_of(request: HttpRequest, item: Any) -> list[tuple[str, str]]:
    """Return what was written to the meeting; on the wall only what everybody may read (S1-34)."""
    filed = selectors.updates_by_case(request.user, item.meeting, [item.case_id])
    wall = look_of(request).projector
    return presenters.update_lines(
        [
            each
            for each in filed.get(item.case_id, ())
            if each.section == "general" or not wall
        ]
    )


def live_context(request: HttpRequest, live: Any) -> dict[str, Any]:
    """Return the part that moves while the case is open."""
    item = live.item
    return {
        "item": item,
        "case": item.case,
        "meeting": item.meeting,
        "rating": live.rating,
        "actions": presenters.sheet_actions(
            live.actions, item, suffix=look_of(request).suffix(), on=today()
        ),
        "spoken": presenters.spoken_words(live.here, live.spoken),
        "escalations": live.escalations,
    }


def proposal_of(request: HttpRequest, item: Any) -> dict[str, Any] | None:
    """Return what the rules propose today, for a case that the group rates."""
    if item.case.status != "active":
        return None
    proposed = rag.proposed(request.user, item.case, on=today())
    reasons, leaves_out = presenters.proposal_lines(proposed)
    return {
        "code": proposed.rag_class.value,
        "reasons": reasons,
        "leaves_out": leaves_out and not look_of(request).projector,
    }


def decision_of(request: HttpRequest, back: Any) -> dict[str, str] | None:
    """Return where the Chair decides a nomination or a removal, or where others read of it."""
    decides = request.user.holds(Permission.REFERRAL_DECIDE)
    url, action = presenters.leads_to(back.referral, back.removal, decides=decides)
    return {"url": url, "action": action} if url else None


def inline_forms(request: HttpRequest, live: Any) -> dict[str, Any]:
    """Return the forms that stand ready on the case's page."""
    number = live.rating.number if live.rating else 0
    return {
        "action": action_form(request, live.item, auto_id="action_%s"),
        "rate": forms.RateAtMeeting(initial={"number": number}, auto_id="rate_%s"),
        "review": forms.RetainOrDrop(auto_id="review_%s"),
    }


def action_form(
    request: HttpRequest, item: Any, typed: Any = None, **form: Any
) -> forms.AgreeAction:
    """Return the form of a new action, with whom and what there is to choose."""
    user = request.user
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in plans.assignees(user, item.case, on=today()):
        label = ", ".join(filter(None, (each.person.full_name, each.person.job_title)))
        key = f"{each.agency.pk}:{each.person.pk}"
        groups.setdefault(each.agency.name, []).append((key, label))
    return forms.AgreeAction(
        typed,
        people=list(groups.items()),
        objectives=[
            (str(each.pk), each.text)
            for each in plans.active_objectives(user, item.case)
            if each.section == "general"
        ],
        **form,
    )


def task_urls(item: Any, suffix: str) -> dict[str, str]:
    """Return where each thing that is done on a case leads, by its name."""
    names = ("action", "rate", "review", "frequency", "change", "escalate")
    return {
        name: reverse(f"meetings:sheet_{name}", args=[item.meeting_id, item.pk])
        + suffix
        for name in names
    }
