"""Each refusal, with the words a practitioner reads."""

from datetime import date

import pytest

from licences import policies
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    KeyDateKind,
    SentenceKind,
)


ON = date(2026, 6, 1)
SENTENCE = {
    "is_open": True,
    "kind": SentenceKind.STANDARD_DETERMINATE,
    "offence_date": date(2026, 1, 1),
    "sentenced_on": date(2026, 3, 1),
    "length": 12,
    "on": ON,
}
SENTENCES = {
    "as it should be": ({}, ""),
    "closed": (
        {"is_open": False},
        "This case is closed. It can be read but not added to.",
    ),
    "tomorrow's": (
        {"sentenced_on": date(2026, 6, 2)},
        "The sentence date must be today or earlier.",
    ),
    "offence after it": (
        {"offence_date": date(2026, 3, 2)},
        "The offence cannot be later than the sentence.",
    ),
    "no offence date": (
        {"offence_date": None},
        "The offence date is needed to work out the dates of this sentence.",
    ),
    "no length": ({"length": 0}, "The term must be at least one day."),
    "life needs neither": (
        {"kind": SentenceKind.LIFE_OR_IPP, "offence_date": None, "length": 0},
        "",
    ),
}


@pytest.mark.parametrize(("facts", "reason"), SENTENCES.values(), ids=SENTENCES.keys())
def test_recording_a_sentence(facts, reason):
    assert policies.can_record_sentence(**SENTENCE | facts).reason == reason


RECEPTION = {
    "is_open": True,
    "is_in_custody": False,
    "received_on": date(2026, 5, 20),
    "revoked_on": None,
    "is_recall": False,
    "released_before_on": None,
    "on": ON,
}
RECEPTIONS = {
    "as it should be": ({}, ""),
    "closed": (
        {"is_open": False},
        "This case is closed. It can be read but not added to.",
    ),
    "in custody already": (
        {"is_in_custody": True},
        "This person is recorded as in custody already.",
    ),
    "tomorrow": (
        {"received_on": date(2026, 6, 2)},
        "The day they came into custody must be today or earlier.",
    ),
    "before the last release": (
        {"released_before_on": date(2026, 5, 21)},
        "They were released on 21 May 2026. They cannot have come back before then.",
    ),
    "back on the day of release": ({"released_before_on": date(2026, 5, 20)}, ""),
    "recall without its day": (
        {"is_recall": True},
        "Enter the day the licence was revoked.",
    ),
    "revoked after the return": (
        {"is_recall": True, "revoked_on": date(2026, 5, 21)},
        "The licence is revoked before the return to custody, or on that day.",
    ),
    "recall": ({"is_recall": True, "revoked_on": date(2026, 5, 20)}, ""),
}


@pytest.mark.parametrize(
    ("facts", "reason"), RECEPTIONS.values(), ids=RECEPTIONS.keys()
)
def test_coming_into_custody(facts, reason):
    assert policies.can_receive(**RECEPTION | facts).reason == reason


LEAVING = {
    "as it should be": ({}, ""),
    "not in custody": (
        {"is_in_custody": False},
        "This person is not recorded as in custody.",
    ),
    "tomorrow": ({"left_on": date(2026, 6, 2)}, "The date must be today or earlier."),
    "before they came": (
        {"left_on": date(2026, 4, 30)},
        "They came to this prison on 1 May 2026. The date cannot be before then.",
    ),
}


@pytest.mark.parametrize(("facts", "reason"), LEAVING.values(), ids=LEAVING.keys())
def test_leaving(facts, reason):
    usual = {
        "is_in_custody": True,
        "received_on": date(2026, 5, 1),
        "left_on": date(2026, 5, 30),
        "on": ON,
    }

    assert policies.can_leave(**usual | facts).reason == reason


def official(kind, day, others=None, **more):
    usual = {"is_open": True, "received_on": ON, "on": ON, "others": others or {}}
    return policies.can_record_official(
        kind=kind, date_known=day, **usual | more
    ).reason


@pytest.mark.parametrize(
    ("earlier", "later"), policies.ORDER, ids=lambda kind: kind.value
)
def test_official_dates_come_in_order(earlier, later):
    first, second = date(2026, 9, 1), date(2026, 9, 2)

    assert official(earlier, first, {later: second}) == ""
    assert official(later, second, {earlier: first}) == ""
    assert "would come after" in official(earlier, second, {later: first})
    assert "would come before" in official(later, first, {earlier: second})


def test_out_of_order_names_both_dates():
    assert official(
        KeyDateKind.CRD, date(2027, 1, 5), {KeyDateKind.LED: date(2027, 1, 4)}
    ) == (
        "Conditional release on 5 January 2027 would come after the official licence expiry "
        "on 4 January 2027. Check both with the prison."
    )


def test_an_official_date_has_been_received():
    assert (
        official(KeyDateKind.CRD, ON, received_on=date(2026, 6, 2))
        == "The date was received today or earlier."
    )


CONDITIONS = {
    "bespoke": ({}, True),
    "no licence running": ({"is_in_force": False}, False),
    "drug testing with both": (
        {
            "code": AdditionalCondition.DRUG_TESTING,
            "has_propensity": True,
            "is_linked": True,
        },
        True,
    ),
    "drug testing without the link": (
        {
            "code": AdditionalCondition.DRUG_TESTING,
            "has_propensity": True,
            "is_linked": False,
        },
        False,
    ),
    "drug testing, not asked": ({"code": AdditionalCondition.DRUG_TESTING}, False),
    "a drug appointment needs neither": (
        {"code": AdditionalCondition.DRUG_APPOINTMENT},
        True,
    ),
}


@pytest.mark.parametrize(
    ("facts", "allowed"), CONDITIONS.values(), ids=CONDITIONS.keys()
)
def test_adding_a_condition(facts, allowed):
    usual = {
        "is_in_force": True,
        "kind": ConditionKind.ADDITIONAL,
        "code": "",
        "has_propensity": None,
        "is_linked": None,
    }

    assert bool(policies.can_add_condition(**usual | facts)) is allowed


@pytest.mark.parametrize(
    ("expires_on", "words"),
    [
        (None, "No licence expiry is known"),
        (date(2026, 5, 31), "expired on 31 May 2026"),
        (ON, ""),
    ],
    ids=["not known", "past", "that day"],
)
def test_starting_a_licence(expires_on, words):
    decision = policies.can_start_licence(expires_on=expires_on, released_on=ON)

    assert bool(decision) is not bool(words)
    assert words in decision.reason


def test_what_may_be_taken_back():
    assert policies.can_correct(is_current=True)
    assert not policies.can_correct(is_current=False)
    assert policies.can_withdraw(is_official=True, is_current=True)
    assert not policies.can_withdraw(is_official=False, is_current=True)
    assert not policies.can_remove_condition(
        kind=ConditionKind.STANDARD, is_in_force=True
    )
    assert not policies.can_remove_condition(
        kind=ConditionKind.BESPOKE, is_in_force=False
    )
    assert policies.can_remove_condition(kind=ConditionKind.BESPOKE, is_in_force=True)
