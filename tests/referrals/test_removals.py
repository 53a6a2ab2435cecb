"""Leaving a scheme: who proposes, what is raised, one decision, what follows."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from cases import services as cases
from cases import sharing
from cases.choices import CaseStatus, GrantLevel
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.working_days import add_working_days, bank_holidays
from rag import services as rag
from referrals import services as tasks
from referrals.choices import ReadyGround, ReviewOutcome
from referrals.models import CaseReview, Removal, Statement
from referrals.selectors import leaving
from referrals.selectors import removal as selectors
from referrals.services import removals as services
from tests.factories import removals as made
from tests.factories.cases import adopted_case, at_noon, referred_case
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db


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


class TestApproving:
    def test_everything_happens_at_once(
        self, world, case, acting, dina, priya, today, recorded
    ):
        removal = made.closed_case(world, case, on=today)

        with acting(dina):
            closed = made.held(case, dina)
            findings = selectors.findings(dina, removal)
            rows = {row.code: row for row in selectors.administration(dina, removal)}
        assert (closed.status, closed.closed_on) == (CaseStatus.CLOSED, today)
        assert (removal.status, removal.decided_by, removal.lead_officer) == (
            "approved",
            dina,
            priya,
        )
        assert len(findings) == 5
        holidays = bank_holidays("england_wales")
        police = world.agencies["east-sussex/police"]
        assert (rows["approved"].done_on, rows["approved"].done_by) == (today, dina)
        assert {
            code: (row.owner, row.due_on) for code, row in rows.items() if row.is_open
        } == {
            "person_notified": (
                world.agencies["east-sussex/probation"],
                add_working_days(today, 5, holidays),
            ),
            "niche_markers": (police, add_working_days(today, 2, holidays)),
            "pnc_marker": (police, add_working_days(today, 2, holidays)),
        }
        (event,) = recorded("removal.decided")
        assert event.change == {"decision": "approved"}

    @pytest.mark.parametrize("who", ["carys", "mo", "priya", "owen"])
    def test_only_the_chair_decides(self, world, case, standing, today, who):
        removal = made.proposed(world, case, on=today)

        with pytest.raises(NotPermitted, match="Only the Chair"):
            made.approved(world, removal, on=today, by=who)
        assert standing(case) == [("discretionary", "proposed")]

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"officer": None}, "Name the responsible officer"),
            ({"exit_plan": ""}, "Enter the exit plan"),
            ({"next_appointment_on": None}, "Enter the next appointment"),
        ],
    )
    def test_nobody_leaves_while_support_would_lapse(
        self, world, case, standing, today, changes, reason
    ):
        removal = made.proposed(world, case, on=today)

        with pytest.raises(NotPossible, match=reason):
            made.approved(world, removal, on=today, **changes)
        assert standing(case) == [("discretionary", "proposed")]

    def test_a_wanted_person_does_not_leave(self, world, case, acting, owen, today):
        removal = made.proposed(world, case, on=today)
        with acting(owen):
            rag.publish_wanted(
                case=made.held(case, owen),
                since=today,
                reason="Failed to appear.",
                agencies=[],
                by=owen,
                on=today,
            )

        with pytest.raises(NotPossible, match="wanted for arrest"):
            made.approved(world, removal, on=today)

    def test_the_second_of_two_is_told_of_the_first(
        self, world, case, acting, dina, today, recorded
    ):
        removal = made.closed_case(world, case, on=today)

        with (
            acting(dina),
            pytest.raises(ChangedMeanwhile, match="Dina Ashdown") as told,
        ):
            services.refuse_removal(
                removal=made.found(dina, removal),
                refusal=services.Refusal("Not ready.", version=1),
                by=dina,
                on=today,
            )

        assert dict(told.value.theirs)["Decision"] == "Removed"
        assert dict(told.value.yours)["Reasons"] == "Not ready."
        assert len(recorded("removal.decided")) == 1

    def test_deferred_twice_from_one_page_is_deferred_once(
        self, world, case, acting, dina, today
    ):
        removal = made.proposed(world, case, on=today)

        def put_off(days):
            return services.defer_removal(
                removal=made.found(dina, removal),
                deferral=services.Deferral(
                    "Housing first.", today + timedelta(days=days), version=1
                ),
                by=dina,
                on=today,
            )

        with acting(dina):
            put_off(21)
            with pytest.raises(ChangedMeanwhile, match="Deferred on"):
                put_off(28)
            held = made.found(dina, removal)
        assert (held.status, held.deferred_until) == (
            "deferred",
            today + timedelta(days=21),
        )

    def test_a_failure_at_the_end_undoes_all_of_it(
        self, world, case, acting, dina, standing, monkeypatch, today
    ):
        removal = made.proposed(world, case, on=today)

        def fail(**_facts):
            raise RuntimeError

        monkeypatch.setattr(cases, "change_status", fail)
        with pytest.raises(RuntimeError):
            made.approved(world, removal, on=today)

        assert standing(case) == [("discretionary", "proposed")]
        with acting(dina):
            assert selectors.administration(dina, removal) == []
            assert selectors.findings(dina, removal) == []

    def test_custody_is_decided_before_progress(self, world, case, today):
        progress = made.proposed(world, case, on=today)
        made.raised(world, case, on=today)

        with pytest.raises(NotPossible, match="five years’ custody is also proposed"):
            made.approved(world, progress, on=today)

    def test_custody_lets_the_other_proposal_lapse(self, world, case, standing, today):
        made.proposed(world, case, on=today)
        custody = made.raised(world, case, on=today)
        made.approved(
            world, custody, on=today, expected_release_on=today + timedelta(days=900)
        )

        assert standing(case) == [("custody", "approved"), ("discretionary", "lapsed")]

    def test_custody_cannot_be_refused(self, world, case, acting, dina, today):
        custody = made.raised(world, case, on=today)

        with acting(dina), pytest.raises(NotPossible, match="ends the registration"):
            services.refuse_removal(
                removal=made.found(dina, custody),
                refusal=services.Refusal("No.", version=1),
                by=dina,
                on=today,
            )

    def test_the_database_wants_to_know_who_stays(
        self, world, case, acting, dina, today
    ):
        removal = made.proposed(world, case, on=today)

        with acting(dina), pytest.raises(IntegrityError), transaction.atomic():
            Removal.objects.visible_to(dina).filter(pk=removal.pk).update(
                status="approved",
                decided_on=today,
                decided_by=dina,
                decision_reasons="So.",
            )


class TestCheckList:
    def test_it_is_finished_after_the_case_has_closed(
        self, world, case, acting, owen, today
    ):
        removal = made.closed_case(world, case, on=today)
        with acting(owen):
            task = selectors.get_task(owen, removal, "niche_markers")
            done = tasks.complete_task(
                task=task, done_on=today, by=owen, on=today, note="Log 12."
            )

        assert (done.done_on, done.done_by, done.note) == (today, owen, "Log 12.")

    def test_done_twice_is_refused(self, world, case, acting, owen, today):
        removal = made.closed_case(world, case, on=today)
        with acting(owen):
            task = selectors.get_task(owen, removal, "niche_markers")
            tasks.complete_task(task=task, done_on=today, by=owen, on=today)
            with pytest.raises(NotPossible, match="settled already"):
                tasks.complete_task(task=task, done_on=today, by=owen, on=today)

    def test_the_chair_may_authorise_not_telling(
        self, world, case, acting, dina, priya, today
    ):
        removal = made.closed_case(world, case, on=today)
        with acting(priya):
            told = selectors.get_task(priya, removal, "person_notified")
            with pytest.raises(NotPermitted):
                tasks.withhold_notification(
                    task=told, reason="Covert.", by=priya, on=today
                )
        with acting(dina):
            told = selectors.get_task(dina, removal, "person_notified")
            kept = tasks.withhold_notification(
                task=told, reason="An investigation is running.", by=dina, on=today
            )

        assert (kept.withheld_by, kept.withheld_on) == (dina, today)


class TestComingBack:
    @pytest.fixture
    def gone(self, world, case, today):
        """Removed for six years' custody, release in 300 days."""
        return made.approved(
            world,
            made.raised(world, case, on=today),
            on=today,
            expected_release_on=today + timedelta(days=300),
        )

    def back(self, user, today, days=0):
        on = today + timedelta(days=days)
        return [each.removal.pk for each in selectors.returns(user, on=on)]

    def test_within_twelve_months_of_release(self, gone, world, acting, carys, today):
        with acting(carys):
            assert self.back(carys, today) == [gone.pk]
            services.change_expected_release(
                removal=made.found(carys, gone),
                expected_on=today + timedelta(days=500),
                by=carys,
                on=today,
            )

            assert self.back(carys, today) == []
            assert self.back(carys, today, days=140) == [gone.pk]

    def test_considered_it_is_settled(self, gone, acting, carys, today):
        with acting(carys):
            found = made.found(carys, gone)
            services.reconsider(
                removal=found, outcome="Moves to Kent.", by=carys, on=today
            )

            assert self.back(carys, today) == []
            with pytest.raises(NotPossible, match="has been considered"):
                services.reconsider(removal=found, outcome="Again.", by=carys, on=today)

    def test_only_co_ordinator_or_chair(self, gone, acting, priya, today):
        with acting(priya), pytest.raises(NotPermitted):
            services.reconsider(
                removal=made.found(priya, gone), outcome="No.", by=priya, on=today
            )

    def test_referred_again_with_who_they_are_filled_in(
        self, gone, case, acting, priya, carys, today
    ):
        with acting(priya):
            draft = services.refer_again(
                case=made.held(case, priya), by=priya, at=at_noon(today)
            )

            assert draft.person_chosen == case.person
            assert draft.scheme == case.scheme
            typed = draft.answers["person"]["typed"]
            assert typed["family_name"] == [case.person.family_name]

    def test_an_open_case_is_not_referred_again(self, case, acting, priya, today):
        with acting(priya), pytest.raises(NotPossible, match="This case is open"):
            services.refer_again(
                case=made.held(case, priya), by=priya, at=at_noon(today)
            )


