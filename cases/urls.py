"""The caseload, and each case's own pages."""

from django.urls import path

from cases.views import assessing, caseload, leading, pages, people, recording, sharing


app_name = "cases"

urlpatterns = [
    path("", caseload.cases, name="cases"),
    path("search/", caseload.search, name="search"),
    path("<uuid:case_id>/", pages.overview, name="overview"),
    path("<uuid:case_id>/timeline/", pages.timeline, name="timeline"),
    path("<uuid:case_id>/needs/", pages.needs, name="needs"),
    path("<uuid:case_id>/needs/assess/", recording.assess_needs, name="assess_needs"),
    path("<uuid:case_id>/scores/", assessing.scores, name="scores"),
    path("<uuid:case_id>/scores/record/", assessing.record_score, name="record_score"),
    path("<uuid:case_id>/person/facts/", assessing.facts, name="facts"),
    path("<uuid:case_id>/person/facts/ask/", assessing.ask_facts, name="ask_facts"),
    path("<uuid:case_id>/contacts/", pages.contacts, name="contacts"),
    path("<uuid:case_id>/contacts/log/", recording.log_contact, name="log_contact"),
    path("<uuid:case_id>/information/add/", recording.add_note, name="add_note"),
    path("<uuid:case_id>/person/", people.person, name="person"),
    path(
        "<uuid:case_id>/person/identifier/",
        people.record_identifier,
        name="record_identifier",
    ),
    path(
        "<uuid:case_id>/person/address/", people.change_address, name="change_address"
    ),
    path("<uuid:case_id>/person/number/", people.add_number, name="add_number"),
    path("<uuid:case_id>/warnings/add/", people.add_warning, name="add_warning"),
    path(
        "<uuid:case_id>/warnings/<uuid:warning_id>/end/",
        people.end_warning,
        name="end_warning",
    ),
    path(
        "<uuid:case_id>/lead-worker/", leading.name_lead_worker, name="name_lead_worker"
    ),
    path("<uuid:case_id>/sharing/", sharing.sharing, name="sharing"),
    path("<uuid:case_id>/sharing/add/", sharing.share, name="share"),
    path(
        "<uuid:case_id>/sharing/<uuid:grant_id>/end/",
        sharing.end_share,
        name="end_share",
    ),
    path(
        "<uuid:case_id>/information/<uuid:row_id>/share/",
        sharing.share_row,
        name="share_row",
    ),
]
