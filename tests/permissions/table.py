"""
Who gets what at every address: the whole of it, in one table.

A row says which class of access an address has, of what it is asked, and what it
answers to those who may. What it answers to everybody else follows from the class.
An address without a row fails `tests/architecture/test_urls.py`.
"""

from dataclasses import dataclass, field, replace
from typing import Any


# The cast. Everybody but the newcomers is described in iom/demo/cast.py.
STRANGERS = {"anonymous", "inactive"}  # nobody signed in; an account shut out since
OTHER_AREA = {"nadia", "wren", "dov"}  # West Sussex: practitioner, co-ordinator, Chair
NO_CASEWORK = {"ingrid", "sam"}  # the auditor; the administrator
NO_GRANT = {"sunil", "expired_guest"}  # in the area; nothing is shared with them
GUEST = {"live_guest"}  # may read the case for one meeting, as a person
HOUSING = {"hollie"}  # reads the case
PROBATION = {"priya"}  # leads the case; made every referral
# The lead agency: practitioner, co-ordinator, Chair, manager.
POLICE = {"owen", "carys", "dina", "mo"}

READERS = GUEST | HOUSING | PROBATION | POLICE
AREA = READERS | NO_GRANT
CASEWORK = AREA | OTHER_AREA
SIGNED_IN = CASEWORK | NO_CASEWORK
EVERYBODY = SIGNED_IN | STRANGERS

SIGN_IN, FORBIDDEN, MISSING, NOT_ALLOWED, INVALID = 302, 403, 404, 405, 422
SIGN_IN_AGAIN = (
    401  # to a form sent without a session: what was typed comes back with it
)


@dataclass(frozen=True)
class Access:
    """
    A class of access.

    `may` get the page; `sees` know that it is there and are refused with a reason;
    to the others it is missing. `otherwise` names single exceptions.
    """

    may: set[str]
    sees: set[str] = field(default_factory=set)
    otherwise: dict[str, int] = field(default_factory=dict)
    public: bool = False

    def status(self, who: str, allowed: int) -> int:
        """Return what `who` is answered where those who may are answered `allowed`."""
        if who in self.otherwise:
            return self.otherwise[who]
        if who in self.may:
            return allowed
        return FORBIDDEN if who in self.sees else MISSING


def only(may: set[str], *, among: set[str]) -> Access:
    """Return the class of what `may` get, the others `among` are refused, the rest cannot find."""
    return Access(may=may, sees=among - may)


PUBLIC = Access(EVERYBODY, public=True)
ANYBODY = Access(SIGNED_IN)
CASEWORKER = only(CASEWORK, among=SIGNED_IN)
ADMINISTRATOR = only({"sam"}, among=SIGNED_IN)
AUDITOR = only({"ingrid"}, among=SIGNED_IN)
MANAGER = only({"mo"}, among=SIGNED_IN)

CASE_READ = Access(READERS)
CASE_WRITE = only(PROBATION | POLICE, among=READERS)
CASE_MANAGE = only(POLICE - {"owen"}, among=READERS)
CASE_POLICE = only(POLICE, among=READERS)
# The agency to which the world's alert went.
ALERTED = only(PROBATION, among=READERS)
# The agency that recorded an entry corrects it; the others who see it are refused.
CONTACT_ORIGINATOR = only(PROBATION, among=READERS)
# Police practitioners of every area check their own cohort.
POLICE_ANYWHERE = only(POLICE | {"wren", "dov"}, among=SIGNED_IN)
# A police note: to those who may not read it, it is not there.
ORIGINATOR = Access(POLICE)
# The police's part of the plan: readers are refused before it is looked for.
POLICE_SECTION = Access(POLICE, sees=GUEST | HOUSING)

