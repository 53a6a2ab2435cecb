"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The risk management plan: what is to be achieved, who does what, by when."""

    name = "plans"
