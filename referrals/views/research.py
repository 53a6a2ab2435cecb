"""Pages of the local team's research: sources, recommendation, agreements."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cases import selectors as cases
from cases import sharing
from cases.permissions import may_share_row, may_withdraw
from core.clock import now, today
from core.decisions import first_refusal, require
from core.exceptions import NotVisible
from core.http import domain_errors_on, form_status
from referrals import permissions, policies, selectors, services
from referrals.choices import ResearchSource
from referrals.forms import research as forms
from referrals.forms import sources
from referrals.presenters import deciding as presenters


@require_GET
def research(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Show the check-list of the five sources, who looked and what they found (S1-63)."""
    referral = selectors.get_submitted(request.user, referral_id)
    may = permissions.may_research(request.user, referral)
    entries = selectors.research(request.user, referral)
    shared = cases.shares_of(request.user, referral.case, [each.pk for each in entries])
    add = first_refusal(may, policies.can_research(status=referral.status))
    facts = selectors.preparation(referral, on=today())
    context = {
        "referral": referral,
        "sources": presenters.source_cards(
            entries,
            referral_id=referral.pk,
            shared=shared,
            add=add,
            add_intelligence=first_refusal(
                add, permissions.may_add_intelligence(request.user)
            ),
            shares=lambda entry: bool(may_share_row(request.user, entry)),
        ),
        "gaps": selectors.research_gaps(request.user, referral),
        "add": add,
        "may_prepare": permissions.may_prepare(request.user, referral),
        "can_prepare": policies.can_prepare(**facts),
        "recommend": first_refusal(may, policies.can_recommend(status=referral.status)),
        "criteria": presenters.criteria_card(
            selectors.nomination(request.user, referral, on=today())
        ),
        "gates": selectors.adoption(referral, on=today())["gates"],
        "agreements": [
            (each, may_withdraw(request.user, referral.case, each))
            for each in selectors.agreements(request.user, referral)
        ],
        "mappa_rows": presenters.mappa_rows(referral),
        "is_child": facts["is_child"],
        "age_known": referral.case.person.date_of_birth is not None,
    }
    return render(request, "referrals/research.html", context)


@require_http_methods(["GET", "POST"])
def add_research(request: HttpRequest, referral_id: Any, source: str) -> HttpResponse:
    """Record what one source says."""
    referral = selectors.get_submitted(request.user, referral_id)
    if source not in ResearchSource.values:
        raise NotVisible
    require(
        permissions.may_research(request.user, referral),
        policies.can_research(status=referral.status),
    )
    if source == ResearchSource.INTELLIGENCE:
        require(permissions.may_add_intelligence(request.user))
    form = research_form(request, referral, source)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_research(
                referral=referral,
                finding=services.Finding(
                    source=source,
                    checked_on=form.cleaned_data["checked_on"],
                    **form.said,
                ),
                by=request.user,
                on=today(),
            )
            messages.info(request, f"{ResearchSource(source).label} is recorded.")
            return redirect("referrals:research", referral.pk)
    context = {
        "referral": referral,
        "form": form,
        "label": ResearchSource(source).label,
        "is_intelligence": source == ResearchSource.INTELLIGENCE,
        "is_score": source == ResearchSource.ACTUARIAL_SCORE,
    }
    return render(
        request, "referrals/add_research.html", context, status=form_status(form)
    )


SOURCE_FORMS = {
    ResearchSource.PREVIOUS_OFFENDING: sources.Offending,
    ResearchSource.COST_OF_CRIME: sources.Cost,
}


def research_form(request: HttpRequest, referral: Any, source: str) -> Any:
    """Return the questions about one source; of the scores, which one was considered."""
    initial = {"checked_on": today()}
    if source != ResearchSource.ACTUARIAL_SCORE:
        form_class = SOURCE_FORMS.get(ResearchSource(source), sources.Research)
        return form_class(request.POST or None, initial=initial)
    scores = [
        (str(each.pk), each.dated) for each in cases.scores(request.user, referral.case)
    ]
    return sources.Score(request.POST or None, initial=initial, scores=scores)


@require_http_methods(["GET", "POST"])
def share_research(
    request: HttpRequest, referral_id: Any, entry_id: Any
) -> HttpResponse:
    """Share one piece of police information on with one agency that sees the case."""
    referral = selectors.get_submitted(request.user, referral_id)
    entry = selectors.get_entry(request.user, referral, entry_id)
    require(may_share_row(request.user, entry))
    agencies = {
        str(each.pk): each
        for each in selectors.sharing_agencies(request.user, referral.case, at=now())
        if each.pk != request.user.acting.agency_id
    }
    form = forms.ShareEntry(
        request.POST or None,
        agencies=[(key, str(each)) for key, each in agencies.items()],
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            agency = agencies[form.cleaned_data["agency"]]
            sharing.share_row(
                row=entry,
                agency=agency,
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
            messages.info(request, f"{agency} can now read it.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form, "entry": entry}
    return render(
        request, "referrals/share_research.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def recommend(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Recommend a class to the meeting (S1-46)."""
    referral = selectors.get_submitted(request.user, referral_id)
    require(
        permissions.may_research(request.user, referral),
        policies.can_recommend(status=referral.status),
    )
    initial = {
        "rag_class": referral.recommended_rag,
        "reasons": referral.recommendation_reasons,
    }
    form = forms.Recommend(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.recommend_rag(
                referral=referral, by=request.user, on=today(), **form.cleaned_data
            )
            messages.info(request, "The recommendation is recorded for the meeting.")
            return redirect("referrals:research", referral.pk)
    context = {
        "referral": referral,
        "form": form,
        "proposal": selectors.rag_proposal(request.user, referral.case, on=today()),
    }
    return render(
        request, "referrals/recommend.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def youth_discussion(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Record the discussion that a child's referral needs (S1-70)."""
    referral = selectors.get_submitted(request.user, referral_id)
    require(
        permissions.may_research(request.user, referral),
        policies.can_research(status=referral.status),
    )
    initial = {
        "held_on": referral.discussed_with_yot_on,
        "detective_sergeant": referral.detective_sergeant,
        "yot_worker": referral.yot_worker,
        "on_iss": referral.on_iss,
        "is_gang_nominal": referral.is_gang_nominal,
        "summary": referral.discussion_summary,
    }
    form = forms.YouthDiscussion(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_youth_discussion(
                referral=referral,
                discussion=services.YouthDiscussion(**form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The discussion is recorded.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form}
    return render(
        request, "referrals/youth_discussion.html", context, status=form_status(form)
    )


@require_http_methods(["GET", "POST"])
def mappa(request: HttpRequest, referral_id: Any) -> HttpResponse:
    """Record the MAPPA level and, at level 3, the agreement (A-10)."""
    referral = selectors.get_submitted(request.user, referral_id)
    require(
        permissions.may_research(request.user, referral),
        policies.can_research(status=referral.status),
    )
    initial = {
        "level": referral.case.mappa_level,
        "reason": referral.mappa_reason,
        "reference": referral.mappa_reference,
        "agreed_with": referral.mappa_agreed_with,
        "agreed_on": referral.mappa_agreed_on,
    }
    form = forms.Mappa(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            level = form.cleaned_data.pop("level")
            services.record_mappa(
                referral=referral,
                mappa=services.Mappa(
                    level="" if level == "none" else level, **form.cleaned_data
                ),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The MAPPA level is recorded.")
            return redirect("referrals:research", referral.pk)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/mappa.html", context, status=form_status(form))
