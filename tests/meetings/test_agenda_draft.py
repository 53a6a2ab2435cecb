"""The agenda that writes itself: what is on it until it is issued, and what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services as recording
from core.exceptions import NotPermitted, NotPossible
from meetings import selectors, services
from meetings.choices import Ground, MeetingKind
from meetings.models import AgendaItem
from plans import services as plans
from tests.factories import removals
from tests.factories.cases import at_noon
from tests.factories.meetings import (
    arranged_meeting,
    drafted,
    rate,
    ready_referral,
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(world, today):
    """A meeting in East Sussex in a week."""
    return arranged_meeting(world, on=today, held_on=today + timedelta(days=7))


class TestWhatIsOnIt:
    def test_red_is_and_stays_when_rated_anew_it_goes(
        self, acting, carys, world, meeting, rated, today
    ):
        case = rated("red")

        before = drafted(carys, meeting, on=today)
        rate(world, case, "amber", on=today)
        after = drafted(carys, meeting, on=today)

        assert before == {case.pk: "Red: discussed and rated at every meeting"}
        assert after == {}

    def test_an_amber_is_when_three_months_would_be_up_before_the_next(
        self, acting, carys, world, meeting, rated, today
    ):
        case = rated("amber", days_ago=70)

        far = drafted(carys, meeting, on=today)
        arranged_meeting(world, on=today, held_on=today + timedelta(days=14))
        near = drafted(carys, meeting, on=today)

        assert "Amber: not discussed here yet, 3 months are up on" in far[case.pk]
        assert near == {}

    def test_an_amber_discussed_last_month_is_not(
        self, acting, carys, dina, world, meeting, rated, today
    ):
        case = rated("amber", days_ago=88)
        rate(world, case, "amber", on=today)
        last = arranged_meeting(world, on=today, held_on=today)
        with acting(carys):
            services.record_held(meeting=last, by=carys, on=today)

        with acting(carys):
            (item,) = AgendaItem.objects.filter(meeting=last)
        assert item.ground == Ground.AMBER
        assert drafted(carys, meeting, on=today) == {}

    def test_overdue_actions_changes_and_removals_each_say_so(
        self, acting, carys, priya, world, meeting, rated, today
    ):
        case = rated("green")
        with acting(priya):
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what="View the flat",
                    agency=world.agencies["east-sussex/probation"],
                    person=priya,
                    due_on=today - timedelta(days=2),
                ),
                by=priya,
                on=today - timedelta(days=9),
            )
        removals.proposed(world, case, on=today)

        reason = drafted(carys, meeting, on=today)[case.pk]

        assert reason.startswith("Removal proposed on progress made; ")
        assert "1 action overdue since" in reason

    def test_what_a_sensitive_section_holds_gives_no_ground(
        self, acting, carys, priya, world, meeting, rated, today
    ):
        case = rated("green")
        with acting(priya):
            plans.add_action(
                case=case,
                action=plans.NewAction(
                    what="See the nurse",
                    agency=world.agencies["east-sussex/probation"],
                    person=priya,
                    due_on=today - timedelta(days=2),
                    section="health",
                ),
                by=priya,
                on=today - timedelta(days=9),
            )

        assert drafted(priya, meeting, on=today) == {}
        assert drafted(carys, meeting, on=today) == {}

    def test_a_nomination_and_a_case_added_by_hand_stay(
        self, acting, carys, world, meeting, rated, today
    ):
        referral = ready_referral(world, on=today, meeting=meeting)
        green = rated("green", family_name="Vane", given_names="Ottoline")
        with acting(carys):
            services.list_case(
                meeting=meeting, case=green, reason="Licence ends soon", by=carys
            )

        assert drafted(carys, meeting, on=today) == {
            referral.case_id: "New nomination, presented by Probation Service, East Sussex",
            green.pk: "Licence ends soon",
        }

    def test_each_reader_finds_only_their_cases(
        self, acting, sunil, hollie, meeting, rated, today
    ):
        case = rated("red")

        assert drafted(sunil, meeting, on=today) == {}
        assert list(drafted(hollie, meeting, on=today)) == [case.pk]

    def test_a_practitioners_meeting_hears_less(
        self, acting, carys, world, rated, today
    ):
        rated("amber", days_ago=100)
        red = rated("red", family_name="Vane", given_names="Ottoline")
        weekly = arranged_meeting(
            world, on=today, held_on=today, kind=MeetingKind.PRACTITIONERS
        )

        assert list(drafted(carys, weekly, on=today)) == [red.pk]


class TestPuttingOff:
    def test_it_goes_to_a_later_meeting_with_the_reason(
        self, acting, carys, world, meeting, rated, today
    ):
        case = rated("amber", days_ago=80)
        later = arranged_meeting(world, on=today, held_on=today + timedelta(days=70))

        with acting(carys):
            services.put_off(
                meeting=meeting,
                case=case,
                to=later,
                reason="The officer is away",
                by=carys,
                on=today,
            )

        assert drafted(carys, meeting, on=today) == {}
        assert "The officer is away" in (drafted(carys, later, on=today)[case.pk])

    def test_red_is_never_put_off(self, acting, carys, meeting, rated, today):
        case = rated("red")

        with acting(carys), pytest.raises(NotPossible, match="at every meeting"):
            services.put_off(
                meeting=meeting, case=case, to=None, reason="Away", by=carys, on=today
            )

    def test_what_is_not_on_it_is_not_put_off(
        self, acting, carys, meeting, rated, today
    ):
        case = rated("green")

        with acting(carys), pytest.raises(NotPossible, match="not on the agenda"):
            services.put_off(
                meeting=meeting, case=case, to=None, reason="Away", by=carys, on=today
            )

    def test_put_off_while_amber_it_is_back_when_red(
        self, acting, carys, world, meeting, rated, today
    ):
        case = rated("amber", days_ago=80)
        with acting(carys):
            services.put_off(
                meeting=meeting, case=case, to=None, reason="Away", by=carys, on=today
            )

        rate(world, case, "red", on=today)

        assert list(drafted(carys, meeting, on=today)) == [case.pk]


class TestIssuing:
    def test_it_is_written_once_and_frozen(
        self, acting, carys, world, meeting, rated, today
    ):
        red = rated("red")
        with acting(carys):
            issued = services.issue_agenda(meeting=meeting, by=carys, at=at_noon(today))
            with pytest.raises(NotPossible, match="issued already"):
                services.issue_agenda(meeting=issued, by=carys, at=at_noon(today))
        late = rated("red", family_name="Vane", given_names="Ottoline")
        rate(world, red, "amber", on=today)

        with acting(carys):
            entries = selectors.agenda_as_it_stands(carys, issued, on=today)
            since = selectors.newly_due(carys, issued, on=today)
            services.add_newly_due(meeting=issued, by=carys, on=today)
            after = selectors.agenda_as_it_stands(carys, issued, on=today)

        assert [each.item.case_id for each in entries] == [red.pk]
        assert [each.case.pk for each in since] == [late.pk]
        assert [(each.item.case_id, each.item.order) for each in after] == [
            (red.pk, 1),
            (late.pk, 2),
        ]

    def test_its_chair_issues_it_and_nobody_else(
        self, acting, dina, owen, priya, meeting, today
    ):
        for who in (owen, priya):
            with acting(who), pytest.raises(NotPermitted, match="issues the agenda"):
                services.issue_agenda(meeting=meeting, by=who, at=at_noon(today))

        with acting(dina):
            services.issue_agenda(meeting=meeting, by=dina, at=at_noon(today))

    def test_the_page_asks_for_the_chairs_word(self, client_as, carys, meeting, rated):
        rated("red")
        where = reverse("meetings:issue", args=[meeting.pk])
        browser = client_as(carys)

        refused = browser.post(where, {"agreed": ""})
        issued = browser.post(where, {"agreed": "on"})

        assert "Ask the Chair to agree the agenda" in refused.content.decode()
        assert issued["Location"] == meeting.get_absolute_url()
        meeting.refresh_from_db()
        assert meeting.issued_by == carys


def test_a_draft_costs_the_same_for_one_case_and_for_eight(
    acting, carys, meeting, rated, today, django_assert_num_queries
):
    def cost():
        with acting(carys), django_assert_num_queries(16):
            return len(selectors.agenda_as_it_stands(carys, meeting, on=today))

    rated("red")
    assert cost() == 1
    for number in range(7):
        rated("red", family_name=f"Vane{'abcdefg'[number]}", given_names="Ottoline")
    assert cost() == 8


def test_issuing_costs_the_same_for_one_case_and_for_six(
    acting, carys, world, rated, today, django_assert_num_queries
):
    def issue(days):
        meeting = arranged_meeting(
            world, on=today, held_on=today + timedelta(days=days)
        )
        with acting(carys), django_assert_num_queries(21):
            services.issue_agenda(meeting=meeting, by=carys, at=at_noon(today))

    rated("red")
    issue(7)
    for number in range(5):
        rated("red", family_name=f"Vane{'abcde'[number]}", given_names="Ottoline")
    issue(14)


def test_a_significant_change_is_on_it_until_reviewed(
    acting, carys, priya, meeting, rated, today
):
    case = rated("green")
    with acting(priya):
        recording.note_significant_change(
            case=case,
            kind="arrest",
            happened_on=today,
            what="Arrested",
            by=priya,
            at=at_noon(today),
        )

    assert "not reviewed yet" in drafted(carys, meeting, on=today)[case.pk]
