"""Addresses of meetings and their agendas."""

from django.urls import path

from meetings import views


app_name = "meetings"

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("arrange/", views.arrange, name="arrange"),
    path("put/<uuid:referral_id>/", views.put_referral, name="put_referral"),
    path("<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("<uuid:meeting_id>/change/", views.change, name="change"),
    path("<uuid:meeting_id>/held/", views.held, name="held"),
    path("<uuid:meeting_id>/items/add/", views.add_items, name="add_items"),
    path(
        "<uuid:meeting_id>/items/<uuid:item_id>/remove/",
        views.remove_item,
        name="remove_item",
    ),
]
