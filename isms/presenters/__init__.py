"""Packages, rotas and delivery in words: values only, no queries."""

from isms.presenters.delivery import delivery_view
from isms.presenters.package import (
    TABS,
    agreement,
    brief_rows,
    feedback_due,
    level_chart,
    level_rows,
    listed,
    referral_rows,
)
from isms.presenters.rota import rota_view


__all__ = [
    "TABS",
    "agreement",
    "brief_rows",
    "delivery_view",
    "feedback_due",
    "level_chart",
    "level_rows",
    "listed",
    "referral_rows",
    "rota_view",
]
