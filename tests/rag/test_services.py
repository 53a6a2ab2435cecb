"""Rating a case: new state, event, refusal, nothing left behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from agencies.acting import acting_as
from audit.models import Event
from cases.models import Case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.periods import add_months
from licences import services as licences
from licences.choices import CustodyReason
from licences.services import Reception
from rag import selectors, services
from rag.choices import RagClass
from rag.facts import Answers
from rag.models import Rating
from tests.factories.cases import referred_case


pytestmark = pytest.mark.django_db

STABLE = Answers(stable_in_community=True)


RISK = Answers(intelligence_of_increased_risk=True)


def rated(case, by, on, *, rag_class="green", answers=STABLE, **more) -> Rating:
    return services.rate_case(
        case=case,
        rag_class=rag_class,
        reasons="",
        by=by,
        on=on,
        answers=answers,
        **more,
    )


def received(case, by, on, *, reason=CustodyReason.SENTENCE, revoked_on=None):
    return licences.receive_into_custody(
        case=case,
        reception=Reception("HMP Saltmarsh", on, reason, revoked_on=revoked_on),
        by=by,
        on=on,
    )


def events(auditor, on, case) -> list[str]:
    with acting_as(auditor, on=on):
        named = Event.objects.filter(case_ids__contains=[case.pk]).exclude(event="")
        return list(named.order_by("id").values_list("event", flat=True))


def test_a_rating_stands_on_the_case_with_its_review(case, priya, acting, today):
    with acting(priya):
        rating = rated(case, priya, today)

        stands = Case.objects.visible_to(priya).get(pk=case.pk)

    assert (stands.rag_class, stands.rag_set_on) == ("green", today)
    assert stands.review_due_on == rating.review_due_on == add_months(today, 6)
    assert "6 months" in rating.review_because
    assert rating.rule_set == "appendix-1/2"
    assert rating.proposal_reasons[0]["source"] == "S1-172"


def test_a_rating_names_its_event_with_the_class_before(
    case, priya, acting, today, ingrid
):
    with acting(priya):
        rated(case, priya, today)
        rating = rated(case, priya, today, rag_class="red", answers=RISK)

    with acting(ingrid):
        event = Event.objects.filter(event="rag.rated", object_id=str(rating.pk)).get()
    assert event.case_ids == [case.pk]
    assert event.change == {
        "rag_class": "red",
        "before": "green",
        "proposed": "red",
        "rule_set": "appendix-1/2",
    }


def test_the_next_rating_supersedes_and_keeps_the_one_before(
    case, priya, acting, today
):
    with acting(priya):
        first = rated(case, priya, today - timedelta(days=3))
        rated(case, priya, today, rag_class="red", answers=RISK)

        history = selectors.rating_history(priya, case)

    assert [each.rag_class for each in history] == ["red", "green"]
    assert [each.number for each in history] == [2, 1]
    assert history[1].pk == first.pk
    assert history[1].superseded_on == today
    assert history[1].answers["stable_in_community"] is True


def test_a_class_other_than_the_proposal_needs_reasons(case, priya, acting, today):
    with acting(priya):
        with pytest.raises(NotPossible, match="Say why it should be Red"):
            rated(case, priya, today, rag_class="red")

        rating = services.rate_case(
            case=case,
            rag_class="red",
            reasons="Moved in with old friends.",
            by=priya,
            on=today,
            answers=STABLE,
        )

    assert rating.differs_from_proposal
    assert rating.proposed_class == "green"


def test_without_answers_the_last_ones_count(case, priya, acting, today):
    with acting(priya):
        rated(case, priya, today, rag_class="red", answers=RISK)

        rating = services.rate_case(
            case=case, rag_class="red", reasons="", by=priya, on=today
        )

    assert Answers.read(rating.answers) == RISK


def test_red_alert_is_no_class_of_its_own(case, priya, acting, today):
    with (
        acting(priya),
        pytest.raises(NotPossible, match="police publish the wanted alert"),
    ):
        rated(case, priya, today, rag_class=RagClass.RED_ALERT)


def test_a_case_is_rated_only_on_the_cohort(world, priya, acting, today):
    case = referred_case(world, on=today)

    with acting(priya), pytest.raises(NotPossible, match="once it has been adopted"):
        rated(case, priya, today)


def test_a_rating_cannot_be_dated_before_the_one_it_follows(case, priya, acting, today):
    with acting(priya):
        rated(case, priya, today)

        with pytest.raises(NotPossible, match="cannot have an earlier date"):
            rated(case, priya, today - timedelta(days=1))


def test_a_reader_cannot_rate(case, hollie, acting, today):
    with acting(hollie), pytest.raises(NotPermitted, match="not rate it"):
        rated(case, hollie, today)


def test_rating_from_an_overtaken_page_shows_both(case, priya, owen, acting, today):
    with acting(priya):
        rated(case, priya, today, version=0)
    with acting(owen), pytest.raises(ChangedMeanwhile) as refusal:
        rated(case, owen, today, rag_class="red", answers=RISK, version=0)

    assert refusal.value.theirs[0] == ("Class now", "Green")
    assert refusal.value.yours == [("Class now", "Red")]


def test_a_failed_standing_leaves_no_rating(
    case, priya, acting, today, monkeypatch, ingrid
):
    def fail(**_facts):
        raise RuntimeError

    monkeypatch.setattr("rag.services.rating.update_standing", fail)
    with acting(priya):
        with pytest.raises(RuntimeError):
            rated(case, priya, today)

        assert selectors.rating_history(priya, case) == []
    assert "rag.rated" not in events(ingrid, today, case)


def test_a_failed_audit_leaves_no_rating(case, priya, acting, today, monkeypatch):
    def fail(*_args, **_detail):
        raise RuntimeError

    with acting(priya):
        monkeypatch.setattr("audit.services.record", fail)
        with pytest.raises(RuntimeError):
            rated(case, priya, today)
        monkeypatch.undo()

        assert selectors.current_rating(priya, case) is None
        assert Case.objects.visible_to(priya).get(pk=case.pk).rag_class == ""


def test_the_database_refuses_a_second_current_rating(case, priya, acting, today):
    with acting(priya):
        rating = rated(case, priya, today)
        rating.pk, rating.number = None, 2
        rating._state.adding = True

        with pytest.raises(IntegrityError, match="one_current"), transaction.atomic():
            rating.save(force_insert=True)


def test_another_area_cannot_write_a_rating_past_the_application(
    case, nadia, acting, today
):
    row = Rating(
        case_id=case.pk,
        number=1,
        rag_class="red",
        proposed_class="red",
        rated_on=today,
        rule_set="x",
        review_due_on=today,
        review_because="x",
        rated_by=nadia,
        recorded_by=nadia,
    )
    with (
        acting(nadia),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


def test_custody_proposes_prison_and_keeps_the_fixed_term_recall_for_the_return(
    case, priya, acting, today
):
    with acting(priya):
        revoked_on = today - timedelta(days=20)
        received(
            case,
            priya,
            today - timedelta(days=10),
            reason=CustodyReason.FIXED_TERM_RECALL,
            revoked_on=revoked_on,
        )

        rating = services.rate_case(
            case=case, rag_class="prison", reasons="", by=priya, on=today
        )

    assert rating.proposed_class == "prison"
    assert rating.on_return_class == "red"
    assert {
        "text": "Fixed-term recall",
        "source": "S1-170",
        "record": "custody",
    } in rating.proposal_reasons


def test_somebody_transferred_in_is_reviewed_when_the_hold_ends(
    case, priya, acting, today
):
    adopted_on = today - timedelta(days=40)
    answers = Answers(stable_in_community=True, transfer_adopted_on=adopted_on)
    with acting(priya):
        rating = rated(case, priya, today, rag_class="red", answers=answers)

    assert rating.proposal_reasons[0]["source"] == "S1-104"
    assert rating.review_due_on == adopted_on + timedelta(weeks=8)
