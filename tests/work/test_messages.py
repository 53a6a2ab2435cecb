"""Sending: once, only to those who may still know, and never with a name in it."""

from datetime import timedelta
from string import Formatter

import pytest
from django.core import mail
from django.urls import reverse

from agencies import services as agencies
from agencies.acting import acting_as
from cases import sharing
from cases.models import CaseGrant
from core.exceptions import NotPermitted
from work import notifications, selectors, services
from work.choices import ReminderKind
from work.models import Message
from work.presenters.letters import WORDINGS
from work.services import Outcome


pytestmark = pytest.mark.django_db

REVIEW = ReminderKind.OVERDUE_REVIEW


@pytest.fixture
def raised(overdue, run):
    """The case with an overdue review, its reminder raised and its message waiting."""
    run(REVIEW)
    return overdue


@pytest.fixture
def mailbox(world, today):
    """`mailbox("priya")` – the messages sent to somebody, as they see them."""

    def read(username: str) -> list[Message]:
        with acting_as(world.people[username], on=today) as user:
            return list(selectors.mailbox(user))

    return read


@pytest.fixture
def state(world, today):
    """`state()` – each message to Priya: sent?, withheld because, attempts."""

    def read() -> list[tuple]:
        with acting_as(world.people["priya"], on=today) as user:
            messages = Message.objects.visible_to(user)
            return sorted(
                (each.sent_at is not None, each.withheld_because, each.attempts)
                for each in messages
            )

    return read


class TestTheLetter:
    def test_says_reference_what_is_due_and_where_to_read_it(self, raised, send):
        send()

        (letter,) = mail.outbox
        due = f"{raised.review_due_on.day} {raised.review_due_on:%B %Y}"
        assert letter.to == ["priya@iom.example"]
        assert letter.subject == f"{raised.reference}: RAG review overdue"
        assert letter.body.splitlines() == [
            f"The RAG review of case {raised.reference} was due on {due} and is not recorded yet.",
            "",
            "You are told because you lead this case.",
            "",
            "Read it in IOM case management:",
            f"http://127.0.0.1{reverse('rag:rating', args=[raised.pk])}",
            "",
            "This e-mail names nobody on purpose. Please do not add details of the case when you reply to it or send it on.",
        ]

    @pytest.mark.parametrize(
        "kind",
        [
            ReminderKind.OVERDUE_REVIEW,
            ReminderKind.PRE_RELEASE,
            ReminderKind.OVERDUE_ACTION,
            ReminderKind.OVERDUE_ADMINISTRATION,
        ],
        ids=str,
    )
    def test_never_names_the_person_nor_says_what_is_recorded(
        self, case, stands, give, run, send, today, task, kind
    ):
        stands(
            case,
            rag_class="amber",
            review_due_on=today - timedelta(days=3),
            custody_since=today - timedelta(days=99),
            prison="HMP Saltmarsh",
            release_on=today + timedelta(days=20),
        )
        give(case, to="priya", agency="probation")
        task(case)

        assert run(kind).raised == 1
        send()

        (letter,) = mail.outbox
        release = today + timedelta(days=20)
        for hidden in (
            "Fernsby",
            "Alistair",
            "1990",
            "Saltmarsh",
            "Anchor Street",
            "Amber",
            "amber",
            f"{release.day} {release:%B}",
            "Niche",
        ):
            assert hidden not in letter.subject + letter.body
        assert case.reference in letter.subject
        assert str(case.pk) in letter.body

    @pytest.mark.parametrize("kind", list(ReminderKind), ids=str)
    def test_says_no_more_than_the_reference_and_the_day(self, kind):
        wording = WORDINGS[kind]

        named = {
            field
            for text in (wording.subject, wording.what)
            for _, field, _, _ in Formatter().parse(text)
            if field
        }
        assert named <= {"reference", "day"}

    def test_tells_a_coordinator_why_it_comes_to_them(
        self, overdue, run, send, acting, sam, priya
    ):
        with acting(sam):
            agencies.switch_account(user=priya, is_active=False, by=sam)
        run(REVIEW)

        send()

        (letter,) = mail.outbox
        assert letter.to == ["carys@iom.example"]
        assert "no lead worker who can act on it" in letter.body

    def test_can_be_told_apart_by_its_identifier(self, raised, send, mailbox):
        send()

        (letter,), (message,) = mail.outbox, mailbox("priya")
        headers = letter.message()
        assert headers["Message-ID"] == f"<{message.pk}@iom.example>"
        assert headers["Auto-Submitted"] == "auto-generated"


