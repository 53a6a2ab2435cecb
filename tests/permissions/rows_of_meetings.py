"""The rows of what is done before a meeting: agenda, people, series, updates, pack."""

from tests.permissions.access import (
    CASE_READ,
    CASE_WRITE,
    CASEWORKER,
    MEETING_PREPARE,
    MEETING_READ,
    OWN_MEETINGS,
    POLICE,
    PROBATION,
    SCHEME_LIST,
    Access,
    act,
    form,
    on_case,
    only,
    page,
    slow,
)


MEETING = {"meeting_id": "meeting_id"}
SERIES = {"series_id": "series_id"}
# The co-ordinator issues an agenda, and so does the meeting's own Chair.
ISSUES = only({"carys", "dina"}, among=MEETING_READ.may)
# Hollie says for herself whether she comes, and the co-ordinator says it for her.
ANSWERS = only({"carys", "hollie"}, among=MEETING_READ.may)
# Series are read in their own area; those who work no cases read no meetings at all.
SERIES_READ = Access(MEETING_READ.may, sees={"ingrid", "sam"})
SERIES_PREPARE = only({"carys"}, among=MEETING_READ.may | {"ingrid", "sam"})
# Police and probation practitioners write in the victim section.
CASE_VICTIM = only(PROBATION | POLICE, among=CASE_READ.may)
ASKS_BACK = only(PROBATION, among=CASE_READ.may)

BEFORE_MEETINGS = {
    "meetings:issue": form(ISSUES, **MEETING),
    "meetings:order": form(MEETING_PREPARE, **MEETING),
    "meetings:add_due": act(MEETING_PREPARE, post=409, **MEETING),
    "meetings:put_off": form(MEETING_PREPARE, case_id="case_id", **MEETING),
    "meetings:ask": on_case(form(CASE_READ)),
    "meetings:take_back": on_case(act(ASKS_BACK, request_id="request_id")),
    "meetings:cadence": page(SCHEME_LIST),
    "meetings:cadence_csv": page(SCHEME_LIST),
    "meetings:people": page(MEETING_READ, **MEETING),
    "meetings:ask_somebody": form(MEETING_PREPARE, **MEETING),
    "meetings:answer": form(ANSWERS, **MEETING, attendee_id="attendee_id"),
    "meetings:tell": act(MEETING_PREPARE, **MEETING),
    "meetings:calendar": page(MEETING_READ, **MEETING),
    "meetings:cancel": form(MEETING_PREPARE, **MEETING),
    "meetings:pack": page(MEETING_READ, **MEETING),
    "meetings:pack_pdf": slow(page(MEETING_READ, **MEETING)),
    "meetings:write_update": form(CASE_WRITE, case_id="case_id", **MEETING),
    "meetings:write_update_in": form(
        CASE_VICTIM, case_id="case_id", section="=victim", **MEETING
    ),
    "meetings:next_update": on_case(page(CASE_READ, get=302)),
    "meetings:all_series": page(CASEWORKER),
    "meetings:start_series": form(OWN_MEETINGS),
    "meetings:series": page(SERIES_READ, **SERIES),
    "meetings:arrange_next": form(SERIES_PREPARE, **SERIES),
    "meetings:change_series": form(SERIES_PREPARE, **SERIES),
    "meetings:end_series": act(SERIES_PREPARE, **SERIES),
    "meetings:add_seat": form(SERIES_PREPARE, **SERIES),
    "meetings:remove_seat": act(SERIES_PREPARE, **SERIES, seat_id="seat_id"),
}
