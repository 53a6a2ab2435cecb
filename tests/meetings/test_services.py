"""What the co-ordinator does to meetings and agendas."""

from datetime import time, timedelta

import pytest

from agencies.acting import acting_as
from cases.selectors import get_case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from meetings import selectors, services
from meetings.choices import MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.presenters import agenda_row
from meetings.services import arranging
from referrals import selectors as referrals
from referrals import services as decisions
from referrals.choices import Status
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting, details, ready_referral
from tests.factories.referrals import submitted_referral
from tests.factories.transfers import handed_over
from work.selectors import reminder_service


class TestArranging:
    def test_the_coordinator_arranges_a_meeting(self, world, today, carys):
        meeting = arranged_meeting(world, on=today, held_on=today + timedelta(days=7))

        assert meeting.status == MeetingStatus.PLANNED
        assert meeting.arranged_by == carys
        assert str(meeting).startswith("IOM Referral and Operational Meeting, ")

    def test_nobody_else_does(self, world, today, acting, priya):
        with acting(priya), pytest.raises(NotPermitted):
            services.arrange_meeting(
                scheme=world.schemes["east-sussex"],
                details=details(world, held_on=today),
                by=priya,
                on=today,
            )

        assert not Meeting.objects.exists()

    def test_another_areas_coordinator_does_not(self, world, today, acting):
        wren = world.people["wren"]

        with acting(wren), pytest.raises(NotPermitted):
            services.arrange_meeting(
                scheme=world.schemes["east-sussex"],
                details=details(world, held_on=today),
                by=wren,
                on=today,
            )

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"chair": "owen"}, "Chair’s role"),
            ({"coordinator": "priya"}, "does not hold that role"),
            ({"chair": "dov"}, "in this area"),
        ],
        ids=["chair is a practitioner", "co-ordinator is not one", "another area's"],
    )
    def test_only_who_holds_the_role_leads_it(self, world, today, changes, words):
        changed = {name: world.people[who] for name, who in changes.items()}

        with pytest.raises(NotPossible, match=words):
            arranged_meeting(world, on=today, **changed)

    def test_the_past_is_refused(self, world, today):
        with pytest.raises(NotPossible, match="today or a later day"):
            arranged_meeting(world, on=today, held_on=today - timedelta(days=1))

    def test_two_at_once_are_refused(self, world, today):
        arranged_meeting(world, on=today)

        with pytest.raises(NotPossible, match="already has a meeting"):
            arranged_meeting(world, on=today)


class TestRearranging:
    def test_it_moves_and_its_referrals_follow(self, world, today, acting, carys):
        meeting = arranged_meeting(world, on=today)
        referral = ready_referral(world, on=today, meeting=meeting)
        later = today + timedelta(days=14)

        with acting(carys):
            services.rearrange_meeting(
                meeting=meeting,
                details=details(world, held_on=later, starts_at=time(10)),
                version=1,
                by=carys,
                on=today,
                at=at_noon(today),
            )
            found = referrals.get_submitted(carys, referral.pk)

        assert found.prepared_for_meeting_on == later

    def test_a_stale_page_is_told_both_versions(self, world, today, acting, carys):
        meeting = arranged_meeting(world, on=today)
        moved = details(world, held_on=today + timedelta(days=1))

        with acting(carys):
            services.rearrange_meeting(
                meeting=meeting,
                details=moved,
                version=1,
                by=carys,
                on=today,
                at=at_noon(today),
            )
            with pytest.raises(ChangedMeanwhile) as refused:
                services.rearrange_meeting(
                    meeting=meeting,
                    details=details(world, held_on=today, place="Elsewhere"),
                    version=1,
                    by=carys,
                    on=today,
                    at=at_noon(today),
                )

        assert dict(refused.value.yours)["Where"] == "Elsewhere"
        assert dict(refused.value.theirs)["Where"] == moved.place


