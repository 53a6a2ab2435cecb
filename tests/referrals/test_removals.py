"""Leaving a scheme: who proposes, what is raised, stated and reviewed."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from cases import services as cases
from core.exceptions import NotPermitted, NotPossible
from referrals.choices import ReadyGround, ReviewOutcome
from referrals.models import CaseReview, Removal, Statement
from referrals.selectors import leaving
from referrals.selectors import removal as selectors
from referrals.services import removals as services
from tests.factories import removals as made
from tests.factories.cases import at_noon, referred_case
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db
INTELLIGENCE = partial(
    cases.NewIntelligence,
    system="3x5x2",
    source_evaluation="1",
    assessment="B",
    handling_code="P",
    title="Seen again",
    text="Seen in the old company.",
    indicates_increased_risk=False,
)


@pytest.fixture
def raise_all(acting, today):
    """`raise_all()` – run the job that raises removals; returns how many rose."""

    def run() -> int:
        with acting(reminder_service()) as by:
            return services.raise_removals(by=by, on=today)

    return run


@pytest.fixture
def standing(acting, dina):
    """`standing(case)` – every removal of a case as (ground, status), as Dina sees it."""

    def see(case) -> list[tuple[str, str]]:
        with acting(dina):
            return sorted(
                (each.ground, each.status) for each in selectors.removals(dina, case)
            )

    return see


class TestProposing:
    def test_anybody_with_the_case_proposes(
        self, case, hollie, acting, today, recorded
    ):
        key = uuid4()
        with acting(hollie):
            first, again = (
                services.propose_removal(
                    case=made.held(case, hollie),
                    reasons="Settled in the flat.",
                    key=key,
                    by=hollie,
                    on=today,
                )
                for _ in range(2)
            )

            assert first == again
        assert (first.ground, first.status, first.recorded_by) == (
            "discretionary",
            "proposed",
            hollie,
        )
        assert len(recorded("removal.proposed")) == 1

    def test_not_without_the_case(self, case, nadia, acting, today):
        with acting(nadia), pytest.raises(NotPermitted):
            services.propose_removal(
                case=case, reasons="Gone.", key=uuid4(), by=nadia, on=today
            )

    def test_a_reader_cannot_write_a_decision(self, case, hollie, acting, today):
        decided = Removal(
            case=case,
            ground="discretionary",
            reasons="Mine.",
            proposed_on=today,
            status="lapsed",
            recorded_by=hollie,
        )
        with acting(hollie), pytest.raises(Exception, match="row-level security"):
            decided.save(force_insert=True)

    def test_once_while_the_first_waits(self, world, case, today):
        made.proposed(world, case, on=today)

        with pytest.raises(NotPossible, match="already proposed"):
            made.proposed(world, case, on=today, by="owen")

    def test_only_from_the_cohort(self, world, today):
        referred = referred_case(world, on=today)

        with pytest.raises(NotPossible, match="not been adopted yet"):
            made.proposed(world, referred, on=today)


class TestRaising:
    def test_five_years_custody_raises_once(
        self, world, case, raise_all, standing, today, recorded
    ):
        made.sentenced(
            world, case, on=today, sentenced_on=today - timedelta(days=2), years=5
        )

        assert [raise_all(), raise_all()] == [1, 0]
        assert standing(case) == [("custody", "proposed")]
        assert len(recorded("removals.raised")) == 1

    def test_a_shorter_sentence_raises_nothing(self, world, case, raise_all, today):
        made.sentenced(world, case, on=today, sentenced_on=today, years=4, months=11)

        assert raise_all() == 0

    def test_a_sentence_put_right_lets_it_lapse(
        self, world, case, raise_all, standing, acting, priya, today
    ):
        from licences import services as licences  # noqa: PLC0415

        sentence = made.sentenced(world, case, on=today, sentenced_on=today, years=6)
        raise_all()
        with acting(priya):
            licences.correct_sentence(
                sentence=sentence,
                facts=licences.SentenceFacts(
                    sentenced_on=today,
                    offence_date=today - timedelta(days=40),
                    years=3,
                ),
                by=priya,
                on=today,
            )

        assert raise_all() == 0
        assert standing(case) == [("custody", "lapsed")]

    def test_mappa_level_3_is_raised_as_it_is_recorded(
        self, case, raise_all, standing, acting, owen, today
    ):
        with acting(owen):
            services.record_mappa_level(
                case=made.held(case, owen), level="3", by=owen, on=today
            )

        assert raise_all() == 0
        assert standing(case) == [("mappa_3", "proposed")]

    def test_after_agreement_it_is_raised_again_only_for_a_new_level_3(
        self, case, raise_all, standing, acting, owen, dina, today
    ):
        def record(level):
            with acting(owen):
                services.record_mappa_level(
                    case=made.held(case, owen), level=level, by=owen, on=today
                )

        record("3")
        with acting(dina):
            (removal,) = selectors.removals(dina, case)
            services.refuse_removal(
                removal=made.found(dina, removal),
                refusal=services.Refusal(
                    "Both are needed.", 1, "Moira Stane, MAPPA chair", today
                ),
                by=dina,
                on=today,
            )
        assert raise_all() == 0
        record("2")
        assert raise_all() == 0
        record("3")

        assert standing(case) == [("mappa_3", "proposed"), ("mappa_3", "refused")]

    def test_people_do_not_run_the_job(self, acting, dina, today):
        with acting(dina), pytest.raises(NotPermitted, match="scheduled work"):
            services.raise_removals(by=dina, on=today)


class TestStatements:
    def state(self, case, by, today, ground, **said):
        return services.make_statement(
            case=made.held(case, by),
            stated=services.Stated(ReadyGround(ground), uuid4(), **said),
            by=by,
            on=today,
        )

    def lines(self, case, user, today):
        return {
            each.ground.value: (each.state.value, each.evidence)
            for each in leaving.readiness_of(user, made.held(case, user), on=today)
        }

    def test_only_the_police_speak_of_intelligence(
        self, case, owen, priya, acting, today
    ):
        with acting(priya), pytest.raises(NotPermitted, match="Only the police"):
            self.state(case, priya, today, "intelligence")
        with acting(owen):
            self.state(case, owen, today, "intelligence")
        with acting(priya):
            state, evidence = self.lines(case, priya, today)["intelligence"]

        assert state == "met"
        assert "they hold none" in evidence

    def test_drug_tests_are_shown_to_those_who_read_health(
        self, case, priya, hollie, dina, acting, today
    ):
        with acting(priya):
            self.state(case, priya, today, "drug_tests", negative=4, positive=0)
            assert self.lines(case, priya, today)["drug_tests"][0] == "met"
        for reader in (hollie, dina):
            with acting(reader):
                state, evidence = self.lines(case, reader, today)["drug_tests"]
                assert state == "not_shown"
                assert "4" not in evidence

    def record_test(self, case, by, today, *, ago, **result):
        usual = {"setting": "licence_or_order", "positive_for": [], "negative_for": []}
        cases.record_drug_test(
            case=made.held(case, by),
            test=cases.NewDrugTest(
                tested_on=today - timedelta(days=ago), **usual | result
            ),
            by=by,
            at=at_noon(today),
        )

    def test_the_police_read_the_tests_the_law_requires(
        self, case, priya, owen, acting, today
    ):
        """S2-28: a test in treatment is counted only for those who read health."""
        with acting(priya):
            for ago in (3, 20, 60):
                self.record_test(case, priya, today, ago=ago, negative_for=["heroin"])
            self.record_test(
                case, priya, today, ago=2, positive_for=["crack"], setting="treatment"
            )
            whole, _ = self.lines(case, priya, today)["drug_tests"]
        with acting(owen):
            state, evidence = self.lines(case, owen, today)["drug_tests"]

        assert (whole, state) == ("not_met", "met")
        assert evidence.startswith("3 negative and 0 positive in the last 3 months")
        assert "Tests in treatment are health information" in evidence

    def test_recorded_tests_come_before_what_is_stated(
        self, case, priya, acting, today
    ):
        """A-22: the record counts; a statement only where there is none."""
        with acting(priya):
            self.state(case, priya, today, "drug_tests", negative=9, positive=0)
            for ago in (3, 20, 60):
                self.record_test(case, priya, today, ago=ago, negative_for=["heroin"])
            state, evidence = self.lines(case, priya, today)["drug_tests"]
            self.record_test(case, priya, today, ago=2, positive_for=["crack"])
            after, _ = self.lines(case, priya, today)["drug_tests"]

        assert (state, after) == ("met", "not_met")
        assert evidence.startswith("3 negative and 0 positive in the last 3 months")

    def test_a_positive_test_too_long_ago_is_not_counted(
        self, case, priya, acting, today
    ):
        with acting(priya):
            self.record_test(case, priya, today, ago=120, positive_for=["crack"])

            assert self.lines(case, priya, today)["drug_tests"] == (
                "not_known",
                "No test results are recorded.",
            )

    def test_recorded_intelligence_speaks_to_those_who_may_see_it(
        self, case, owen, priya, acting, today
    ):
        """A-23: the others go by what the police state."""
        with acting(owen):
            self.state(case, owen, today, "intelligence")
            cases.record_intelligence(
                case=made.held(case, owen),
                intelligence=INTELLIGENCE(about_on=today),
                by=owen,
                at=at_noon(today),
            )
            (theirs, evidence) = self.lines(case, owen, today)["intelligence"]
        with acting(priya):
            hers, _ = self.lines(case, priya, today)["intelligence"]

        assert (theirs, hers) == ("not_met", "met")
        assert "The latest on record is of" in evidence

    def test_the_police_do_not_record_drug_tests(self, case, owen, acting, today):
        with acting(owen), pytest.raises(NotPermitted, match="section “Health”"):
            self.state(case, owen, today, "drug_tests", negative=3, positive=0)

    def test_sent_twice_it_is_written_once(self, case, owen, acting, today):
        stated = services.Stated(ReadyGround.INTELLIGENCE, uuid4())
        with acting(owen):
            for _ in range(2):
                services.make_statement(
                    case=made.held(case, owen), stated=stated, by=owen, on=today
                )

            assert Statement.objects.visible_to(owen).count() == 1

    def test_attendance_is_counted_from_the_log(self, case, priya, acting, today):
        with acting(priya):
            for number, attendance in enumerate(
                ("complied", "complied", "complied", "complied", "unacceptable_absence")
            ):
                cases.log_contact(
                    case=made.held(case, priya),
                    contact=cases.NewContact(
                        kind="office_visit_planned",
                        happened_at=at_noon(today - timedelta(days=number + 1)),
                        summary="Seen.",
                        attendance=attendance,
                    ),
                    by=priya,
                    at=at_noon(today),
                )

            assert self.lines(case, priya, today)["attendance"] == (
                "met",
                "4 of 5 appointments kept in the last 3 months (80 %).",
            )


class TestReviews:
    def review(self, case, by, today, outcome, key=None, **more):
        return services.review_case(
            case=made.held(case, by),
            review=services.Review(
                ReviewOutcome(outcome), "As agreed.", today, key or uuid4(), **more
            ),
            by=by,
            on=today,
        )

    def test_retain_changes_nothing_else(self, case, priya, acting, standing, today):
        with acting(priya):
            written = self.review(case, priya, today, "retain", met_on=today)

        assert (written.outcome, written.met_on) == ("retain", today)
        assert standing(case) == []

    def test_drop_proposes_removal_once(self, case, priya, acting, standing, today):
        key = uuid4()
        with acting(priya):
            for _ in range(2):
                self.review(case, priya, today, "drop", key=key)
            self.review(case, priya, today, "drop")

            assert CaseReview.objects.visible_to(priya).count() == 2
        assert standing(case) == [("discretionary", "proposed")]

    def test_a_reader_does_not_review(self, case, hollie, acting, today):
        with acting(hollie), pytest.raises(NotPermitted):
            self.review(case, hollie, today, "retain")

    def test_not_in_the_future(self, case, priya, acting, today):
        with acting(priya), pytest.raises(NotPossible, match="today or in the past"):
            self.review(case, priya, today, "retain", met_on=today + timedelta(days=1))
