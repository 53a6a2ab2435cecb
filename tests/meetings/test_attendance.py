"""Who is here, who has signed, and what guests see (S1-10, S1-11, S1-19, S1-148)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from agencies.acting import acting_as
from cases import sharing
from cases.models import Case, CaseGrant
from cases.selectors import get_case
from core.clock import now
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible
from meetings import selectors, services
from meetings.models import Attendee, Meeting, Signature
from tests.factories.cases import adopted_case
from tests.factories.meetings import arranged_meeting
from tests.factories.sheets import (
    WORDING,
    comes,
    listed,
    opens,
    signs,
    statement,
    under_way,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, today):
    """Today's meeting, not begun, with a statement to sign."""
    statement(world, on=today)
    return arranged_meeting(world, on=today)


class TestBeginning:
    def test_chair_and_coordinator_are_on_the_list(self, meeting, acting, carys, dina):
        with acting(carys):
            begun = services.begin_meeting(meeting=meeting, by=carys, at=now())

        assert begun.is_under_way
        assert set(
            Attendee.objects.filter(meeting=meeting).values_list("person", flat=True)
        ) == {carys.pk, dina.pk}

    def test_the_chair_may_begin_it(self, meeting, acting, dina):
        with acting(dina):
            assert services.begin_meeting(meeting=meeting, by=dina, at=now()).started_at

    def test_it_begins_once(self, meeting, acting, carys):
        with acting(carys):
            services.begin_meeting(meeting=meeting, by=carys, at=now())
            with pytest.raises(NotPossible, match="already begun"):
                services.begin_meeting(meeting=meeting, by=carys, at=now())

    def test_not_before_its_day(self, world, today, acting, carys):
        statement(world, on=today)
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=3))

        with acting(carys), pytest.raises(NotPossible, match="on its day"):
            services.begin_meeting(meeting=later, by=carys, at=now())

    def test_not_without_a_statement(self, world, today, acting, carys):
        bare = arranged_meeting(world, on=today)

        with acting(carys), pytest.raises(NotPossible, match="no confidentiality"):
            services.begin_meeting(meeting=bare, by=carys, at=now())

    def test_a_practitioner_does_not_begin_it(self, meeting, acting, priya):
        with acting(priya), pytest.raises(NotPermitted, match="run the meeting"):
            services.begin_meeting(meeting=meeting, by=priya, at=now())


class TestMarking:
    def test_somebody_comes_and_goes_and_comes_back(
        self, world, today, case, acting, carys
    ):
        meeting, _ = under_way(world, case, on=today)
        come = comes(world, meeting, "priya", on=today)
        with acting(carys):
            for mark, here in (("left", False), ("room", True)):
                come = services.mark_attendance(
                    attendee=come, mark=mark, by=carys, at=now()
                )
                assert come.is_here is here

        assert come.presence == "room"

    def test_who_is_here_sends_no_apologies(self, meeting, world, today, acting, carys):
        come = comes(world, meeting, "priya", on=today)
        refused = pytest.raises(NotPossible, match="Mark them as left instead")
        with acting(carys), refused:
            services.mark_attendance(
                attendee=come, mark="apologies", by=carys, at=now()
            )

    def test_nobody_leaves_who_did_not_come(self, meeting, acting, carys):
        with acting(carys):
            services.begin_meeting(meeting=meeting, by=carys, at=now())
            absent = Attendee.objects.filter(meeting=meeting).first()
            with pytest.raises(NotPossible, match="cannot have left"):
                services.mark_attendance(
                    attendee=absent, mark="left", by=carys, at=now()
                )

    def test_core_agencies_make_the_quorum_and_guests_do_not(
        self, world, today, case, acting, carys
    ):
        meeting, (item,) = under_way(world, case, on=today)
        comes(world, meeting, "priya", on=today)
        comes(world, meeting, "sunil", on=today, items=(item,))
        with acting(carys):
            count = selectors.quorum(meeting, selectors.attendees(meeting))

        assert count.here == 2

    def test_somebody_is_added_once(self, meeting, world, today):
        comes(world, meeting, "priya", on=today)

        with pytest.raises(NotPossible, match="on the list already"):
            comes(world, meeting, "priya", on=today)


