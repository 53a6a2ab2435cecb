"""The record sheet: what is before the meeting, what is written of it, what is decided."""

import uuid
from datetime import timedelta

import pytest

from agencies.acting import acting_as
from core.clock import now
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from meetings import selectors, services
from meetings.models import Contribution, Escalation, Meeting
from plans import selectors as plans
from plans import services as planning
from plans.models import Action
from rag.models import Rating, SupervisionFrequency
from referrals.models import Removal
from tests.factories.cases import adopted_case
from tests.factories.sheets import comes, opens, signs, under_way


pytestmark = pytest.mark.django_db


@pytest.fixture
def room(world, today, case):
    """A meeting under way with one case on its agenda, open; Carys and Dina have signed."""
    _, (item,) = under_way(world, case, on=today)
    opens(item, world.people["carys"], on=today)
    return item


def found(by, item):
    """Return the item as somebody's page has it."""
    return selectors.get_sheet_item(by, item.meeting, item.pk)


def said(update="Seen weekly.", *, version=1, page=None, count=1, agencies=()):
    """Return what one page of the sheet sends."""
    return services.Said(update, frozenset(agencies), version, page, count)


def saves(by, item, words):
    """Save the sheet as somebody."""
    return services.save_sheet(item=found(by, item), said=words, by=by, at=now())


class TestWriting:
    def test_what_is_heard_is_kept_with_who_and_when(self, room, acting, carys):
        with acting(carys):
            saves(carys, room, said())
            kept = found(carys, room)

        assert (kept.update, kept.version, kept.saved_by) == ("Seen weekly.", 2, carys)

    def test_each_save_moves_the_number_that_followers_ask_for(
        self, room, acting, carys
    ):
        before = Meeting.objects.get(pk=room.meeting_id).change_number
        with acting(carys):
            saves(carys, room, said())

        assert Meeting.objects.get(pk=room.meeting_id).change_number == before + 1

    def test_a_second_writer_is_told_and_nothing_is_lost(
        self, room, acting, carys, dina
    ):
        with acting(dina):
            saves(dina, room, said("Dina’s words", page=uuid.uuid4()))
        with acting(carys), pytest.raises(ChangedMeanwhile) as refused:
            saves(carys, room, said("Carys’s words", page=uuid.uuid4()))

        with acting(carys):
            assert found(carys, room).update == "Dina’s words"
        assert dict(refused.value.theirs)["Update"] == "Dina’s words"
        assert dict(refused.value.yours)["Update"] == "Carys’s words"

    def test_one_pages_saves_follow_each_other_in_any_order(self, room, acting, carys):
        page = uuid.uuid4()
        with acting(carys):
            saves(carys, room, said("one", page=page, count=1))
            saves(carys, room, said("one two three", page=page, count=3))
            saves(carys, room, said("one two", page=page, count=2))

            assert found(carys, room).update == "one two three"

    def test_the_same_words_from_two_pages_are_no_conflict(
        self, room, acting, carys, dina
    ):
        with acting(dina):
            saves(dina, room, said("The same", page=uuid.uuid4()))
        with acting(carys):
            saves(carys, room, said("The same", page=uuid.uuid4()))

            assert found(carys, room).version == 2

    def test_who_has_spoken_is_ticked_and_unticked(self, room, acting, carys, world):
        housing = world.agencies["east-sussex/housing"].pk
        with acting(carys):
            saves(carys, room, said(agencies=[housing]))
            assert selectors.spoken(carys, room) == {housing}
            saves(carys, room, said(version=2))

            assert not Contribution.objects.exists()

    def test_others_do_not_write_the_sheet(self, room, acting, priya):
        with acting(priya), pytest.raises(NotPermitted, match="You can follow it"):
            saves(priya, room, said())

    def test_nobody_writes_before_signing(self, world, today, case, acting, carys):
        _, (item,) = under_way(world, case, on=today, signed=())

        with (
            acting(carys),
            pytest.raises(NotPossible, match="Sign the confidentiality"),
        ):
            saves(carys, item, said())

    def test_nobody_writes_once_it_is_over(self, room, acting, carys, today):
        with acting(carys):
            services.end_meeting(
                meeting=room.meeting,
                by=carys,
                at=now(),
                unreached=services.Unreached(reason="Out of time."),
            )
            with pytest.raises(NotPossible, match="while the meeting is under way"):
                saves(carys, room, said())


