"""People and their cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The unit of sharing and everything recorded on it."""

    name = "cases"
