"""May this person read the record? Auditors only, and the database says so too."""

from typing import Any

from core.decisions import Decision, permitted_if


def may_read(user: Any) -> Decision:
    """May they read who did and saw what?"""
    acting = user.acting
    return permitted_if(
        bool(user.is_active and acting and acting.role == "auditor"),
        "Only an information-governance auditor reads the audit.",
    )
