"""What is owed after a transfer is chased (S3-82, S3-91), and whose turn a transfer is."""

from datetime import timedelta

import pytest

from agencies.acting import acting_as
from referrals.selectors import transfers as found
from referrals.services import transfers
from tests.factories import transfers as make
from tests.factories.cases import at_noon
from work import presenters, selectors
from work.choices import ReminderKind
from work.services import Raised


pytestmark = pytest.mark.django_db

TRANSFER = ReminderKind.OVERDUE_TRANSFER


@pytest.fixture
def transfer(world, case, today):
    """Handed over to West Sussex nine days ago: the appointment is four days late."""
    return make.handed_over(world, case, on=today - timedelta(days=9))


def titles(world, who, today):
    """Return what My work's transfers say to somebody."""
    with acting_as(world.people[who], on=today) as user:
        page = presenters.present(
            selectors.my_work(user, on=today),
            most=30,
            reader_id=user.pk,
            at=at_noon(today),
        )
    groups = {each.key: each.rows for each in page.groups}
    return [(row.detail, row.tone) for row in groups.get("transfers", [])]


def test_the_new_lead_worker_is_told_once(transfer, run, told):
    assert run(TRANSFER) == Raised(raised=1, restored=0, cancelled=0)
    assert run(TRANSFER) == Raised(raised=0, restored=0, cancelled=0)

    (reminder,) = told("nadia")
    assert reminder.source == duty_of(transfer)


def duty_of(transfer):
    """Return what is owed first after a transfer."""
    from iom.demo import cast  # noqa: PLC0415 - needs Django set up

    nadia = cast.recall().people["nadia"]
    with acting_as(nadia, on=transfer.handed_over_on):
        return found.get_duty(nadia, transfer, "first_appointment").pk


def test_on_the_day_it_is_due_nobody_is_told(transfer, run):
    due = transfer.handed_over_on + timedelta(days=5)

    assert run(TRANSFER, on=due) == Raised(raised=0, restored=0, cancelled=0)
    assert run(TRANSFER, on=due + timedelta(days=1)).raised == 1


def test_done_it_is_no_longer_chased(transfer, run, world, today):
    run(TRANSFER)
    nadia = world.people["nadia"]
    with acting_as(nadia, on=today):
        duty = found.get_duty(nadia, transfer, "first_appointment")
        transfers.meet_duty(duty=duty, done_on=today, by=nadia, on=today)

    assert run(TRANSFER).cancelled == 1
    assert [detail.split(".")[0] for detail, _ in titles(world, "nadia", today)] == [
        "Plan updated, or a home visit made"
    ]


def test_the_lead_worker_finds_it_overdue_among_their_work(transfer, world, today):
    ((detail, tone),) = titles(world, "nadia", today)

    assert detail.startswith("First appointment.")
    assert tone == "danger"


def test_a_transfer_waits_for_whose_turn_it_is_and_nobody_else(world, case, today):
    make.heard(world, case, on=today)

    waiting = {
        who: [detail.split(".")[0] for detail, _ in titles(world, who, today)]
        for who in ("carys", "dina", "wren", "dov", "nadia", "priya")
    }
    assert waiting == {
        "carys": [],
        "dina": [],
        "wren": [],
        "dov": ["The meeting decides"],
        "nadia": [],
        "priya": [],
    }
