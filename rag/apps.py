"""How closely the agencies manage the person, and why."""

from django.apps import AppConfig


class RagConfig(AppConfig):
    """Ratings, their reviews, and wanted alerts."""

    name = "rag"
