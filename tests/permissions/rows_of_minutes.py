"""The rows of what comes after a meeting, and between meetings."""

from tests.permissions.access import (
    AREA,
    CASEWORK,
    MEETING_PREPARE,
    MEETING_READ,
    NO_CASEWORK,
    POLICE,
    READERS,
    Access,
    Row,
    act,
    form,
    only,
    page,
    slow,
)


# The area's own; those who work no cases are refused, whatever their agency belongs to.
HUDDLE = only(CASEWORK, among=CASEWORK | NO_CASEWORK)
# The lead agencies' people of both areas; who belongs to no area is told so.
HUDDLE_LEAD = Access(
    POLICE | {"wren", "dov"},
    sees=CASEWORK,
    otherwise=dict.fromkeys(NO_CASEWORK, 409),
)

AGREE = only({"dina"}, among=AREA)
CORRECT = only({"carys", "dina"}, among=AREA)
CORRECT_ENTRY = only({"carys", "dina"}, among=READERS)
SENT = {"meeting_id": "circulated_id"}
AGREED = {"meeting_id": "agreed_id"}

MINUTES: dict[str, Row] = {
    "meetings:huddle": page(HUDDLE),
    "meetings:record_huddle": form(HUDDLE_LEAD),
    "meetings:end": form(MEETING_PREPARE, meeting_id="under_way_id"),
    "meetings:minutes": page(MEETING_READ, **SENT),
    "meetings:draft_minutes": act(MEETING_PREPARE, **SENT),
    "meetings:write_notes": form(MEETING_PREPARE, **SENT),
    "meetings:agree_minutes": act(AGREE, post=409, **SENT),
    "meetings:correct_notes": form(CORRECT, **AGREED),
    "meetings:correct_entry": form(CORRECT_ENTRY, **AGREED, entry_id="minute_entry_id"),
    "meetings:minutes_pdf": slow(page(MEETING_READ, **AGREED)),
    "meetings:circulation": page(MEETING_READ, **SENT),
    "meetings:circulate": act(MEETING_PREPARE, **SENT),
    "meetings:chase": act(MEETING_PREPARE, **SENT, recipient_id="recipient_id"),
    "meetings:meeting_actions": page(MEETING_READ, **SENT),
    "meetings:actions_csv": page(MEETING_READ, **SENT),
}
