"""A case's custody, dates and licence under `/cases/<case_id>/`; dates of any sentence under `/dates/`."""

from django.urls import path

from licences.views import custody, dates, licence, page, sentences, what_if


app_name = "licences"

urlpatterns = [
    path("custody/", page.custody, name="custody"),
    path(
        "custody/sentences/record/", sentences.record_sentence, name="record_sentence"
    ),
    path(
        "custody/sentences/<uuid:sentence_id>/correct/",
        sentences.correct_sentence,
        name="correct_sentence",
    ),
    path("custody/dates/record/", dates.record_date, name="record_date"),
    path(
        "custody/dates/<uuid:key_date_id>/withdraw/",
        dates.withdraw_date,
        name="withdraw_date",
    ),
    path("custody/dates/estimate/", dates.estimate_again, name="estimate_again"),
    path("custody/receive/", custody.receive, name="receive"),
    path("custody/move/", custody.move, name="move"),
    path("custody/release/", custody.release, name="release"),
    path("custody/licence/pdf/", licence.licence_pdf, name="licence_pdf"),
    path("custody/conditions/add/", licence.add_condition, name="add_condition"),
    path(
        "custody/conditions/<uuid:condition_id>/remove/",
        licence.remove_condition,
        name="remove_condition",
    ),
]

# Included by themselves: about no case.
dates_urlpatterns = (
    [
        path("", what_if.what_if, name="what_if"),
        path("pdf/", what_if.what_if_pdf, name="what_if_pdf"),
    ],
    "dates",
)
