"""What a rating reads from the records, what it settles, and who acknowledges an alert."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from cases import services as cases
from cases.models import Case, SignificantChange
from core.exceptions import NotPermitted, NotPossible
from rag import selectors, services
from rag.facts import Answers
from rag.models import WantedAcknowledgement
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db

STABLE = Answers(stable_in_community=True)


def missed(case, by, today, *, times, **more):
    for number in range(times):
        day = today - timedelta(days=number + 1)
        contact = cases.NewContact(
            kind="office_visit_planned",
            happened_at=at_noon(day),
            summary="Did not come.",
            attendance="unacceptable_absence",
            **more,
        )
        cases.log_contact(case=case, contact=contact, by=by, at=at_noon(today))


def proposed(case, by, on):
    return selectors.proposed(by, case, on=on, answers=STABLE)


def changed(case, by, today):
    return cases.note_significant_change(
        case=case,
        kind="arrest",
        happened_on=today,
        what="Arrested for burglary.",
        by=by,
        at=at_noon(today),
    )


def published(case, owen, world, today, *names):
    return services.publish_wanted(
        case=case,
        since=today,
        reason="Failed to surrender.",
        agencies=[world.agencies[f"east-sussex/{each}"] for each in names],
        by=owen,
        on=today,
    )


@pytest.mark.parametrize(
    ("times", "proposes"), [(0, "green"), (1, "amber"), (2, "red")]
)
def test_attendance_on_the_log_proposes(case, priya, acting, today, times, proposes):
    with acting(priya):
        missed(case, priya, today, times=times)

        proposal = proposed(case, priya, today)

    assert proposal.rag_class == proposes
    assert (proposal.reasons[0].record == "contacts") == bool(times)


def test_what_is_missed_in_a_section_does_not_show_in_the_rating(
    case, priya, acting, today
):
    with acting(priya):
        missed(case, priya, today, times=3, section="health")

        assert proposed(case, priya, today).rag_class == "green"


def test_a_change_to_review_proposes_red_until_a_rating_settles_it(
    case, priya, acting, today
):
    with acting(priya):
        change = changed(case, priya, today)
        before = proposed(case, priya, today)
        settled = services.settle_changes(
            case=case, changes=[change.pk], by=priya, at=at_noon(today)
        )
        after = proposed(case, priya, today)

        change = SignificantChange.objects.visible_to(priya).get(pk=change.pk)

    assert (before.rag_class, before.reasons[0].record) == ("red", "changes")
    assert (settled, change.outcome) == (1, "rating")
    assert after.rag_class == "green"


def test_settling_again_changes_nothing(case, priya, acting, today):
    with acting(priya):
        change = changed(case, priya, today)

        def settle():
            return services.settle_changes(
                case=case, changes=[change.pk], by=priya, at=at_noon(today)
            )

        assert [settle(), settle()] == [1, 0]


def test_only_police_have_their_intelligence_in_the_proposal(
    case, owen, priya, acting, today
):
    with acting(owen):
        entry = cases.NewIntelligence(
            system="3x5x2",
            source_evaluation="1",
            assessment="B",
            handling_code="P",
            about_on=today,
            title="Marked",
            text="Zqsecret.",
            indicates_increased_risk=True,
        )
        cases.record_intelligence(
            case=case, intelligence=entry, by=owen, at=at_noon(today)
        )
        theirs = proposed(case, owen, today)
    with acting(priya):
        hers = proposed(case, priya, today)

    assert theirs.rag_class == "red"
    assert theirs.reasons[0].text.startswith("Relevant intelligence")
    assert hers.rag_class == "green"


def test_an_agency_acknowledges_once_even_one_that_only_reads(
    case, owen, hollie, world, acting, today
):
    with acting(owen):
        alert = published(case, owen, world, today, "housing", "probation")
    with acting(hollie):
        waiting = list(selectors.alerts_to_acknowledge(hollie))
        first = services.acknowledge_wanted(alert=alert, by=hollie, at=at_noon(today))
        again = services.acknowledge_wanted(alert=alert, by=hollie, at=at_noon(today))

        assert waiting == [alert]
        assert first == again
        assert list(selectors.alerts_to_acknowledge(hollie)) == []
    assert first.agency == world.agencies["east-sussex/housing"]


def test_acknowledging_is_for_agencies_told_of_an_alert_in_force(
    case, owen, priya, hollie, world, acting, today
):
    with acting(owen):
        alert = published(case, owen, world, today, "housing")
    with acting(priya), pytest.raises(NotPermitted, match="not published to your"):
        services.acknowledge_wanted(alert=alert, by=priya, at=at_noon(today))
    with acting(owen):
        services.end_wanted(
            alert=alert, ended_on=today, because="Arrested.", by=owen, on=today
        )
    with acting(hollie):
        assert list(selectors.alerts_to_acknowledge(hollie)) == []
        with pytest.raises(NotPossible, match="has ended"):
            services.acknowledge_wanted(alert=alert, by=hollie, at=at_noon(today))


def test_nobody_acknowledges_for_another_agency_past_the_application(
    case, owen, hollie, world, acting, today
):
    with acting(owen):
        alert = published(case, owen, world, today, "housing", "probation")
    row = WantedAcknowledgement(
        alert=alert,
        case_id=case.pk,
        agency=world.agencies["east-sussex/probation"],
        acknowledged_at=at_noon(today),
        recorded_by=hollie,
    )
    with (
        acting(hollie),
        pytest.raises((ProgrammingError, IntegrityError), match="row-level"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)


def test_the_review_waits_for_the_schemes_own_next_meeting(case, priya, acting, today):
    case.scheme.next_meeting_on = today + timedelta(days=12)
    with acting(priya):
        rating = services.rate_case(
            case=case, rag_class="red", reasons="Agreed.", by=priya, on=today
        )

        stands = Case.objects.visible_to(priya).get(pk=case.pk)

    assert stands.review_due_on == today + timedelta(days=12)
    assert "the next is on" in rating.review_because