class TestOnce:
    def test_what_waits_is_sent_and_kept_as_sent(self, raised, send, mailbox, at):
        assert send() == [Outcome.SENT]

        (message,) = mailbox("priya")
        (letter,) = mail.outbox
        assert (message.subject, message.body, message.sent_at) == (
            letter.subject,
            letter.body,
            at,
        )

    def test_running_twice_sends_nothing_twice(self, raised, run, send):
        send()
        run(REVIEW)

        assert send() == []
        assert len(mail.outbox) == 1

    def test_nothing_waiting_is_nothing_sent(self, case, send):
        assert send() == []

    def test_the_disclosure_is_recorded(self, raised, send, events, priya, mailbox):
        send()

        (event,) = events("reminder.sent")
        (message,) = mailbox("priya")
        assert (event.operation, event.case_ids, event.recipient, event.purpose) == (
            "disclose",
            [raised.pk],
            str(priya.pk),
            "reminder",
        )
        assert event.change == {"message": str(message.pk)}
        assert event.role == "service_account"

    def test_a_person_cannot_start_the_sending(self, raised, acting, carys, today, at):
        with acting(carys), pytest.raises(NotPermitted):
            services.send_next(by=carys, on=today, at=at)


class TestKilledInTheMiddle:
    """Kill -9 is a transaction that never commits: here an exception nobody catches."""

    def test_nothing_is_lost_and_nothing_doubled(
        self, many, run, send, mailbox, monkeypatch
    ):
        many(5)
        run(REVIEW)
        kill_after(monkeypatch, letters=2)
        with pytest.raises(SystemExit):
            send()
        monkeypatch.undo()

        assert send() == [Outcome.SENT] * 3
        subjects = [each.subject for each in mailbox("priya")]
        assert len(subjects) == len(set(subjects)) == 5

    def test_a_letter_that_left_before_the_kill_leaves_again_as_the_same_one(
        self, raised, send, mailbox, monkeypatch
    ):
        kill_after(monkeypatch, letters=0, having_sent=True)
        with pytest.raises(SystemExit):
            send()
        monkeypatch.undo()
        assert mailbox("priya") == []

        send()

        first, second = (letter.message()["Message-ID"] for letter in mail.outbox)
        assert first == second
        assert len(mailbox("priya")) == 1

    def test_raising_is_all_or_nothing(self, many, run, told, monkeypatch):
        many(3)
        monkeypatch.setattr("work.services.audit.record", dies)

        with pytest.raises(SystemExit):
            run(REVIEW)
        monkeypatch.undo()

        assert told("priya") == []
        assert run(REVIEW).raised == 3


def dies(*_args, **_details):
    """Stand where the kill strikes."""
    raise SystemExit


def kill_after(monkeypatch, *, letters: int, having_sent: bool = False) -> None:
    """Strike at the next letter after so many, before or after the server took it."""
    deliver, taken = notifications.deliver, []

    def counted(letter, *, message_id):
        if len(taken) == letters:
            if having_sent:
                deliver(letter, message_id=message_id)
            raise SystemExit
        taken.append(message_id)
        deliver(letter, message_id=message_id)

    monkeypatch.setattr("work.notifications.deliver", counted)