class TestAgenda:
    def test_a_case_is_listed_with_its_reason(self, world, today, acting, carys, case):
        meeting = arranged_meeting(world, on=today)

        with acting(carys):
            item = services.list_case(
                meeting=meeting, case=case, reason="Licence ends soon", by=carys
            )

        assert (item.order, item.reason) == (1, "Licence ends soon")
        assert item.presented_by == world.agencies["east-sussex/probation"]

    def test_a_case_is_listed_once(self, world, today, acting, carys, case):
        meeting = arranged_meeting(world, on=today)

        with acting(carys):
            services.list_case(meeting=meeting, case=case, reason="Red", by=carys)
            with pytest.raises(
                NotPossible, match="on the agenda of this meeting already"
            ):
                services.list_case(meeting=meeting, case=case, reason="Red", by=carys)

    def test_a_practitioner_lists_nothing(self, world, today, acting, priya, case):
        meeting = arranged_meeting(world, on=today)

        with acting(priya), pytest.raises(NotPermitted):
            services.list_case(meeting=meeting, case=case, reason="Red", by=priya)

    def test_an_item_is_taken_off_and_kept(self, world, today, acting, carys, case):
        meeting = arranged_meeting(world, on=today)

        with acting(carys):
            item = services.list_case(
                meeting=meeting, case=case, reason="Red", by=carys
            )
            off = services.take_off(item=item, reason="Moved away", by=carys, on=today)
            again = services.list_case(
                meeting=meeting, case=case, reason="Back", by=carys
            )

        assert (off.removed_by, off.removed_reason) == (carys, "Moved away")
        assert again.order == 2

    def test_after_the_meeting_the_agenda_is_a_record(
        self, world, today, acting, carys, case
    ):
        meeting = arranged_meeting(world, on=today)

        with acting(carys):
            held = services.record_held(meeting=meeting, by=carys, on=today)
            with pytest.raises(NotPossible, match="has been held"):
                services.list_case(meeting=held, case=case, reason="Red", by=carys)
            with pytest.raises(NotPossible, match="already been recorded"):
                services.record_held(meeting=held, by=carys, on=today)

    def test_a_meeting_to_come_was_not_held(self, world, today, acting, carys):
        meeting = arranged_meeting(world, on=today, held_on=today + timedelta(days=1))

        with acting(carys), pytest.raises(NotPossible, match="still to come"):
            services.record_held(meeting=meeting, by=carys, on=today)


class TestPuttingAReferralBeforeAMeeting:
    def test_it_becomes_ready_and_an_item(self, world, today, acting, carys):
        meeting = arranged_meeting(world, on=today)

        referral = ready_referral(world, on=today, meeting=meeting)

        with acting(carys):
            item = AgendaItem.objects.get(referral_id=referral.pk)
            history = [
                (change.from_status, change.to_status)
                for change in referrals.status_changes(carys, referral)
            ]
        assert (
            item.reason == "New nomination, presented by Probation Service, East Sussex"
        )
        assert referral.status == Status.READY_FOR_PANEL
        assert referral.prepared_for_meeting_id == meeting.pk
        assert history[-2:] == [
            ("submitted", "in_research"),
            ("in_research", "ready_for_panel"),
        ]

    def test_it_can_be_moved_to_another_meeting(self, world, today, acting, carys):
        referral = ready_referral(world, on=today)
        second = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))

        with acting(carys):
            services.list_referral(
                meeting=second, referral=referral, by=carys, at=at_noon(today)
            )
            live = AgendaItem.objects.get(
                referral_id=referral.pk, removed_on__isnull=True
            )
            moved = AgendaItem.objects.get(
                referral_id=referral.pk, removed_on__isnull=False
            )

        assert live.meeting == second
        assert moved.removed_reason == f"Moved to {second}"

    def test_taken_off_it_waits_for_another_meeting(self, world, today, acting, carys):
        referral = ready_referral(world, on=today)

        with acting(carys):
            item = AgendaItem.objects.get(referral_id=referral.pk)
            services.take_off(item=item, reason="Referrer is away", by=carys, on=today)
            found = referrals.get_submitted(carys, referral.pk)

        assert found.status == Status.READY_FOR_PANEL
        assert found.prepared_for_meeting_id is None

    def test_a_child_waits_for_the_discussion(self, world, today, acting, carys):
        referral = submitted_referral(
            world, on=today, date_of_birth_year=str(today.year - 16)
        )
        meeting = arranged_meeting(world, on=today)

        with acting(carys), pytest.raises(NotPossible, match="under 18"):
            services.list_referral(
                meeting=meeting,
                referral=referrals.get_submitted(carys, referral.pk),
                by=carys,
                at=at_noon(today),
            )

        with acting_as(carys, on=today):
            assert not AgendaItem.objects.exists()
            assert referrals.get_submitted(carys, referral.pk).status == "submitted"

    def test_the_referrer_cannot(self, world, today, acting, priya):
        referral = submitted_referral(world, on=today)
        meeting = arranged_meeting(world, on=today)

        with acting(priya), pytest.raises(NotPermitted):
            services.list_referral(
                meeting=meeting,
                referral=referrals.get_submitted(priya, referral.pk),
                by=priya,
                at=at_noon(today),
            )

    def test_deferred_it_keeps_its_place_there(self, world, today, acting, carys, dina):
        first = arranged_meeting(world, on=today)
        referral = ready_referral(world, on=today, meeting=first)
        second = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        with acting(dina):
            decisions.defer_referral(
                referral=referrals.get_submitted(dina, referral.pk),
                reasons="Needs a housing report.",
                until=today + timedelta(days=28),
                by=dina,
                on=today,
            )

        assert self.outcome_after(acting, carys, referral, first, second, today) == (
            "Deferred"
        )

    def test_never_reached_it_says_where_it_went(self, world, today, acting, carys):
        first = arranged_meeting(world, on=today)
        referral = ready_referral(world, on=today, meeting=first)
        second = arranged_meeting(world, on=today, held_on=today + timedelta(days=28))
        with acting(carys):
            services.record_held(meeting=first, by=carys, on=today)

        assert self.outcome_after(acting, carys, referral, first, second, today) == (
            f"Not decided. Put before {second}"
        )

    def outcome_after(self, acting, carys, referral, first, second, today) -> str:
        """Put the referral before a second meeting; return its outcome at the first."""
        with acting(carys):
            services.list_referral(
                meeting=second,
                referral=referrals.get_submitted(carys, referral.pk),
                by=carys,
                at=at_noon(today),
            )
            return AgendaItem.objects.get(meeting=first).outcome


