"""Enforcement in the demonstration: a warning, recalls under way and over, breaches saved."""

from datetime import date, timedelta
from typing import Any

from cases import selectors as cases
from cases.choices import Attendance
from core.periods import add_months
from iom.demo.referring import at
from licences import services
from licences.calculations.sanctions import Sanction
from licences.choices import (
    BreachAnswer,
    BreachOutcome,
    BreachType,
    CustodyReason,
    RecallKind,
    WarningLevel,
    WarningReason,
)
from licences.selectors import custody_facts, enforcement
from licences.selectors.supervision import licence_on
from rag import services as rag


COURT = "Shingleport Magistrates’ Court"
# A short sentence of last year: supervision from September 2025 until its abolition.
PASSED, OUT = date(2025, 3, 3), date(2025, 5, 15)
FAILED, HEARD = date(2026, 2, 2), date(2026, 2, 20)
FAILED_AGAIN, HEARD_AGAIN = date(2026, 5, 4), date(2026, 6, 11)


def enforce(case: Any, by: Any, *, number: int, today: date) -> None:
    """Give some of an area's people something that is enforced, dealt out in turn."""
    turn = number // 3 % 10
    doing = {"case": case, "by": by, "today": today}
    if licence_on(by, case, today):
        story = {0: recall_begun, 1: warned, 2: at_large, 3: recalled_and_back}.get(
            turn
        )
        if story:
            story(**doing)
    elif custody_facts(by, case).received_on is None and turn % 4 == 1:
        before_the_court(**doing)


def warned(*, case: Any, by: Any, today: date) -> None:
    """Warn about the latest absence on the log, and keep why."""
    contact = (
        cases.contacts(by, case)
        .filter(attendance=Attendance.UNACCEPTABLE_ABSENCE)
        .first()
    )
    warning = services.NewWarning(
        level=WarningLevel.FIRST,
        reason=WarningReason.UNACCEPTABLE_ABSENCE if contact else WarningReason.OTHER,
        details="No reason given and no call beforehand. Terms read through again.",
        issued_on=today - timedelta(days=2),
        expires_on=add_months(today, 12),
        contact=contact,
    )
    services.give_warning(case=case, warning=warning, by=by, on=today)


def decided(case: Any, by: Any, *, on: date) -> None:
    """Decide that a breach of residence is answered by recall."""
    facts = services.BreachFacts(
        kind=BreachType.RESIDENCE,
        happened_on=on,
        alleged="Left the approved address and has not slept there since Friday.",
        evidence="House staff, three nights; home visit the next morning.",
        answer=BreachAnswer.RECALL,
        reasons="Second breach this month; whereabouts not known; risk is rising.",
    )
    services.decide_breach(case=case, facts=facts, by=by, on=on)


def recall_begun(*, case: Any, by: Any, today: date) -> None:
    """Decide to recall: the clock for the papers is running today."""
    day = today - timedelta(days=1)
    decided(case, by, on=day)
    new = services.NewRecall(
        RecallKind.FIXED_56, "Out of contact; residence breached.", at(day, 16, 40)
    )
    services.decide_recall(case=case, recall=new, by=by, at=at(today, 23, 59))


def revoked(case: Any, by: Any, *, kind: RecallKind, on: date) -> Any:
    """Decide, send, process: the licence is revoked the next day."""
    late = at(on + timedelta(days=2), 12)
    new = services.NewRecall(kind, "Out of contact; residence breached.", at(on, 9, 30))
    recall = services.decide_recall(case=case, recall=new, by=by, at=late)
    recall = services.send_report(recall=recall, sent_at=at(on, 17, 5), by=by, at=late)
    recall = services.record_receipt(
        recall=recall, received_at=at(on, 17, 30), by=by, at=late
    )
    day = on + timedelta(days=1)
    return services.record_revocation(
        recall=recall,
        revocation=services.Revocation(at(day, 11, 15), kind, day),
        by=by,
        at=late,
    )


def at_large(*, case: Any, by: Any, today: date) -> None:
    """Revoke the licence of somebody not found since."""
    on = today - timedelta(days=4)
    decided(case, by, on=on)
    revoked(case, by, kind=RecallKind.STANDARD, on=on)


def recalled_and_back(*, case: Any, by: Any, today: date) -> None:
    """Recall, return to custody three days later, and rate Prison at once (S1-173)."""
    on = today - timedelta(days=5)
    decided(case, by, on=on)
    recall = revoked(case, by, kind=RecallKind.FIXED_56, on=on)
    back = services.Return("HMP Saltmarsh", on + timedelta(days=3), "c")
    services.record_return(recall=recall, back=back, by=by, on=today)
    rag.rate_case(
        case=case,
        rag_class="prison",
        reasons="Back in custody on a fixed-term recall of 56 days.",
        by=by,
        on=today,
    )


def before_the_court(*, case: Any, by: Any, today: date) -> None:
    """Sentence and release under the law of 2025, and take a failure of 2026 to court."""
    facts = services.SentenceFacts(
        sentenced_on=PASSED,
        offence_date=PASSED - timedelta(days=50),
        offence="Theft from a shop",
        court="Shingleport Crown Court",
        months=6,
    )
    services.record_sentence(case=case, facts=facts, by=by, on=today)
    reception = services.Reception("HMP Saltmarsh", PASSED, CustodyReason.SENTENCE)
    services.receive_into_custody(case=case, reception=reception, by=by, on=today)
    services.release_from_custody(
        case=case, released_on=OUT, on_licence=True, by=by, on=today
    )
    first = laid(case, by, today=today, failed_on=FAILED)
    services.record_outcome(
        breach=first,
        sanction=Sanction(
            outcome=BreachOutcome.UNPAID_WORK,
            outcome_on=HEARD,
            unpaid_work_hours=40,
            ends_on=date(2026, 4, 30),
        ),
        has_absconded=False,
        by=by,
        on=today,
    )
    second = laid(case, by, today=today, failed_on=FAILED_AGAIN, hearing=HEARD_AGAIN)
    services.adjourn_hearing(
        breach=second,
        listed_for=today + timedelta(days=12),
        reason="Defence asked for time.",
        by=by,
    )


def laid(
    case: Any, by: Any, *, today: date, failed_on: date, hearing: date = HEARD
) -> Any:
    """Lay an information a week after a missed appointment."""
    breach = services.lay_information(
        case=case,
        information=services.Information(
            kind=BreachType.APPOINTMENT,
            failed_on=failed_on,
            alleged="Did not attend on the day and gave no reason.",
            court=COURT,
            laid_on=failed_on + timedelta(days=7),
        ),
        first_hearing_on=hearing,
        by=by,
        on=today,
    )
    return enforcement.get_breach(by, case, breach.pk)
