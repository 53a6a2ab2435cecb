"""A breach of post-sentence supervision in the words of the page."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from core import words
from licences import law
from licences.choices import BreachOutcome, BreachStatus
from licences.lifecycle import supervision_breach as lifecycle
from licences.presenters.clocks import Clock, Matter


def breach_matter(breach: Any, *, on: date) -> Matter:
    """Return a breach of supervision: how far it is, and what comes next."""
    status = BreachStatus(breach.status)
    hearing = breach.hearing
    return Matter(
        pk=breach.pk,
        title=f"{breach.get_kind_display()}, failure on {words.day(breach.failed_on)}",
        status=status.label,
        tone="warning" if breach.is_before_court else "neutral",
        turn=lifecycle.TURN[status].label,
        next_step=_court_step(status, hearing, on),
        action="Record the first hearing" if hearing is None else "Record the outcome",
        clock=_hearing_clock(hearing, on) if breach.is_before_court else None,
        facts=list(breach_history(breach)),
        is_open=breach.is_before_court,
        may_be_taken_back=breach.is_before_court,
        is_recordable=hearing is None or hearing.listed_for <= on,
        asks_hearing=hearing is not None,
    )


def _court_step(status: BreachStatus, hearing: Any, on: date) -> str:
    if not lifecycle.is_open(status):
        return ""
    if hearing is None:
        return "The court lists the first hearing"
    if hearing.listed_for > on:
        return "The court hears it"
    return "Record what the court did"


def _hearing_clock(hearing: Any, on: date) -> Clock | None:
    if hearing is None:
        return None
    off = words.distance(hearing.listed_for, today=on)
    tone = "danger" if hearing.listed_for < on else ""
    return Clock(f"Hearing {words.day(hearing.listed_for)}", off, tone)


def breach_history(breach: Any) -> Iterator[tuple[str, str]]:
    """Yield what is recorded of a breach of supervision, in the order it happened."""
    yield "Alleged", breach.alleged
    if breach.default_order:
        yield "Breach of", breach.default_order.get_outcome_display()
    yield (
        "Information laid",
        f"{words.day(breach.laid_on)} at {breach.court}, {breach.recorded_by}",
    )
    yield "Supervision until", words.day(breach.supervision_ends_on)
    for hearing in breach.hearings.all():
        because = f": {hearing.adjourned_because}" if hearing.adjourned_because else ""
        outcome = f", adjourned{because}" if hearing.is_adjourned else ""
        yield "Hearing", f"{words.day(hearing.listed_for)}{outcome}"
    if breach.outcome:
        yield "Outcome", f"{outcome_in_words(breach)}, {words.day(breach.outcome_on)}"
    if breach.sanction_ends_on:
        yield "Last day", words.day(breach.sanction_ends_on)
    if breach.order_revoked_on:
        yield "Default order revoked", words.day(breach.order_revoked_on)
    if breach.withdrawn_on:
        yield (
            "Withdrawn",
            f"{words.day(breach.withdrawn_on)}: {breach.withdrawn_because}",
        )


def outcome_in_words(breach: Any) -> str:
    """Return what the court decided with its figures."""
    label = BreachOutcome(breach.outcome).label
    match breach.outcome:
        case BreachOutcome.FINE:
            return f"{label} of £{breach.fine_pounds:,}"
        case BreachOutcome.COMMITTAL:
            days = breach.committal_days
            return f"{label} for {days} day{'' if days == 1 else 's'}"
        case BreachOutcome.UNPAID_WORK:
            return f"{label}, {breach.unpaid_work_hours} hours"
        case BreachOutcome.CURFEW:
            return (
                f"{label}, {breach.curfew_days} days, {breach.curfew_hours} hours a day"
            )
    return label


def law_banner(on: date) -> str:
    """Return that the rules of supervision are historic, once they are (A-32)."""
    if not law.is_in_force("pss-repeal", on):
        return ""
    return (
        "Post-sentence supervision was abolished on "
        f"{words.day(law.commenced('pss-repeal'))}. These rules go on only for failures "
        f"that began before then ({law.citation('pss-repeal')})."
    )


def order_choices(orders: Iterable[Any]) -> list[tuple[str, str]]:
    """Return default orders as the form of a breach offers them."""
    return [
        (
            str(each.pk),
            f"Yes: {outcome_in_words(each)}, made {words.day(each.outcome_on)}",
        )
        for each in orders
    ]