# Those who do no casework are refused every referral, there or not.
REFERRAL = READERS | NO_CASEWORK
REFERRAL_READ = only(READERS, among=REFERRAL)
REFERRAL_WRITE = only(PROBATION | POLICE, among=REFERRAL)
REFERRER = only(PROBATION, among=REFERRAL)
COORDINATOR = only({"carys"}, among=REFERRAL)
CHAIR = only({"dina"}, among=REFERRAL)
CHAIR_OR_MANAGER = only({"dina", "mo"}, among=REFERRAL)
RESEARCH_ORIGINATOR = only(POLICE, among=POLICE | NO_CASEWORK)
DRAFT = only(PROBATION, among=PROBATION | NO_CASEWORK)

MEETING_READ = Access(AREA)
MEETING_PREPARE = only({"carys"}, among=AREA)
AGENDA_PREPARE = only({"carys"}, among=READERS)
# Each area's co-ordinator, for their own area; who belongs to no area is told so.
OWN_MEETINGS = Access(
    {"carys", "wren"}, sees=CASEWORK, otherwise=dict.fromkeys(NO_CASEWORK, 409)
)

CASE = {"case_id": "case_id"}


@dataclass(frozen=True)
class Row:
    """
    One address.

    `args` maps each part of the address to one of the world's ids, or to `=text`.
    `get` and `post` are what those who may are answered; 405 where it is not asked so.
    """

    access: Access
    get: int = 200
    post: int = NOT_ALLOWED
    args: dict[str, str] = field(default_factory=dict)
    asked_by: set[str] = field(default_factory=lambda: EVERYBODY)


def page(access: Access, get: int = 200, **args: str) -> Row:
    """Return the row of a page that is only read."""
    return Row(access, get=get, args=args)


def form(access: Access, *, get: int = 200, post: int = INVALID, **args: str) -> Row:
    """Return the row of a page with a form, sent with nothing in it."""
    return Row(access, get=get, post=post, args=args)


def act(access: Access, post: int = 302, **args: str) -> Row:
    """Return the row of an address that only does something."""
    return Row(access, get=NOT_ALLOWED, post=post, args=args)


def on_case(row: Row) -> Row:
    """Return the row with the case in its address."""
    return replace(row, args=CASE | row.args)


def slow(row: Row) -> Row:
    """Return the row of a page that takes a second to make: one reader asks for it."""
    return replace(row, asked_by=EVERYBODY - READERS | HOUSING)


SERVICE = {
    "home": page(ANYBODY, get=302),
    "healthz": page(PUBLIC),
    "readyz": page(PUBLIC, get=503),  # no beat runs in tests
    "gallery": page(ANYBODY),
    "accessibility": page(PUBLIC),
    "privacy": page(PUBLIC),
    "agencies:sign_in": form(
        Access(STRANGERS, otherwise=dict.fromkeys(SIGNED_IN, 302), public=True)
    ),
    "agencies:sign_out": act(ANYBODY),
    "agencies:act_for": form(ANYBODY, post=MISSING),
    "agencies:agencies": page(ADMINISTRATOR),
    "agencies:add_agency": form(ADMINISTRATOR),
    "agencies:agency": form(ADMINISTRATOR, agency_id="agency_id"),
    "agencies:accounts": page(ADMINISTRATOR),
    "agencies:add_account": form(ADMINISTRATOR),
    "agencies:account": page(ADMINISTRATOR, user_id="user_id"),
    "agencies:switch_account": act(ADMINISTRATOR, user_id="user_id"),
    "agencies:give_membership": form(ADMINISTRATOR, user_id="user_id"),
    "agencies:end_membership": act(
        ADMINISTRATOR, user_id="user_id", membership_id="membership_id"
    ),
    "agencies:schemes": page(MANAGER),
    "agencies:scheme": form(MANAGER, scheme_id="scheme_id"),
    "audit:events": page(AUDITOR),
    "dates:what_if": page(CASEWORKER),
    "dates:what_if_pdf": page(CASEWORKER, get=302),  # nothing typed: back to the form
    "work:my_work": page(CASEWORKER),
    "work:mailbox": page(ANYBODY),
}

