"""The referrals app."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """From the first draft to the Chair's decision."""

    name = "referrals"
