"""A case's rating, under `/cases/<case_id>/`."""

from django.urls import path

from rag import views


app_name = "rag"

urlpatterns = [
    path("rating/", views.rating, name="rating"),
    path("rating/rate/", views.rate, name="rate"),
    path("rating/wanted/publish/", views.publish_wanted, name="publish_wanted"),
    path("rating/wanted/<uuid:alert_id>/end/", views.end_wanted, name="end_wanted"),
]
