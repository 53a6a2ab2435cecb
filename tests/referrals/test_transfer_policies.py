"""What is refused, and in which words."""

from datetime import date, timedelta

import pytest

from rag import policies as rag_policies
from rag.choices import RagClass
from referrals.choices import TransferStep, TransferTopic
from referrals.policies import transfers as policies


TODAY = date(2026, 11, 10)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)

REFUSED = [
    (policies.can_start(is_on_cohort=False, has_open=False), "Only somebody on the cohort is transferred. This case is not on it."),
    (policies.can_start(is_on_cohort=True, has_open=True), "A transfer of this person is already under way. Open that one."),
    (policies.can_go_to(is_own_area=True), "The person is in that area already. Choose another area."),
    (policies.can_have_happened(happened_on=TOMORROW, on=TODAY), "The date must be today or in the past."),
    (policies.can_take(kind="internal", status="completed", step=TransferStep.SEND), "This transfer has ended: completed. Nothing more can be added."),
    (policies.can_take(kind="internal", status="preparing", step=TransferStep.HOME_VISIT), "“Joint home visit” comes later. The transfer is now: being prepared."),
    (policies.can_take(kind="internal", status="adopted", step=TransferStep.SEND), "“Send it to the receiving area” is behind us. The transfer is now: adopted, to be handed over."),
    (policies.can_take(kind="internal", status="sent", step=TransferStep.PACK), "This kind of transfer has no such step."),
    (policies.can_prepare_out(screened=""), "Screen the address first. It comes before everything else."),
    (policies.can_prepare_out(screened="unsuitable"), "The address was found unsuitable. Screen another, or withdraw the transfer."),
    (policies.can_tell(missing=[TransferTopic.RISK_FACTORS, TransferTopic.SAFEGUARDING]), "Enter the current risk factors and the safeguarding concerns before sending. Write “None known” if there are none."),
    (policies.can_tell(missing=[TransferTopic.PROPOSED_ADDRESS, TransferTopic.INDEX_OFFENCE, TransferTopic.OFFENDING_HISTORY]), "Enter the proposed address, the index offence and the offending history before sending."),
    (policies.can_visit(police_visitor="Wilf", probation_visitor=" "), "The visit is joint. Enter who went for the police and who for probation."),
    (policies.can_go_on(visited="", has_contact_point=True), "Record the joint home visit first."),
    (policies.can_go_on(visited="unsuitable", has_contact_point=True), "The address was found unsuitable. Visit another address, or end the transfer."),
    (policies.can_go_on(visited="suitable", has_contact_point=False), "Name the single point of contact in this area first."),
    (policies.can_refuse_address(visited="suitable"), "The last visit found the address suitable. The meeting decides."),
    (policies.can_start_referral(has_documents=False), "Record first that the other force’s documents have come."),
    (policies.can_put_before(held_on=YESTERDAY, on=TODAY), "Choose a meeting that is still to come."),
    (policies.can_make_pack(is_contacted=False, forms_settled=True), "Record first that you contacted the receiving area."),
    (policies.can_make_pack(is_contacted=True, forms_settled=False), "Say first whether the receiving area needs its own forms."),
    (policies.can_send_pack(is_made=False, is_latest=False), "Make the transfer pack first."),
    (policies.can_send_pack(is_made=True, is_latest=False), "A newer pack was made meanwhile. Send that one."),
    (policies.can_hand_over(handed_over_on=YESTERDAY, sent_on=TODAY, on=TODAY), "The pack was sent on 10 November 2026. The handover cannot be earlier."),
    (policies.can_withdraw(kind="external_out", status="handed_over"), "This transfer has been handed over or has ended already."),
    (policies.can_meet_duty(is_open=False, done_on=TODAY, since=TODAY, on=TODAY), "This is recorded as done already."),
    (policies.can_meet_duty(is_open=True, done_on=YESTERDAY, since=TODAY, on=TODAY), "It counts from 10 November 2026. The date cannot be earlier."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "reason"), REFUSED, ids=lambda each: str(each)[:40]
)
def test_refused_in_words(decision, reason):
    assert not decision
    assert decision.reason == reason


ALLOWED = [
    policies.can_start(is_on_cohort=True, has_open=False),
    policies.can_take(kind="internal", status="sent", step=TransferStep.HOME_VISIT),
    policies.can_prepare_out(screened="suitable"),
    policies.can_tell(missing=[]),
    policies.can_visit(police_visitor="Wilf", probation_visitor="Nadia"),
    policies.can_go_on(visited="suitable", has_contact_point=True),
    policies.can_refuse_address(visited="unsuitable"),
    policies.can_put_before(held_on=TODAY, on=TODAY),
    policies.can_make_pack(is_contacted=True, forms_settled=True),
    policies.can_send_pack(is_made=True, is_latest=True),
    policies.can_hand_over(handed_over_on=TODAY, sent_on=TODAY, on=TODAY),
    policies.can_withdraw(kind="internal", status="adopted"),
    policies.can_meet_duty(is_open=True, done_on=TODAY, since=YESTERDAY, on=TODAY),
]


@pytest.mark.parametrize("decision", ALLOWED)
def test_allowed(decision):
    assert decision


def rate(rag_class, *, on, proposed=RagClass.RED):
    """Ask whether somebody held Red until 15 January may be rated so."""
    return rag_policies.can_rate(
        is_on_cohort=True,
        rag_class=rag_class,
        proposed=proposed,
        reasons="Because.",
        on=on,
        rated_before_on=None,
        held_red_until=date(2027, 1, 15),
    )


@pytest.mark.parametrize("lower", [RagClass.AMBER, RagClass.GREEN, RagClass.PRISON])
def test_held_red_nothing_lower_until_the_last_day(lower):
    """S1-104: no reason lifts it."""
    refused = rate(lower, on=date(2027, 1, 14))

    assert refused.reason == (
        "Transferred in from another force: Red until 15 January 2027, then reviewed."
    )


def test_on_the_day_the_hold_ends_any_class_may_be_given():
    assert rate(RagClass.AMBER, on=date(2027, 1, 15), proposed=RagClass.AMBER)


def test_held_red_they_may_be_red_or_in_prison():
    assert rate(RagClass.RED, on=TODAY)
    assert rate(RagClass.PRISON, on=TODAY, proposed=RagClass.PRISON)
