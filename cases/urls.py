"""The caseload, and each case's own pages."""

from django.urls import path

from cases.views import (
    assessing,
    caseload,
    changes,
    contact_types,
    daily_check,
    entries,
    events,
    forums,
    leading,
    log,
    pages,
    people,
    recording,
    sharing,
    timeline,
)


app_name = "cases"

urlpatterns = [
    path("", caseload.cases, name="cases"),
    path("search/", caseload.search, name="search"),
    path("<uuid:case_id>/", pages.overview, name="overview"),
    path(
        "contact-types/<uuid:scheme_id>/",
        contact_types.contact_types,
        name="contact_types",
    ),
    path("daily-check/", daily_check.daily_check, name="daily_check"),
    path("<uuid:case_id>/timeline/", timeline.timeline, name="timeline"),
    path("<uuid:case_id>/timeline/pdf/", timeline.timeline_pdf, name="timeline_pdf"),
    path("<uuid:case_id>/needs/", pages.needs, name="needs"),
    path("<uuid:case_id>/needs/assess/", recording.assess_needs, name="assess_needs"),
    path("<uuid:case_id>/contacts/", log.contacts, name="contacts"),
    path("<uuid:case_id>/contacts/log/", log.log_contact, name="log_contact"),
    path("<uuid:case_id>/contacts/visit/", log.home_visit, name="home_visit"),
    path(
        "<uuid:case_id>/contacts/<uuid:contact_id>/correct/",
        log.correct_contact,
        name="correct_contact",
    ),
    path("<uuid:case_id>/record/", events.record, name="record"),
    path(
        "<uuid:case_id>/record/<slug:kind>/", events.record_event, name="record_event"
    ),
    path(
        "<uuid:case_id>/entries/<slug:kind>/<uuid:entry_id>/",
        entries.entry,
        name="entry",
    ),
    path(
        "<uuid:case_id>/entries/<slug:kind>/<uuid:entry_id>/withdraw/",
        entries.withdraw,
        name="withdraw_entry",
    ),
    path(
        "<uuid:case_id>/entries/<slug:kind>/<uuid:entry_id>/follow-up/",
        entries.follow_up,
        name="follow_up",
    ),
    path(
        "<uuid:case_id>/intelligence/<uuid:entry_id>/pass-on/",
        entries.pass_on,
        name="pass_on",
    ),
    path("<uuid:case_id>/changes/", changes.changes, name="changes"),
    path("<uuid:case_id>/changes/note/", changes.note_change, name="note_change"),
    path(
        "<uuid:case_id>/changes/<uuid:change_id>/review/",
        changes.review_change,
        name="review_change",
    ),
    path("<uuid:case_id>/forums/", forums.forums, name="forums"),
    path("<uuid:case_id>/forums/refer/", forums.refer_mappa, name="refer_mappa"),
    path(
        "<uuid:case_id>/forums/referrals/<uuid:mappa_referral_id>/",
        forums.answer_referral,
        name="answer_referral",
    ),
    path(
        "<uuid:case_id>/forums/meetings/add/",
        forums.list_meeting,
        name="list_meeting",
    ),
    path(
        "<uuid:case_id>/forums/meetings/<uuid:joint_id>/",
        forums.joint_attendance,
        name="joint_attendance",
    ),
    path(
        "<uuid:case_id>/forums/meetings/<uuid:joint_id>/missed/",
        forums.follow_up_missed,
        name="follow_up_missed",
    ),
    path("<uuid:case_id>/scores/", assessing.scores, name="scores"),
    path("<uuid:case_id>/scores/record/", assessing.record_score, name="record_score"),
    path(
        "<uuid:case_id>/scores/<uuid:score_id>/withdraw/",
        assessing.withdraw_score,
        name="withdraw_score",
    ),
    path("<uuid:case_id>/person/facts/", assessing.facts, name="facts"),
    path("<uuid:case_id>/person/facts/ask/", assessing.ask_facts, name="ask_facts"),
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
