"""Reminders, messages and My work."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Watches every clock and tells people what is theirs to do."""

    name = "work"
