"""Sentences, custody, key dates and licences."""

from django.apps import AppConfig


class LicencesConfig(AppConfig):
    """What the court and the prison decided, and the dates that follow."""

    name = "licences"

    def ready(self) -> None:
        """Put what happens here on the case's timeline."""
        from licences import timeline  # noqa: PLC0415 - models are there only now

        timeline.join()
