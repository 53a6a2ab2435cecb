"""Addresses of meetings and their agendas."""

from django.urls import path

from meetings.views import agenda, cadence, draft, meetings, papers, people, series


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
    path("<uuid:meeting_id>/issue/", draft.issue, name="issue"),
    path("<uuid:meeting_id>/order/", draft.order, name="order"),
    path("<uuid:meeting_id>/due/add/", draft.add_due, name="add_due"),
    path(
        "<uuid:meeting_id>/cases/<uuid:case_id>/put-off/",
        draft.put_off,
        name="put_off",
    ),
    path("<uuid:meeting_id>/people/", people.people, name="people"),
    path("<uuid:meeting_id>/people/ask/", people.ask_somebody, name="ask_somebody"),
    path("<uuid:meeting_id>/people/tell/", people.tell, name="tell"),
    path(
        "<uuid:meeting_id>/people/<uuid:attendee_id>/",
        people.answer,
        name="answer",
    ),
    path("<uuid:meeting_id>/pack/", papers.pack, name="pack"),
    path("<uuid:meeting_id>/pack/pdf/", papers.pack_pdf, name="pack_pdf"),
    path(
        "<uuid:meeting_id>/updates/<uuid:case_id>/",
        papers.write_update,
        name="write_update",
    ),
    path(
        "<uuid:meeting_id>/updates/<uuid:case_id>/<slug:section>/",
        papers.write_update,
        name="write_update_in",
    ),
    path("updates/<uuid:case_id>/", papers.next_update, name="next_update"),
    path("<uuid:meeting_id>/meeting.ics", people.calendar, name="calendar"),
    path("<uuid:meeting_id>/cancel/", people.cancel, name="cancel"),
    path("series/", series.all_series, name="all_series"),
    path("series/start/", series.start_series, name="start_series"),
    path("series/<uuid:series_id>/", series.series, name="series"),
    path("series/<uuid:series_id>/change/", series.change_series, name="change_series"),
    path("series/<uuid:series_id>/arrange/", series.arrange_next, name="arrange_next"),
    path("series/<uuid:series_id>/end/", series.end_series, name="end_series"),
    path("series/<uuid:series_id>/seats/add/", series.add_seat, name="add_seat"),
    path(
        "series/<uuid:series_id>/seats/<uuid:seat_id>/remove/",
        series.remove_seat,
        name="remove_seat",
    ),
    path("cadence/", cadence.cadence, name="cadence"),
    path("cadence/csv/", cadence.cadence_csv, name="cadence_csv"),
    path("ask/<uuid:case_id>/", draft.ask, name="ask"),
    path(
        "ask/<uuid:case_id>/<uuid:request_id>/take-back/",
        draft.take_back,
        name="take_back",
    ),
]
