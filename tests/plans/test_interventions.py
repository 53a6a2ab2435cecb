"""Offering sessions and programmes, and what became of them (S1-110 to S1-118, S3-86)."""

import uuid
from datetime import timedelta

import pytest

from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from plans import selectors, services
from plans.models import Intervention


pytestmark = pytest.mark.django_db

HOME = "home/maintaining-a-home/setting-up-utilities"
NEIGHBOURS = "home/maintaining-a-home/positive-relationships-with-neighbours"
HABIT = "habit/drug-use/impact-of-drug-use"


@pytest.fixture
def offer(acting, priya, today):
    """`offer(case, HOME)` – sessions that Priya offered ten days ago."""

    def offering(case, *codes, by=None, key=None):
        with acting(by or priya) as user:
            return services.offer_sessions(
                case=case,
                codes=codes,
                by=user,
                on=today - timedelta(days=10),
                idempotency_key=key,
            )

    return offering


@pytest.fixture
def move(acting, priya, today):
    """`move(session, "attended")` – what Priya says became of it."""

    def moving(each, to, *, days_ago=1, note="", seen=1, by=None):
        with acting(by or priya) as user:
            return services.move_intervention(
                intervention=each,
                to=to,
                happened_on=today - timedelta(days=days_ago),
                note=note,
                steps_seen=seen,
                by=user,
                on=today,
            )

    return moving


def test_a_session_is_offered_attended_and_completed(shared, offer, move, recorded):
    (session,) = offer(shared, HOME)
    move(session, "attended", days_ago=5)
    done = move(session, "completed", seen=2)

    assert (done.status, done.started_on < done.ended_on) == ("completed", True)
    assert [e.change["after"] for e in recorded("intervention.moved")] == ["attended", "completed"]  # fmt: skip


def test_sent_twice_is_offered_once(shared, offer, count):
    key = uuid.uuid4()

    assert offer(shared, HOME, NEIGHBOURS, key=key) == offer(shared, HOME, NEIGHBOURS, key=key)  # fmt: skip
    assert count(Intervention.objects) == 2


def test_what_is_open_is_not_offered_again(shared, offer, count):
    offer(shared, HOME)

    with pytest.raises(NotPossible, match="Already offered and not ended: Setting up"):
        offer(shared, HOME, NEIGHBOURS)
    assert count(Intervention.objects) == 1


def test_what_was_declined_may_be_offered_again(shared, offer, move):
    (session,) = offer(shared, HOME)
    move(session, "declined", note="Not now.")

    assert len(offer(shared, HOME)) == 1


@pytest.mark.parametrize(
    ("to", "days_ago", "note", "reason"),
    [
        ("declined", 1, " ", "Enter why, in a sentence."),
        ("stopped", 1, "x", "“Offered” cannot be followed by “Stopped before the end”"),
        ("attended", -1, "", "The day cannot be in the future."),
        ("attended", 11, "", "The day cannot be before"),
        ("booked", 1, "", "The day booked must be today or in the future."),
    ],
)
def test_what_cannot_be_is_refused(shared, offer, move, to, days_ago, note, reason):
    (session,) = offer(shared, HOME)

    with pytest.raises(NotPossible, match=reason):
        move(session, to, days_ago=days_ago, note=note)


def test_the_same_said_twice_is_written_once(shared, offer, move, count):
    (session,) = offer(shared, HOME)
    move(session, "attended")
    move(session, "attended")

    assert count(session.steps) == 2


def test_a_stale_page_is_told_what_happened_meanwhile(shared, offer, move):
    (session,) = offer(shared, HOME)
    move(session, "attended", days_ago=3)

    with pytest.raises(ChangedMeanwhile):
        move(session, "declined", note="No.")


def test_an_accredited_programme_starts_within_six_weeks(shared, acting, priya, today):
    """S3-86, counted from the order or release."""
    began = today - timedelta(days=50)
    with acting(priya):
        made = services.offer_programme(
            case=shared,
            programme=services.NewProgramme(
                kind="accredited",
                name="Thinking Straight",
                pathway="attitudes_thinking_behaviour",
                counted_from=began,
            ),
            by=priya,
            on=today,
        )

    assert made.start_due_on == began + timedelta(weeks=6)
    assert made.starts_late(today)
    assert not made.starts_late(made.start_due_on)


def test_housing_reads_but_does_not_offer(shared, offer, hollie):
    with pytest.raises(NotPermitted, match="read this case but not add to it"):
        offer(shared, HOME, by=hollie)


def test_health_sessions_stay_with_those_who_read_health(
    shared, offer, acting, hollie, sunil, owen
):
    offer(shared, HOME, HABIT)

    seen = {}
    for who in (hollie, sunil, owen):
        with acting(who) as user:
            seen[who.username] = {e.name for e in selectors.interventions(user, shared)}
    plain = {"Setting up utilities"}
    assert seen == {"hollie": plain, "owen": plain, "sunil": plain | {"Impact of drug use"}}  # fmt: skip


def test_a_hidden_session_is_not_betrayed_by_a_refusal(shared, offer, owen):
    """Police do not read health: offering the same session again must look like any other."""
    offer(shared, HABIT)

    assert len(offer(shared, HABIT, by=owen)) == 1


def test_a_closed_case_takes_nothing_new(shared, offer, acting, dina, today):
    from cases import services as cases  # noqa: PLC0415

    with acting(dina):
        cases.change_status(case=shared, to="closed", by=dina, on=today, reason="Done.")

    with pytest.raises(NotPossible, match="This case is closed"):
        offer(shared, HOME)
