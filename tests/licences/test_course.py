"""The course of a sentence as drawn."""

from datetime import date
from xml.etree import ElementTree as ET

from licences import course, presenters
from licences.choices import CustodyReason, KeyDateKind, LeftBecause
from tests.factories.licence_rows import ON, known, licence, page, released, stay


def test_the_course_of_a_sentence_in_prison():
    shown = page(
        stays=[stay()],
        dates=[
            known(KeyDateKind.CRD, date(2026, 9, 1)),
            known(KeyDateKind.LED, date(2027, 3, 1)),
        ],
    )

    found = course.spans(shown, on=ON)

    assert [
        (span.label, span.first_day, span.last_day, span.note) for span in found
    ] == [
        ("Custody", date(2026, 1, 5), ON, "so far"),
        ("Custody", ON, date(2026, 9, 1), "expected"),
        ("Licence", date(2026, 9, 2), date(2027, 3, 1), "expected"),
    ]


def test_the_course_after_release_with_supervision():
    shown = page(
        stays=[
            released(),
            stay(released_on=date(2026, 2, 2), left_because=LeftBecause.TRANSFERRED),
        ],
        licences=[licence(ended_on=date(2026, 5, 20), ended_because="revoked")],
        dates=[
            known(KeyDateKind.PSS_START, date(2026, 12, 5)),
            known(KeyDateKind.PSS_END, date(2027, 5, 4)),
        ],
    )

    found = course.spans(shown, on=ON)

    assert [(span.label, span.last_day, span.is_expected) for span in found] == [
        ("Custody", date(2026, 5, 4), False),
        ("Licence", date(2026, 5, 20), False),
        ("Supervision (PSS)", date(2027, 5, 4), True),
    ]


def test_a_recall_ends_at_the_release_after_it():
    shown = page(
        stays=[stay(reason=CustodyReason.STANDARD_RECALL)],
        dates=[
            known(KeyDateKind.CRD, date(2026, 3, 1)),
            known(KeyDateKind.PRRD, date(2026, 8, 1)),
        ],
    )

    assert course.spans(shown, on=ON)[-1].last_day == date(2026, 8, 1)


def as_drawn(chart) -> ET.Element:
    return ET.fromstring(chart.svg)  # noqa: S314 - our own drawing


def test_the_drawing_names_itself_and_every_bar_is_in_its_table():
    shown = page(stays=[released()], licences=[licence()])

    chart = course.draw(course.spans(shown, on=ON), on=ON)
    drawn = as_drawn(chart)

    assert chart.rows == (
        ("Custody", "5 January 2026", "4 May 2026", "recorded"),
        ("Licence", "4 May 2026", "4 December 2026", "recorded"),
    )
    assert drawn[0].text == f"Custody, licence and supervision. {chart.summary}"
    assert "Today" in {each.text for each in drawn}
    assert "style" not in chart.svg


def test_nothing_recorded_draws_nothing():
    assert presenters.course_chart(page(), on=ON) is None


def test_a_long_sentence_names_months_without_crowding():
    shown = page(stays=[stay()], dates=[known(KeyDateKind.CRD, date(2040, 9, 1))])

    chart = course.draw(course.spans(shown, on=ON), on=ON)
    years = [each.text for each in as_drawn(chart) if each.get("font-size") == "13"]

    assert 4 <= len(years) <= 9