class TestGoingOn:
    def test_the_next_case_opens_and_the_first_is_discussed(
        self, world, today, case, acting, carys
    ):
        other = adopted_case(world, on=today, family_name="Harrow")
        meeting, (first, second) = under_way(world, case, other, on=today)
        with acting(carys):
            services.open_item(item=found(carys, first), by=carys, at=now())
            following = services.go_on(item=found(carys, first), by=carys, at=now())

            assert following.pk == second.pk
            assert found(carys, first).discussed_at is not None
        assert Meeting.objects.get(pk=meeting.pk).current_item_id == second.pk

    def test_after_the_last_none_is_open(self, room, acting, carys):
        with acting(carys):
            assert services.go_on(item=found(carys, room), by=carys, at=now()) is None

        assert Meeting.objects.get(pk=room.meeting_id).current_item_id is None

    def test_going_on_twice_skips_nothing(self, room, acting, carys):
        with acting(carys):
            services.go_on(item=found(carys, room), by=carys, at=now())
            first = found(carys, room).discussed_at
            services.go_on(item=found(carys, room), by=carys, at=now())

            assert found(carys, room).discussed_at == first


class TestDeciding:
    def new_action(self, world, by, item, today, **changes):
        """Return an action for Priya."""
        return services.NewAction(
            **{
                "what": "Visit at home on Friday with housing",
                "agency": world.agencies["east-sussex/probation"],
                "person": world.people["priya"],
                "due_on": today + timedelta(days=7),
            }
            | changes
        )

    def test_an_action_stands_in_the_plan_with_its_meeting(
        self, room, world, acting, carys, today
    ):
        with acting(carys):
            new = self.new_action(world, carys, room, today)
            services.add_action(item=found(carys, room), action=new, by=carys, on=today)
            added = Action.objects.get(case=room.case_id)

        assert added.meeting_id == room.meeting_id
        assert added.person == world.people["priya"]

    def test_carried_over_three_times_it_goes_to_the_delivery_group(
        self, room, world, acting, carys, today
    ):
        with acting(carys):
            new = self.new_action(world, carys, room, today)
            action = services.add_action(
                item=found(carys, room), action=new, by=carys, on=today
            )
            raised = []
            for weeks in (2, 3, 4, 5):
                services.settle_action(
                    item=found(carys, room),
                    action=plans.get_action(carys, room.case, action.pk),
                    outcome=services.Outcome(
                        "carry_over", "Nobody in", today + timedelta(weeks=weeks)
                    ),
                    by=carys,
                    on=today,
                )
                raised.append(Escalation.objects.count())

        assert raised == [0, 0, 1, 1]

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            ("progress", "open"),
            ("discharge", "discharged"),
            ("drop", "no_longer_needed"),
        ],
    )
    def test_an_action_is_settled(
        self, room, world, acting, carys, today, kind, status
    ):
        with acting(carys):
            new = self.new_action(world, carys, room, today)
            action = services.add_action(
                item=found(carys, room), action=new, by=carys, on=today
            )
            services.settle_action(
                item=found(carys, room),
                action=action,
                outcome=services.Outcome(kind, "Done on Monday"),
                by=carys,
                on=today,
            )

            assert Action.objects.get(pk=action.pk).status == status

    def test_a_rating_names_the_meeting_and_keeps_the_proposal(
        self, room, acting, carys, today
    ):
        with acting(carys):
            services.rate(
                item=found(carys, room),
                rag_class="red",
                reasons="Selling again",
                number=0,
                by=carys,
                on=today,
            )
            made = Rating.objects.get(case=room.case_id, superseded_on=None)

        assert made.meeting_id == room.meeting_id
        assert made.proposed_class

    def test_drop_proposes_removal_once(self, room, acting, carys, today):
        key = uuid.uuid4()
        with acting(carys):
            for _ in range(2):
                services.review(
                    item=found(carys, room),
                    decision="drop",
                    reason="No offending for a year",
                    key=key,
                    by=carys,
                    on=today,
                )

            assert Removal.objects.filter(case=room.case_id).count() == 1
            assert found(carys, room).review == "drop"

    def test_a_frequency_keeps_its_meeting_and_expiry(self, room, acting, carys, today):
        until = today + timedelta(days=28)
        with acting(carys):
            services.agree_frequency(
                item=found(carys, room),
                frequency=services.Frequency(3, "contacts_week", today, until),
                number=0,
                by=carys,
                on=today,
            )
            agreed = SupervisionFrequency.objects.get(case=room.case_id)

        assert (agreed.meeting_id, agreed.expires_on) == (room.meeting_id, until)

    def test_a_change_is_noted(self, room, acting, carys, today):
        with acting(carys):
            noted = services.note_change(
                item=found(carys, room),
                kind="address",
                what="Left the hostel",
                happened_on=today,
                by=carys,
                at=now(),
            )

        assert noted.case_id == room.case_id


