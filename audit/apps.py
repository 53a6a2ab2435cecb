"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did and who saw what."""

    name = "audit"
