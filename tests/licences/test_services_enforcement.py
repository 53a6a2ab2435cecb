"""Warnings, decisions and recalls: new state, event, refusal, nothing done twice."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import selectors as case_selectors
from cases import services as cases
from core.exceptions import NotPermitted, NotPossible
from licences import selectors, services
from licences.choices import CustodyReason, RecallKind
from licences.models import ComplianceWarning, Recall
from licences.selectors import enforcement
from tests.factories.cases import at_noon
from tests.factories.enforcement import (
    back,
    breached,
    instant,
    on_licence,
    recalled,
    revoked,
    warned,
)
from tests.factories.licences import current, now_of, received


pytestmark = pytest.mark.django_db
FEBRUARY = instant(date(2026, 2, 10))


@pytest.fixture
def licensed(case, priya, acting, today):
    """The case on a licence of 20 months' term since 20 January 2026."""
    with acting(priya):
        on_licence(
            case,
            priya,
            today,
            months=20,
            sentenced_on=date(2025, 11, 3),
            released_on=date(2026, 1, 20),
        )
    return case


def test_a_warning_is_kept_with_what_it_is_about(
    licensed, priya, acting, today, recorded
):
    with acting(priya):
        contact = cases.log_contact(
            case=licensed,
            contact=cases.NewContact(
                kind="office_visit_planned",
                happened_at=at_noon(today - timedelta(days=1)),
                attendance="unacceptable_absence",
                summary="Did not come.",
            ),
            by=priya,
            at=at_noon(today),
        )
        given = warned(
            licensed, priya, today, reason="unacceptable_absence", contact=contact
        )
        in_hand = enforcement.in_hand(priya, licensed, on=today)

    assert (given.under, given.contact, given.recorded_by) == (
        "licence",
        contact,
        priya,
    )
    assert in_hand.warnings == [given]
    assert len(recorded("licences.warning_given")) == 1


def test_the_same_form_warns_once(licensed, priya, acting, today):
    key = uuid.uuid4()
    with acting(priya):
        first = warned(licensed, priya, today, idempotency_key=key)
        second = warned(licensed, priya, today, idempotency_key=key)

        assert first == second
        assert ComplianceWarning.objects.visible_to(priya).count() == 1


def test_no_first_warning_while_a_final_one_is_in_force(licensed, priya, acting, today):
    with acting(priya):
        warned(licensed, priya, today, level="final")
        with pytest.raises(NotPossible, match="A final warning is in force until"):
            warned(licensed, priya, today)
        assert warned(licensed, priya, today, level="final").level == "final"


def test_a_warning_needs_something_to_warn_under(case, priya, acting, today):
    with acting(priya), pytest.raises(NotPossible, match="No licence or supervision"):
        warned(case, priya, today)


def test_a_warning_is_taken_back_once_and_kept(licensed, priya, acting, today):
    with acting(priya):
        given = warned(licensed, priya, today)
        services.withdraw_warning(
            warning=given, reason="Wrong person.", by=priya, on=today
        )
        with pytest.raises(NotPossible, match="already been taken back"):
            services.withdraw_warning(
                warning=given, reason="Again.", by=priya, on=today
            )

        kept = enforcement.get_warning(priya, licensed, given.pk)
    assert (kept.withdrawn_because, kept.is_in_force(today)) == ("Wrong person.", False)


def test_the_police_neither_warn_nor_recall(licensed, owen, acting, today):
    with acting(owen):
        for attempt in (
            lambda: warned(licensed, owen, today),
            lambda: breached(licensed, owen, today),
            lambda: recalled(licensed, owen, at_noon(today)),
        ):
            with pytest.raises(NotPermitted, match="probation service or the youth"):
                attempt()


def test_a_decision_is_endorsed_once_by_somebody_else(
    licensed, priya, owen, dina, acting, today
):
    with acting(priya):
        decision = breached(licensed, priya, today)
    with acting(owen), pytest.raises(NotPermitted, match="A manager or the Chair"):
        services.endorse_decision(decision=decision, by=owen, on=today)
    with acting(dina):
        held = enforcement.get_decision(dina, now_of(licensed, dina), decision.pk)
        services.endorse_decision(decision=held, by=dina, on=today)
        with pytest.raises(NotPossible, match="already been endorsed"):
            services.endorse_decision(decision=held, by=dina, on=today)

    assert (held.endorsed_by, held.endorsed_on) == (dina, today)


def test_a_breach_before_the_licence_is_no_breach_of_it(licensed, priya, acting, today):
    with acting(priya), pytest.raises(NotPossible, match="No licence was in force"):
        breached(licensed, priya, today, happened_on=date(2026, 1, 19))


