"""Addresses of referrals."""

from django.urls import path

from referrals.views import (
    administration,
    decide,
    drafts,
    referrals,
    research,
    submission,
)


app_name = "referrals"

urlpatterns = [
    path("", referrals.referrals, name="referrals"),
    path("start/", drafts.start, name="start"),
    path("<uuid:referral_id>/", referrals.referral, name="referral"),
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
]
