"""Addresses of referrals."""

from django.urls import path

from referrals.views import (
    administration,
    decide,
    drafts,
    nomination,
    referrals,
    research,
    submission,
)
from referrals.views.transfers import ending, packs, reading, starting, steps


app_name = "referrals"

urlpatterns = [
    path("", referrals.referrals, name="referrals"),
    path("start/", drafts.start, name="start"),
    path("not-taken-on/", nomination.register, name="register"),
    path("compared/", nomination.comparisons, name="comparisons"),
    path("criteria/<uuid:scheme_id>/", nomination.criteria, name="criteria"),
    path(
        "criteria/<uuid:scheme_id>/<slug:cohort>/",
        nomination.set_criteria,
        name="set_criteria",
    ),
    path("<uuid:referral_id>/", referrals.referral, name="referral"),
    path("<uuid:referral_id>/what-is-new/", submission.what_is_new, name="what_is_new"),
    path("<uuid:referral_id>/cohort/", nomination.cohort, name="cohort"),
    path("<uuid:referral_id>/agreement/", nomination.agree, name="agree"),
    path(
        "<uuid:referral_id>/agreement/<uuid:agreement_id>/withdraw/",
        nomination.withdraw_agreement,
        name="withdraw_agreement",
    ),
    path("<uuid:referral_id>/draft/", drafts.draft, name="draft"),
    path("<uuid:referral_id>/duplicates/", drafts.duplicates, name="duplicates"),
    path("<uuid:referral_id>/check/", submission.check, name="check"),
    path("<uuid:referral_id>/submit/", submission.submit, name="submit"),
    path("<uuid:referral_id>/submitted/", submission.submitted, name="submitted"),
    path("<uuid:referral_id>/withdraw/", submission.withdraw, name="withdraw"),
    path(
        "<uuid:referral_id>/form/<slug:topic>/autosave/",
        drafts.autosave,
        name="autosave",
    ),
    path("<uuid:referral_id>/form/<slug:topic>/", drafts.topic, name="topic"),
    path("<uuid:referral_id>/research/", research.research, name="research"),
    path(
        "<uuid:referral_id>/research/<slug:source>/",
        research.add_research,
        name="add_research",
    ),
    path(
        "<uuid:referral_id>/research/entries/<uuid:entry_id>/share/",
        research.share_research,
        name="share_research",
    ),
    path("<uuid:referral_id>/recommend/", research.recommend, name="recommend"),
    path(
        "<uuid:referral_id>/youth-discussion/",
        research.youth_discussion,
        name="youth_discussion",
    ),
    path("<uuid:referral_id>/mappa/", research.mappa, name="mappa"),
    path("<uuid:referral_id>/decide/", decide.decide, name="decide"),
    path("<uuid:referral_id>/adopt/", decide.adopt, name="adopt"),
    path("<uuid:referral_id>/reject/", decide.reject, name="reject"),
    path("<uuid:referral_id>/defer/", decide.defer, name="defer"),
    path(
        "<uuid:referral_id>/administration/",
        administration.administration,
        name="administration",
    ),
    path(
        "<uuid:referral_id>/administration/withhold/",
        administration.withhold_notification,
        name="withhold_notification",
    ),
    path(
        "<uuid:referral_id>/administration/<slug:code>/done/",
        administration.complete_task,
        name="complete_task",
    ),
    path("transfers/", reading.transfers, name="transfers"),
    path("transfers/start/", starting.start_in, name="start_transfer_in"),
    path("transfers/cases/<uuid:case_id>/", reading.of_case, name="case_transfers"),
    path(
        "transfers/cases/<uuid:case_id>/start/", starting.start, name="start_transfer"
    ),
    path("transfers/<uuid:transfer_id>/", reading.transfer, name="transfer"),
    path(
        "transfers/<uuid:transfer_id>/told/<slug:code>/",
        starting.topic,
        name="transfer_topic",
    ),
    path("transfers/<uuid:transfer_id>/send/", starting.send, name="transfer_send"),
    path(
        "transfers/<uuid:transfer_id>/withdraw/",
        starting.withdraw,
        name="transfer_withdraw",
    ),
    path(
        "transfers/<uuid:transfer_id>/address/", steps.address, name="transfer_address"
    ),
    path(
        "transfers/<uuid:transfer_id>/address/refuse/",
        steps.refuse_address,
        name="transfer_refuse_address",
    ),
    path(
        "transfers/<uuid:transfer_id>/contact/", steps.contact, name="transfer_contact"
    ),
    path(
        "transfers/<uuid:transfer_id>/forms/", steps.their_forms, name="transfer_forms"
    ),
    path(
        "transfers/<uuid:transfer_id>/documents/",
        steps.documents,
        name="transfer_documents",
    ),
    path(
        "transfers/<uuid:transfer_id>/contact-point/",
        steps.contact_point,
        name="transfer_contact_point",
    ),
    path(
        "transfers/<uuid:transfer_id>/referral/",
        steps.referral,
        name="transfer_referral",
    ),
    path("transfers/<uuid:transfer_id>/decide/", ending.decide, name="transfer_decide"),
    path(
        "transfers/<uuid:transfer_id>/hand-over/",
        ending.hand_over,
        name="transfer_hand_over",
    ),
    path(
        "transfers/<uuid:transfer_id>/remove/",
        ending.deselect,
        name="transfer_deselect",
    ),
    path(
        "transfers/<uuid:transfer_id>/refused/",
        ending.refused_elsewhere,
        name="transfer_refused_elsewhere",
    ),
    path("transfers/<uuid:transfer_id>/pack/", packs.pack, name="transfer_pack"),
    path(
        "transfers/<uuid:transfer_id>/pack/pdf/",
        packs.pack_pdf,
        name="transfer_pack_pdf",
    ),
    path(
        "transfers/<uuid:transfer_id>/pack/json/",
        packs.pack_json,
        name="transfer_pack_json",
    ),
    path(
        "transfers/<uuid:transfer_id>/pack/sent/",
        packs.pack_sent,
        name="transfer_pack_sent",
    ),
    path(
        "transfers/<uuid:transfer_id>/after/<slug:code>/",
        ending.duty,
        name="transfer_duty",
    ),
]
