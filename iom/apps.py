"""The project's own app; last in the list, so its post-migrate step sees every table."""

from core.apps import LockedByOwner


class IomConfig(LockedByOwner):
    """Wiring."""

    name = "iom"
