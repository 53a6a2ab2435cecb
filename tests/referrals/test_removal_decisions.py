"""Leaving a scheme: one decision, what follows it, and coming back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import services as cases
from cases import sharing
from cases.choices import CaseStatus, GrantLevel
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.working_days import add_working_days, bank_holidays
from rag import services as rag
from referrals import services as tasks
from referrals.models import Removal
from referrals.selectors import removal as selectors
from referrals.services import removals as services
from tests.factories import removals as made
from tests.factories.cases import adopted_case, at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def standing(acting, dina):
    """`standing(case)` – every removal of a case as (ground, status), as Dina sees it."""

    def see(case) -> list[tuple[str, str]]:
        with acting(dina):
            return sorted(
                (each.ground, each.status) for each in selectors.removals(dina, case)
            )

    return see


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
