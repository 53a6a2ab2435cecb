"""The rows of a meeting under way: who is here, the sheet, following, escalations."""

from tests.permissions.access import (
    AREA,
    CASEWORKER,
    MEETING_READ,
    READERS,
    SIGNED_IN,
    Access,
    Row,
    act,
    form,
    only,
    page,
)


# The co-ordinator and the Chair run the meeting; both have signed in the world's.
RUN = only({"carys", "dina"}, among=AREA)
# The others are led from the sheet to following.
RUN_OR_FOLLOW = Access(
    {"carys", "dina"}, otherwise=dict.fromkeys(AREA - {"carys", "dina"}, 302)
)
# On the world's list and signed: Chair, co-ordinator, probation, housing.
ATTEND = only({"carys", "dina", "priya", "hollie"}, among=AREA)
STATEMENT = only({"mo"}, among=SIGNED_IN)
ANSWER = only({"carys", "dina", "mo"}, among=READERS)

ITEM = {"meeting_id": "under_way_id", "item_id": "open_item_id"}


def on_sheet(row: Row) -> Row:
    """Return the row of a form about the case that is open."""
    return Row(row.access, get=row.get, post=row.post, args=ITEM | row.args)


SHEETS = {
    "meetings:statement": form(STATEMENT, scheme_id="scheme_id"),
    "meetings:attendance": page(MEETING_READ, meeting_id="under_way_id"),
    "meetings:begin": act(RUN, post=409, meeting_id="under_way_id"),
    "meetings:add_at_door": form(RUN, meeting_id="under_way_id"),
    "meetings:mark_attendance": act(
        RUN, meeting_id="under_way_id", attendee_id="comer_id"
    ),
    "meetings:sign": form(ATTEND, get=302, post=302, meeting_id="under_way_id"),
    "meetings:follow": page(ATTEND, meeting_id="under_way_id"),
    "meetings:pulse": page(ATTEND, meeting_id="under_way_id"),
    "meetings:sheet": page(RUN_OR_FOLLOW, meeting_id="under_way_id"),
    "meetings:sheet_item": on_sheet(form(RUN)),
    "meetings:sheet_autosave": on_sheet(act(RUN, post=422)),
    "meetings:open_item": on_sheet(act(RUN)),
    "meetings:go_on": on_sheet(act(RUN, post=422)),
    "meetings:waiting_guests": on_sheet(page(RUN)),
    "meetings:sheet_action": on_sheet(form(RUN)),
    "meetings:sheet_settle": on_sheet(form(RUN, action_id="sheet_action_id")),
    "meetings:sheet_rate": on_sheet(form(RUN)),
    "meetings:sheet_review": on_sheet(form(RUN)),
    "meetings:sheet_frequency": on_sheet(form(RUN)),
    "meetings:sheet_change": on_sheet(form(RUN)),
    "meetings:sheet_escalate": on_sheet(form(RUN)),
    "meetings:escalations": page(CASEWORKER),
    "meetings:answer_escalation": form(ANSWER, escalation_id="escalation_id"),
}
