"""What happens on agendas by itself when a case goes to another area (S1-99, S1-108)."""

from datetime import date

from django.db import connection, transaction

from agencies.models import User
from audit import services as audit
from core.decisions import require
from referrals.permissions.removal import may_raise


@transaction.atomic
def take_off_departed(*, by: User, on: date) -> int:
    """
    Take cases handed over off the planned agendas of the area they left; return how many.

    Run by scheduled work, and as soon as a case is handed over: the receiving area alone
    may then write on it, and the area it left could not.

    :raises NotPermitted: if `by` is not a service account
    """
    require(may_raise(by))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT departed_case_id FROM meetings_take_off_departed(%s)", [on]
        )
        departed = [case_id for (case_id,) in cursor.fetchall()]
    if departed:
        audit.record("agenda.departed_taken_off", cases=departed)
    return len(departed)
