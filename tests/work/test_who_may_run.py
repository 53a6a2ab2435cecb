"""Reminders are raised by the service's own account, which sees no case; the database says so too."""

import pytest
from django.db import ProgrammingError, connection, transaction

from agencies.acting import acting_as
from cases.models import Case, Person
from core.exceptions import NotPermitted
from work import selectors, services
from work.choices import ReminderKind


pytestmark = pytest.mark.django_db

REVIEW = ReminderKind.OVERDUE_REVIEW


class TestWhoMayRunIt:
    def test_a_person_is_refused_by_the_service(
        self, overdue, acting, carys, today, at
    ):
        with acting(carys), pytest.raises(NotPermitted, match="own account"):
            services.raise_reminders(kind=REVIEW, by=carys, on=today, at=at)

    @pytest.mark.parametrize(
        "call",
        [
            "work_raise_reminders('overdue_review', current_date, now(), 12, 3, 5000)",
            "work_claim_message(now())",
            "work_message_sent(gen_random_uuid(), now(), 's', 'b')",
            "work_message_withheld(gen_random_uuid(), now(), 'no_access')",
            "work_message_failed(gen_random_uuid(), now(), now())",
        ],
    )
    def test_a_person_is_refused_by_the_database(self, acting, carys, call):
        with (
            acting(carys),
            pytest.raises(ProgrammingError, match="only scheduled work"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT {call}")

    @pytest.mark.parametrize(
        "call",
        [
            "work_due('overdue_review', current_date, 12, 3)",
            "work_due_to('overdue_review', current_date, 12, 3)",
        ],
    )
    def test_what_is_due_everywhere_cannot_be_asked(self, acting, priya, call):
        with (
            acting(priya),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT * FROM {call}")

    def test_without_an_identity_the_database_refuses(self, db):
        with (
            pytest.raises(ProgrammingError, match="no acting identity"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT work_claim_message(now())")

    @pytest.mark.parametrize(
        "write",
        [
            "DELETE FROM work_reminder",
            "UPDATE work_reminder SET cancelled_at = now()",
            "UPDATE work_message SET sent_at = NULL",
            "INSERT INTO work_reminder SELECT * FROM work_reminder",
        ],
    )
    def test_the_web_role_writes_none_of_it(self, overdue, run, acting, priya, write):
        run(REVIEW)

        with (
            acting(priya),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(write)

    def test_the_reminder_service_sees_no_case(self, overdue, today):
        with acting_as(selectors.reminder_service(), on=today):
            seen = [Case.objects.unscoped().count(), Person.objects.unscoped().count()]

        assert seen == [0, 0]
