"""Publishing jobs: by name, after the transaction has committed."""

from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction


# Where beat's latest sign of life is kept: work.tasks writes it, /readyz reads it.
HEARTBEAT = "beat-heartbeat"


def after_commit(name: str, **ids: Any) -> None:
    """
    Publish the task called `name` once the surrounding transaction commits.

    Services name tasks instead of importing them, so the import graph stays
    one-way; tests/architecture checks that every published name is registered.
    What was committed stands when no broker answers: that is logged, not raised.
    """
    transaction.on_commit(partial(current_app.send_task, name, kwargs=ids), robust=True)
