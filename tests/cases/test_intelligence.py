"""Police intelligence: graded, kept apart, passed on as its code allows; the daily check."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import policies, selectors, services
from cases.choices.events import CheckResult
from cases.models import Arrest, IntelligenceCheck
from core.exceptions import NotPermitted, NotPossible, NotVisible
from tests.factories.cases import adopted_case, at_noon, referred_case


GRADED = {
    "system": "3x5x2",
    "source_evaluation": "2",
    "assessment": "C",
    "handling_code": "P",
    "title": "Seen at the retail park",
    "text": "Twice last week.",
    "indicates_increased_risk": False,
}


@pytest.fixture
def inform(case, acting, owen, today):
    """`inform(handling_code="C", …)` – Owen records intelligence."""

    def write(by=owen, **facts):
        made = services.NewIntelligence(about_on=today, **(GRADED | facts))
        with acting(by):
            return services.record_intelligence(
                case=case, intelligence=made, by=by, at=at_noon(today)
            )

    return write


@pytest.mark.parametrize(
    ("system", "marks", "conditions", "reason"),
    [
        ("3x5x2", "1AP", "", ""),
        ("3x5x2", "3EC", "Ring first.", ""),
        ("3x5x2", "3EC", " ", "has conditions"),
        ("3x5x2", "A1P", "", "is not a 3x5x2 grading"),
        ("3x5x2", "1A4", "", "is not a 3x5x2 grading"),
        ("5x5x5", "A12", "", ""),
        ("5x5x5", "E55", "Nobody else.", ""),
        ("5x5x5", "E55", "", "has conditions"),
        ("5x5x5", "F12", "", "is not a 5x5x5 grading"),
        ("4x4", "A12", "", "is not a 4x4 grading"),
    ],
)
def test_a_grading_is_whole_and_of_one_system(system, marks, conditions, reason):
    source, assessment, handling = marks
    decision = policies.can_grade(
        system=system,
        source_evaluation=source,
        assessment=assessment,
        handling_code=handling,
        handling_conditions=conditions,
    )

    assert bool(decision) == (not reason)
    assert reason in decision.reason


@pytest.mark.parametrize(
    ("system", "code", "to_police", "allowed"),
    [
        ("3x5x2", "P", False, True),
        ("3x5x2", "C", False, True),
        ("5x5x5", "1", False, False),
        ("5x5x5", "1", True, True),
        ("5x5x5", "2", False, True),
        ("5x5x5", "3", False, False),
        ("5x5x5", "4", True, False),
        ("5x5x5", "4", False, False),
        ("5x5x5", "5", False, True),
    ],
)
def test_a_handling_code_says_who_may_be_given_it(system, code, to_police, allowed):
    assert (
        bool(
            policies.can_disseminate(
                system=system, handling_code=code, to_police=to_police
            )
        )
        == allowed
    )


@pytest.mark.django_db
class TestRecording:
    def test_is_for_police(self, inform, priya):
        with pytest.raises(NotPermitted, match="Only the police record intelligence"):
            inform(by=priya)

    def test_is_read_by_police_alone(
        self, case, inform, acting, owen, priya, hollie, recorded
    ):
        made = inform()
        for who, seen in ((owen, [made]), (priya, []), (hollie, [])):
            with acting(who):
                assert list(selectors.intelligence_on(who, case)) == seen
        assert len(recorded("intelligence.recorded")) == 1

    def test_the_database_refuses_a_grading_of_two_systems(self, inform, monkeypatch):
        monkeypatch.setattr(policies, "GRADES", {"3x5x2": ("A", "1", "4")})

        with pytest.raises(Exception, match="cases_intelligence_grading_is_possible"):
            inform(source_evaluation="A", assessment="1", handling_code="4")

    def test_increased_risk_asks_for_a_review_that_only_police_see(
        self, case, inform, acting, owen, priya
    ):
        inform(indicates_increased_risk=True)
        with acting(owen):
            assert len(selectors.changes_to_review(owen, case)) == 1
            case.refresh_from_db()
        with acting(priya):
            assert selectors.changes_to_review(priya, case) == []
        assert case.change_review_due_on is None


@pytest.mark.django_db
class TestPassingOn:
    def test_lets_that_agency_read_it_and_no_other(
        self, case, inform, acting, owen, priya, hollie, world, recorded
    ):
        made = inform()
        with acting(owen):
            services.disseminate(
                intelligence=made,
                agency=world.agencies["east-sussex/probation"],
                by=owen,
                reason="The next visit.",
            )
        with acting(priya):
            assert list(selectors.intelligence_on(priya, case)) == [made]
        with acting(hollie):
            assert list(selectors.intelligence_on(hollie, case)) == []
        assert len(recorded("case.information_shared")) == 1

    def test_is_refused_where_the_code_says_so(self, inform, acting, owen, world):
        made = inform(
            system="5x5x5", source_evaluation="B", assessment="3", handling_code="4"
        )
        with acting(owen), pytest.raises(NotPossible, match="inside your agency"):
            services.disseminate(
                intelligence=made,
                agency=world.agencies["east-sussex/probation"],
                by=owen,
                reason="No.",
            )

    def test_the_page_says_why_not(self, case, inform, client_as, owen, world):
        made = inform(
            system="5x5x5", source_evaluation="B", assessment="3", handling_code="1"
        )
        answer = client_as(owen).post(
            f"/cases/{case.pk}/intelligence/{made.pk}/pass-on/",
            {
                "agency": str(world.agencies["east-sussex/housing"].pk),
                "reason": "The flat.",
            },
        )

        assert answer.status_code == 422
        assert "law enforcement only" in answer.content.decode()


@pytest.mark.django_db
class TestTheDailyCheck:
    @pytest.fixture
    def check(self, acting, owen, today):
        """`check(case, …)` – Owen's save of today, or of another day."""

        def save(*ids, found=None, on=today, by=owen):
            with acting(by):
                return services.record_daily_check(
                    case_ids=list(ids), found=found or {}, by=by, on=on, at=at_noon(on)
                )

        return save

    @pytest.fixture
    def arrested(self, today):
        """Somebody's arrest last night."""
        return services.Findings(
            arrest=services.NewArrest(
                arrested_at=at_noon(today), offence="Theft", idempotency_key=uuid4()
            )
        )

    def results(self, acting, owen) -> list[tuple[date, str]]:
        """Return the days and results kept."""
        with acting(owen):
            return list(
                IntelligenceCheck.objects.order_by("checked_on").values_list(
                    "checked_on", "result"
                )
            )

    def test_saved_twice_is_written_once(self, case, check, acting, owen, today):
        check(case.pk)
        check(case.pk)

        assert self.results(acting, owen) == [(today, CheckResult.NOTHING_NEW)]

    def test_an_arrest_is_an_event_and_asks_for_a_review(
        self, case, check, arrested, acting, owen, today
    ):
        for _ in range(2):
            made = check(case.pk, found={case.pk: arrested})

        with acting(owen):
            assert list(Arrest.objects.filter(case=case)) == made.arrests
            assert len(selectors.changes_to_review(owen, case)) == 1
            found = selectors.arrests_since(owen, [case.pk], since=today)
            assert list(found) == made.arrests
        assert self.results(acting, owen) == [(today, CheckResult.ARREST)]

    def test_a_later_finding_replaces_nothing_new(self, case, check, acting, owen):
        check(case.pk)
        check(case.pk, found={case.pk: services.Findings(intelligence=True)})

        ((_, result),) = self.results(acting, owen)
        assert result == CheckResult.INTELLIGENCE

    def test_a_case_one_may_not_record_on_refuses_the_whole(
        self, case, check, acting, owen, world, today
    ):
        elsewhere = adopted_case_elsewhere(world, today)
        with pytest.raises(NotVisible):
            check(case.pk, elsewhere)

        assert self.results(acting, owen) == []

    def test_is_for_police(self, case, check, priya):
        with pytest.raises(NotPermitted, match="Only the police"):
            check(case.pk, by=priya)

    def test_missed_days_are_named(self, case, check, acting, owen, today):
        for ago in (5, 4, 1):
            check(case.pk, on=today - timedelta(days=ago))
        with acting(owen):
            missed = selectors.missed_days(owen, [case.pk], on=today)

        assert missed.days == [today - timedelta(days=ago) for ago in (3, 2)]
        assert missed.latest == today - timedelta(days=1)

    def test_the_page_asks_about_an_arrest_before_it_saves(
        self, case, client_as, owen, acting, today
    ):
        browser = client_as(owen)
        listed = {"listed": str(case.pk), "arrested": str(case.pk)}

        asked = browser.post("/cases/daily-check/", listed)
        assert "Nothing is saved yet" in asked.content.decode()
        assert self.results(acting, owen) == []
        wrong = browser.post("/cases/daily-check/", listed | {"details": "yes"})
        assert wrong.status_code == 422
        saved = browser.post(
            "/cases/daily-check/",
            listed | {"details": "yes"} | arrest_typed(case, today),
        )

        assert saved.url == "/cases/daily-check/"
        page = browser.get(saved.url).content.decode()
        assert "1 person checked, 1 arrest recorded." in page
        assert "Theft from a shop" in page

    def test_ids_that_are_none_are_not_found(self, client_as, owen):
        answer = client_as(owen).post("/cases/daily-check/", {"listed": "1,2"})

        assert answer.status_code == 404

    def test_costs_as_many_statements_for_twenty_as_for_one(
        self, case, check, world, today, client_as, owen
    ):
        def asked(send) -> int:
            send()
            with CaptureQueriesContext(connection) as queries:
                send()
            return len(queries)

        browser = client_as(owen)
        reading = asked(lambda: browser.get("/cases/daily-check/"))
        saving = asked(lambda: check(case.pk))
        more = [
            adopted_case(world, on=today, family_name=f"More {number}").pk
            for number in range(20)
        ]

        assert asked(lambda: browser.get("/cases/daily-check/")) == reading
        assert asked(lambda: check(case.pk, *more)) == saving


def adopted_case_elsewhere(world, today):
    """Return the id of a case of the other area."""

    return referred_case(
        world, on=today, area="west-sussex", referrer="nadia", family_name="Westerby"
    ).pk


def arrest_typed(case, today) -> dict[str, str]:
    """Return what is typed about one person's arrest."""
    typed = {
        "key": str(uuid4()),
        "offence": "Theft from a shop",
        "happened_on_day": str(today.day),
        "happened_on_month": str(today.month),
        "happened_on_year": str(today.year),
        "happened_at": "12:01am",
        "outcome": "police_bail",
    }
    return {f"{case.pk}-{name}": value for name, value in typed.items()}