def test_a_recall_starts_its_clock_and_answers_the_decision(
    licensed, priya, acting, today, recorded
):
    with acting(priya):
        decision = breached(licensed, priya, today, happened_on=date(2026, 2, 9))
        recall = recalled(licensed, priya, FEBRUARY, kind=RecallKind.FIXED_28)

    assert recall.decision == decision
    assert recall.report_due_at - recall.decided_at == timedelta(hours=24)
    assert recorded("licences.recall_decided")[0].change["kind"] == "fixed_28"


def test_a_breach_and_the_recall_that_answers_it_are_one_significant_change(
    licensed, priya, acting, today
):
    """S3-28: the rating and the plan are looked at again, once."""
    with acting(priya):
        keys = {"idempotency_key": uuid.uuid4()}
        made = [breached(licensed, priya, today, **keys) for _ in range(2)]
        recalled(licensed, priya, at_noon(today), **keys)
        (change,) = case_selectors.significant_changes(priya, licensed)

    assert (change.kind, change.source, change.section) == (
        "breach",
        made[0].pk,
        "general",
    )
    assert change.what == "Breach of licence: Residence. Recall to prison"
    assert change.review_due_on > today


def test_a_recall_out_of_the_blue_is_a_significant_change_noted_once(
    licensed, priya, acting, today
):
    with acting(priya):
        keys = {"idempotency_key": uuid.uuid4()}
        begun = [recalled(licensed, priya, at_noon(today), **keys) for _ in range(2)]
        (change,) = case_selectors.significant_changes(priya, licensed)

    assert (change.kind, change.source) == ("breach", begun[0].pk)
    assert change.what == "Recall decided: Standard recall"


def test_the_same_form_recalls_once_and_another_is_refused(licensed, priya, acting):
    key = uuid.uuid4()
    with acting(priya):
        first = recalled(licensed, priya, FEBRUARY, idempotency_key=key)
        second = recalled(licensed, priya, FEBRUARY, idempotency_key=key)
        with pytest.raises(NotPossible, match="A recall is under way already"):
            recalled(licensed, priya, FEBRUARY)

        assert first == second
        assert Recall.objects.visible_to(priya).count() == 1


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (RecallKind.FIXED_14, "14 days are for a term under 12 months"),
        (RecallKind.FIXED_56, "56 days came into force on 31 March 2026"),
    ],
)
def test_the_law_of_the_day_refuses_a_recall(licensed, priya, acting, kind, says):
    with acting(priya), pytest.raises(NotPossible, match=says):
        recalled(licensed, priya, FEBRUARY, kind=kind)


def test_the_law_of_the_day_of_revocation_settles_the_kind(licensed, priya, acting):
    """Decided on the last day of 28, revoked on the first of 56."""
    decided, later = instant(date(2026, 3, 30), 18), instant(date(2026, 3, 31), 9)
    with acting(priya):
        recall = recalled(licensed, priya, decided, kind=RecallKind.FIXED_28)
        recall = services.send_report(recall=recall, sent_at=later, by=priya, at=later)
        recall = services.record_receipt(
            recall=recall, received_at=later, by=priya, at=later
        )
        stale = services.Revocation(later, RecallKind.FIXED_28, date(2026, 3, 31))
        right = services.Revocation(later, RecallKind.FIXED_56, date(2026, 3, 31))
        with pytest.raises(NotPossible, match="an adult’s fixed term is 56 days"):
            services.record_revocation(
                recall=recall, revocation=stale, by=priya, at=later
            )
        recall = services.record_revocation(
            recall=recall, revocation=right, by=priya, at=later
        )

    assert (recall.kind, recall.status) == ("fixed_56", "revoked")


def test_revocation_ends_the_licence_and_the_return_counts_the_days(
    licensed, priya, acting, today
):
    with acting(priya):
        recall = revoked(licensed, priya, FEBRUARY, kind=RecallKind.FIXED_28)
        ended = selectors.licences(priya, licensed)[0]
        recall = back(recall, priya, date(2026, 2, 12))
        stands = now_of(licensed, priya)
        prrd = current(licensed, priya)["prrd", False]
        assert recall.stay.reason == CustodyReason.FIXED_TERM_RECALL
        assert selectors.custody_facts(priya, licensed).is_fixed_term_recall

    assert (ended.ended_on, ended.ended_because) == (date(2026, 2, 10), "revoked")
    assert (recall.status, recall.returned_on) == ("returned", date(2026, 2, 12))
    assert prrd.day == date(2026, 3, 11)
    assert stands.custody_since == date(2026, 2, 12)


def test_somebody_on_remand_is_held_on_the_recall(licensed, priya, acting, today):
    with acting(priya):
        received(
            licensed,
            priya,
            today,
            reason=CustodyReason.REMAND,
            received_on=date(2026, 2, 8),
        )
        recall = revoked(licensed, priya, FEBRUARY)
        back(recall, priya, date(2026, 2, 10))
        stays = selectors.spells(priya, licensed)

    assert [(each.reason, each.is_open) for each in stays[:2]] == [
        ("standard_recall", True),
        ("remand", False),
    ]


