"""Addresses of meetings and their agendas."""

from django.urls import path

from meetings.views import agenda, huddle, meetings


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
]
