"""How closely the agencies manage the person, and why."""

from django.apps import AppConfig


class RagConfig(AppConfig):
    """Ratings, their reviews, and wanted alerts."""

    name = "rag"

    def ready(self) -> None:
        """Put what happens here on the case's timeline."""
        from rag import timeline  # noqa: PLC0415 - models are there only now

        timeline.join()
