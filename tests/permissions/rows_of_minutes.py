"""The rows of what comes after a meeting, and between meetings."""

from tests.permissions.access import (
    CASEWORK,
    NO_CASEWORK,
    POLICE,
    Access,
    Row,
    form,
    only,
    page,
)


# The area's own; those who work no cases are refused, whatever their agency belongs to.
HUDDLE = only(CASEWORK, among=CASEWORK | NO_CASEWORK)
# The lead agencies' people of both areas; who belongs to no area is told so.
HUDDLE_LEAD = Access(
    POLICE | {"wren", "dov"},
    sees=CASEWORK,
    otherwise=dict.fromkeys(NO_CASEWORK, 409),
)

MINUTES: dict[str, Row] = {
    "meetings:huddle": page(HUDDLE),
    "meetings:record_huddle": form(HUDDLE_LEAD),
}
