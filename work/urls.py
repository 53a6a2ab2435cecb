"""Addresses of what is mine to do."""

from django.urls import path

from work import views


app_name = "work"

urlpatterns = [
    path("my-work/", views.my_work, name="my_work"),
    path("mailbox/", views.mailbox, name="mailbox"),
]
