"""The project: wiring only, nothing about cases."""

from iom.celery import app as celery_app


__all__ = ["celery_app"]