class TestAccess:
    def test_a_share_ended_before_sending_keeps_it_in(
        self, raised, send, acting, dina, world, at, events
    ):
        with acting(dina):
            grant = CaseGrant.objects.get(
                case=raised, principal__agency=world.agencies["east-sussex/probation"]
            )
            sharing.revoke_grant(grant=grant, by=dina, at=at, reason="A mistake.")

        assert send() == [Outcome.WITHHELD]
        assert mail.outbox == []
        (event,) = events("reminder.withheld")
        assert event.change["because"] == "no_access"
        assert send() == []

    def test_a_membership_ended_before_sending_keeps_it_in(
        self, raised, send, acting, sam, priya, today
    ):
        with acting(sam):
            agencies.end_membership(
                membership=priya.memberships.get(),
                by=sam,
                on=today - timedelta(days=1),
            )

        assert send() == [Outcome.WITHHELD]
        assert mail.outbox == []

    def test_an_account_switched_off_before_sending_keeps_it_in(
        self, raised, send, acting, sam, priya
    ):
        with acting(sam):
            agencies.switch_account(user=priya, is_active=False, by=sam)

        assert send() == [Outcome.WITHHELD]

    def test_access_lost_and_given_back_is_told_after_all(
        self, raised, run, send, acting, sam, priya
    ):
        for is_active in (False, True):
            with acting(sam):
                agencies.switch_account(user=priya, is_active=is_active, by=sam)
            run(REVIEW)
            send()

        assert [letter.to for letter in mail.outbox] == [
            ["carys@iom.example"],
            ["priya@iom.example"],
        ]

    def test_a_date_moved_before_sending_keeps_the_old_one_in(
        self, raised, run, send, stands, today, state
    ):
        stands(raised, review_due_on=today - timedelta(days=1))
        run(REVIEW)

        assert send() == [Outcome.SENT]
        assert state() == [(False, "cancelled", 0), (True, "", 1)]

    def test_without_an_address_there_is_no_letter(
        self, overdue, run, send, acting, sam, priya, state
    ):
        with acting(sam):
            priya.email = ""
            priya.save(update_fields=["email"])
        run(REVIEW)

        assert send() == [Outcome.WITHHELD]
        assert state() == [(False, "no_address", 0)]

    def test_the_mailbox_closes_with_the_case(
        self, raised, send, mailbox, acting, dina, world, at
    ):
        send()
        with acting(dina):
            grant = CaseGrant.objects.get(
                case=raised, principal__agency=world.agencies["east-sussex/probation"]
            )
            sharing.revoke_grant(grant=grant, by=dina, at=at, reason="A mistake.")

        assert mailbox("priya") == []

    def test_nobody_reads_anothers_mail(self, raised, send, mailbox):
        send()

        assert [mailbox(name) for name in ("tess", "carys", "dina", "sam")] == [[]] * 4


class TestAServerThatIsDown:
    @pytest.fixture
    def down(self, monkeypatch):
        """The mail server refuses every connection."""

        def refuse(_letter, *, message_id):
            raise ConnectionRefusedError(message_id)

        monkeypatch.setattr("work.notifications.deliver", refuse)
        return monkeypatch

    def test_the_message_waits_and_is_tried_again(self, raised, send, down, at, state):
        assert send() == [Outcome.FAILED]
        assert state() == [(False, "", 1)]

        assert send(when=at + timedelta(minutes=4)) == []
        assert send(when=at + timedelta(minutes=5)) == [Outcome.FAILED]
        down.undo()
        assert send(when=at + timedelta(minutes=14)) == []
        assert send(when=at + timedelta(minutes=15)) == [Outcome.SENT]
        assert state() == [(True, "", 3)]

    def test_the_rest_are_not_tried_in_vain(self, many, run, send, down, state):
        many(3)
        run(REVIEW)

        assert send() == [Outcome.FAILED]
        assert sorted(attempts for *_, attempts in state()) == [0, 0, 1]
