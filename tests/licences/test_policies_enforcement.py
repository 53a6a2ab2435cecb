"""Each refusal of enforcement, with the words a practitioner reads; clocks in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from licences.choices import (
    BreachStatus,
    RecallKind,
    RecallStatus,
    SupervisedUnder,
    WarningLevel,
    WarningReason,
)
from licences.policies import breach, enforcement
from licences.policies.enforcement import WarningFacts
from licences.presenters.clocks import clock, kept, spell


ON = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
CLOSED = "This case is closed. It can be read but not added to."
WARNING = WarningFacts(
    level=WarningLevel.FIRST,
    reason=WarningReason.UNACCEPTABLE_ABSENCE,
    issued_on=ON,
    expires_on=date(2027, 6, 1),
    under=SupervisedUnder.LICENCE,
)
WARNINGS = {
    "as it should be": ({}, ""),
    "for the absence on the log": ({"attendance": "unacceptable_absence"}, ""),
    "tomorrow's": (
        {"issued_on": date(2026, 6, 2)},
        "The warning was given today or earlier.",
    ),
    "nothing running": (
        {"under": None},
        (
            "No licence or supervision was running on 1 June 2026, so there was nothing to "
            "warn under."
        ),
    ),
    "runs out at once": (
        {"expires_on": ON},
        "A warning runs out after the day it is given.",
    ),
    "first after final": (
        {"final_until": date(2026, 9, 1)},
        (
            "A final warning is in force until 1 September 2026. Record what is decided "
            "about the breach instead of another first warning."
        ),
    ),
    "log says otherwise": (
        {"attendance": "acceptable_absence"},
        (
            "The contact log says something else about that appointment. Correct the log or "
            "choose another reason."
        ),
    ),
    "for anything logged": (
        {"reason": WarningReason.OTHER, "attendance": "complied"},
        "",
    ),
}


@pytest.mark.parametrize(("facts", "reason"), WARNINGS.values(), ids=WARNINGS.keys())
def test_giving_a_warning(facts, reason):
    decision = enforcement.can_warn(replace(WARNING, **facts), is_open=True, on=ON)

    assert decision.reason == reason


def test_a_closed_case_takes_no_warning():
    decision = enforcement.can_warn(WARNING, is_open=False, on=ON)

    assert decision.reason == CLOSED


RECALL = {
    "is_open": True,
    "is_england_wales": True,
    "is_on_licence": True,
    "is_under_way": False,
    "decided_at": AT,
    "at": AT,
}
RECALLS = {
    "as it should be": ({}, ""),
    "closed": ({"is_open": False}, CLOSED),
    "Scotland": (
        {"is_england_wales": False},
        (
            "These recalls are England and Wales’s. Record a Scottish recall as coming into "
            "custody."
        ),
    ),
    "in the future": (
        {"decided_at": AT + timedelta(minutes=1)},
        "The decision was made now or earlier.",
    ),
    "under way": (
        {"is_under_way": True},
        "A recall is under way already. Record its next step, or cancel it first.",
    ),
    "not on licence": (
        {"is_on_licence": False},
        "No licence was in force on 1 June 2026, so there is nothing to recall them from.",
    ),
}


@pytest.mark.parametrize(("facts", "reason"), RECALLS.values(), ids=RECALLS.keys())
def test_deciding_a_recall(facts, reason):
    assert enforcement.can_decide_recall(**RECALL | facts).reason == reason


@pytest.mark.parametrize(
    ("revoked_on", "reason"),
    [
        (date(2026, 6, 1), ""),
        (
            date(2026, 5, 31),
            (
                "The recall was decided on 1 June 2026. The licence cannot have been revoked "
                "before then."
            ),
        ),
        (
            date(2026, 6, 4),
            "The licence was revoked on the day PPCS processed the recall, or earlier.",
        ),
    ],
)
def test_the_day_of_revocation(revoked_on, reason):
    decision = enforcement.can_revoke(
        revoked_on=revoked_on, decided_on=ON, processed_on=date(2026, 6, 3)
    )

    assert decision.reason == reason


PART_B = {
    "kind": RecallKind.STANDARD,
    "status": RecallStatus.RETURNED,
    "is_sent": False,
    "sent_on": ON,
    "on": ON,
}


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        (
            {"kind": RecallKind.FIXED_56},
            "A fixed-term recall needs no Part B report.",
        ),
        (
            {"status": RecallStatus.REVOKED},
            "Part B is sent once the person is back in custody.",
        ),
        ({"is_sent": True}, "Part B has already been sent."),
        ({"sent_on": date(2026, 6, 2)}, "The report was sent today or earlier."),
    ],
)
def test_sending_part_b(facts, reason):
    assert enforcement.can_send_part_b(**PART_B | facts).reason == reason


def test_what_is_over_has_no_next_step():
    assert not enforcement.can_take_next(RecallStatus.CANCELLED)
    assert not breach.can_take_next(BreachStatus.WITHDRAWN)
    assert not breach.can_be_adjourned(has_hearing=False)
    assert not breach.can_adjourn_seen(seen="2026-06-01", hearing="2026-06-09")
    assert breach.can_go_on(seen="laid", status=BreachStatus.LISTED).reason == (
        "This breach has moved on: it is at “First hearing listed”. Look at it again "
        "before you record more."
    )


@pytest.mark.parametrize(
    ("minutes", "left", "tone"),
    [
        (24 * 60, "24 hours left", ""),
        (360, "6 hours left", ""),
        (359, "5 hours 59 minutes left", "warning"),
        (61, "1 hour 1 minute left", "warning"),
        (0.5, "less than a minute left", "warning"),
        (-1, "1 minute late", "danger"),
        (-52 * 60, "2 days 4 hours late", "danger"),
    ],
)
def test_a_clock_of_hours_in_words(minutes, left, tone):
    shown = clock(AT + timedelta(minutes=minutes), at=AT)

    assert (shown.left, shown.tone) == (left, tone)


def test_what_was_kept_and_what_was_late():
    assert kept(AT, AT) == "1 June 2026 at 1:00pm, in time"
    assert kept(AT + timedelta(hours=3), AT) == "1 June 2026 at 4:00pm, 3 hours late"
    assert spell(timedelta(hours=47, minutes=2)) == "47 hours 2 minutes"
