"""Recording a sentence, and putting one right."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from core.clock import today
from core.http import domain_errors_on
from licences import forms, presenters, selectors, services
from licences.choices import SentenceKind
from licences.services import SentenceFacts
from licences.views.page import case_to_record, form_page


def facts_of(typed: dict) -> SentenceFacts:
    """Return what was typed as the facts of a sentence."""
    return SentenceFacts(**typed | {"kind": SentenceKind(typed["kind"])})


@require_http_methods(["GET", "POST"])
def record_sentence(request: HttpRequest, case_id) -> HttpResponse:
    """Record a sentence; its dates are estimated at once."""
    case = case_to_record(request, case_id)
    form = forms.RecordSentence(
        request.POST or None, initial={"kind": SentenceKind.STANDARD_DETERMINATE}
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.record_sentence(
                case=case,
                facts=facts_of(form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The sentence is recorded.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request, case, "licences/sentence.html", form=form, title="Record a sentence"
    )


@require_http_methods(["GET", "POST"])
def correct_sentence(request: HttpRequest, case_id, sentence_id) -> HttpResponse:
    """Put a sentence right; the one recorded before is kept."""
    case = case_to_record(request, case_id)
    sentence = selectors.get_sentence(request.user, case, sentence_id)
    form = forms.RecordSentence(
        request.POST or None, initial=presenters.typed_sentence(sentence)
    )
    if request.method == "POST" and form.is_valid():
        with domain_errors_on(form):
            services.correct_sentence(
                sentence=sentence,
                facts=facts_of(form.cleaned_data),
                by=request.user,
                on=today(),
            )
            messages.info(request, "The sentence is corrected.")
            return redirect("licences:custody", case.pk)
    return form_page(
        request, case, "licences/sentence.html", form=form, title="Correct the sentence"
    )
