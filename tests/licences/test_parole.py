"""Parole in Scotland: from the eligibility date to the conditions on the licence (S4-17 to S4-20)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.exceptions import NotPermitted, NotPossible
from core.periods import add_months
from licences import services as licences
from licences.choices import ConditionKind, KeyDateKind
from licences.choices.parole import ParoleHeading, ParoleStatus
from licences.lifecycle import parole as lifecycle
from licences.selectors import parole as selectors
from licences.services import parole as services
from tests.factories.scotland import in_prison, scottish_case, with_date


pytestmark = pytest.mark.django_db


@pytest.fixture
def prisoner(world, today):
    """A Scottish prisoner since two years ago."""
    began = today - timedelta(days=800)
    case = scottish_case(world, on=began)
    return in_prison(world, case, since=began + timedelta(days=10), on=today)


@pytest.fixture
def known(world, prisoner, today):
    """`known(day)` – the parole eligibility date is recorded."""
    return lambda day: with_date(world, prisoner, day=day, on=today)


@pytest.fixture
def process(prisoner, acting, priya):
    """`process()` – the case's parole as it stands."""

    def find():
        with acting(priya):
            return selectors.parole(priya, prisoner).process

    return find


@pytest.fixture
def opened(known, process, acting, priya, today):
    """Parole begun for a date in four months."""
    known(add_months(today, 4))
    found = process()
    with acting(priya):
        return services.open_parole(process=found, by=priya, on=today)


@pytest.fixture
def ask(opened, acting, priya, owen, today):
    """`ask("home")` – Owen is asked for a report by the end of the week."""

    def request(heading, **changes):
        asked = services.AskedReport(
            heading, owen, owen.memberships.first().agency, today + timedelta(days=5)
        )
        with acting(priya):
            return services.ask_for_report(
                process=opened, asked=replace(asked, **changes), by=priya, on=today
            )

    return request


@pytest.fixture
def decide(opened, acting, priya, today):
    """`decide(granted=True)` – the Board's decision of today."""

    def write(*, granted, **changes):
        release_on = opened.earliest_on if granted else None
        decision = services.ParoleDecision(
            granted, today, "PB/114", changes.get("release_on", release_on)
        )
        with acting(priya):
            return services.decide_parole(
                process=opened, decision=decision, by=priya, on=today
            )

    return write


class TestLifecycle:
    def test_every_status_has_its_turn(self):
        assert set(lifecycle.NEXT) == set(lifecycle.TURN) == set(ParoleStatus)

    @pytest.mark.parametrize("status", ["granted", "refused", "closed"])
    def test_what_is_decided_stays_so(self, status):
        assert not lifecycle.is_under_way(ParoleStatus(status))

    def test_there_are_five_heads(self):
        """S4-18."""
        assert len(ParoleHeading) == 5


class TestOpening:
    def test_is_awaited_six_months_before_the_earliest_date(
        self, known, process, today
    ):
        """S4-19."""
        known(add_months(today, 9))

        assert process().status == "awaited"
        assert process().opens_on == add_months(add_months(today, 9), -6)

    def test_moves_with_the_date(self, known, process, today):
        known(add_months(today, 9))
        first = process()
        known(add_months(today, 12))

        assert process().pk == first.pk
        assert process().opens_on == add_months(add_months(today, 12), -6)

    def test_is_refused_before_its_day(self, known, process, acting, priya, today):
        known(add_months(today, 9))

        with acting(priya), pytest.raises(NotPossible, match="so parole begins on"):
            services.open_parole(process=process(), by=priya, on=today)

    def test_begins_on_its_day(self, known, process, acting, priya, today):
        known(add_months(today, 9))
        found = process()
        with acting(priya):
            services.open_parole(process=found, by=priya, on=found.opens_on)

        assert process().status == "open"

    def test_begins_once(self, opened, acting, priya, today):
        with acting(priya), pytest.raises(NotPossible, match="does not come next"):
            services.open_parole(process=opened, by=priya, on=today)

    def test_a_date_taken_back_closes_what_nobody_began(
        self, known, process, prisoner, acting, priya, today
    ):
        known(add_months(today, 9))
        with acting(priya):
            (key_date,) = prisoner.keydates.filter(
                kind=KeyDateKind.PED, superseded_on__isnull=True
            )
            licences.withdraw_official_date(
                key_date=key_date, reason="Another person's.", by=priya, on=today
            )

        assert process().status == "closed"

    def test_is_not_for_england_and_wales(self, world, case, acting, priya, today):
        """A-21."""
        in_prison(world, case, since=today - timedelta(days=20), on=today)
        with_date(world, case, day=add_months(today, 9), on=today)

        with acting(priya):
            assert selectors.parole(priya, case).process is None

    def test_a_reader_is_refused(self, known, process, acting, hollie, today):
        known(add_months(today, 3))
        found = process()

        with acting(hollie), pytest.raises(NotPermitted):
            services.open_parole(process=found, by=hollie, on=today)


