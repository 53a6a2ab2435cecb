"""The kernel's app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The kernel."""

    name = "core"
