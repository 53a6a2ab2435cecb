"""
What a follower's page sends back to ask "is there anything new?".

Two marks that only the server can make: which case was shown, and in which state. They
are not numbers, so that nobody can count what they were not shown.
"""

from typing import Any

from django.utils.crypto import salted_hmac


LENGTH = 16  # hexadecimal digits


def seen_mark(now: Any, user_id: Any) -> str:
    """Return the marks of what a reader has on the page."""
    case = digest("case", now.meeting.pk, user_id, now.item_id or "")
    state = digest("state", now.meeting.pk, user_id, now.state)
    return f"{case}-{state}"


def is_same(seen: str, now: Any, user_id: Any) -> bool:
    """Tell whether nothing has changed for this reader."""
    return seen == seen_mark(now, user_id)


def is_same_case(seen: str, now: Any, user_id: Any) -> bool:
    """Tell whether the case on the page is the one before the meeting still."""
    case = seen_mark(now, user_id).partition("-")[0]
    return bool(now.item_id) and seen.partition("-")[0] == case


def digest(*parts: Any) -> str:
    """Return a mark of some values."""
    value = ":".join(map(str, parts))
    return salted_hmac("meetings.pulse", value).hexdigest()[:LENGTH]
