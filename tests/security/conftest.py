"""What the attacks need: a row of the audit, the database's clock, a grant of any kind."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from agencies.models import Principal
from cases.models import CaseGrant


@pytest.fixture
def database_now(db) -> datetime:
    """The database's now, which stands still inside a test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]


@pytest.fixture
def granted(dina, acting, database_now):
    """`granted(case, user=sunil, until=…)` – a share as the lead agency could have given it."""

    def give(case, *, user, by=dina, level="read", until=None, since=None):
        with acting(by):
            grant = CaseGrant(
                case_id=case.pk,
                principal=Principal.objects.get(user=user),
                level=level,
                sections=["general"],
                basis="meeting",
                valid_from=since or database_now - timedelta(days=2),
                valid_until=until,
                granted_by=by,
            )
            grant.save(force_insert=True)
            return grant

    return give
