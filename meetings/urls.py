"""Addresses of meetings and their agendas."""

from django.urls import path

from meetings.views import (
    agenda,
    attendance,
    cadence,
    draft,
    escalations,
    following,
    meetings,
    papers,
    people,
    series,
    sheet,
    sheet_decisions,
    statement,
)


app_name = "meetings"
ITEM = "<uuid:meeting_id>/sheet/<uuid:item_id>"

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
    path("schemes/<uuid:scheme_id>/statement/", statement.statement, name="statement"),
    path("escalations/", escalations.escalations, name="escalations"),
    path(
        "escalations/<uuid:escalation_id>/",
        escalations.answer_escalation,
        name="answer_escalation",
    ),
    path("<uuid:meeting_id>/attendance/", attendance.attendance, name="attendance"),
    path("<uuid:meeting_id>/begin/", attendance.begin, name="begin"),
    path(
        "<uuid:meeting_id>/attendance/add/", attendance.add_at_door, name="add_at_door"
    ),
    path(
        "<uuid:meeting_id>/attendance/<uuid:attendee_id>/",
        attendance.mark,
        name="mark_attendance",
    ),
    path("<uuid:meeting_id>/sign/", attendance.sign, name="sign"),
    path("<uuid:meeting_id>/follow/", following.follow, name="follow"),
    path("<uuid:meeting_id>/pulse/", following.pulse, name="pulse"),
    path("<uuid:meeting_id>/sheet/", sheet.sheet, name="sheet"),
    path(f"{ITEM}/", sheet.item, name="sheet_item"),
    path(f"{ITEM}/autosave/", sheet.autosave, name="sheet_autosave"),
    path(f"{ITEM}/open/", sheet.open_item, name="open_item"),
    path(f"{ITEM}/next/", sheet.go_on, name="go_on"),
    path(f"{ITEM}/guests/", sheet.waiting_guests, name="waiting_guests"),
    path(f"{ITEM}/actions/", sheet_decisions.add_action, name="sheet_action"),
    path(
        f"{ITEM}/actions/<uuid:action_id>/",
        sheet_decisions.settle,
        name="sheet_settle",
    ),
    path(f"{ITEM}/rating/", sheet_decisions.rate, name="sheet_rate"),
    path(f"{ITEM}/review/", sheet_decisions.review, name="sheet_review"),
    path(f"{ITEM}/frequency/", sheet_decisions.frequency, name="sheet_frequency"),
    path(f"{ITEM}/change/", sheet_decisions.change, name="sheet_change"),
    path(f"{ITEM}/escalate/", sheet_decisions.escalate, name="sheet_escalate"),
]
