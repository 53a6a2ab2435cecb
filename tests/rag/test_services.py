"""Rating, its review, wanted alerts: new state, event, refusal, nothing left behind."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from agencies.acting import acting_as
from agencies.models import User
from audit.models import Event
from cases.models import Case
from cases.services import change_status
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.periods import add_months
from licences import services as licences
from licences.choices import CustodyReason
from licences.services import Reception
from rag import selectors, services
from rag.choices import RagClass
from rag.facts import Answers
from rag.models import Rating, WantedAlert
from tests.factories.cases import adopted_case, referred_case


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
    assert rating.rule_set == "appendix-1/1"
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
        "rule_set": "appendix-1/1",
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

    monkeypatch.setattr(services, "update_standing", fail)
    with acting(priya):
        with pytest.raises(RuntimeError):
            rated(case, priya, today)

        assert selectors.rating_history(priya, case) == []
    assert "rag.rated" not in events(ingrid, today, case)


def test_a_failed_audit_leaves_no_rating(case, priya, acting, today, monkeypatch):
    def fail(*_args, **_detail):
        raise RuntimeError

    with acting(priya):
        monkeypatch.setattr(services.audit, "record", fail)
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
    assert {"text": "Fixed-term recall", "source": "S1-170"} in rating.proposal_reasons


def test_somebody_transferred_in_is_reviewed_when_the_hold_ends(
    case, priya, acting, today
):
    adopted_on = today - timedelta(days=40)
    answers = Answers(stable_in_community=True, transfer_adopted_on=adopted_on)
    with acting(priya):
        rating = rated(case, priya, today, rag_class="red", answers=answers)

    assert rating.proposal_reasons[0]["source"] == "S1-104"
    assert rating.review_due_on == adopted_on + timedelta(weeks=8)


def published(case, owen, agencies, on, *, since=None) -> WantedAlert:
    return services.publish_wanted(
        case=case,
        since=since or on,
        reason="Failed to surrender.",
        agencies=agencies,
        by=owen,
        on=on,
    )


def test_a_wanted_alert_lies_over_the_class_and_brings_the_review_forward(
    case, owen, priya, world, acting, today
):
    with acting(priya):
        rated(case, priya, today - timedelta(days=5))
    with acting(owen):
        case = Case.objects.visible_to(owen).get(pk=case.pk)
        alert = published(case, owen, [world.agencies["east-sussex/probation"]], today)

        stands = Case.objects.visible_to(owen).get(pk=case.pk)

    assert alert.is_in_force
    assert (stands.rag_class, stands.wanted_since) == ("green", today)
    assert stands.review_due_on == add_months(today, 1)


def test_publishing_records_to_whom_it_was_disclosed(
    case, owen, world, acting, today, ingrid
):
    told = [
        world.agencies["east-sussex/housing"],
        world.agencies["east-sussex/probation"],
    ]
    with acting(owen):
        published(case, owen, told, today)

    with acting(ingrid):
        event = Event.objects.filter(event="rag.wanted_published").get()
    assert event.operation == "disclose"
    assert (
        event.recipient == "East Sussex Council Housing, Probation Service, East Sussex"
    )
    assert event.case_ids == [case.pk]


def test_only_the_police_publish_and_end_an_alert(
    case, owen, priya, world, acting, today
):
    with acting(priya), pytest.raises(NotPermitted, match="Only the police"):
        published(case, priya, [], today)
    with acting(owen):
        alert = published(case, owen, [], today)
    with acting(priya), pytest.raises(NotPermitted, match="Only the police"):
        services.end_wanted(
            alert=alert, ended_on=today, because="x", by=priya, on=today
        )


def test_an_alert_goes_only_to_agencies_that_share_the_case(
    case, owen, world, acting, today
):
    with acting(owen), pytest.raises(NotPossible, match="share this case"):
        published(case, owen, [world.agencies["west-sussex/probation"]], today)


def test_a_second_alert_is_refused(case, owen, acting, today):
    with acting(owen):
        published(case, owen, [], today)

        with pytest.raises(NotPossible, match="already in force"):
            published(case, owen, [], today)


def test_ending_the_alert_gives_the_review_back(case, owen, priya, acting, today):
    with acting(priya):
        rating = rated(case, priya, today - timedelta(days=5))
        before = rating.review_due_on
    with acting(owen):
        alert = published(case, owen, [], today - timedelta(days=1))
        services.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )

        stands = Case.objects.visible_to(owen).get(pk=case.pk)

    assert stands.wanted_since is None
    assert stands.review_due_on == before
    assert (alert.ended_on, alert.ended_by) == (today, owen)


@pytest.mark.parametrize(
    ("ended", "words"),
    [(-2, "cannot end before"), (1, "today or earlier")],
    ids=["before it began", "in the future"],
)
def test_an_alert_ends_between_its_beginning_and_today(
    case, owen, acting, today, ended, words
):
    with acting(owen):
        alert = published(case, owen, [], today)

        with pytest.raises(NotPossible, match=words):
            services.end_wanted(
                alert=alert,
                ended_on=today + timedelta(days=ended),
                because="x",
                by=owen,
                on=today,
            )


def test_an_alert_ends_once(case, owen, acting, today):
    with acting(owen):
        alert = published(case, owen, [], today)
        services.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )

        with pytest.raises(NotPossible, match="already ended"):
            services.end_wanted(
                alert=alert, ended_on=today, because="x", by=owen, on=today
            )


@pytest.fixture
def in_prison(world, priya, today) -> Case:
    """A case rated Prison long ago, in custody, with release a year away."""
    case = adopted_case(
        world, on=today - timedelta(days=200), family_name="Quillfeather"
    )
    long_ago = today - timedelta(days=100)
    with acting_as(priya, on=long_ago):
        received(case, priya, long_ago)
        licences.record_official_date(
            case=case,
            kind="crd",
            day=today + timedelta(days=365),
            source="prison_record",
            received_on=long_ago,
            by=priya,
            on=long_ago,
        )
        services.rate_case(
            case=case, rag_class="prison", reasons="", by=priya, on=long_ago
        )
    return case


@pytest.fixture
def reminders(world, today):
    """The reminder service, as scheduled work acts."""
    with acting_as(User.objects.get(username="reminder-service"), on=today) as service:
        yield service


def live_list_of(day: date) -> date:
    return min(day - timedelta(weeks=12), add_months(day, -3))


def test_scheduled_work_moves_a_prison_review_with_the_release_date(
    in_prison, priya, today, acting, request
):
    sooner = today + timedelta(days=120)
    with acting(priya):
        licences.record_official_date(
            case=in_prison,
            kind="crd",
            day=sooner,
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )
    service = request.getfixturevalue("reminders")

    assert services.recompute_reviews(by=service, on=today) == 1
    assert services.recompute_reviews(by=service, on=today) == 0
    with acting(priya):
        rating = selectors.current_rating(priya, in_prison)
        stands = Case.objects.visible_to(priya).get(pk=in_prison.pk)
    assert rating.review_due_on == stands.review_due_on == live_list_of(sooner)
    assert "before release" in rating.review_because


def test_scheduled_work_brings_the_review_to_the_day_of_release(
    in_prison, priya, today, acting, request
):
    with acting(priya):
        licences.release_from_custody(
            case=in_prison, released_on=today, on_licence=False, by=priya, on=today
        )
    service = request.getfixturevalue("reminders")

    services.recompute_reviews(by=service, on=today)

    with acting(priya):
        rating = selectors.current_rating(priya, in_prison)
    assert rating.review_due_on == today
    assert rating.review_because.startswith("No longer in custody")


def test_people_do_not_move_reviews_across_agencies(in_prison, mo, acting, today):
    with acting(mo), pytest.raises(NotPermitted, match="scheduled work"):
        services.recompute_reviews(by=mo, on=today)
    with (
        acting(mo),
        pytest.raises(ProgrammingError, match="only scheduled work"),
        transaction.atomic(),
    ):
        selectors.moved_prison_reviews()


def test_a_worker_may_bring_one_review_into_step(
    in_prison, priya, acting, today, ingrid
):
    sooner = today + timedelta(days=110)
    with acting(priya):
        licences.record_official_date(
            case=in_prison,
            kind="crd",
            day=sooner,
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )

        due = services.refresh_review_due(case=in_prison, by=priya, on=today)

    assert due == live_list_of(sooner)
    assert events(ingrid, today, in_prison)[-2:] == [
        "rag.review_moved",
        "rag.review_checked",
    ]


def test_an_unrated_case_has_no_review_to_move(case, priya, acting, today):
    with acting(priya):
        assert services.refresh_review_due(case=case, by=priya, on=today) is None


def test_a_closed_case_takes_no_alert(case, dina, owen, acting, today):
    with acting(dina):
        change_status(case=case, to="closed", by=dina, on=today, reason="Moved away.")
    with acting(owen), pytest.raises(NotPossible, match="closed"):
        published(case, owen, [], today)
