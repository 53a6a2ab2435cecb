"""Meetings where cases are discussed and nominations decided."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The scheme's meetings and their agendas."""

    name = "meetings"
