"""Custody, dates and licences in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core import words
from core.charts import Chart
from licences import course, law
from licences.anomalies import is_unsupervised, last_stay
from licences.best import Known
from licences.calculations.facts import Term
from licences.calculations.words import term_in_words
from licences.choices import (
    ConditionKind,
    CustodyReason,
    KeyDateKind,
    SentenceKind,
)


# Whose dates people look for first: release, then what follows it.
ORDER = tuple(KeyDateKind)


@dataclass(frozen=True)
class DateRow:
    """One key date: what, when, and how it is known."""

    label: str
    code: str
    day: date | None
    off: str
    is_official: bool
    how: str
    steps: list[dict[str, str]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    why_none: str = ""
    pk: Any = None


def date_rows(page: Any, *, on: date) -> list[DateRow]:
    """Return the best known date of each kind, or why there is none."""
    return [date_row(page.best[kind], on=on) for kind in ORDER if kind in page.best]


def date_row(known: Known, *, on: date) -> DateRow:
    """Return one key date in words: official with its source, or estimated with its sums."""
    row = known.row
    if known.is_official:
        how = f"{row.get_source_display()}, received {words.day(row.received_on)}"
    else:
        how = f"On the law of {words.day(row.worked_out_on)}"
    return DateRow(
        label=known.kind.label,
        code=known.kind.code,
        day=known.day,
        off=words.distance(known.day, today=on) if known.day else "",
        is_official=known.is_official,
        how=how,
        steps=row.steps,
        rules=rules(row.rule_set),
        why_none=_none(known) if known.day is None else "",
        pk=row.pk,
    )


def _none(known: Known) -> str:
    subject = "No licence" if known.kind is KeyDateKind.LED else "No PSS"
    return f"{subject}: {known.absent_because}"


def rules(keys: Iterable[str]) -> list[str]:
    """Return rows of the commencement table in words, with how sure we are of each."""
    return [
        f"{row.change[:1].upper()}{row.change[1:]} ({row.citation}; {row.certainty})"
        for key in keys
        if (row := law.BY_KEY.get(key))
    ]


def earlier_rows(rows: Iterable[Any]) -> list[tuple[str, str, str, str]]:
    """Return dates no longer in force: which, when, how known, until when."""
    return [
        (
            row.get_kind_display(),
            words.short_day(row.day) if row.day else f"None: {row.absent_because}",
            f"Official: {row.get_source_display()}" if row.is_official else "Estimated",
            words.short_day(row.superseded_on)
            + (
                f", withdrawn: {row.withdrawn_because}" if row.withdrawn_because else ""
            ),
        )
        for row in rows
    ]


def course_chart(page: Any, *, on: date) -> Chart | None:
    """Draw custody, licence and supervision on one line of time."""
    return course.draw(course.spans(page, on=on), on=on)


@dataclass(frozen=True)
class Now:
    """Where the person stands today, in a heading and a sentence or two."""

    heading: str
    lines: list[str]


def now(case: Any, page: Any, *, on: date) -> Now:
    """Say whether the person is in custody, on licence, under supervision, or none of them."""
    stay = page.stay
    if stay:
        return _in_custody(case, stay, on)
    if page.licence and page.licence.is_in_force(on):
        ends = case.licence_ends_on or page.licence.expires_on
        return Now(
            f"On licence until {words.day(ends)}",
            [
                f"Released on {words.day(page.licence.starts_on)}.",
                f"The licence ends {words.distance(ends, today=on)}.",
                *_supervision(page, on),
            ],
        )
    ends = case.supervision_ends_on
    if ends and ends >= on and _has_begun(page, on):
        return Now(
            f"Under post-sentence supervision until {words.day(ends)}",
            [f"It ends {words.distance(ends, today=on)}."],
        )
    return Now("Neither in custody nor on licence", _supervision(page, on))


def _in_custody(case: Any, stay: Any, on: date) -> Now:
    reason = CustodyReason(stay.reason).label.lower()
    lines = [f"{stay.prison}: {reason}."]
    if case.release_on:
        known = "official" if case.release_is_official else "estimated"
        lines.append(
            f"Release {words.day(case.release_on)} ({known}), "
            f"{words.distance(case.release_on, today=on)}."
        )
    else:
        lines.append("No release date is known. Ask the prison for it.")
    return Now(f"In custody since {words.day(stay.custody_since)}", lines)


def _has_begun(page: Any, on: date) -> bool:
    start = page.best.get(KeyDateKind.PSS_START)
    return bool(start and start.day and start.day <= on)


def _supervision(page: Any, on: date) -> list[str]:
    known = page.best.get(KeyDateKind.PSS_END)
    if known is None:
        return []
    if known.day is None:
        return [f"No post-sentence supervision: {known.absent_because}."]
    if known.day < on:
        return [f"Post-sentence supervision ended on {words.day(known.day)}."]
    return [f"Post-sentence supervision follows, until {words.day(known.day)}."]


def unsupervised_release(page: Any) -> str:
    """Return a warning when somebody left prison with no supervision recorded (S1-189)."""
    stay = next((each for each in page.stays if not each.is_open), None)
    if (
        page.stay
        or stay is None
        or not is_unsupervised(
            last_stay(stay, {each.starts_on for each in page.licences}, page.best)
        )
    ):
        return ""
    return (
        f"Released on {words.day(stay.released_on)} after more than a day in custody, "
        "with no licence recorded. Check with probation."
    )


def sentence_rows(sentences: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the sentences with their facts in words."""
    return [
        {
            "pk": each.pk,
            "title": each.get_kind_display(),
            "facts": list(sentence_facts(each)),
            "by": str(each.recorded_by),
        }
        for each in sentences
    ]


