"""The rows of other forums: MAPPA, parole, case conferences."""

from tests.permissions.access import (
    CASE_READ,
    CASE_WRITE,
    GUEST,
    HOUSING,
    PROBATION,
    Access,
    act,
    form,
    on_case,
    page,
)


# Health information: probation reads it, the police do not.
HEALTH_READ = Access(PROBATION, sees=GUEST | HOUSING)

FORUMS = {
    name: on_case(row)
    for name, row in {
        "cases:forums": page(CASE_READ),
        "cases:refer_mappa": form(CASE_WRITE),
        "cases:answer_referral": form(
            CASE_WRITE, mappa_referral_id="mappa_referral_id"
        ),
        "cases:list_meeting": form(CASE_WRITE),
        "cases:joint_attendance": form(CASE_WRITE, joint_id="joint_id"),
        "cases:follow_up_missed": form(CASE_WRITE, joint_id="joint_id"),
    }.items()
}

# Scots law: a case of its own, with parole awaited, begun and granted on others.
PRISONER = {"case_id": "prisoner_id"}
CONFERENCE = PRISONER | {"conference_id": "conference_id"}
PAROLE = PRISONER | {"process_id": "parole_id"}

SCOTLAND = {
    "licences:parole": page(CASE_READ, **PRISONER),
    "licences:open_parole": act(CASE_WRITE, post=409, **PAROLE),
    "licences:ask_report": form(CASE_WRITE, **PAROLE),
    "licences:list_parole_hearing": form(CASE_WRITE, **PAROLE),
    "licences:decide_parole": form(CASE_WRITE, **PAROLE),
    "licences:set_parole_condition": form(CASE_WRITE, **PAROLE),
    "licences:close_parole": form(CASE_WRITE, **PAROLE),
    "licences:receive_report": form(
        CASE_WRITE, **PRISONER, parole_report_id="parole_report_id"
    ),
    "conferences:management": page(CASE_READ, **PRISONER),
    "conferences:write_plan": form(CASE_WRITE, **PRISONER),
    "conferences:end_plan": act(CASE_WRITE, **PRISONER),
    "conferences:arrange": form(CASE_WRITE, **PRISONER),
    "conferences:conference": page(CASE_READ, **CONFERENCE),
    "conferences:invite": form(CASE_WRITE, **CONFERENCE),
    "conferences:held": form(CASE_WRITE, **CONFERENCE),
    "conferences:invite_family": form(CASE_WRITE, **CONFERENCE),
    "conferences:permit": form(CASE_WRITE, **PRISONER),
    "conferences:withdraw": act(CASE_WRITE, **PRISONER, permission_id="permission_id"),
    "conferences:letter": page(CASE_WRITE, **PRISONER, invitation_id="invitation_id"),
    "conferences:offer_programme": form(CASE_WRITE, **PRISONER),
    # Confidential: to the others of the case it is refused before it is looked for.
    "conferences:programme": form(HEALTH_READ, **PRISONER, offer_id="offer_id"),
}
