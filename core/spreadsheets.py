"""Tables to open in a spreadsheet, which must never take what somebody typed for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([plain(each) for each in row])
    return text.getvalue().encode("utf-8-sig")


def plain(value: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe makes it text."""
    return f"'{value}" if value.startswith(FORMULA) else value
