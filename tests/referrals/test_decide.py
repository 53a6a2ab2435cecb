"""The Chair's decision: one transaction, one decision, one person accountable."""

from datetime import timedelta

import pytest

from cases import selectors as cases
from cases import sharing
from cases.choices import CaseStatus, GrantLevel
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from core.working_days import add_working_days, bank_holidays
from referrals import selectors, services
from referrals.choices import Status
from referrals.services.decide import police_for
from tests.factories.cases import at_noon
from tests.factories.meetings import ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(world, today):
    """A referral put before today's meeting."""
    return ready_referral(world, on=today)


@pytest.fixture
def adopt(world, acting, dina, today):
    """`adopt(referral)` – Dina adopts, led by Priya and shared with recovery."""

    def decide(referral, *, by=dina, **changes):
        agreed = {
            "reasons": "Offends weekly and agencies agree.",
            "rag_class": "red",
            "lead_worker": world.people["priya"],
            "lead_agency": world.agencies["east-sussex/probation"],
            "met_on": today,
            "partners": {world.agencies["east-sussex/recovery"]: "write"},
        } | changes
        with acting(by):
            return services.adopt_referral(
                referral=selectors.get_submitted(by, referral.pk),
                adoption=services.Adoption(**agreed),
                by=by,
                on=today,
                at=at_noon(today),
            )

    return decide


def status_of(user, referral) -> tuple[str, str]:
    """Return where the referral and its case stand."""
    found = selectors.get_submitted(user, referral.pk)
    return found.status, found.case.status