def sentence_facts(sentence: Any) -> Iterable[tuple[str, str]]:
    """Yield what is recorded of a sentence, as (label, words)."""
    yield "Sentenced", words.day(sentence.sentenced_on)
    if term := length(sentence):
        yield "Term", term
    if sentence.offence_date:
        yield (
            "Offence",
            ", ".join(
                each
                for each in (sentence.offence, words.day(sentence.offence_date))
                if each
            ),
        )
    elif sentence.offence:
        yield "Offence", sentence.offence
    if sentence.court:
        yield "Court", sentence.court
    yield "Days on remand", str(sentence.remand_days)
    if sentence.tagged_bail_days:
        yield "Days of tagged bail", str(sentence.tagged_bail_days)
    if SentenceKind(sentence.kind).is_calculated:
        yield (
            "Release at 40 per cent",
            "Excluded" if sentence.sds40_excluded else "Not excluded",
        )


def length(sentence: Any) -> str:
    """Return the term in words, "18 months + 2 weeks"; empty when none was recorded."""
    return term_in_words(
        Term(
            years=sentence.years,
            months=sentence.months,
            weeks=sentence.weeks,
            days=sentence.days,
        )
    )


def typed_sentence(sentence: Any) -> dict[str, Any]:
    """Return a sentence as its form's first state."""
    names = (
        *("kind", "offence", "offence_date", "sentenced_on", "court", "sds40_excluded"),
        *("years", "months", "weeks", "days", "remand_days", "tagged_bail_days"),
    )
    return {name: getattr(sentence, name) for name in names}


def condition_rows(licence: Any) -> list[dict[str, Any]]:
    """Return the conditions in force, the standard ones first."""
    if licence is None:
        return []
    return [
        {
            "pk": each.pk,
            "kind": each.get_kind_display(),
            "title": each.title,
            "wording": each.wording,
            "why": each.why,
            "added_on": each.added_on,
            "may_go": each.kind != ConditionKind.STANDARD,
        }
        for each in licence.conditions.all()
        if each.removed_on is None
    ]
