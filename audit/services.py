"""
Writing the audit: every event and every look, in the transaction it belongs to.

Alterations are logged by database triggers; these functions name what happened
in the practitioners' words and record what was seen (DPA 2018 s.62). If the
record cannot be written the transaction fails, so the page is not shown.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from audit.choices import Operation, Purpose


INSERT = """
    INSERT INTO audit_event
        (operation, event, purpose, object_type, object_id, case_ids, recipient, change)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


def record(
    event: str,
    *,
    subject: Any = None,
    cases: Iterable[UUID] = (),
    operation: Operation = Operation.EVENT,
    purpose: Purpose | str = "",
    recipient: str = "",
    **detail: Any,
) -> None:
    """
    Record one named event about `subject`, by whoever is acting.

    The actor is taken from the signed scope by the database, never from an
    argument. `detail` holds codes, dates and ids – no free text about people.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT,
            [
                operation,
                event,
                purpose,
                subject._meta.db_table if subject is not None else "",  # noqa: SLF001
                str(subject.pk) if subject is not None else "",
                list(cases) or case_of(subject),
                recipient,
                json.dumps(detail, default=str),
            ],
        )


def looked(
    event: str, *, cases: Iterable[UUID], purpose: Purpose | str, **detail: Any
) -> None:
    """Record that the acting person consulted these cases (one row, all the ids)."""
    record(
        event,
        cases=cases,
        operation=Operation.CONSULT,
        purpose=purpose,
        **detail,
    )


def disclosed(
    event: str,
    *,
    cases: Iterable[UUID],
    recipient: str,
    purpose: Purpose | str = Purpose.EXPORT,
    **detail: Any,
) -> None:
    """Record that something about these cases left the service, and to whom."""
    record(
        event,
        cases=cases,
        operation=Operation.DISCLOSE,
        purpose=purpose,
        recipient=recipient,
        **detail,
    )


def case_of(subject: Any) -> list[UUID]:
    """Return the case a record belongs to, as a list."""
    if subject is None:
        return []
    if subject._meta.label == "cases.Case":  # noqa: SLF001
        return [subject.pk]
    case_id = getattr(subject, "case_id", None)
    return [case_id] if case_id else []
