"""What if: a sentence typed, its dates shown with their reasons, and taken away."""

import io

import pypdf
import pytest
from django.urls import reverse


TYPED = {
    "sentenced_on": "2025-03-03",
    "offence_date": "2024-06-01",
    "years": "1",
    "months": "6",
    "sds40_excluded": "no",
}


@pytest.fixture
def ask(client_as, hollie):
    """`ask(**typed)` – the page as a housing worker sees it."""
    client = client_as(hollie)
    return lambda route="dates:what_if", **typed: client.get(reverse(route), typed)


def test_the_empty_page_asks_for_a_sentence(ask):
    page = ask()

    assert page.status_code == 200
    assert "Nothing is kept" in page.content.decode()


def test_a_sentence_is_answered_with_dates_bars_and_reasons(ask):
    page = ask(**TYPED, law_on="2025-12-01")
    text = page.content.decode()

    assert [
        (each["label"], each["number"]) for each in page.context["answer"].cards
    ] == [
        ("Release", "8 Oct 2025"),
        ("Licence ends", "2 Sep 2026"),
        ("Sentence ends", "2 Sep 2026"),
        ("Supervision ends", "8 Oct 2026"),
        ("Curfew from", "21 Jun 2025"),
    ]
    assert "549 days × 40 per cent" in text
    assert "<svg" in text


def test_abolished_supervision_is_said_with_its_day(ask):
    answer = ask(**TYPED, law_on="2026-06-01").context["answer"]

    assert answer.cards[3] == {
        "number": "None",
        "label": "Supervision",
        "hint": "It was abolished before it could begin",
    }
    assert [row["supervision"] for row in answer.over_time] == ["8 Oct 2026", "None"]


def test_a_fixed_term_recall_breaks_the_licence(ask):
    answer = ask(
        **TYPED,
        recall="fixed_term",
        revoked_on="2026-01-05",
        returned_on="2026-01-10",
    ).context["answer"]

    assert [row[:3] for row in answer.chart.rows] == [
        ("Custody", "3 March 2025", "8 October 2025"),
        ("Licence", "9 October 2025", "10 January 2026"),
        ("Custody", "10 January 2026", "6 February 2026"),
        ("Licence", "7 February 2026", "2 September 2026"),
    ]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"years": "", "months": ""}, "years", "at least one day"),
        ({"offence_date": "2025-06-01"}, "offence_date", "later than the sentence"),
        ({"at_large_days": "3"}, "at_large_from", "both the first day"),
        ({"recall": "standard"}, "revoked_on", "licence was revoked"),
        ({"sentenced_on": "2025-02-30"}, "sentenced_on", "real date"),
    ],
    ids=["no term", "offence after sentence", "half at large", "half recall", "no day"],
)
def test_what_cannot_be_worked_out_is_said_at_its_field(ask, typed, field, words):
    page = ask(**(TYPED | typed))

    assert page.status_code == 422
    assert words in str(page.context["form"].errors[field])
    assert "answer" not in page.context


def test_the_pdf_holds_the_dates_and_its_making_is_recorded(ask, recorded):
    made = ask("dates:what_if_pdf", **TYPED)
    read = pypdf.PdfReader(io.BytesIO(made.content))
    text = " ".join(page.extract_text() for page in read.pages)

    assert "8 Oct 2025" in text
    assert "OFFICIAL" in text
    assert len(recorded("key_dates.printed")) == 1


def test_a_pdf_of_nothing_goes_back_to_the_form_with_what_was_typed(ask):
    answer = ask("dates:what_if_pdf", years="1")

    assert answer.status_code == 302
    assert answer.url == f"{reverse('dates:what_if')}?years=1"
