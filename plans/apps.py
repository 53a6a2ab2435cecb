"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The risk management plan: what is to be achieved, who does what, by when."""

    name = "plans"

    def ready(self) -> None:
        """Put what happens here on the case's timeline."""
        from plans import timeline  # noqa: PLC0415 - models are there only now

        timeline.join()