class TestAdopting:
    def test_everything_happens_at_once(
        self, referral, adopt, acting, dina, priya, sunil, today, recorded
    ):
        decided = adopt(referral)

        assert (decided.status, decided.decided_by, decided.decided_on) == (
            Status.ADOPTED,
            dina,
            today,
        )
        assert decided.meeting_id == referral.prepared_for_meeting_id
        case = decided.case
        assert (case.status, case.adopted_on) == (CaseStatus.ACTIVE, today)
        assert (case.rag_class, case.lead_worker) == ("red", priya)
        with acting(sunil):
            assert cases.get_case(sunil, case.pk).my_level == 2
        (event,) = recorded("referral.decided")
        assert event.change == {
            "decision": "adopted",
            "rag_class": "red",
            "lead_worker": str(priya.pk),
        }

    def test_the_administration_is_begun(
        self, referral, adopt, acting, dina, world, today
    ):
        adopt(referral, tell_social_services=True)

        with acting(dina):
            tasks = {
                task.code: task for task in selectors.administration(dina, referral)
            }
        holidays = bank_holidays("england_wales")
        police = world.agencies["east-sussex/police"]
        assert (tasks["nominated"].done_on, tasks["nominated"].done_by) == (today, dina)
        assert {
            code: (task.owner, task.due_on)
            for code, task in tasks.items()
            if code != "nominated"
        } == {
            "person_notified": (
                world.agencies["east-sussex/probation"],
                add_working_days(today, 5, holidays),
            ),
            "niche_markers": (police, add_working_days(today, 2, holidays)),
            "pnc_marker": (police, add_working_days(today, 2, holidays)),
            "social_services": (police, add_working_days(today, 5, holidays)),
        }

    def test_what_does_not_apply_says_so(self, referral, adopt, acting, dina, today):
        adopt(referral)

        with acting(dina):
            task = selectors.get_task(dina, referral, "social_services")
        assert (task.withheld_by, task.withheld_on, task.is_open) == (
            dina,
            today,
            False,
        )

    def test_the_lead_workers_agency_comes_to_write(
        self, referral, adopt, acting, world
    ):
        yara = world.people["yara"]

        adopt(
            referral,
            lead_worker=yara,
            lead_agency=world.agencies["east-sussex/yot"],
            partners={world.agencies["east-sussex/yot"]: "read"},
        )

        with acting(yara):
            assert cases.get_case(yara, referral.case_id).my_level == 2

    def test_a_lesser_share_gives_way_to_a_greater(
        self, referral, adopt, acting, world, dina, hollie, today
    ):
        housing = world.agencies["east-sussex/housing"]
        with acting(dina):
            sharing.share_case(
                case=selectors.get_submitted(dina, referral.pk).case,
                agency=housing,
                level=GrantLevel.READ,
                reason="While it is researched.",
                by=dina,
                at=at_noon(today),
            )

        adopt(referral, partners={housing: "write"})

        with acting(hollie):
            assert cases.get_case(hollie, referral.case_id).my_level == 2

    def test_where_probation_leads_the_police_that_see_the_case_mark_their_systems(
        self, world, acting, dina, today
    ):
        referral = ready_referral(world, on=today)
        with acting(dina):
            case = selectors.get_submitted(dina, referral.pk).case
            case.scheme.lead_agency = world.agencies["east-sussex/probation"]

            assert (
                police_for(case, by=dina, at=at_noon(today))
                == (world.agencies["east-sussex/police"])
            )

    def test_on_supervision_the_lead_is_the_responsible_officer(
        self, referral, adopt, acting, dina, owen, world
    ):
        with pytest.raises(NotPossible, match="responsible officer"):
            adopt(
                referral,
                lead_worker=owen,
                lead_agency=world.agencies["east-sussex/police"],
            )

        with acting(dina):
            assert status_of(dina, referral) == ("ready_for_panel", "referred")
            assert selectors.administration(dina, referral) == []

    @pytest.mark.parametrize("who", ["carys", "owen", "mo", "priya"])
    def test_only_the_chair_decides(self, referral, adopt, world, acting, dina, who):
        with pytest.raises(NotPermitted, match="Only the Chair"):
            adopt(referral, by=world.people[who])

        with acting(dina):
            assert status_of(dina, referral) == ("ready_for_panel", "referred")

    def test_it_has_to_be_put_before_a_meeting(self, world, adopt, today):
        referral = submitted_referral(world, on=today)

        with pytest.raises(NotPossible, match="puts a referral before a meeting"):
            adopt(referral)

    def test_the_second_decision_is_told_of_the_first(
        self, referral, adopt, acting, dina, recorded, today
    ):
        adopt(referral)

        with (
            acting(dina),
            pytest.raises(ChangedMeanwhile, match="Dina Ashdown") as told,
        ):
            services.reject_referral(
                referral=selectors.get_submitted(dina, referral.pk),
                reasons="Not serious enough.",
                by=dina,
                on=today,
            )

        assert dict(told.value.theirs)["Decision"] == "Adopted"
        assert dict(told.value.yours)["Reasons"] == "Not serious enough."
        assert len(recorded("referral.decided")) == 1

    def test_a_failure_at_the_end_undoes_all_of_it(
        self, referral, adopt, acting, dina, sunil, monkeypatch
    ):
        def fail(**_facts):
            raise RuntimeError

        monkeypatch.setattr("referrals.services.decide.begin_administration", fail)
        with pytest.raises(RuntimeError):
            adopt(referral)

        with acting(dina):
            assert status_of(dina, referral) == ("ready_for_panel", "referred")
            found = selectors.get_submitted(dina, referral.pk)
            assert (found.case.rag_class, found.case.lead_worker) == ("", None)
            assert "Harbour Recovery, East Sussex" not in {
                str(each)
                for each in selectors.sharing_agencies(
                    dina, found.case, at=at_noon(found.submitted_on)
                )
            }


class TestWhatAdoptionWaitsFor:
    def test_mappa_level_3_needs_agreement(
        self, referral, adopt, acting, owen, dina, today
    ):
        def record(**agreed):
            with acting(owen):
                services.record_mappa(
                    referral=selectors.get_submitted(owen, referral.pk),
                    mappa=services.Mappa(level="3", **agreed),
                    by=owen,
                    on=today,
                )

        record()
        with pytest.raises(NotPossible, match="MAPPA manages this person at level 3"):
            adopt(referral)

        record(
            agreed_on=today,
            agreed_with="Moira Stane, MAPPA chair",
            reference="MAPPA/26/114",
        )
        assert adopt(referral).status == Status.ADOPTED


