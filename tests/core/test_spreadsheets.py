"""Tables for spreadsheets: nothing typed is ever a formula."""

import pytest

from core.spreadsheets import csv_bytes


@pytest.mark.parametrize("typed", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_becomes_text(typed):
    table = csv_bytes(["Why"], [[typed]]).decode("utf-8-sig")

    assert f"'{typed}" in table


def test_plain_words_stay_as_they_are():
    table = csv_bytes(["Case", "Why"], [["IOM-1", 'Said "no", twice']])

    assert table.decode("utf-8-sig") == 'Case,Why\r\nIOM-1,"Said ""no"", twice"\r\n'