class TestEscalating:
    def raised(self, by, item, on):
        """Escalate something."""
        return services.escalate(
            item=found(by, item),
            what="No supported housing",
            wanted="A bed by Christmas",
            key=uuid.uuid4(),
            by=by,
            on=on,
        )

    def test_it_waits_until_the_group_answers(self, room, acting, carys, today):
        with acting(carys):
            made = self.raised(carys, room, today)
            waits = selectors.escalation_lists(carys)
            services.answer_escalation(
                escalation=selectors.get_escalation(carys, made.pk),
                answer="A bed from 1 December",
                by=carys,
                on=today,
            )
            after = selectors.escalation_lists(carys)

        assert [each.pk for each in waits["waiting"]] == [made.pk]
        assert (len(after["waiting"]), len(after["answered"])) == (0, 1)

    def test_it_is_answered_once(self, room, acting, carys, today):
        with acting(carys):
            made = self.raised(carys, room, today)
            answer = {"escalation": made, "answer": "Yes", "by": carys, "on": today}
            services.answer_escalation(**answer)
            with pytest.raises(NotPossible, match="answered already"):
                services.answer_escalation(**answer)

    def test_a_practitioner_does_not_answer(self, room, acting, carys, priya, today):
        with acting(carys):
            made = self.raised(carys, room, today)
        with acting(priya), pytest.raises(NotPermitted):
            services.answer_escalation(
                escalation=selectors.get_escalation(priya, made.pk),
                answer="Yes",
                by=priya,
                on=today,
            )

    def test_whoever_does_not_see_the_case_does_not_see_it(
        self, room, acting, carys, today, world
    ):
        with acting(carys):
            self.raised(carys, room, today)
        with acting(world.people["sunil"]) as sunil:
            assert selectors.escalation_lists(sunil) == {"waiting": [], "answered": []}


class TestOnTheWall:
    def test_restricted_entries_are_counted_for_whom_they_concern(
        self, room, acting, carys, owen, world, today
    ):
        with acting(owen):
            new = services.NewAction(
                what="Watch the lock-up",
                agency=world.agencies["east-sussex/police"],
                person=owen,
                due_on=today + timedelta(days=3),
                section="police_intelligence",
            )
            planning.add_action(case=room.case, action=new, by=owen, on=today)
            count = selectors.restricted_count(owen, room, since=None)
            shown = selectors.live(owen, found(owen, room))

        assert count == 1
        assert shown.actions == []

    def test_who_in_the_room_may_not_see_a_case_is_known(
        self, room, world, today, acting, carys
    ):
        comes(world, room.meeting, "sunil", on=today, presence="room")
        with acting(carys):
            asked = selectors.attendees(room.meeting)
            kept = selectors.kept_from(carys, [room.case_id], asked)

        assert [each.person.username for each in kept[room.case_id]] == ["sunil"]

    def test_by_video_nobody_sees_the_wall(self, room, world, today, acting, carys):
        comes(world, room.meeting, "sunil", on=today, presence="remote")
        with acting(carys):
            asked = selectors.attendees(room.meeting)

            assert selectors.kept_from(carys, [room.case_id], asked) == {
                room.case_id: []
            }


def test_what_is_signed_and_open_is_found_again_by_another_browser(
    room, world, today, dina
):
    """The co-ordinator's browser closed: all is on the server."""
    with acting_as(dina, on=today):
        now_open = selectors.beat(dina, room.meeting_id)

    assert now_open.item_id == room.pk
    signs(room.meeting, dina, on=today)