class TestReports:
    def test_are_asked_of_a_named_person_once(self, ask):
        ask("home")

        with pytest.raises(NotPossible, match="has been asked"):
            ask("home")

    def test_are_due_from_today_on(self, ask, today):
        with pytest.raises(NotPossible, match="must be today or later"):
            ask("home", due_on=today - timedelta(days=1))

    def test_are_chased_until_they_are_in(self, ask, acting, owen, priya, today):
        report = ask("home")
        by = today + timedelta(days=14)

        with acting(owen):
            assert list(selectors.parole_work(owen, by=by)["parole_reports"]) == [
                report
            ]
            services.receive_report(
                report=report, received_on=today, reference="H/9", by=owen, on=today
            )
            assert not selectors.parole_work(owen, by=by)["parole_reports"]

    def test_come_in_once(self, ask, acting, priya, today):
        report = ask("home")

        def receive():
            with acting(priya):
                services.receive_report(
                    report=report, received_on=today, reference="", by=priya, on=today
                )

        receive()
        with pytest.raises(NotPossible, match="is in already"):
            receive()

    def test_are_not_asked_for_before_parole_begins(
        self, known, process, acting, priya, owen, today
    ):
        known(add_months(today, 9))
        asked = services.AskedReport(
            "home", owen, owen.memberships.first().agency, today
        )

        with acting(priya), pytest.raises(NotPossible, match="Begin it first"):
            services.ask_for_report(process=process(), asked=asked, by=priya, on=today)


class TestDeciding:
    def test_a_grant_sets_the_release(self, decide, opened, prisoner):
        decide(granted=True)

        assert prisoner.release_on == opened.earliest_on
        assert prisoner.release_is_official

    def test_a_refusal_ends_it_and_the_next_date_begins_another(
        self, decide, known, process, today
    ):
        refused = decide(granted=False)
        known(add_months(today, 16))

        assert process().status == "awaited"
        assert process().pk != refused.pk

    def test_nobody_is_released_before_the_earliest_date(self, decide, today):
        with pytest.raises(NotPossible, match="Nobody is released on parole before"):
            decide(granted=True, release_on=today + timedelta(days=3))

    def test_a_refusal_has_no_release(self, decide, today):
        with pytest.raises(NotPossible, match="Release was not granted"):
            decide(granted=False, release_on=today)

    def test_a_hearing_is_listed_once(self, opened, acting, priya, today):
        def enter():
            with acting(priya):
                services.list_hearing(
                    process=opened, hearing_on=today, attends=True, by=priya
                )

        enter()
        with pytest.raises(NotPossible, match="does not come next"):
            enter()

    def test_closing_says_why(self, opened, acting, priya, today, recorded):
        with acting(priya):
            services.close_parole(
                process=opened, reason="Moved to England.", by=priya, on=today
            )

        assert opened.status == "closed"
        assert len(recorded("parole.closed")) == 1


class TestConditions:
    @pytest.fixture
    def condition(self) -> licences.NewCondition:
        """A bespoke condition."""
        return licences.NewCondition(
            ConditionKind.BESPOKE, "Keep away from Pier Road.", "It began there."
        )

    def set(self, process, condition, by, on):
        """Record a condition of release, before there is a licence."""
        return services.set_parole_condition(
            process=process, condition=condition, licence=None, by=by, on=on
        )

    def test_wait_and_go_on_the_licence_when_it_begins(
        self, world, decide, prisoner, condition, acting, priya, today
    ):
        """S4-20."""
        process = decide(granted=True)
        with_date(
            world, prisoner, day=add_months(today, 30), on=today, kind=KeyDateKind.LED
        )
        with acting(priya):
            waiting = self.set(process, condition, priya, today)
            licence = licences.release_from_custody(
                case=prisoner, released_on=today, on_licence=True, by=priya, on=today
            )
            waiting.refresh_from_db()
            said = [each.wording for each in licence.conditions.filter(kind="bespoke")]

        assert said == [condition.wording]
        assert waiting.on_licence_id is not None

    def test_are_recorded_once(self, decide, condition, acting, priya, today):
        process = decide(granted=True)
        with acting(priya):
            self.set(process, condition, priya, today)

            with pytest.raises(NotPossible, match="recorded already"):
                self.set(process, condition, priya, today)

    def test_go_with_a_grant_only(self, opened, condition, acting, priya, today):
        with acting(priya), pytest.raises(NotPossible, match="when release is granted"):
            self.set(opened, condition, priya, today)

    def test_drug_testing_needs_both_its_tests(
        self, decide, condition, acting, priya, today
    ):
        """S1-131."""
        testing = replace(condition, kind=ConditionKind.ADDITIONAL, code="drug_testing")
        process = decide(granted=True)

        with acting(priya), pytest.raises(NotPossible, match="Drug testing needs both"):
            self.set(process, testing, priya, today)


def test_the_page_is_not_there_in_england_and_wales(client_as, case, priya):
    assert client_as(priya).get(f"/cases/{case.pk}/custody/parole/").status_code == 404


def test_the_page_says_when_parole_begins(client_as, known, prisoner, priya, today):
    empty = client_as(priya).get(f"/cases/{prisoner.pk}/custody/parole/")
    known(add_months(today, 9))
    page = client_as(priya).get(f"/cases/{prisoner.pk}/custody/parole/")

    assert "No parole date is known." in empty.content.decode()
    assert "Not begun" in page.content.decode()
