"""May this person record sentences, custody and licences on the case?"""

from agencies.models import User
from cases.models import Case
from cases.permissions import may_work
from core.decisions import Decision


def may_record(user: User, case: Case) -> Decision:
    """May they record here? Whoever works the case (S1-71)."""
    return may_work(user, case)