class TestSigning:
    def test_everybody_signs_the_version_in_force(self, world, today, case, carys):
        meeting, _ = under_way(world, case, on=today)
        signature = Signature.objects.get(meeting=meeting, person=carys)

        assert signature.statement.number == 1
        assert signature.witness is None

    def test_signing_twice_is_signing_once(self, world, today, case, dina):
        meeting, _ = under_way(world, case, on=today)

        assert signs(meeting, dina, on=today).pk == signs(meeting, dina, on=today).pk

    def test_who_was_not_asked_does_not_sign(self, meeting, today, priya):
        with pytest.raises(NotPermitted, match="not on the list"):
            signs(meeting, priya, on=today)

    def test_on_paper_before_a_witness(self, world, today, case, acting, carys):
        meeting, _ = under_way(world, case, on=today)
        come = comes(world, meeting, "hollie", on=today)
        with acting(carys):
            made = services.sign_on_paper(attendee=come, by=carys, at=now())

        assert (made.person, made.witness) == (world.people["hollie"], carys)

    def test_nobody_is_their_own_witness(self, world, today, case, acting, carys):
        meeting, _ = under_way(world, case, on=today, signed=())
        mine = Attendee.objects.get(meeting=meeting, person=carys)

        with acting(carys), pytest.raises(NotPossible, match="witness your own"):
            services.sign_on_paper(attendee=mine, by=carys, at=now())

    def test_the_database_takes_no_signature_for_somebody_else(
        self, world, today, case, acting, dina
    ):
        meeting, _ = under_way(world, case, on=today, signed=())
        theirs = Attendee.objects.select_related("person").get(
            meeting=meeting, person=world.people["carys"]
        )
        with acting(dina), pytest.raises(DatabaseError), transaction.atomic():
            Signature(
                attendee=theirs,
                meeting=meeting,
                person=theirs.person,
                statement=selectors.current_statement(meeting.scheme),
                signed_at=now(),
            ).save(force_insert=True)

    def test_a_signature_is_never_altered(self, world, today, case, acting, carys):
        meeting, _ = under_way(world, case, on=today)
        with acting(carys), pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.filter(meeting=meeting).update(signed_at=now())

    def test_a_new_version_takes_the_place_of_the_old(self, world, today, acting, mo):
        scheme = world.schemes["east-sussex"]
        statement(world, on=today)
        with acting(mo):
            made = services.set_statement(
                scheme=scheme, wording=WORDING, number=1, by=mo, at=now()
            )
            with pytest.raises(ChangedMeanwhile):
                services.set_statement(
                    scheme=scheme, wording=WORDING, number=1, by=mo, at=now()
                )

        assert selectors.current_statement(scheme) == made

    def test_only_the_lead_agencys_manager_writes_it(self, world, today, acting, carys):
        with acting(carys), pytest.raises(NotPermitted, match="manager of the agency"):
            services.set_statement(
                scheme=world.schemes["east-sussex"],
                wording=WORDING,
                number=0,
                by=carys,
                at=now(),
            )


