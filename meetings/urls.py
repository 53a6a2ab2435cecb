"""Addresses of meetings and their agendas."""

from django.urls import path

from meetings.views import after, agenda, ending, huddle, meetings, minutes


app_name = "meetings"

urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("arrange/", meetings.arrange, name="arrange"),
    path("put/<uuid:referral_id>/", agenda.put_referral, name="put_referral"),
    path("transfers/<uuid:transfer_id>/", agenda.put_transfer, name="put_transfer"),
    path("<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("<uuid:meeting_id>/change/", meetings.change, name="change"),
    path("<uuid:meeting_id>/held/", meetings.held, name="held"),
    path("<uuid:meeting_id>/items/add/", agenda.add_items, name="add_items"),
    path(
        "<uuid:meeting_id>/items/<uuid:item_id>/remove/",
        agenda.remove_item,
        name="remove_item",
    ),
    path("huddle/", huddle.huddle, name="huddle"),
    path("huddle/held/", huddle.record_huddle, name="record_huddle"),
    path("<uuid:meeting_id>/end/", ending.end, name="end"),
    path("<uuid:meeting_id>/minutes/", minutes.minutes, name="minutes"),
    path("<uuid:meeting_id>/minutes/draft/", minutes.draft, name="draft_minutes"),
    path("<uuid:meeting_id>/minutes/notes/", minutes.notes, name="write_notes"),
    path("<uuid:meeting_id>/minutes/agree/", minutes.agree, name="agree_minutes"),
    path("<uuid:meeting_id>/minutes/correct/", minutes.correct, name="correct_notes"),
    path(
        "<uuid:meeting_id>/minutes/entries/<uuid:entry_id>/correct/",
        minutes.correct,
        name="correct_entry",
    ),
    path("<uuid:meeting_id>/minutes/pdf/", minutes.minutes_pdf, name="minutes_pdf"),
    path("<uuid:meeting_id>/circulation/", after.circulation, name="circulation"),
    path("<uuid:meeting_id>/circulation/send/", after.circulate, name="circulate"),
    path(
        "<uuid:meeting_id>/circulation/<uuid:recipient_id>/chase/",
        after.chase,
        name="chase",
    ),
    path("<uuid:meeting_id>/actions/", after.meeting_actions, name="meeting_actions"),
    path("<uuid:meeting_id>/actions/csv/", after.actions_csv, name="actions_csv"),
]
