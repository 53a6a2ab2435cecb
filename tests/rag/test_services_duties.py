"""Recording what meets a duty: new state, what stands on the case, refusals, once only."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from agencies.acting import acting_as
from cases import services as cases
from cases.models import Case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from rag import selectors, services
from rag.duties import DutyStatus
from rag.facts import Answers
from rag.models import DutyDone, SupervisionFrequency
from rag.services import Frequency, Monitoring
from tests.factories.cases import at_noon
from work.selectors import reminder_service


pytestmark = pytest.mark.django_db


def rated(case, by, on, rag_class="red", **answers):
    return services.rate_case(
        case=case,
        rag_class=rag_class,
        reasons="Agreed at the meeting.",
        by=by,
        on=on,
        answers=Answers(**answers),
    )


def visited(case, by, day, today, **more):
    contact = cases.NewContact(
        kind="home_visit", happened_at=at_noon(day), summary="Seen at home.", **more
    )
    return cases.log_contact(case=case, contact=contact, by=by, at=at_noon(today))


def state(case, by, on, code):
    found = selectors.states_of(by, [case], on=on)[case.pk]
    return next(each for each in found if each.duty.code == code)


def stands(case, by):
    found = Case.objects.visible_to(by).get(pk=case.pk)
    return found.duty_due_on, found.duty_due


def agreed(case, by, on, *, version=0, **more):
    facts = {
        "value": 2,
        "unit": "contacts_week",
        "agreed_on": on,
        "expires_on": on + timedelta(days=28),
    }
    return services.agree_frequency(
        case=case, frequency=Frequency(**facts | more), version=version, by=by, on=on
    )


def test_a_rating_says_on_the_case_which_duty_falls_due_first(
    case, priya, acting, today
):
    with acting(priya):
        rated(case, priya, today)

        assert stands(case, priya) == (today + timedelta(days=7), "diary")


def test_rating_the_same_class_again_does_not_begin_its_duties_again(
    case, priya, acting, today
):
    with acting(priya):
        rated(case, priya, today - timedelta(days=20))
        rated(case, priya, today - timedelta(days=5))

        assert case.rag_set_on == today - timedelta(days=20)
        assert state(case, priya, today, "home_visit").status == DutyStatus.OVERDUE


def test_a_visit_meets_the_duty_and_names_its_contact(case, priya, acting, today):
    with acting(priya):
        rated(case, priya, today - timedelta(days=10))
        contact = visited(case, priya, today - timedelta(days=1), today)

        met = state(case, priya, today, "home_visit")

    assert met.status == DutyStatus.MET
    assert met.done.contact_id == contact.pk


@pytest.mark.parametrize(
    "more",
    [{"attendance": "unacceptable_absence"}, {"section": "health"}],
    ids=["nobody was in", "in a section that not everybody reads"],
)
def test_what_nobody_shares_or_nobody_saw_meets_no_duty(
    case, priya, acting, today, more
):
    with acting(priya):
        rated(case, priya, today - timedelta(days=10))
        visited(case, priya, today - timedelta(days=1), today, **more)

        assert state(case, priya, today, "home_visit").done is None


def test_a_corrected_visit_counts_as_it_was_corrected(case, priya, acting, today):
    with acting(priya):
        rated(case, priya, today - timedelta(days=10))
        contact = visited(case, priya, today - timedelta(days=1), today)
        cases.correct_contact(
            contact=contact,
            to=cases.NewContact(
                kind="home_visit",
                happened_at=at_noon(today - timedelta(days=1)),
                summary="Nobody was in.",
                attendance="unacceptable_absence",
            ),
            reason="Wrong house.",
            by=priya,
            at=at_noon(today),
        )

        assert state(case, priya, today, "home_visit").done is None


def test_scheduled_work_brings_the_case_into_step_with_the_log_once(
    case, priya, acting, today
):
    with acting(priya):
        rated(case, priya, today - timedelta(days=3), rag_class="green")
        services.record_duty(
            case=case,
            duty="exit_planning",
            done_on=today,
            note="",
            by=priya,
            on=today,
        )
        before = stands(case, priya)
        visited(case, priya, today - timedelta(days=1), today)
        agreed(case, priya, today, expires_on=today + timedelta(days=90))
    with acting_as(reminder_service(), on=today) as service:
        services.recompute_duties(by=service, on=today)
        again = services.recompute_duties(by=service, on=today)

    with acting(priya):
        after = stands(case, priya)
    assert after[1] == "home_visit"
    assert after[0] > before[0]
    assert again == 0


def test_a_person_cannot_recompute_across_agencies(case, priya, acting, today):
    with acting(priya), pytest.raises(NotPermitted, match="scheduled work only"):
        services.recompute_duties(by=priya, on=today)


def test_a_duty_is_recorded_once_a_day(case, priya, acting, today):
    def record():
        return services.record_duty(
            case=case,
            duty="diary",
            done_on=today,
            note="All there.",
            by=priya,
            on=today,
        )

    with acting(priya):
        rated(case, priya, today)

        assert record() == record()
        assert DutyDone.objects.filter(case=case).count() == 1


@pytest.mark.parametrize(
    ("who", "duty", "words"),
    [
        ("hollie", "diary", "not add to it"),
        ("priya", "brief_police", "police briefing"),
    ],
)
def test_who_may_record_a_duty(case, world, acting, today, who, duty, words):
    by = world.people[who]

    with acting(by), pytest.raises(NotPermitted, match=words):
        services.record_duty(
            case=case, duty=duty, done_on=today, note="", by=by, on=today
        )


def test_a_duty_still_to_come_is_not_done(case, priya, acting, today):
    tomorrow = today + timedelta(days=1)

    with acting(priya), pytest.raises(NotPossible, match="still to come"):
        services.record_duty(
            case=case, duty="diary", done_on=tomorrow, note="", by=priya, on=today
        )


def test_an_assessment_meets_its_duty_and_is_written_once(case, priya, acting, today):
    tag = Monitoring(today, "suitable", "Wants it.", scheme="voluntary")
    with acting(priya):
        rated(case, priya, today)
        first = services.assess_monitoring(
            case=case, assessment=tag, by=priya, on=today
        )
        again = services.assess_monitoring(
            case=case, assessment=tag, by=priya, on=today
        )

        met = state(case, priya, today, "electronic_monitoring")

    assert first == again
    assert (met.status, met.done.what) == (DutyStatus.MET, "Suitable")


@pytest.mark.parametrize(
    ("outcome", "scheme", "words"),
    [
        ("suitable", "", "Say under what"),
        ("unsuitable", "licence", "Leave the kind out"),
    ],
)
def test_the_kind_of_monitoring_goes_with_suitable(
    case, priya, acting, today, outcome, scheme, words
):
    assessment = Monitoring(today, outcome, "Reasons.", scheme=scheme)

    with acting(priya), pytest.raises(NotPossible, match=words):
        services.assess_monitoring(case=case, assessment=assessment, by=priya, on=today)


def test_a_frequency_supersedes_the_one_before_and_expires(case, priya, acting, today):
    with acting(priya):
        rated(case, priya, today - timedelta(days=9))
        agreed(case, priya, today)
        second = agreed(
            case, priya, today, version=1, value=1, unit="hours_week",
            expires_on=today + timedelta(days=2),
        )  # fmt: skip

        met = state(case, priya, today, "supervision")
        late = state(case, priya, today + timedelta(days=3), "supervision")

    assert str(second) == "1 hour a week"
    assert (met.status, met.due_on) == (DutyStatus.MET, today + timedelta(days=2))
    assert late.status == DutyStatus.OVERDUE


def test_a_frequency_from_an_overtaken_page_is_refused_with_both(
    case, priya, acting, today
):
    with acting(priya):
        agreed(case, priya, today)

        with pytest.raises(ChangedMeanwhile) as refused:
            agreed(case, priya, today, value=5)

    assert refused.value.theirs == [("How often", "2 contacts a week")]
    assert refused.value.yours == [("How often", "5 contacts a week")]


@pytest.mark.parametrize(
    ("agreed_ago", "expires_in", "words"),
    [(-1, 28, "today or earlier"), (0, 0, "must be after that"), (9, -1, "already")],
    ids=["still to come", "the same day", "over before today"],
)
def test_a_frequency_runs_from_a_meeting_into_the_future(
    case, priya, acting, today, agreed_ago, expires_in, words
):
    with acting(priya), pytest.raises(NotPossible, match=words):
        agreed(
            case,
            priya,
            today,
            agreed_on=today - timedelta(days=agreed_ago),
            expires_on=today + timedelta(days=expires_in),
        )


def test_the_database_refuses_a_frequency_that_ends_before_it_begins(
    case, priya, acting, today
):
    with acting(priya), pytest.raises(IntegrityError, match="expires_later"):
        SupervisionFrequency.objects.create(
            case=case,
            number=1,
            value=1,
            unit="contacts_week",
            agreed_on=today,
            expires_on=today,
            recorded_by=priya,
        )


def test_a_closed_case_takes_no_duty(case, priya, dina, acting, today):
    with acting(dina):
        cases.change_status(case=case, to="closed", by=dina, on=today, reason="Moved.")
    with acting(priya), pytest.raises(NotPossible, match="closed"):
        services.record_duty(
            case=case, duty="diary", done_on=today, note="", by=priya, on=today
        )