class TestGuests:
    @pytest.fixture
    def table(self, world, today, case):
        """Two cases; Sunil, whose agency has no share, is a guest for the first."""
        other = adopted_case(world, on=today, family_name="Harrow")
        meeting, items = under_way(world, case, other, on=today)
        comes(world, meeting, "sunil", on=today, items=(items[0],))
        return meeting, items

    def sees(self, who, on):
        """Return how many cases somebody sees."""
        with acting_as(who, on=on):
            return Case.objects.visible_to(who).count()

    def test_the_case_while_it_is_open_and_nothing_before_or_after(
        self, world, today, table, carys, sunil
    ):
        meeting, (first, second) = table
        signs(meeting, sunil, on=today)
        seen = [self.sees(sunil, today)]
        for item in (first, second):
            opens(item, carys, on=today)
            seen.append(self.sees(sunil, today))

        assert seen == [0, 1, 0]
        with acting_as(sunil, on=today), pytest.raises(NotVisible):
            get_case(sunil, first.case_id)

    def test_not_before_signing(self, today, table, carys, sunil):
        meeting, (first, _) = table
        opens(first, carys, on=today)
        before = self.sees(sunil, today)
        signs(meeting, sunil, on=today)
        with acting_as(carys, on=today):
            waits = selectors.guests_outside(meeting, first.case, carys)
        opens(first, carys, on=today)

        assert (before, self.sees(sunil, today)) == (0, 1)
        assert [each.person for each in waits] == [sunil]

    def test_who_leaves_sees_nothing_more(self, today, table, carys, sunil, acting):
        meeting, (first, _) = table
        signs(meeting, sunil, on=today)
        opens(first, carys, on=today)
        mine = Attendee.objects.get(meeting=meeting, person=sunil)
        with acting(carys):
            services.mark_attendance(attendee=mine, mark="left", by=carys, at=now())

        assert self.sees(sunil, today) == 0

    def test_the_end_of_the_meeting_dismisses_them(
        self, today, table, carys, sunil, acting
    ):
        meeting, (first, _) = table
        signs(meeting, sunil, on=today)
        opens(first, carys, on=today)
        with acting(carys):
            ended = services.dismiss_guests(meeting=meeting, by=carys, at=now())

        assert (ended, self.sees(sunil, today)) == (1, 0)

    def test_the_grant_ends_with_the_day_whatever_happens(
        self, today, table, carys, sunil, acting
    ):
        meeting, (first, _) = table
        signs(meeting, sunil, on=today)
        opens(first, carys, on=today)
        with acting(carys):
            grant = CaseGrant.objects.get(basis="meeting", basis_id=meeting.pk)

        midnight = timezone.localtime(grant.valid_until)
        assert (midnight.date() - today).days in {1, 2}
        assert (midnight.hour, grant.sections) == (0, ["general"])

    def test_a_guest_reads_the_general_part_only(
        self, today, table, carys, sunil, acting
    ):
        meeting, (first, _) = table
        signs(meeting, sunil, on=today)
        opens(first, carys, on=today)
        with acting(carys):
            grant = CaseGrant.objects.get(basis="meeting", basis_id=meeting.pk)

        assert (grant.level, str(grant.principal)) == ("read", "Sunil Peel")

    def test_their_agenda_counts_only_what_is_open(self, today, table, carys, sunil):
        meeting, (first, _) = table
        signs(meeting, sunil, on=today)
        opens(first, carys, on=today)
        with acting_as(sunil, on=today):
            found = selectors.get_meeting(sunil, meeting.pk)

        assert found.item_count == 1


class TestPulse:
    @pytest.fixture
    def table(self, world, today, case):
        """A meeting with two cases; Hollie's agency shares the first only."""
        meeting, (first,) = under_way(world, case, on=today)
        other = adopted_case(world, on=today, family_name="Harrow")
        with acting_as(world.people["dina"], on=today) as dina:
            for grant in CaseGrant.objects.filter(
                case=other, principal__agency=world.agencies["east-sussex/housing"]
            ).select_related("case"):
                sharing.revoke_grant(grant=grant, by=dina, at=now(), reason="No need")
        (second,) = listed(world, meeting, other, on=today)
        second.meeting = meeting
        comes(world, meeting, "hollie", on=today)
        signs(meeting, world.people["hollie"], on=today)
        return meeting, first, second

    def state(self, who, meeting, on):
        """Return what a follower's page would be told apart by."""
        with acting_as(who, on=on):
            return selectors.beat(who, meeting.pk).state

    def test_it_moves_with_a_case_one_may_see(self, today, table, carys, hollie):
        meeting, first, _ = table
        before = self.state(hollie, meeting, today)
        opens(first, carys, on=today)

        assert self.state(hollie, meeting, today) != before

    def test_nothing_tells_of_a_case_one_may_not_see(
        self, today, table, carys, hollie, acting
    ):
        meeting, _, second = table
        before = self.state(hollie, meeting, today)
        opens(second, carys, on=today)
        with acting(carys):
            services.save_sheet(
                item=selectors.get_sheet_item(carys, meeting, second.pk),
                said=services.Said("Words", frozenset(), 1),
                by=carys,
                at=now(),
            )

        assert self.state(hollie, meeting, today) == before
        assert Meeting.objects.get(pk=meeting.pk).change_number > 2