class TestTransferredCases:
    """S1-99: a case that has gone to another area is not this meeting's any longer."""

    def test_the_job_takes_it_off_with_the_reason(
        self, world, case, today, acting, carys
    ):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.list_case(
                meeting=meeting, case=get_case(carys, case.pk), reason="Red", by=carys
            )
        handed_over(world, case, on=today)

        with acting(reminder_service()) as by:
            taken = [services.take_off_departed(by=by, on=today) for _twice in range(2)]

        with acting(carys):
            assert selectors.agenda(carys, meeting) == []
            item = AgendaItem.objects.visible_to(carys).get(meeting=meeting, case=case)
        assert taken == [1, 0]
        assert (item.removed_on, item.removed_reason) == (
            today,
            "Transferred to West Sussex",
        )

    def test_a_case_that_stays_stays(self, world, case, today, acting, carys):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.list_case(
                meeting=meeting, case=get_case(carys, case.pk), reason="Red", by=carys
            )

        with acting(reminder_service()) as by:
            assert services.take_off_departed(by=by, on=today) == 0

    def test_only_the_service_runs_it(self, acting, carys, today):
        with acting(carys), pytest.raises(NotPermitted):
            services.take_off_departed(by=carys, on=today)

    def test_it_is_shown_as_transferred_and_not_discussed(
        self, world, case, today, acting, carys
    ):
        meeting = arranged_meeting(world, on=today)
        with acting(carys):
            services.list_case(
                meeting=meeting, case=get_case(carys, case.pk), reason="Red", by=carys
            )
            before = selectors.get_meeting(carys, meeting.pk).item_count
        handed_over(world, case, on=today)

        with acting(carys):
            (entry,) = selectors.agenda(carys, meeting)
            after = selectors.get_meeting(carys, meeting.pk).item_count
            row = agenda_row(
                1,
                entry.item,
                None,
                removal=None,
                decides=True,
                arranges=True,
                transferred_on=entry.transferred_on,
            )
            assert arranging.discussed(meeting, carys) == []

        assert (before, after, entry.transferred_on) == (1, 0, today)
        assert row.outcome.startswith("Transferred on ")
        assert row.remove_url == ""
