"""Addresses of what is done for needs: a case's sessions, services and timetable, and the lists over all cases."""

from django.urls import path

from plans.views import interventions, provision, timetable


app_name = "support"
CASE = "cases/<uuid:case_id>"
urlpatterns = [
    path(f"{CASE}/interventions/", interventions.interventions, name="interventions"),
    path(
        f"{CASE}/interventions/sessions/",
        interventions.offer_sessions,
        name="offer_sessions",
    ),
    path(
        f"{CASE}/interventions/programmes/",
        interventions.offer_programme,
        name="offer_programme",
    ),
    path(
        f"{CASE}/interventions/<uuid:intervention_id>/",
        interventions.intervention,
        name="intervention",
    ),
    path(f"{CASE}/services/", provision.services_of, name="services"),
    path(f"{CASE}/services/refer/", provision.refer, name="refer"),
    path(f"{CASE}/services/<uuid:referral_id>/", provision.outcome, name="outcome"),
    path(f"{CASE}/gaps/add/", provision.note_gap, name="note_gap"),
    path(f"{CASE}/gaps/<uuid:gap_id>/close/", provision.close_gap, name="close_gap"),
    path(f"{CASE}/timetable/", timetable.timetable, name="timetable"),
    path(f"{CASE}/timetable/sheet/", timetable.sheet, name="sheet"),
    path(f"{CASE}/timetable/add/", timetable.add_activity, name="add_activity"),
    path(
        f"{CASE}/timetable/<uuid:activity_id>/end/",
        timetable.end_activity,
        name="end_activity",
    ),
    path("directory/waiting/", provision.waiting, name="waiting"),
    path("directory/gaps/", provision.gaps, name="gaps"),
]
