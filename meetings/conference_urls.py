"""Integrated case management of one case, under `/cases/<case_id>/conferences/`."""

from django.urls import path

from meetings.views import conferences, families


app_name = "conferences"

ONE = "<uuid:conference_id>/"
FAMILY = "family/<uuid:permission_id>/"

urlpatterns = [
    path("", conferences.management, name="management"),
    path("plan/", conferences.write_plan, name="write_plan"),
    path("plan/end/", conferences.end_plan, name="end_plan"),
    path("arrange/", conferences.arrange, name="arrange"),
    path(ONE, conferences.conference, name="conference"),
    path(f"{ONE}invite/", conferences.invite, name="invite"),
    path(f"{ONE}held/", conferences.held, name="held"),
    path(f"{ONE}family/", families.invite, name="invite_family"),
    path("family/", families.permit, name="permit"),
    path(f"{FAMILY}withdraw/", families.withdraw, name="withdraw"),
    path("letters/<uuid:invitation_id>/", families.letter, name="letter"),
    path("programmes/", conferences.offer_programme, name="offer_programme"),
    path("programmes/<uuid:offer_id>/", conferences.programme, name="programme"),
]
