"""Can it be done now? Values in, a decision with its reason out."""

from datetime import date, datetime

from cases.choices import GrantBasis
from core.decisions import Decision, possible_if


def can_share(
    *, at: datetime, until: datetime | None, agency_is_active: bool
) -> Decision:
    """A share ends after it starts, and goes to an agency that is still working."""
    if not agency_is_active:
        return possible_if(allowed=False, reason="That agency is no longer active.")
    return possible_if(
        until is None or until > at, "The last day of the share must be today or later."
    )


def can_revoke(*, basis: str, revoked_at: datetime | None) -> Decision:
    """The lead agency's own grant stays: a case always has somebody answerable."""
    if revoked_at is not None:
        return possible_if(allowed=False, reason="This share has already ended.")
    return possible_if(
        basis != GrantBasis.LEAD,
        "The lead agency always keeps its share. Transfer the case to change the lead.",
    )


def can_record(*, is_open: bool) -> Decision:
    """A closed case is read-only and keeps its history."""
    return possible_if(is_open, "This case is closed. It can be read but not added to.")


def can_lead(
    *,
    is_open: bool,
    is_supervised: bool,
    worker_agency_kind: str,
    officer_kinds: tuple[str, ...],
) -> Decision:
    """On licence or supervision the lead worker must be the responsible officer (S1-50)."""
    if not is_open:
        return can_record(is_open=False)
    return possible_if(
        not is_supervised or worker_agency_kind in officer_kinds,
        "This person is on licence or supervision, so the lead worker must be their "
        "responsible officer in probation or the youth offending team.",
    )


def can_happen_on(*, happened_on: date, today: date) -> Decision:
    """A contact is recorded after it happened; later ones are appointments."""
    return possible_if(
        happened_on <= today,
        "The contact cannot be in the future. Record a planned visit as the next appointment.",
    )


def can_take_responsibility(*, since: datetime | None, at: datetime) -> Decision:
    """Responsibility passes on after it was taken: who answers today is never rewritten."""
    return possible_if(
        since is None or at > since,
        "Another area became responsible after that. Choose a later day.",
    )


def can_move_on(*, began: date | None, on: date) -> Decision:
    """A new address starts no earlier than the one it ends."""
    return possible_if(
        began is None or on >= began,
        f"The address before began on {began:%d %B %Y}. Enter that day or a later one."
        if began
        else "",
    )
