"""The rows of intensive support and monitoring packages."""

from dataclasses import replace

from tests.permissions.access import (
    CASE_READ,
    EVERYBODY,
    HOUSING,
    JUSTICE,
    PACKAGE_CHECK,
    PACKAGE_DELIVER,
    PACKAGE_LIST,
    PACKAGE_MANAGE,
    PACKAGE_PARTY,
    PACKAGE_READ,
    PACKAGE_REFER,
    PACKAGE_TOLD,
    PROVIDER,
    READERS,
    Row,
    act,
    form,
    on_case,
    page,
)


PACKAGE = {"package_id": "package_id"}
PARTIES = JUSTICE | PROVIDER


def asked(row: Row) -> Row:
    """Return the row asked by the authority and the provider as well."""
    return replace(row, asked_by=EVERYBODY | PARTIES)


def on_package(row: Row) -> Row:
    """Return the row with the package in its address."""
    return replace(asked(row), args=PACKAGE | row.args)


ISMS = {
    "isms:packages": asked(page(PACKAGE_LIST)),
    "isms:of_case": asked(on_case(page(replace(CASE_READ, may=READERS | JUSTICE)))),
    "isms:refer": asked(on_case(form(PACKAGE_REFER))),
} | {
    name: on_package(row)
    for name, row in {
        "isms:package": page(PACKAGE_READ),
        "isms:answer": form(PACKAGE_PARTY),
        "isms:withdraw": form(PACKAGE_MANAGE),
        "isms:set_level": form(PACKAGE_MANAGE),
        "isms:place": form(PACKAGE_MANAGE),
        "isms:check_placement": form(PACKAGE_CHECK),
        "isms:share_brief": form(PACKAGE_MANAGE),
        "isms:begin": form(PACKAGE_MANAGE),
        "isms:end": form(PACKAGE_MANAGE),
        "isms:move_on": form(PACKAGE_PARTY),
        "isms:rota": page(PACKAGE_READ),
        "isms:plan_shift": form(PACKAGE_DELIVER),
        "isms:record_shift": form(PACKAGE_DELIVER, shift_id="shift_id"),
        "isms:cancel_shift": act(PACKAGE_DELIVER, shift_id="shift_id"),
        "isms:delivery": page(PACKAGE_READ),
        "isms:write_entry": form(PACKAGE_DELIVER),
        "isms:draw_checks": form(PACKAGE_DELIVER),
        "isms:finish_check": form(PACKAGE_DELIVER, check_id="check_id"),
        "isms:report_breach": form(PACKAGE_DELIVER),
        "isms:report_found": form(PACKAGE_DELIVER, check_id="check_id"),
        "isms:acknowledge": act(PACKAGE_TOLD, breach_id="package_breach_id"),
        "isms:add_item": form(PACKAGE_DELIVER),
        "isms:remove_item": act(PACKAGE_DELIVER, item_id="programme_item_id"),
        "isms:feedback": page(PACKAGE_READ),
        "isms:send_feedback": form(PACKAGE_DELIVER),
        "isms:report": page(PACKAGE_READ, feedback_id="feedback_id"),
    }.items()
}
# A page that takes a second to make: one reader and the provider ask for it.
ISMS["isms:feedback_pdf"] = replace(
    on_package(page(PACKAGE_READ, feedback_id="feedback_id")),
    asked_by=EVERYBODY - READERS | HOUSING | PROVIDER,
)