def test_the_custody_page_returns_somebody_on_the_recall_too(
    licensed, priya, acting, today
):
    with acting(priya):
        recall = revoked(licensed, priya, FEBRUARY)
        with pytest.raises(
            NotPossible, match="The recall under way is a standard recall"
        ):
            received(
                licensed,
                priya,
                today,
                reason=CustodyReason.FIXED_TERM_RECALL,
                revoked_on=date(2026, 2, 10),
            )
        received(
            licensed,
            priya,
            today,
            reason=CustodyReason.STANDARD_RECALL,
            received_on=date(2026, 2, 12),
            revoked_on=date(2026, 2, 10),
        )
        recall.refresh_from_db()

    assert (recall.status, recall.returned_on) == ("returned", date(2026, 2, 12))


def test_nobody_comes_back_before_the_revocation_is_recorded(
    licensed, priya, acting, today
):
    with acting(priya):
        recalled(licensed, priya, FEBRUARY)
        with pytest.raises(NotPossible, match="is at “Decided in principle”"):
            received(
                licensed,
                priya,
                today,
                reason=CustodyReason.STANDARD_RECALL,
                received_on=date(2026, 2, 12),
                revoked_on=date(2026, 2, 10),
            )


def test_a_step_taken_already_is_refused_and_one_too_early(licensed, priya, acting):
    with acting(priya):
        recall = recalled(licensed, priya, FEBRUARY)
        with pytest.raises(NotPossible, match="before the decision in principle"):
            services.send_report(
                recall=recall,
                sent_at=FEBRUARY - timedelta(minutes=1),
                by=priya,
                at=FEBRUARY,
            )
        services.send_report(recall=recall, sent_at=FEBRUARY, by=priya, at=FEBRUARY)
        with pytest.raises(NotPossible, match="This recall has moved on"):
            services.send_report(recall=recall, sent_at=FEBRUARY, by=priya, at=FEBRUARY)


def test_a_recall_is_cancelled_until_the_licence_is_revoked(licensed, priya, acting):
    with acting(priya):
        first = recalled(licensed, priya, FEBRUARY)
        cancelled = services.cancel_recall(
            recall=first, reason="PPCS disagreed.", by=priya, on=date(2026, 2, 11)
        )
        second = revoked(licensed, priya, FEBRUARY + timedelta(days=2))
        with pytest.raises(NotPossible, match="can no longer be cancelled here"):
            services.cancel_recall(
                recall=second, reason="Late.", by=priya, on=date(2026, 2, 13)
            )
        running = selectors.running_licence(priya, licensed)

    assert (cancelled.status, cancelled.cancelled_by) == ("cancelled", priya)
    assert running is None


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [(RecallKind.STANDARD, ""), (RecallKind.FIXED_28, "needs no Part B report")],
)
def test_part_b_is_for_standard_recalls_and_sent_once(
    licensed, priya, acting, kind, refusal
):
    day = date(2026, 3, 9)
    with acting(priya):
        recall = back(revoked(licensed, priya, FEBRUARY, kind=kind), priya, day)
        if not refusal:
            assert recall.part_b_due_on == date(2026, 4, 5)
            recall = services.send_part_b(recall=recall, sent_on=day, by=priya, on=day)
            assert recall.part_b_due_on is None
        with pytest.raises(NotPossible, match=refusal or "already been sent"):
            services.send_part_b(recall=recall, sent_on=day, by=priya, on=day)


def test_the_database_refuses_two_recalls_under_way(licensed, priya, acting):
    with acting(priya):
        again = recalled(licensed, priya, FEBRUARY)
        again.pk, again._state.adding = uuid.uuid4(), True
        with pytest.raises(IntegrityError, match="one_under_way"), transaction.atomic():
            again.save(force_insert=True)


def test_when_the_licence_cannot_be_ended_the_recall_has_not_moved(
    licensed, priya, acting, monkeypatch
):
    def fail(*args, **kwargs):
        raise RuntimeError

    with acting(priya):
        recall = recalled(licensed, priya, FEBRUARY)
        recall = services.send_report(
            recall=recall, sent_at=FEBRUARY, by=priya, at=FEBRUARY
        )
        monkeypatch.setattr("licences.services.recall.audit.record", fail)
        with pytest.raises(RuntimeError):
            services.record_receipt(
                recall=recall, received_at=FEBRUARY, by=priya, at=FEBRUARY
            )
        recall.refresh_from_db()

    assert (recall.status, recall.received_at) == ("report_sent", None)
