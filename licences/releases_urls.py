"""The list of releases, and who delivers resettlement where, under `/releases/`."""

from django.urls import path

from licences.views import across, releases


app_name = "releases"

urlpatterns = [
    path("", releases.releases, name="releases"),
    path("unsupervised/", across.unsupervised, name="unsupervised"),
    path("providers/", releases.providers, name="providers"),
    path("providers/add/", releases.provider, name="add_provider"),
    path("providers/<uuid:provider_id>/", releases.provider, name="provider"),
]