CASES = {
    "cases:cases": page(CASEWORKER),
    "cases:search": page(CASEWORKER),
    "rag:board": page(CASEWORKER),
    "rag:save_board": form(CASEWORKER),
    "rag:delete_board": act(CASEWORKER, board_id="board_id"),
    "cases:daily_check": form(POLICE_ANYWHERE, post=302),
} | {
    name: on_case(row)
    for name, row in {
        "cases:overview": page(CASE_READ),
        "cases:timeline": page(CASE_READ),
        "cases:timeline_pdf": slow(page(CASE_READ)),
        "cases:needs": page(CASE_READ),
        "cases:assess_needs": form(CASE_WRITE),
        "cases:contacts": page(CASE_READ),
        "cases:log_contact": form(CASE_WRITE),
        "cases:home_visit": form(CASE_WRITE),
        "cases:correct_contact": form(CONTACT_ORIGINATOR, contact_id="contact_id"),
        "cases:record": page(CASE_WRITE),
        "cases:record_event": form(CASE_WRITE, kind="=drug-test"),
        "cases:entry": page(CASE_READ, kind="=contact", entry_id="contact_id"),
        "cases:withdraw_entry": form(
            CONTACT_ORIGINATOR, kind="=contact", entry_id="contact_id"
        ),
        "cases:follow_up": form(CASE_WRITE, kind="=arrest", entry_id="arrest_id"),
        "cases:pass_on": form(ORIGINATOR, entry_id="intelligence_id"),
        "cases:changes": page(CASE_READ),
        "cases:note_change": form(CASE_WRITE),
        "cases:review_change": form(CASE_WRITE, change_id="change_id"),
        "cases:add_note": form(CASE_WRITE),
        "cases:person": page(CASE_READ),
        "cases:record_identifier": form(CASE_WRITE),
        "cases:change_address": form(CASE_WRITE),
        "cases:add_number": form(CASE_WRITE),
        "cases:add_warning": form(CASE_WRITE),
        "cases:end_warning": act(CASE_WRITE, warning_id="warning_id"),
        "cases:name_lead_worker": form(CASE_MANAGE),
        "cases:sharing": page(CASE_READ),
        "cases:share": form(CASE_MANAGE),
        "cases:end_share": form(CASE_MANAGE, grant_id="grant_id"),
        "cases:share_row": form(ORIGINATOR, row_id="note_id"),
        "licences:custody": page(CASE_READ),
        "licences:record_sentence": form(CASE_WRITE),
        "licences:correct_sentence": form(CASE_WRITE, sentence_id="sentence_id"),
        "licences:record_date": form(CASE_WRITE),
        "licences:withdraw_date": form(CASE_WRITE, key_date_id="key_date_id"),
        "licences:estimate_again": act(CASE_WRITE),
        "licences:receive": form(CASE_WRITE),
        "licences:move": form(CASE_WRITE),
        "licences:release": form(CASE_WRITE),
        "licences:licence_pdf": slow(page(CASE_READ)),
        "licences:add_condition": form(CASE_WRITE),
        "licences:remove_condition": form(CASE_WRITE, condition_id="condition_id"),
        "rag:rating": page(CASE_READ),
        "rag:rate": form(CASE_WRITE),
        "rag:publish_wanted": form(CASE_POLICE),
        "rag:end_wanted": form(CASE_POLICE, alert_id="alert_id"),
        "rag:acknowledge_wanted": act(ALERTED, alert_id="alert_id"),
        "rag:duties": page(CASE_READ),
        "rag:record_duty": form(CASE_WRITE, duty="=exit_planning"),
        "rag:assess_monitoring": form(CASE_WRITE),
        "rag:agree_frequency": form(CASE_WRITE),
        "plans:plan": page(CASE_READ),
        "plans:changes": page(CASE_READ),
        "plans:pdf": slow(page(CASE_READ)),
        "plans:issue": form(CASE_WRITE),
        "plans:version": page(CASE_READ, number="number"),
        "plans:situation": form(CASE_WRITE),
        "plans:situations": page(CASE_READ),
        "plans:section_situation": form(POLICE_SECTION, section="=police_intelligence"),
        "plans:role": form(CASE_WRITE),
        "plans:add_objective": form(CASE_WRITE),
        "plans:close_objective": form(CASE_WRITE, objective_id="objective_id"),
        "plans:add_action": form(CASE_WRITE),
        "plans:action": page(CASE_READ, action_id="action_id"),
        "plans:progress": form(CASE_WRITE, action_id="action_id"),
        "plans:reassign": form(CASE_WRITE, action_id="action_id"),
    }.items()
}

