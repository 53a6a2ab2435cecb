"""A sentence that need not be anybody's, in the words and bars of its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core import words
from core.charts import Chart
from licences import course, law
from licences.calculations import KeyDates, LawFrom, Sentence, Step
from licences.calculations.words import term_in_words
from licences.presenters import rules


ONE_DAY = timedelta(days=1)
# Quantity of a step → the heading it stands under.
HEADINGS = {
    "rule_set": "Which law",
    "date_of_birth": "Which law",
    "sentence_expiry": "The end of the sentence",
    "custodial_period": "Time in custody",
    "deductions": "Time in custody",
    "at_large": "Time in custody",
    "added_days": "Time in custody",
    "conditional_release": "Release",
    "automatic_release": "Release",
    "licence_expiry": "Licence",
    "pss_start": "Post-sentence supervision",
    "pss_end": "Post-sentence supervision",
    "hdc_eligibility": "Home detention curfew",
    "post_recall_release": "Recall",
    "recall": "Recall",
    "caution": "What this does not count",
}


@dataclass(frozen=True)
class Answer:
    """The page's answer: a sentence, the dates, the bars, the sums, the law over time."""

    summary: str
    cards: list[dict[str, str]]
    chart: Chart | None
    sums: list[tuple[str, list[Step]]]
    law_applied: list[str]
    over_time: list[dict[str, object]]


def answer(
    sentence: Sentence, dates: KeyDates, changes: tuple[LawFrom, ...], *, on: date
) -> Answer:
    """Return everything the page and the PDF say of a sentence, on a day."""
    return Answer(
        summary=summary(sentence, dates),
        cards=list(cards(dates)),
        chart=course.draw(list(spans(sentence, dates)), on=on, reaches_today=False),
        sums=sums(dates),
        law_applied=rules(dates.rule_set),
        over_time=[row(each) for each in changes],
    )


def summary(sentence: Sentence, dates: KeyDates) -> str:
    """Return the sentence in one line: what was passed, and on which day's law."""
    return (
        f"{term_in_words(sentence.term).replace(' + ', ', ')}, "
        f"passed on {words.day(sentence.sentenced_on)}, "
        f"on the law of {words.day(sentence.law_on)}."
    )


def cards(dates: KeyDates) -> Iterator[dict[str, str]]:
    """Yield the dates people look for, the release first, each with what it is."""
    automatic = dates.conditional_release is None
    yield card(
        "Release",
        dates.release,
        "Automatic, without a licence" if automatic else "Conditional, on licence",
    )
    if dates.post_recall_release:
        yield card(
            "Release after recall", dates.post_recall_release, "Counted from the return"
        )
    if dates.licence_expiry:
        yield card("Licence ends", dates.licence_expiry, "With the sentence")
    else:
        yield none("Licence", "Release is automatic")
    yield card("Sentence ends", dates.sentence_expiry, "")
    if dates.pss_end:
        yield card("Supervision ends", dates.pss_end, "Post-sentence supervision")
    else:
        yield none("Supervision", dates.pss_absent_because or "")
    if dates.hdc_eligibility:
        yield card(
            "Curfew from", dates.hdc_eligibility, "Earliest home detention curfew"
        )


def card(label: str, day: date, hint: str) -> dict[str, str]:
    """Return one date as the page shows it."""
    return {"number": words.short_day(day), "label": label, "hint": hint}


def none(label: str, why: str) -> dict[str, str]:
    """Return the place of a date that there is not, with the reason."""
    return {"number": "None", "label": label, "hint": f"{why[:1].upper()}{why[1:]}"}


def spans(sentence: Sentence, dates: KeyDates) -> Iterator[course.Span]:
    """Yield custody, licence and supervision, broken by a recall, as bars."""
    recall = sentence.recall
    yield course.Span(
        "Custody", sentence.sentenced_on, dates.release, note="worked out"
    )
    back = recall.returned_on if recall else None
    again = dates.post_recall_release
    if dates.licence_expiry and dates.licence_expiry > dates.release:
        ends = min(back, dates.licence_expiry) if back else dates.licence_expiry
        yield course.Span("Licence", dates.release + ONE_DAY, ends, note="worked out")
    if back and again and again >= back:
        yield course.Span("Custody", back, again, note="after recall")
        if dates.licence_expiry and dates.licence_expiry > again:
            yield course.Span(
                "Licence", again + ONE_DAY, dates.licence_expiry, note="after recall"
            )
    if dates.pss_start and dates.pss_end:
        yield course.Span(
            "Supervision (PSS)", dates.pss_start, dates.pss_end, note="worked out"
        )


def sums(dates: KeyDates) -> list[tuple[str, list[Step]]]:
    """Return the steps under their headings, in the order they were worked out."""
    found: dict[str, list[Step]] = {}
    for step in dates.steps:
        heading = HEADINGS.get(step.quantity, "Other")
        found.setdefault(heading, []).append(step)
    return list(found.items())


def row(change: LawFrom) -> dict[str, object]:
    """Return one stretch of the law as a row of the table."""
    dates = change.dates
    return {
        "first_day": change.first_day,
        "what": [law.BY_KEY[key].change for key in change.keys],
        "release": words.short_day(dates.release),
        "licence": words.short_day(dates.licence_expiry)
        if dates.licence_expiry
        else "No licence",
        "supervision": words.short_day(dates.pss_end) if dates.pss_end else "None",
        "curfew": words.short_day(dates.hdc_eligibility)
        if dates.hdc_eligibility
        else "None",
    }
