"""What views have in common: domain refusals as errors on a form, documents to keep."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.forms import Form
from django.http import HttpResponse

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


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """Hand over a PDF to be kept by the reader and by nothing on the way to them."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def csv_response(rows: Iterable[Sequence[str]], filename: str) -> HttpResponse:
    """
    Hand over rows for a spreadsheet, in which nothing typed runs as a formula.

    A cell that begins like a formula is put behind an apostrophe.
    """
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
    response.write("\ufeff")  # Excel takes it for UTF-8
    csv.writer(response).writerows([harmless(cell) for cell in row] for row in rows)
    return response


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
