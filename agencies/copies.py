"""What a document taken away says of itself: by whom, for whom, when, which copy."""

from datetime import datetime
from uuid import uuid4

from agencies.models import User
from core.pdf import Provenance


def copy_for(reader: User, *, at: datetime, marking: str) -> Provenance:
    """Return the provenance of a new copy, made by its reader for the agency they act for."""
    return Provenance(
        marking=marking,
        made_by=reader.full_name,
        made_for=f"{reader.full_name}, {reader.on_duty.agency_name}",
        made_at=at,
        copy_id=uuid4(),
    )
