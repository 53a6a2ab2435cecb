"""
When a message that could not be delivered is tried again. Our own rule: mail servers
are back within minutes or within a day, and nothing is given up.
"""

from datetime import datetime, timedelta


FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=24)


def next_attempt(*, attempts: int, at: datetime) -> datetime:
    """
    Return when to try again after `attempts` failures, the latest at `at`.

    Five minutes, then twice as long each time, never more than a day.

    :raises ValueError: when nothing has failed yet
    """
    if attempts < 1:
        raise ValueError("Nothing has been tried yet")
    doublings = min(attempts - 1, 20)
    return at + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
