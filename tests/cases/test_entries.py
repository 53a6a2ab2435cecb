"""The log: written once, corrected beside the old text, withdrawn with a reason."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from cases import selectors, services, sharing
from cases.choices import NDELIUS_CODES, ContactType, Section
from cases.choices.events import ChangeOutcome
from cases.models import Arrest, DrugTest, SignificantChange
from cases.services import entries
from cases.services import events as writing
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


@pytest.fixture
def rang(today) -> services.NewContact:
    """A call, as somebody tells it."""
    return services.NewContact(
        kind="telephone",
        happened_at=at_noon(today - timedelta(days=1)),
        summary="Rang about the bus.",
        idempotency_key=uuid.uuid4(),
    )


@pytest.fixture
def log(case, acting, priya, today):
    """`log(contact)` – written by Priya, with the case at hand."""

    def write(contact):
        with acting(priya):
            return services.log_contact(
                case=case, contact=contact, by=priya, at=at_noon(today)
            )

    return write


def test_every_contact_type_has_its_national_code():
    assert set(NDELIUS_CODES) == set(ContactType)
    assert len(set(NDELIUS_CODES.values())) == len(NDELIUS_CODES)


def test_the_same_sending_with_other_words_is_refused_not_lost(log, rang):
    log(rang)

    with pytest.raises(NotPossible, match="already sent once"):
        log(replace(rang, summary="Rang about the bus, and the job."))


def test_the_same_sending_is_one_event_in_the_audit(log, rang, recorded):
    log(rang)
    log(rang)

    assert len(recorded("contact.logged")) == 1


def test_two_sendings_at_the_same_instant_are_written_once(log, rang, monkeypatch):
    """The second asks before the first has written: the unique key decides."""
    first = log(rang)
    asked = iter([None, first])
    monkeypatch.setattr(entries, "sent_before", lambda *_: next(asked))

    assert log(rang) == first


class TestCorrecting:
    @pytest.fixture
    def corrected(self, case, log, rang, acting, priya, today):
        """A contact and its correction."""
        first = log(rang)
        with acting(priya):
            return first, services.correct_contact(
                contact=first,
                to=replace(rang, summary="Rang about the train."),
                reason="It was the train.",
                by=priya,
                at=at_noon(today),
            )

    def test_keeps_the_text_before(self, case, corrected, acting, priya):
        first, second = corrected
        with acting(priya):
            assert list(selectors.contacts(priya, case)) == [second]
            said = [each.summary for each in selectors.versions(priya, second)]

        assert said == ["Rang about the bus.", "Rang about the train."]
        assert second.corrects_id == first.pk

    def test_twice_shows_both_texts(self, corrected, rang, acting, priya, today):
        first, _ = corrected
        with acting(priya), pytest.raises(ChangedMeanwhile, match="Somebody else"):
            services.correct_contact(
                contact=first, to=rang, reason="Mine.", by=priya, at=at_noon(today)
            )

    def test_is_for_the_agency_that_wrote_it(
        self, case, log, rang, acting, owen, today
    ):
        first = log(rang)
        with acting(owen):
            seen = selectors.get_entry(owen, case, "contact", first.pk)
            with pytest.raises(NotPermitted, match="Only the agency that recorded"):
                services.correct_contact(
                    contact=seen, to=rang, reason="No.", by=owen, at=at_noon(today)
                )

    def test_takes_along_whom_it_was_shared_with(
        self, case, log, rang, acting, priya, hollie, world, today
    ):
        secret = log(replace(rang, section=Section.HEALTH))
        with acting(priya):
            sharing.share_row(
                row=secret,
                agency=world.agencies["east-sussex/housing"],
                by=priya,
                reason="The flat.",
            )
            services.correct_contact(
                contact=secret,
                to=replace(rang, summary="The right words."),
                reason="Wrong words.",
                by=priya,
                at=at_noon(today),
            )
        with acting(hollie):
            (seen,) = selectors.contacts(hollie, case)

        assert (seen.summary, seen.section) == ("The right words.", Section.HEALTH)


def test_the_database_never_alters_what_was_logged(log, rang, acting, priya):
    logged = log(rang)
    logged.summary = "Another story."
    with acting(priya), pytest.raises(Exception, match="permission denied"):
        logged.save(update_fields=["summary"])


class TestWithdrawing:
    @pytest.fixture
    def arrest(self, case, acting, owen, today):
        """An arrest on the wrong case."""
        with acting(owen):
            made = services.NewArrest(arrested_at=at_noon(today), offence="Theft")
            return services.record_arrest(
                case=case, arrest=made, by=owen, at=at_noon(today)
            )

    def test_settles_the_change_it_brought(self, case, arrest, acting, owen, today):
        with acting(owen):
            services.withdraw_entry(
                entry=arrest, reason="Wrong person.", by=owen, at=at_noon(today)
            )
            (change,) = SignificantChange.objects.filter(case=case)

            assert selectors.events(owen, case).arrests == []
            case.refresh_from_db()
        assert change.outcome == ChangeOutcome.NOTHING
        assert case.change_review_due_on is None

    def test_is_done_once(self, arrest, acting, owen, today):
        with acting(owen):
            services.withdraw_entry(
                entry=arrest, reason="Wrong person.", by=owen, at=at_noon(today)
            )
            with pytest.raises(NotPossible, match="withdrawn as recorded in error"):
                services.withdraw_entry(
                    entry=arrest, reason="Again.", by=owen, at=at_noon(today)
                )


class TestDrugTests:
    @pytest.fixture
    def record(self, case, acting, today):
        """`record(priya, setting=…)` – a test of yesterday."""

        def write(who, **facts):
            told = {
                "setting": "licence_or_order",
                "positive_for": [],
                "negative_for": [],
            }
            test = services.NewDrugTest(
                tested_on=today - timedelta(days=1), **(told | facts)
            )
            with acting(who):
                return services.record_drug_test(
                    case=case, test=test, by=who, at=at_noon(today)
                )

        return write

    @pytest.mark.parametrize(
        ("facts", "reason"),
        [
            ({}, "at least one substance"),
            ({"positive_for": ["heroin"], "negative_for": ["heroin"]}, "choose one"),
            ({"was_refused": True, "negative_for": ["crack"]}, "has no results"),
        ],
        ids=["no result", "two results", "refused with a result"],
    )
    def test_without_one_result_each_is_refused(self, record, priya, facts, reason):
        with pytest.raises(NotPossible, match=f"(?i){reason}"):
            record(priya, **facts)

    @pytest.mark.parametrize(
        ("setting", "section"),
        [
            ("on_arrest", Section.GENERAL),
            ("licence_or_order", Section.GENERAL),
            ("custody", Section.GENERAL),
            ("treatment", Section.HEALTH),
            ("voluntary", Section.HEALTH),
        ],
    )
    def test_are_kept_where_their_reason_puts_them(
        self, record, priya, setting, section
    ):
        made = record(priya, setting=setting, negative_for=["crack"])

        assert made.section == section

    def test_a_negative_one_asks_for_no_review(self, case, record, priya, acting):
        record(priya, negative_for=["crack"])
        with acting(priya):
            assert selectors.changes_to_review(priya, case) == []

    def test_a_positive_one_in_treatment_asks_only_those_who_read_health(
        self, case, record, priya, owen, acting
    ):
        record(priya, setting="treatment", positive_for=["crack"])
        with acting(priya):
            assert len(selectors.changes_to_review(priya, case)) == 1
        with acting(owen):
            assert selectors.changes_to_review(owen, case) == []
            case.refresh_from_db()
            assert case.change_review_due_on is None


def test_a_failure_on_the_way_leaves_nothing(case, acting, owen, today, monkeypatch):
    def fails(**_):
        raise RuntimeError

    monkeypatch.setattr(writing, "note_significant_change", fails)
    made = services.NewArrest(arrested_at=at_noon(today), offence="Theft")
    with acting(owen):
        with pytest.raises(RuntimeError):
            services.record_arrest(case=case, arrest=made, by=owen, at=at_noon(today))

        assert not Arrest.objects.filter(case=case).exists()


def test_work_begun_and_ended_are_two_changes(case, acting, priya, today):
    with acting(priya):
        spell = services.begin_employment(
            case=case,
            spell=services.NewEmployment(
                kind="paid_work",
                what="Warehouse",
                first_day=today - timedelta(days=20),
            ),
            by=priya,
            at=at_noon(today),
        )
        services.end_employment(
            spell=spell, on=today, why="Shift ended", by=priya, at=at_noon(today)
        )
        what = [each.what for each in selectors.changes_to_review(priya, case)]
        with pytest.raises(NotPossible, match="ended already"):
            services.end_employment(
                spell=spell, on=today, why="", by=priya, at=at_noon(today)
            )

    assert sorted(what) == [
        "Began: Paid work: Warehouse",
        "Ended: Paid work: Warehouse (Shift ended)",
    ]


def test_a_childs_concern_is_apart_whoever_raises_it(
    case, acting, priya, owen, hollie, today
):
    concern = services.NewConcern(about="child", concern="A cot.", raised_on=today)
    with acting(priya):
        raised = services.raise_safeguarding_concern(
            case=case, concern=concern, by=priya, at=at_noon(today)
        )
        with pytest.raises(NotPossible, match="before its outcome"):
            services.record_safeguarding_outcome(
                concern=raised, outcome="enquiry", by=priya, on=today
            )
    with acting(hollie):
        assert selectors.circumstances(hollie, case).safeguarding == []
    with acting(owen):
        assert selectors.circumstances(owen, case).safeguarding == [raised]


def test_a_move_is_a_change_and_the_same_move_is_not(case, acting, priya, today):
    first = services.Home(lines="1 Old Row", postcode="")
    home = services.Home(lines="2 New Row", postcode="", is_hostel_of_concern=True)
    with acting(priya):
        for where, ago in ((first, 9), (home, 1)):
            services.move_home(
                case=case,
                home=where,
                by=priya,
                on=today - timedelta(days=ago),
                at=at_noon(today),
            )
        assert len(selectors.changes_to_review(priya, case)) == 1
        with pytest.raises(NotPossible, match="recorded already"):
            services.move_home(
                case=case,
                home=home,
                by=priya,
                on=today - timedelta(days=1),
                at=at_noon(today),
            )


def test_a_drug_test_sent_twice_is_written_once(case, acting, priya, today):
    key = uuid.uuid4()
    test = services.NewDrugTest(
        tested_on=today,
        setting="custody",
        positive_for=[],
        negative_for=["crack"],
        idempotency_key=key,
    )
    with acting(priya):
        for _ in range(2):
            services.record_drug_test(case=case, test=test, by=priya, at=at_noon(today))

        assert DrugTest.objects.filter(case=case).count() == 1
