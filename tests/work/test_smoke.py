from datetime import timedelta

import pytest
from django.core import mail

from cases import services as cases
from work import selectors
from work.choices import ReminderKind
from work.models import Reminder, Message

pytestmark = pytest.mark.django_db

def test_it(case, run, send, acting, priya, today):
    with acting(priya):
        cases.update_standing(case=case, by=priya, review_due_on=today - timedelta(days=3), rag_class="amber")
    print(run(ReminderKind.OVERDUE_REVIEW))
    print(run(ReminderKind.OVERDUE_REVIEW))
    for k in ReminderKind:
        print(k, run(k))
    print(send())
    print(mail.outbox[0].message() if mail.outbox else None)
    with acting(priya):
        print(selectors.mailbox(priya))
    assert 0
