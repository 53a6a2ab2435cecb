"""Warnings, recalls and breaches of supervision in a possible state: through the services."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from agencies.acting import acting_as
from cases.models import Case
from licences import services
from licences.calculations.sanctions import Sanction
from licences.choices import (
    BreachAnswer,
    BreachOutcome,
    BreachType,
    RecallKind,
    WarningLevel,
    WarningReason,
)
from licences.models import Recall, SupervisionBreach
from tests.factories.licences import received


def instant(day: date, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def on_licence(
    case: Case, by, today, *, months: int, sentenced_on: date, released_on: date
) -> Case:
    """Sentence, receive and release on licence, all recorded today."""
    services.record_sentence(
        case=case,
        facts=services.SentenceFacts(
            sentenced_on=sentenced_on,
            offence_date=sentenced_on - timedelta(days=60),
            months=months,
        ),
        by=by,
        on=today,
    )
    received(case, by, today, received_on=sentenced_on)
    services.release_from_custody(
        case=case, released_on=released_on, on_licence=True, by=by, on=today
    )
    return case


def supervised(case: Case, by, today) -> Case:
    """Six months from 3 March 2025: supervision from September 2025 to May 2026."""
    return on_licence(
        case,
        by,
        today,
        months=6,
        sentenced_on=date(2025, 3, 3),
        released_on=date(2025, 5, 15),
    )


def warned(case, by, today, **more):
    usual = {
        "level": WarningLevel.FIRST,
        "reason": WarningReason.OTHER,
        "details": "Told of the terms again.",
        "issued_on": today,
        "expires_on": today + timedelta(days=365),
    }
    warning = services.NewWarning(**usual | more)
    return services.give_warning(case=case, warning=warning, by=by, on=today)


def breached(case, by, today, **more):
    usual = {
        "kind": BreachType.RESIDENCE,
        "happened_on": today,
        "alleged": "Stayed elsewhere.",
        "evidence": "Seen by the landlord.",
        "answer": BreachAnswer.RECALL,
        "reasons": "Third time.",
    }
    facts = services.BreachFacts(**usual | more)
    return services.decide_breach(case=case, facts=facts, by=by, on=today)


def recalled(case, by, at, *, kind=RecallKind.STANDARD, **more) -> Recall:
    new = services.NewRecall(kind=kind, reasons="Third time.", decided_at=at, **more)
    return services.decide_recall(case=case, recall=new, by=by, at=at)


def revoked(case, by, at, *, kind=RecallKind.STANDARD) -> Recall:
    """Decide, send, receive and revoke, all in one instant."""
    recall = recalled(case, by, at, kind=kind)
    recall = services.send_report(recall=recall, sent_at=at, by=by, at=at)
    recall = services.record_receipt(recall=recall, received_at=at, by=by, at=at)
    revocation = services.Revocation(at, kind, timezone.localdate(at))
    return services.record_revocation(
        recall=recall, revocation=revocation, by=by, at=at
    )


def back(recall, by, on, *, prison="HMP Saltmarsh") -> Recall:
    return services.record_return(
        recall=recall, back=services.Return(prison, on), by=by, on=on
    )


def laid(case, by, today, *, hearing=date(2026, 2, 20), **more) -> SupervisionBreach:
    usual = {
        "kind": BreachType.APPOINTMENT,
        "failed_on": date(2026, 2, 2),
        "alleged": "Missed an appointment.",
        "court": "Shingleport Magistrates’ Court",
        "laid_on": date(2026, 2, 9),
    }
    return services.lay_information(
        case=case,
        information=services.Information(**usual | more),
        first_hearing_on=hearing,
        by=by,
        on=today,
    )


def settled(
    breach, by, today, outcome, *, outcome_on=date(2026, 2, 20), absconded=False, **more
) -> SupervisionBreach:
    sanction = Sanction(outcome=BreachOutcome(outcome), outcome_on=outcome_on, **more)
    return services.record_outcome(
        breach=breach, sanction=sanction, has_absconded=absconded, by=by, on=today
    )


def at(case, route, *rest) -> str:
    return reverse(f"licences:{route}", args=[case.pk, *rest])


def licensed(case, priya, today, *, months=20) -> Case:
    with acting_as(priya, on=today):
        return on_licence(
            case,
            priya,
            today,
            months=months,
            sentenced_on=date(2025, 11, 3),
            released_on=date(2026, 1, 20),
        )