class TestNotAdopting:
    def test_the_case_closes_with_the_reasons(
        self, referral, acting, dina, today, recorded
    ):
        with acting(dina):
            decided = services.reject_referral(
                referral=selectors.get_submitted(dina, referral.pk),
                reasons="One agency can manage this.",
                by=dina,
                on=today,
            )

        assert (decided.status, decided.decided_by) == (Status.REJECTED, dina)
        assert decided.case.status == CaseStatus.NOT_ADOPTED
        (event,) = recorded("referral.decided")
        assert event.change == {"decision": "rejected"}

    def test_deferred_it_goes_back_until_a_day(
        self, referral, acting, dina, carys, today
    ):
        until = today + timedelta(days=28)

        with acting(dina):
            found = services.defer_referral(
                referral=selectors.get_submitted(dina, referral.pk),
                reasons="Needs a housing report.",
                until=until,
                by=dina,
                on=today,
            )

        assert (found.status, found.deferred_until, found.decided_on) == (
            Status.DEFERRED,
            until,
            None,
        )

    def test_deferring_to_today_is_refused(self, referral, acting, dina, today):
        with acting(dina), pytest.raises(NotPossible, match="in the future"):
            services.defer_referral(
                referral=selectors.get_submitted(dina, referral.pk),
                reasons="Later.",
                until=today,
                by=dina,
                on=today,
            )


class TestAdministration:
    @pytest.fixture
    def task(self, referral, adopt, acting):
        """`task(priya, "person_notified")` – one row as somebody finds it."""
        adopt(referral)

        def find(user, code):
            return selectors.get_task(
                user, selectors.get_submitted(user, referral.pk), code
            )

        return find

    def test_its_agency_records_it_as_done(self, task, acting, priya, today, recorded):
        with acting(priya):
            done = services.complete_task(
                task=task(priya, "person_notified"),
                done_on=today,
                note="Told at the office.",
                by=priya,
                on=today,
            )

        assert (done.done_by, done.done_on, done.is_open) == (priya, today, False)
        (event,) = recorded("administration.done")
        assert event.change == {"code": "person_notified"}

    def test_another_agency_does_not(self, task, acting, priya, today):
        with acting(priya), pytest.raises(NotPermitted, match="Sussex Police IOM team"):
            services.complete_task(
                task=task(priya, "pnc_marker"), done_on=today, by=priya, on=today
            )

    def test_once(self, task, acting, priya, today):
        with acting(priya):
            found = task(priya, "person_notified")
            services.complete_task(task=found, done_on=today, by=priya, on=today)
            with pytest.raises(NotPossible, match="settled already"):
                services.complete_task(task=found, done_on=today, by=priya, on=today)

    def test_the_chair_authorises_not_telling(self, task, acting, dina, today):
        with acting(dina):
            withheld = services.withhold_notification(
                task=task(dina, "person_notified"),
                reason="A covert operation is under way.",
                by=dina,
                on=today,
            )

        assert (withheld.withheld_by, withheld.is_open) == (dina, False)

    @pytest.mark.parametrize("who", ["priya", "owen", "carys"])
    def test_nobody_below_does(self, task, acting, world, today, who):
        user = world.people[who]
        with acting(user), pytest.raises(NotPermitted, match="authorises not telling"):
            services.withhold_notification(
                task=task(user, "person_notified"), reason="Covert.", by=user, on=today
            )

    def test_my_agencys_tasks_are_listed_by_due_date(
        self, task, acting, owen, priya, nadia, django_assert_num_queries
    ):
        def open_tasks(user):
            with acting(user):
                return [each.code for each in selectors.open_administration_tasks(user)]

        assert open_tasks(owen) == ["niche_markers", "pnc_marker"]
        assert open_tasks(priya) == ["person_notified"]
        assert open_tasks(nadia) == []