class TestEpisodes:
    def test_a_reader_of_the_new_sees_the_old_only_when_granted(
        self, world, case, acting, dina, priya, sunil, hollie, today
    ):
        made.closed_case(world, case, on=today)
        with acting(priya):
            new = cases.open_case(
                person=case.person,
                scheme=case.scheme,
                by=priya,
                on=today,
                at=at_noon(today),
                shares=[
                    sharing.Share(case.scheme.lead_agency, GrantLevel.MANAGE, "lead"),
                    sharing.Share(
                        world.agencies["east-sussex/probation"],
                        GrantLevel.WRITE,
                        "referral",
                    ),
                ],
            )
        with acting(dina):
            sharing.share_case(
                case=made.held(new, dina),
                agency=world.agencies["east-sussex/recovery"],
                level=GrantLevel.READ,
                reason="Treats them.",
                by=dina,
                at=at_noon(today),
            )

        seen = {}
        for user in (dina, sunil, hollie):
            with acting(user):
                seen[user.username] = {
                    each.reference for each in selectors.episodes(user, new)
                }
        assert seen == {
            "dina": {case.reference, new.reference},
            "sunil": {new.reference},
            "hollie": {case.reference},
        }


def test_another_areas_chair_sees_none_of_it(world, case, acting, today):
    removal = made.proposed(world, case, on=today)
    dov = world.people["dov"]

    with acting(dov):
        assert list(selectors.open_removals(dov)) == []
        assert not Removal.objects.filter(pk=removal.pk).exists()


def test_the_mandatory_come_first(world, acting, dina, today):
    first = adopted_case(world, on=today - timedelta(days=40), family_name="Anders")
    second = adopted_case(world, on=today - timedelta(days=40), family_name="Brook")
    made.proposed(world, first, on=today - timedelta(days=9))
    made.raised(world, second, on=today)

    with acting(dina):
        waiting = selectors.leavers(dina, on=today).waiting
    assert [each.ground for each in waiting] == ["custody", "discretionary"]
