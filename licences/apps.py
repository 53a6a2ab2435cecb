"""Sentences, custody, key dates and licences."""

from django.apps import AppConfig


class LicencesConfig(AppConfig):
    """What the court and the prison decided, and the dates that follow."""

    name = "licences"
