"""Agencies, people with accounts, and schemes."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Who works here and for whom."""

    name = "agencies"