REFERRALS = {
    "referrals:referrals": page(CASEWORKER),
    "referrals:start": form(CASEWORKER),
    "referrals:referral": page(REFERRAL_READ, referral_id="researched_id"),
    "referrals:draft": page(DRAFT, referral_id="draft_id"),
    "referrals:duplicates": form(DRAFT, referral_id="draft_id"),
    "referrals:check": page(DRAFT, referral_id="draft_id"),
    "referrals:submit": form(DRAFT, get=302, post=409, referral_id="draft_id"),
    "referrals:submitted": page(REFERRAL_READ, referral_id="researched_id"),
    "referrals:withdraw": form(REFERRER, referral_id="researched_id"),
    "referrals:autosave": act(DRAFT, post=409, referral_id="draft_id", topic="=person"),
    "referrals:topic": form(DRAFT, post=409, referral_id="draft_id", topic="=person"),
    "referrals:research": page(REFERRAL_READ, referral_id="researched_id"),
    "referrals:add_research": form(
        REFERRAL_WRITE, referral_id="researched_id", source="=previous_offending"
    ),
    "referrals:share_research": form(
        RESEARCH_ORIGINATOR, referral_id="researched_id", entry_id="entry_id"
    ),
    "referrals:recommend": form(REFERRAL_WRITE, referral_id="researched_id"),
    "referrals:youth_discussion": form(REFERRAL_WRITE, referral_id="researched_id"),
    "referrals:mappa": form(REFERRAL_WRITE, referral_id="researched_id"),
    "referrals:decide": form(CHAIR, referral_id="ready_id"),
    "referrals:adopt": form(CHAIR, referral_id="ready_id"),
    "referrals:reject": form(CHAIR, referral_id="ready_id"),
    "referrals:defer": form(CHAIR, referral_id="ready_id"),
    "referrals:administration": page(REFERRAL_READ, referral_id="adopted_id"),
    "referrals:withhold_notification": form(CHAIR_OR_MANAGER, referral_id="adopted_id"),
    "referrals:complete_task": form(
        REFERRAL_WRITE, referral_id="adopted_id", code="=person_notified"
    ),
}

MEETINGS = {
    "meetings:meetings": page(CASEWORKER),
    "meetings:arrange": form(OWN_MEETINGS),
    "meetings:put_referral": form(COORDINATOR, referral_id="researched_id"),
    "meetings:meeting": page(MEETING_READ, meeting_id="meeting_id"),
    "meetings:change": form(MEETING_PREPARE, meeting_id="meeting_id"),
    "meetings:held": act(MEETING_PREPARE, meeting_id="meeting_id"),
    "meetings:add_items": form(MEETING_PREPARE, meeting_id="meeting_id"),
    "meetings:remove_item": form(
        AGENDA_PREPARE, meeting_id="meeting_id", item_id="item_id"
    ),
}

TABLE: dict[str, Row] = SERVICE | CASES | REFERRALS | MEETINGS


def arguments(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """Return what stands in an address, from the world's ids."""
    return {
        part: key[1:] if key.startswith("=") else ids[key]
        for part, key in TABLE[route].args.items()
    }


def named(route: str) -> list[str]:
    """Return the parts of an address that name something in the world, in their order."""
    return [part for part, key in TABLE[route].args.items() if not key.startswith("=")]
