"""A case's custody, dates and licence under `/cases/<case_id>/`; dates of any sentence under `/dates/`."""

from django.urls import include, path

from licences.views import (
    breach,
    custody,
    dates,
    enforcement,
    licence,
    page,
    recall,
    sentences,
    what_if,
)


app_name = "licences"

urlpatterns = [
    path("custody/", page.custody, name="custody"),
    path("custody/", include("licences.record_urls")),
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
    path(
        "custody/licence/begin/",
        licence.begin_missing_licence,
        name="begin_missing_licence",
    ),
    path("custody/licence/pdf/", licence.licence_pdf, name="licence_pdf"),
    path("custody/conditions/add/", licence.add_condition, name="add_condition"),
    path(
        "custody/conditions/<uuid:condition_id>/remove/",
        licence.remove_condition,
        name="remove_condition",
    ),
    path("custody/enforcement/", enforcement.enforcement, name="enforcement"),
    path(
        "custody/enforcement/warnings/give/",
        enforcement.give_warning,
        name="give_warning",
    ),
    path(
        "custody/enforcement/warnings/<uuid:warning_id>/take-back/",
        enforcement.withdraw_warning,
        name="withdraw_warning",
    ),
    path(
        "custody/enforcement/decisions/record/",
        enforcement.decide_breach,
        name="decide_breach",
    ),
    path(
        "custody/enforcement/decisions/<uuid:decision_id>/endorse/",
        enforcement.endorse_decision,
        name="endorse_decision",
    ),
    path(
        "custody/enforcement/recalls/decide/",
        recall.decide_recall,
        name="decide_recall",
    ),
    path(
        "custody/enforcement/recalls/<uuid:recall_id>/next/",
        recall.recall_step,
        name="recall_step",
    ),
    path(
        "custody/enforcement/recalls/<uuid:recall_id>/cancel/",
        recall.cancel_recall,
        name="cancel_recall",
    ),
    path(
        "custody/enforcement/recalls/<uuid:recall_id>/part-b/",
        recall.send_part_b,
        name="send_part_b",
    ),
    path(
        "custody/enforcement/breaches/lay/",
        breach.lay_information,
        name="lay_information",
    ),
    path(
        "custody/enforcement/breaches/<uuid:breach_id>/next/",
        breach.breach_step,
        name="breach_step",
    ),
    path(
        "custody/enforcement/breaches/<uuid:breach_id>/adjourn/",
        breach.adjourn_hearing,
        name="adjourn_hearing",
    ),
    path(
        "custody/enforcement/breaches/<uuid:breach_id>/withdraw/",
        breach.withdraw_breach,
        name="withdraw_breach",
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
