"""The rows of referrals, transfers, leaving and meetings."""

from tests.permissions.access import (
    AGENDA_PREPARE,
    AGREEMENT_WITHDRAW,
    CASE_AUTHORISE,
    CASE_CHAIR,
    CASE_MANAGE,
    CASE_OVERSEE,
    CASE_READ,
    CASE_WRITE,
    CASEWORKER,
    CHAIR,
    CHAIR_OR_MANAGER,
    COORDINATOR,
    COORDINATORS,
    DRAFT,
    EVERYBODY,
    INWARD,
    INWARD_COORDINATOR,
    MANAGER,
    MEETING_PREPARE,
    MEETING_READ,
    OWN_MEETINGS,
    POLICE,
    REFERRAL_READ,
    REFERRAL_WRITE,
    REFERRER,
    RESEARCH_ORIGINATOR,
    TRANSFER_DECIDE,
    TRANSFER_HAND_OVER,
    TRANSFER_MANAGE,
    TRANSFER_PUT,
    TRANSFER_READ,
    TRANSFER_RECEIVE,
    Row,
    act,
    form,
    on_case,
    page,
)


REFERRALS = {
    "referrals:referrals": page(CASEWORKER),
    "referrals:start": form(CASEWORKER),
    "referrals:register": page(CASEWORKER),
    "referrals:comparisons": page(MANAGER),
    "referrals:criteria": page(CASEWORKER, scheme_id="scheme_id"),
    "referrals:set_criteria": form(
        MANAGER, post=302, scheme_id="scheme_id", cohort="=statutory"
    ),
    "referrals:what_is_new": form(DRAFT, referral_id="draft_id"),
    "referrals:cohort": form(REFERRAL_WRITE, referral_id="researched_id"),
    "referrals:agree": form(REFERRAL_WRITE, referral_id="researched_id"),
    "referrals:withdraw_agreement": form(
        AGREEMENT_WITHDRAW, referral_id="researched_id", agreement_id="agreement_id"
    ),
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

TRANSFERS = {
    "referrals:transfers": page(CASEWORKER),
    "referrals:start_transfer_in": form(COORDINATORS),
    "referrals:case_transfers": on_case(page(CASE_READ)),
    "referrals:start_transfer": on_case(form(CASE_MANAGE)),
    "referrals:transfer": page(TRANSFER_READ, transfer_id="sent_id"),
    "referrals:transfer_topic": form(
        REFERRAL_WRITE, transfer_id="out_id", code="=risk_factors"
    ),
    "referrals:transfer_send": form(
        TRANSFER_MANAGE, get=302, post=302, transfer_id="out_id"
    ),
    "referrals:transfer_withdraw": form(TRANSFER_MANAGE, transfer_id="out_id"),
    "referrals:transfer_address": form(REFERRAL_WRITE, transfer_id="out_id"),
    "referrals:transfer_contact": form(REFERRAL_WRITE, transfer_id="out_id"),
    "referrals:transfer_forms": form(REFERRAL_WRITE, transfer_id="out_id"),
    "referrals:transfer_pack": form(TRANSFER_MANAGE, post=302, transfer_id="out_id"),
    "referrals:transfer_pack_pdf": Row(
        TRANSFER_MANAGE,
        args={"transfer_id": "out_id"},
        asked_by=EVERYBODY - POLICE | {"owen", "carys"},
    ),
    "referrals:transfer_pack_json": page(TRANSFER_MANAGE, transfer_id="out_id"),
    "referrals:transfer_pack_sent": form(TRANSFER_MANAGE, transfer_id="out_id"),
    "referrals:transfer_refused_elsewhere": form(
        TRANSFER_MANAGE, transfer_id="out_sent_id"
    ),
    "referrals:transfer_deselect": form(
        TRANSFER_MANAGE, post=302, transfer_id="out_handed_over_id"
    ),
    "referrals:transfer_contact_point": form(TRANSFER_RECEIVE, transfer_id="sent_id"),
    "referrals:transfer_refuse_address": form(TRANSFER_PUT, transfer_id="sent_id"),
    "referrals:transfer_decide": form(TRANSFER_DECIDE, transfer_id="heard_id"),
    "referrals:transfer_hand_over": form(TRANSFER_HAND_OVER, transfer_id="taken_on_id"),
    "referrals:transfer_documents": form(INWARD, transfer_id="inward_id"),
    "referrals:transfer_referral": form(INWARD_COORDINATOR, transfer_id="inward_id"),
    "referrals:transfer_duty": form(
        REFERRAL_WRITE, transfer_id="after_id", code="=first_appointment"
    ),
    "meetings:put_transfer": form(TRANSFER_PUT, transfer_id="sent_id"),
}

# On the way out: one case with a proposal that waits, one removed for five years' custody.
LEAVING = {"case_id": "leaving_id", "removal_id": "removal_id"}
LEFT = {"case_id": "left_id", "removal_id": "left_removal_id"}

SCHEME = {
    "scheme:removals": page(CASEWORKER),
    "scheme:scheme": on_case(page(CASE_READ)),
    "scheme:review": on_case(form(CASE_WRITE)),
    "scheme:mappa": on_case(form(CASE_WRITE)),
    "scheme:propose": on_case(form(CASE_READ)),
    "scheme:raise_now": on_case(act(CASE_READ)),
    "scheme:state": on_case(form(CASE_WRITE, ground="=other_forum")),
    "scheme:refer_again": act(CASE_READ, case_id="left_id"),
    "scheme:removal": page(CASE_READ, **LEAVING),
    "scheme:approve": form(CASE_CHAIR, **LEAVING),
    "scheme:refuse": form(CASE_CHAIR, **LEAVING),
    "scheme:defer": form(CASE_CHAIR, **LEAVING),
    "scheme:complete": form(CASE_WRITE, code="=person_notified", **LEFT),
    "scheme:withhold": form(CASE_AUTHORISE, **LEFT),
    "scheme:expected_release": form(CASE_OVERSEE, **LEFT),
    "scheme:reconsider": form(CASE_OVERSEE, **LEFT),
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
