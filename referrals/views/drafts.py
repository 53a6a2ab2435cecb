"""Writing a referral: start, task list, one page per topic, who it is about."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agencies import selectors as agencies
from cases import identifiers
from cases.choices import IdentifierKind
from core import words
from core.clock import now, today
from core.decisions import require
from core.exceptions import ChangedMeanwhile, NotVisible
from core.http import domain_errors_on, form_status
from referrals import forms, permissions, presenters, selectors, services
from referrals.forms import TopicPage
from referrals.questions import Topic


TOPICS = tuple(Topic)


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Begin a referral to one area's scheme."""
    require(permissions.may_make(request.user))
    schemes = {str(each.pk): each for each in agencies.schemes()}
    own = agencies.scheme_of_area(request.user.acting.area_id)
    form = forms.StartReferral(
        request.POST if request.method == "POST" else None,
        schemes=[(key, each.area.name) for key, each in schemes.items()],
        initial={"scheme": str(own.pk) if own else ""},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            referral = services.start_referral(
                scheme=schemes[form.cleaned_data["scheme"]], by=request.user, at=now()
            )
            return redirect("referrals:draft", referral.pk)
    return render(
        request, "referrals/start.html", {"form": form}, status=form_status(form)
    )


@require_GET
def draft(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Show what is done and what is still to do."""
    referral = selectors.get_draft(request.user, referral_id)
    whole = forms.WholeForm(referral.answers)
    tasks = [
        presenters.task(
            topic,
            url=reverse("referrals:topic", args=[referral.pk, topic.value]),
            started=whole.is_started(topic),
            complete=whole.is_complete(topic),
            checked=whole.saved[topic].checked,
        )
        for topic in TOPICS
    ]
    done = sum(whole.is_complete(topic) for topic in TOPICS)
    context = {
        "referral": referral,
        "name": presenters.draft_name(referral.answers),
        "tasks": tasks,
        "done": done,
        "total": len(TOPICS),
    }
    return render(request, "referrals/draft.html", context)


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, referral_id: uuid.UUID, topic: str) -> HttpResponse:
    """Ask one topic's questions; what was typed is kept, right or wrong."""
    page_class = forms.page_class(topic)
    referral = selectors.get_draft(request.user, referral_id)
    if page_class is None:
        raise NotVisible
    if request.method == "POST":
        return keep(request, referral, page_class)
    kept = forms.SavedTopic.of(referral.answers, topic)
    page = page_class(
        kept.typed, checked=kept.checked, suggested=suggested(request, page_class)
    )
    return show(request, referral, page, version=kept.version, token=uuid.uuid4().hex)


def suggested(request: HttpRequest, page_class: type[TopicPage]) -> dict[str, Any]:
    """Return what a page begins with before anything is typed."""
    if page_class.topic is not Topic.REFERRAL:
        return {}
    user = request.user
    return {
        "contact_name": user.full_name,
        "contact_details": user.phone or user.email,
        "referred_on": today(),
    }


def keep(
    request: HttpRequest, referral: Any, page_class: type[TopicPage]
) -> HttpResponse:
    """Keep what was typed, then go on, stay or stop as the button said."""
    typed = page_class.typed_in(request.POST)
    adds = request.POST.get("add") == page_class.row_name != ""
    goes_on = not adds and request.POST.get("then", "continue") == "continue"
    sent = sent_topic(
        request,
        page_class,
        page_class.with_another_row(typed) if adds else typed,
        checked=True if goes_on else None,
    )
    try:
        referral = services.save_topic(
            referral=referral, sent=sent, by=request.user, at=now()
        )
    except ChangedMeanwhile as clash:
        return show_both(request, referral, page_class, sent, clash)
    here = reverse("referrals:topic", args=[referral.pk, page_class.topic.value])
    if adds:
        return redirect(here + new_row(page_class, sent.typed))
    if not goes_on:
        messages.info(request, f"{page_class.topic.label}: what you typed is saved.")
        return redirect("referrals:draft", referral.pk)
    page = page_class(typed, checked=True)
    if page.problems:
        kept = forms.SavedTopic.of(referral.answers, sent.topic)
        return show(request, referral, page, version=kept.version, token=sent.token)
    return go_on(request, referral, page_class)


def sent_topic(
    request: HttpRequest,
    page_class: type[TopicPage],
    typed: dict[str, list[str]],
    *,
    checked: bool | None,
) -> services.TypedTopic:
    """Return the topic as it was sent, with the version its page was opened at."""
    version = request.POST.get("version", "0")
    return services.TypedTopic(
        topic=page_class.topic.value,
        typed=typed,
        version=int(version) if version.isdecimal() and len(version) < 9 else 0,
        token=request.POST.get("token", "")[:32],
        checked=checked,
    )


def new_row(page_class: type[TopicPage], typed: dict[str, list[str]]) -> str:
    """Return the fragment that leads to the row just added."""
    number = int(typed[f"{page_class.row_name}-TOTAL_FORMS"][-1]) - 1
    first = next(iter(page_class.row_form.base_fields))
    return f"#id_{page_class.row_name}-{number}-{first}"


def go_on(
    request: HttpRequest, referral: Any, page_class: type[TopicPage]
) -> HttpResponse:
    """Go where a finished topic leads: likely duplicates, back to the check, or the next topic."""
    if page_class.topic is Topic.PERSON:
        whole = forms.WholeForm(referral.answers)
        if selectors.matching(request.user, referral, whole).unsettled:
            return redirect("referrals:duplicates", referral.pk)
    if request.POST.get("from") == "check":
        return redirect("referrals:check", referral.pk)
    following = TOPICS.index(page_class.topic) + 1
    if following == len(TOPICS):
        return redirect("referrals:check", referral.pk)
    return redirect("referrals:topic", referral.pk, TOPICS[following].value)


def show(
    request: HttpRequest, referral: Any, page: TopicPage, *, version: int, token: str
) -> HttpResponse:
    """Draw a topic's page."""
    context = {
        "referral": referral,
        "name": presenters.draft_name(referral.answers),
        "page": page,
        "errors": page.errors,
        "number": TOPICS.index(page.topic) + 1,
        "total": len(TOPICS),
        "version": version,
        "token": token,
        "origin": request.POST.get("from") or request.GET.get("from", ""),
    }
    wrong = request.method == "POST" and page.problems
    return render(request, page.template, context, status=422 if wrong else 200)


def show_both(
    request: HttpRequest,
    referral: Any,
    page_class: type[TopicPage],
    sent: services.TypedTopic,
    clash: ChangedMeanwhile,
) -> HttpResponse:
    """Show theirs beside yours; either may be kept."""
    referral = selectors.get_draft(request.user, referral.pk)
    kept = forms.SavedTopic.of(referral.answers, sent.topic)
    context = {
        "referral": referral,
        "topic": page_class.topic,
        "clash": clash,
        "fields": [
            (name, text) for name, texts in sent.typed.items() for text in texts
        ],
        "version": kept.version,
        "token": sent.token,
    }
    return render(request, "referrals/conflict.html", context, status=409)


@require_POST
def autosave(request: HttpRequest, referral_id: uuid.UUID, topic: str) -> JsonResponse:
    """Keep what has been typed so far, without a word about whether it is right."""
    page_class = forms.page_class(topic)
    referral = selectors.get_draft(request.user, referral_id)
    if page_class is None:
        raise NotVisible
    sent = sent_topic(
        request, page_class, page_class.typed_in(request.POST), checked=None
    )
    at = now()
    try:
        services.save_topic(referral=referral, sent=sent, by=request.user, at=at)
    except ChangedMeanwhile as clash:
        return JsonResponse({"reason": clash.reason}, status=409)
    return JsonResponse({"saved_at": at.isoformat()})


@require_http_methods(["GET", "POST"])
def duplicates(request: HttpRequest, referral_id: uuid.UUID) -> HttpResponse:
    """Ask whether the person is one of those already known."""
    referral = selectors.get_draft(request.user, referral_id)
    whole = forms.WholeForm(referral.answers)
    matching = selectors.matching(request.user, referral, whole)
    people = {str(person.pk): person for person, _ in matching.likely}
    form = forms.SamePerson(
        request.POST if request.method == "POST" else None,
        people=[(key, str(person)) for key, person in people.items()],
        hints={
            str(person.pk): described(person, why) for person, why in matching.likely
        },
        initial={"person": str(referral.person_chosen_id or "")},
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.settle_who(
                referral=referral,
                person=people.get(form.cleaned_data["person"]),
                by=request.user,
                at=now(),
            )
            return redirect("referrals:topic", referral.pk, Topic.ADDRESS.value)
    context = {"referral": referral, "form": form, "people": people}
    return render(
        request, "referrals/duplicates.html", context, status=form_status(form)
    )


def described(person: Any, why: Any) -> str:
    """Return who a known person is, and why they may be the same."""
    born = person.date_of_birth
    numbers = [
        f"{IdentifierKind(each.kind).label} {identifiers.display(each.kind, each.value)}"
        for each in person.identifiers.all()
        if each.superseded_on is None
    ]
    known = [f"Born {words.day(born)}" if born else "Date of birth not known", *numbers]
    reasons = "; ".join(each.reason for each in why)
    return f"{', '.join(known)}. {reasons}."


def topic_url(referral: Any, topic: Topic) -> str:
    """Return where a topic is changed, coming from the check page."""
    address = reverse("referrals:topic", args=[referral.pk, topic.value])
    return f"{address}?{urlencode({'from': 'check'})}"
