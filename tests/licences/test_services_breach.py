"""Breach of supervision before the magistrates: to court, adjourned, decided, sanctioned."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases import selectors as cases
from core.exceptions import NotPermitted, NotPossible
from licences import services
from licences.models import SupervisionBreach
from licences.presenters.breach import breach_matter
from licences.selectors import enforcement
from licences.selectors.across import breaches_to_chase
from licences.selectors.supervision import supervised_under, supervision_period
from tests.factories.enforcement import laid, settled, supervised


pytestmark = pytest.mark.django_db


@pytest.fixture
def under_supervision(case, priya, acting, today):
    """The case under supervision from 3 September 2025 until 15 May 2026, as the law was."""
    with acting(priya):
        return supervised(case, priya, today)


def test_the_period_is_as_the_law_had_it_on_the_day(under_supervision, priya, acting):
    case = under_supervision
    with acting(priya):
        before = supervision_period(priya, case, date(2026, 5, 10))
        after = supervision_period(priya, case, date(2026, 5, 11))

        assert supervised_under(priya, case, date(2026, 2, 2)) == "pss"
        assert supervised_under(priya, case, date(2025, 6, 2)) == "licence"
        assert supervised_under(priya, case, date(2026, 6, 2)) is None
    assert before == (date(2025, 9, 3), date(2026, 5, 15))
    assert after == (date(2025, 9, 3), date(2026, 5, 10))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"failed_on": date(2026, 5, 11)}, "abolished on 11 May 2026"),
        ({"failed_on": date(2025, 9, 2)}, "Supervision ran from 3 September 2025"),
        ({"court": "Shingleport Crown Court"}, "goes to a magistrates’ court"),
        ({"laid_on": date(2026, 2, 1)}, "The failure was before the information"),
    ],
)
def test_an_information_that_cannot_be_laid(
    under_supervision, priya, acting, today, changed, says
):
    usual = {"laid_on": today, "hearing": None}
    with acting(priya):
        with pytest.raises(NotPossible, match=says):
            laid(under_supervision, priya, today, **usual | changed)
        assert not SupervisionBreach.objects.visible_to(priya).exists()


def test_the_last_day_before_the_abolition_is_saved(
    under_supervision, priya, acting, today
):
    with acting(priya):
        breach = laid(
            under_supervision,
            priya,
            today,
            failed_on=date(2026, 5, 10),
            laid_on=date(2026, 5, 14),
            hearing=None,
        )

    assert (breach.status, breach.supervision_ends_on) == ("laid", date(2026, 5, 15))


def test_nobody_without_supervision_breaches_it(case, priya, acting, today):
    with (
        acting(priya),
        pytest.raises(NotPossible, match="No post-sentence supervision"),
    ):
        laid(case, priya, today)


def test_the_police_lay_nothing(under_supervision, owen, acting, today):
    with acting(owen), pytest.raises(NotPermitted, match="takes a breach to court"):
        laid(under_supervision, owen, today)


def test_the_same_form_lays_once(under_supervision, priya, acting, today):
    key = uuid.uuid4()
    with acting(priya):
        first = laid(under_supervision, priya, today, idempotency_key=key)
        second = laid(under_supervision, priya, today, idempotency_key=key)

        assert first == second
        assert len(second.hearings.all()) == 1


def test_an_information_is_a_significant_change_noted_once(
    under_supervision, priya, acting, today
):
    """S3-28."""
    key = uuid.uuid4()
    with acting(priya):
        made = [
            laid(under_supervision, priya, today, idempotency_key=key) for _ in range(2)
        ]
        (change,) = cases.significant_changes(priya, under_supervision)

    assert (change.kind, change.source) == ("breach", made[0].pk)
    assert change.happened_on == date(2026, 2, 2)


def adjourned(breach, by, until):
    return services.adjourn_hearing(
        breach=breach, listed_for=until, reason="No transport.", by=by
    )


def test_a_hearing_is_adjourned_as_often_as_the_court_likes(
    under_supervision, priya, acting, today, recorded
):
    case = under_supervision
    with acting(priya):
        breach = laid(case, priya, today)
        adjourned(breach, priya, date(2026, 3, 6))
        adjourned(breach, priya, date(2026, 3, 20))
        with pytest.raises(NotPossible, match="The next hearing must be after"):
            adjourned(breach, priya, date(2026, 3, 20))
        found = enforcement.get_breach(priya, case, breach.pk)

    assert [each.is_adjourned for each in found.hearings.all()] == [True, True, False]
    assert found.hearing.listed_for == date(2026, 3, 20)
    assert len(recorded("licences.breach_adjourned")) == 2


def test_the_outcome_is_kept_once_with_its_figures(
    under_supervision, priya, acting, today, recorded
):
    case = under_supervision
    with acting(priya):
        breach = laid(case, priya, today)
        with pytest.raises(NotPossible, match="The court cannot have decided before"):
            settled(
                breach,
                priya,
                today,
                "fine",
                fine_pounds=90,
                outcome_on=date(2026, 2, 19),
            )
        decided = settled(breach, priya, today, "committal", committal_days=7)
        with pytest.raises(NotPossible, match="This breach has moved on"):
            settled(breach, priya, today, "complied")

    assert (decided.status, decided.outcome_by) == ("decided", priya)
    assert decided.sanction_ends_on == date(2026, 2, 26)
    assert recorded("licences.breach_decided")[-1].change["outcome"] == "committal"


def test_a_refused_sanction_leaves_nothing_behind(
    under_supervision, priya, acting, today
):
    case = under_supervision
    with acting(priya):
        breach = laid(case, priya, today)
        with pytest.raises(NotPossible, match="A fine is from £1 to £1,000"):
            settled(breach, priya, today, "fine", fine_pounds=1_001)
        found = enforcement.get_breach(priya, case, breach.pk)

    assert (found.status, found.outcome) == ("listed", "")


def ordered(case, by, today):
    return settled(
        laid(case, by, today),
        by,
        today,
        "unpaid_work",
        unpaid_work_hours=40,
        ends_on=date(2026, 5, 1),
    )


def test_one_sanction_at_a_time(under_supervision, priya, acting, today):
    case = under_supervision
    with acting(priya):
        ordered(case, priya, today)
        second = laid(
            case,
            priya,
            today,
            failed_on=date(2026, 3, 2),
            laid_on=date(2026, 3, 4),
            hearing=date(2026, 3, 10),
        )
        day = {"outcome_on": date(2026, 3, 10)}
        with pytest.raises(NotPossible, match="Another sanction runs until 1 May 2026"):
            settled(second, priya, today, "fine", fine_pounds=100, **day)

        assert settled(second, priya, today, "no_action", **day).outcome == "no_action"


def test_a_breached_default_order_is_revoked_by_what_takes_its_place(
    under_supervision, priya, acting, today
):
    case = under_supervision
    with acting(priya):
        order = ordered(case, priya, today)
        again = laid(
            case,
            priya,
            today,
            default_order=order,
            failed_on=date(2026, 3, 2),
            laid_on=date(2026, 3, 4),
            hearing=date(2026, 3, 10),
        )
        settled(
            again,
            priya,
            today,
            "curfew",
            curfew_days=20,
            curfew_hours=12,
            ends_on=date(2026, 4, 1),
            outcome_on=date(2026, 3, 10),
        )
        revoked = enforcement.get_breach(priya, case, order.pk)
        with pytest.raises(NotPossible, match="has already been revoked"):
            laid(case, priya, today, default_order=revoked, hearing=None)

    assert revoked.order_revoked_on == date(2026, 3, 10)


def test_a_breach_is_withdrawn_before_the_court_decides(
    under_supervision, priya, acting, today
):
    with acting(priya):
        breach = laid(under_supervision, priya, today, hearing=None)
        gone = services.withdraw_breach(
            breach=breach, reason="He was in hospital.", by=priya, on=today
        )
        with pytest.raises(NotPossible, match="This breach has moved on"):
            services.list_hearing(breach=breach, listed_for=today, by=priya)

    assert (gone.status, gone.withdrawn_because) == ("withdrawn", "He was in hospital.")


def test_the_database_refuses_a_sanction_outside_the_law(
    under_supervision, priya, acting, today
):
    with acting(priya):
        breach = settled(
            laid(under_supervision, priya, today), priya, today, "fine", fine_pounds=90
        )
        breach.fine_pounds = 1_001
        with (
            pytest.raises(IntegrityError, match="sanction_within_law"),
            transaction.atomic(),
        ):
            breach.save(update_fields=["fine_pounds"])


def test_what_is_in_hand_is_told_without_asking_row_by_row(
    under_supervision, priya, acting, today, django_assert_num_queries
):
    with acting(priya) as by:
        laid(under_supervision, by, today)
        breaches = list(breaches_to_chase(by))
        with django_assert_num_queries(0):
            told = [breach_matter(each, on=today).facts for each in breaches]

    assert [bool(each) for each in told] == [True]
