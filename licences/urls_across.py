"""Custody and licence across cases, under `/releases/`."""

from django.urls import path

from licences.views import across


app_name = "releases"

urlpatterns = [
    path("unsupervised/", across.unsupervised, name="unsupervised"),
]
