"""What if: the dates of a sentence that need not be anybody's, for a screen or a corridor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.clock import now, today
from core.decisions import require
from core.http import pdf_response
from licences import services
from licences.calculations import FactError, Sentence, key_dates, over_time
from licences.forms_what_if import WhatIf
from licences.permissions import may_work_out_dates
from licences.presenters_what_if import answer


@require_GET
def what_if(request: HttpRequest) -> HttpResponse:
    """Show custody, licence and supervision of what was typed, and the law over time."""
    require(may_work_out_dates(request.user))
    form = WhatIf(request.GET or None)
    sentence = worked_out(form)
    context = {"form": form, "query": request.GET.urlencode()}
    if sentence:
        context["answer"] = answer(
            sentence, key_dates(sentence), over_time(sentence), on=today()
        )
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "licences/what_if/page.html", context, status=status)


@require_GET
def what_if_pdf(request: HttpRequest) -> HttpResponse:
    """Hand the same over as a PDF; what is wrong with it, the page says."""
    require(may_work_out_dates(request.user))
    sentence = worked_out(WhatIf(request.GET or None))
    if sentence is None:
        return redirect(f"{reverse('dates:what_if')}?{request.GET.urlencode()}")
    made = services.print_what_if(sentence=sentence, by=request.user, at=now())
    return pdf_response(made.content, "key-dates.pdf")


def worked_out(form: WhatIf) -> Sentence | None:
    """Return the sentence that was typed, if its dates can be worked out; else say why not."""
    if not form.is_valid():
        return None
    try:
        sentence = form.sentence(today=today())
        over_time(sentence)
        key_dates(sentence)
    except FactError as refusal:
        form.refuse(refusal.field, refusal.message)
        return None
    return sentence
