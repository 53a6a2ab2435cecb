"""The isms app."""

from django.apps import AppConfig


class IsmsConfig(AppConfig):
    """Intensive support and monitoring: packages, rotas, what is delivered."""

    name = "isms"
