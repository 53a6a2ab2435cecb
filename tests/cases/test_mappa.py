"""MAPPA on the case: its level over time, referrals both ways, who was at which meeting."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import selectors, services
from cases.models import MappaManagement
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible


pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(today, priya, owen) -> services.MappaFacts:
    """Level 2, managed by both, Priya and Owen going to both meetings."""
    return services.MappaFacts(
        level="2",
        since=today - timedelta(days=20),
        category="1",
        review_on=today + timedelta(days=60),
        reviewer="Moira Stane, MAPPA co-ordinator",
        attends_both=True,
        offender_manager=priya,
        police_offender_manager=owen,
    )


@pytest.fixture
def record(case, acting, priya, today):
    """`record(facts)` – written by Priya."""

    def write(facts, **seen):
        with acting(priya):
            return services.record_mappa_management(
                case=case, facts=facts, by=priya, on=today, **seen
            )

    return write


@pytest.fixture
def met(case, record, facts, acting, priya, today):
    """A MAPPA meeting a week ago of a case that both manage."""
    record(facts)
    with acting(priya):
        return services.list_mappa_meeting(
            case=case, meets_on=today - timedelta(days=7), by=priya
        )


@pytest.fixture
def attend(met, acting, priya, today):
    """`attend("came", "absent", …)` – who went, written by Priya."""

    def write(offender_manager, police, *, why="", version=1, minutes=""):
        who = services.WhoWent(offender_manager, police, why, minutes)
        with acting(priya):
            return services.take_joint_attendance(
                meeting=met, who=who, version=version, by=priya, on=today
            )

    return write


class TestLevel:
    def test_the_case_follows_and_the_level_before_is_kept(
        self, case, record, facts, today, acting, priya
    ):
        record(facts)
        record(replace(facts, level="3", is_critical=True, since=today))

        assert (case.mappa_level, case.attends_mappa) == ("3", True)
        with acting(priya):
            found = selectors.forums(priya, case)
        assert [each.level for each in found.levels] == ["3", "2"]
        assert found.level.is_critical

    def test_the_event_is_recorded(self, record, facts, recorded):
        written = record(facts)

        (event,) = recorded("mappa.level_recorded")
        assert event.object_id == str(written.pk)

    def test_saying_the_same_again_writes_nothing(self, record, facts, recorded):
        assert record(facts) == record(facts)
        assert len(recorded("mappa.level_recorded")) == 1

    def test_a_stale_page_is_stopped(self, record, facts, today):
        record(facts)

        with pytest.raises(ChangedMeanwhile, match="Somebody else recorded the MAPPA"):
            record(replace(facts, level="1", since=today), seen=None, checks_seen=True)

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"is_critical": True}, "Only a case at level 3 is marked critical"),
            ({"level": ""}, "Somebody MAPPA no longer manages is not critical"),
            ({"since": "tomorrow"}, "The level cannot begin in the future"),
        ],
        ids=["critical below 3", "ended with duties", "to come"],
    )
    def test_what_does_not_go_together_is_refused(
        self, record, facts, today, acting, priya, changes, reason
    ):
        if "since" in changes:
            changes = {"since": today + timedelta(days=1)}

        with pytest.raises(NotPossible, match=reason):
            record(replace(facts, **changes))
        with acting(priya):
            assert not MappaManagement.objects.exists()

    def test_a_level_begins_no_earlier_than_the_one_before(self, record, facts):
        record(facts)

        with pytest.raises(NotPossible, match="The level before began on"):
            record(replace(facts, level="1", since=facts.since - timedelta(days=1)))

    def test_a_reader_is_refused(self, case, facts, acting, hollie, today):
        with acting(hollie), pytest.raises(NotPermitted, match="not add to it"):
            services.record_mappa_management(
                case=case, facts=facts, by=hollie, on=today
            )

    def test_a_referral_brings_a_level_and_keeps_the_rest(
        self, case, record, facts, acting, priya, today
    ):
        record(facts)
        with acting(priya):
            kept = services.keep_mappa_level(case=case, level="1", by=priya, on=today)

        assert (kept.level, kept.category, kept.since) == ("1", "1", today)
        assert kept.attends_both


class TestReferrals:
    @pytest.fixture
    def refer(self, case, acting, priya, today):
        """`refer("to_mappa")` – made a fortnight ago."""

        def make(direction):
            made_on = today - timedelta(days=14)
            referral = services.NewMappaReferral(direction, made_on, "Risk has risen.")
            with acting(priya):
                return services.refer_between(
                    case=case, referral=referral, by=priya, on=today
                )

        return make

    def test_go_both_ways_at_once(self, case, refer, acting, hollie):
        refer("to_mappa")
        refer("from_mappa")

        with acting(hollie):
            assert len(selectors.forums(hollie, case).referrals) == 2

    def test_one_each_way_waits_at_a_time(self, refer):
        refer("to_mappa")

        with pytest.raises(NotPossible, match="waiting for its answer"):
            refer("to_mappa")

    def test_are_answered_once_and_after_they_were_made(
        self, refer, acting, priya, today
    ):
        referral = refer("to_mappa")

        def answer(on):
            with acting(priya):
                services.answer_referral(
                    referral=referral, answer="both", answered_on=on, by=priya
                )

        with pytest.raises(NotPossible, match="Enter that day or a later one"):
            answer(referral.made_on - timedelta(days=1))
        answer(today)
        with pytest.raises(NotPossible, match="has its answer already"):
            answer(today)


class TestAttendance:
    def test_both_there_flags_nothing(self, case, attend):
        attend("came", "deputy")

        assert case.mappa_missed_on is None

    def test_a_missed_meeting_is_flagged_until_followed_up(
        self, case, attend, met, acting, priya, today
    ):
        """S1-96, S1-195."""
        attend("came", "absent", why="Called to court.")

        assert case.mappa_missed_on == met.meets_on
        assert met.absentees == ["police offender manager"]
        with acting(priya):
            services.follow_up_missed(
                meeting=met, what="Briefed by the co-ordinator.", by=priya, on=today
            )
        assert case.mappa_missed_on is None

    def test_where_mappa_manages_alone_nobody_has_missed_it(
        self, case, record, facts, met, attend
    ):
        record(replace(facts, attends_both=False))

        assert not attend("came", "absent", why="Not asked.").is_missed

    def test_an_absence_says_why(self, attend):
        with pytest.raises(NotPossible, match="Enter why somebody was not there"):
            attend("absent", "came")

    def test_the_meeting_comes_first(self, case, record, facts, acting, priya, today):
        record(facts)
        with acting(priya):
            meeting = services.list_mappa_meeting(
                case=case, meets_on=today + timedelta(days=1), by=priya
            )
            with pytest.raises(NotPossible, match="still to come"):
                services.take_joint_attendance(
                    meeting=meeting,
                    who=services.WhoWent("came", "came"),
                    version=1,
                    by=priya,
                    on=today,
                )

    def test_two_people_recording_at_once_do_not_overwrite_each_other(self, attend):
        attend("came", "came")
        attend("came", "came")

        with pytest.raises(ChangedMeanwhile, match="Somebody else recorded who went"):
            attend("came", "absent", why="Ill.")

    def test_a_day_is_listed_once(self, case, met, acting, priya):
        with acting(priya), pytest.raises(NotPossible, match="listed already"):
            services.list_mappa_meeting(case=case, meets_on=met.meets_on, by=priya)

    def test_minutes_are_a_reference_and_never_a_text(self, met, acting, priya):
        """A-10: MAPPA keeps its own minutes."""
        met.minutes_reference = "Present:\nMoira"

        with (
            acting(priya),
            pytest.raises(IntegrityError, match="by_reference"),
            transaction.atomic(),
        ):
            met.save()

    def test_what_nobody_missed_is_not_followed_up(self, attend, acting, priya, today):
        meeting = attend("came", "came")

        with acting(priya), pytest.raises(NotPossible, match="Nobody was missing"):
            services.follow_up_missed(meeting=meeting, what="?", by=priya, on=today)


class TestWaiting:
    @pytest.fixture
    def waiting(self, acting, today):
        """`waiting(user)` – the meetings that wait for somebody."""

        def ask(user):
            with acting(user):
                by = today + timedelta(days=14)
                return list(selectors.forum_work(user, by=by)["joint"])

        return ask

    def test_both_named_are_asked_to_go_and_to_record(self, met, waiting, priya, owen):
        assert waiting(priya) == waiting(owen) == [met]

    def test_the_coordinator_hears_of_what_was_missed(
        self, met, attend, waiting, carys, hollie
    ):
        assert waiting(carys) == []

        attend("absent", "came", why="On leave.")

        assert waiting(carys) == [met]
        assert waiting(hollie) == []
