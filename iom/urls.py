"""Addresses: each app's under its plural noun."""

from django.urls import include, path

from iom import views
from licences.urls import dates_urlpatterns


urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("components/", views.gallery, name="gallery"),
    path(
        "accessibility/",
        views.statement,
        {"page": "accessibility"},
        name="accessibility",
    ),
    path("privacy/", views.statement, {"page": "privacy"}, name="privacy"),
    path("", include("agencies.urls")),
    path("", include("plans.urls.support")),
    path("audit/", include("audit.urls")),
    path("cases/", include("cases.urls")),
    path("cases/<uuid:case_id>/", include("licences.urls")),
    path("", include("rag.urls")),
    path("releases/", include("licences.releases_urls")),
    path("cases/<uuid:case_id>/conferences/", include("meetings.conference_urls")),
    path("cases/<uuid:case_id>/plan/", include("plans.urls")),
    path("dates/", include(dates_urlpatterns)),
    path("", include("isms.urls")),
    path("referrals/", include("referrals.urls")),
    path("", include("referrals.urls.scheme")),
    path("meetings/", include("meetings.urls")),
    path("", include("work.urls")),
]

handler400 = "iom.views.bad_request"
handler403 = "iom.views.forbidden"
handler404 = "iom.views.not_found"
handler500 = "iom.views.server_error"
