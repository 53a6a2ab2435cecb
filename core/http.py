"""Views' one translation of domain refusals into errors on a form."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.forms import Form

from core.exceptions import ChangedMeanwhile, NotPossible


@contextmanager
def domain_errors_on(form: Form) -> Iterator[None]:
    """
    Put a `NotPossible` on the form as its error, undoing what was written.

    A refusal about the person (403) or about somebody else's save (409) goes on to
    its own page.
    """
    try:
        with transaction.atomic():
            yield
    except ChangedMeanwhile:
        raise
    except NotPossible as refusal:
        form.add_error(None, refusal.reason)


def form_status(form: Form) -> int:
    """Return 422 for a form with errors, else 200: scripts and tests can tell."""
    return 422 if form.is_bound and form.errors else 200
