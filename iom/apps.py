"""The project's own app: wiring and its management commands."""

from django.apps import AppConfig


class IomConfig(AppConfig):
    """Wiring."""

    name = "iom"
