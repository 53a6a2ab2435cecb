"""My work and the mailbox as pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from work.choices import ReminderKind


pytestmark = pytest.mark.django_db


class TestThePage:
    def test_nothing_due_is_said_calmly(self, case, client_as, tess):
        response = client_as(tess).get(reverse("work:my_work"))

        said = " ".join(response.content.decode().split())
        assert "Nothing is due." in said
        assert (
            "You have no recalls or breaches, alerts to acknowledge, changed ratings, overdue"
            " duties, RAG reviews, releases to prepare, changes to review, actions, referrals"
            " waiting for you, transfers, administration or drafts." in said
        )

    def test_what_is_quiet_is_one_line(self, overdue, client_as, priya):
        said = client_as(priya).get(reverse("work:my_work")).content.decode()

        assert "Fernsby, Alistair" in said
        assert "Nothing else waits for you: no recalls or breaches, alerts to" in said

    def test_the_look_is_recorded_with_every_case_shown(
        self, overdue, case, client_as, priya, events
    ):
        client_as(priya).get(reverse("work:my_work"))

        (event,) = events("work.listed")
        assert (event.operation, event.actor_id, event.case_ids) == (
            "consult",
            priya.pk,
            [case.pk],
        )

    @pytest.mark.parametrize("username", ["sam", "ingrid"])
    def test_it_is_for_those_who_work_cases(self, world, client_as, username):
        response = client_as(world.people[username]).get(reverse("work:my_work"))

        assert response.status_code == 403
        assert "Your role does not work cases." in response.content.decode()

    @pytest.mark.parametrize("username", ["priya", "carys"])
    def test_its_queries_do_not_grow_with_its_rows(
        self, world, many, give, task, run, client_as, username
    ):
        client = client_as(world.people[username])

        def opened() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse("work:my_work")).status_code == 200
            return len(queries)

        self.fill(many(1), give, task)
        opened()
        few = opened()
        self.fill(many(12), give, task)

        assert opened() == few
        assert few <= 28

    def fill(self, made, give, task) -> None:
        for case in made:
            give(case, to="priya", agency="probation")
            task(case)


class TestTheMailbox:
    def test_shows_what_was_sent_to_the_reader(
        self, overdue, run, send, client_as, priya, tess
    ):
        run(ReminderKind.OVERDUE_REVIEW)
        send()

        mine = client_as(priya).get(reverse("work:mailbox")).content.decode()
        theirs = client_as(tess).get(reverse("work:mailbox")).content.decode()
        assert f"{overdue.reference}: RAG review overdue" in mine
        assert reverse("rag:rating", args=[overdue.pk]) in mine
        assert "Fernsby" not in mine
        assert "No e-mail has been sent to you." in theirs

    def test_outside_the_demonstration_there_is_none(self, client_as, priya, settings):
        settings.DEMONSTRATION = False
        client = client_as(priya)

        assert client.get(reverse("work:mailbox")).status_code == 404
        page = client.get(reverse("work:my_work")).content.decode()
        assert "E-mails sent to you" not in page
