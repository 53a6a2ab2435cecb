"""Sentences, custody, dates, licences: new state, event, refusal, nothing left behind."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import ProgrammingError, transaction

from agencies.acting import acting_as
from audit.models import Event
from cases.models import Case
from cases.services import change_status
from core.exceptions import NotPermitted, NotPossible
from licences import selectors, services
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
    CustodyReason,
    DateSource,
    KeyDateKind,
    SentenceKind,
)
from licences.models import CustodySpell, KeyDate, Licence, Sentence
from licences.services import NewCondition, Reception, SentenceFacts
from tests.factories.cases import adopted_case


pytestmark = pytest.mark.django_db

# Law.md's second example, whose dates are known: 8 months with 21 days on remand.
EIGHT_MONTHS = SentenceFacts(
    sentenced_on=date(2015, 2, 16),
    offence_date=date(2015, 2, 2),
    months=8,
    remand_days=21,
)


def facts(today, *, months=18, ago=60, **more) -> SentenceFacts:
    sentenced_on = today - timedelta(days=ago)
    return SentenceFacts(
        sentenced_on=sentenced_on,
        offence_date=sentenced_on - timedelta(days=100),
        months=months,
        **more,
    )


def received(
    case, by, on, *, reason=CustodyReason.SENTENCE, received_on=None, revoked_on=None
):
    return services.receive_into_custody(
        case=case,
        reception=Reception(
            "HMP Saltmarsh", received_on or on, reason, revoked_on=revoked_on
        ),
        by=by,
        on=on,
    )


def official(case, by, on, day, *, kind=KeyDateKind.CRD, received_on=None):
    return services.record_official_date(
        case=case,
        kind=kind,
        day=day,
        source=DateSource.PRISON_RECORD,
        received_on=received_on or on,
        by=by,
        on=on,
    )


def now_of(case, user) -> Case:
    return Case.objects.visible_to(user).get(pk=case.pk)


def current(case, user) -> dict:
    rows = selectors.key_dates(user, case)
    return {
        (row.kind, row.is_official): row for row in rows if row.superseded_on is None
    }


def test_recording_a_sentence_estimates_its_dates_with_the_sums(case, priya, acting):
    with acting(priya):
        services.record_sentence(
            case=case, facts=EIGHT_MONTHS, by=priya, on=date(2015, 3, 1)
        )
        dates = current(case, priya)

    assert {kind: row.day for (kind, _), row in dates.items() if kind != "hdced"} == {
        "crd": date(2015, 5, 26),
        "led": date(2015, 9, 24),
        "sed": date(2015, 9, 24),
        "pss_start": date(2015, 9, 25),
        "pss_end": date(2016, 5, 26),
    }
    crd = dates["crd", False]
    assert "ora-2014" in crd.rule_set
    assert any("Remand 21 days" in step["arithmetic"] for step in crd.steps)
    assert crd.worked_out_on == date(2015, 3, 1)


def test_the_estimates_stand_on_the_case(case, priya, acting):
    with acting(priya):
        services.record_sentence(
            case=case, facts=EIGHT_MONTHS, by=priya, on=date(2015, 3, 1)
        )
        stands = now_of(case, priya)

    assert stands.release_on == date(2015, 5, 26)
    assert not stands.release_is_official
    assert stands.licence_ends_on == date(2015, 9, 24)
    assert stands.supervision_ends_on == date(2016, 5, 26)


def test_supervision_abolished_is_stored_with_its_reason(case, priya, acting, today):
    with acting(priya):
        services.record_sentence(
            case=case, facts=facts(today, months=10), by=priya, on=date(2026, 11, 21)
        )
        row = current(case, priya)["pss_end", False]

    assert row.day is None
    assert "abolished" in row.absent_because
    assert "pss-repeal" in row.rule_set


def test_recording_names_its_event(case, priya, acting, today, ingrid):
    with acting(priya):
        sentence = services.record_sentence(
            case=case, facts=facts(today), by=priya, on=today
        )

    with acting(ingrid):
        event = Event.objects.get(event="licences.sentence_recorded")
    assert (event.object_id, event.case_ids, event.operation) == (
        str(sentence.pk),
        [case.pk],
        "collect",
    )


def test_the_court_and_the_calculator_refuse_nonsense(case, priya, acting, today):
    with acting(priya):
        with pytest.raises(NotPossible, match="at least one day"):
            services.record_sentence(
                case=case, facts=facts(today, months=0), by=priya, on=today
            )
        with pytest.raises(NotPossible, match="longer than a hundred years"):
            services.record_sentence(
                case=case, facts=facts(today, months=2_000), by=priya, on=today
            )

        assert selectors.sentences(priya, case) == []
        assert selectors.key_dates(priya, case) == []


def test_another_kind_of_sentence_is_kept_without_estimates(case, priya, acting, today):
    life = SentenceFacts(sentenced_on=today, kind=SentenceKind.LIFE_OR_IPP)
    with acting(priya):
        services.record_sentence(case=case, facts=life, by=priya, on=today)

        assert current(case, priya) == {}
        assert now_of(case, priya).release_on is None


def test_a_scottish_sentence_is_not_worked_out_by_the_law_of_england(
    case, priya, acting, today
):
    with acting(priya):
        case.jurisdiction = "scotland"
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)

        assert current(case, priya) == {}


def test_correcting_a_sentence_keeps_the_one_before_and_its_dates(
    case, priya, acting, today
):
    with acting(priya):
        wrong = services.record_sentence(
            case=case, facts=facts(today), by=priya, on=today
        )
        right = services.correct_sentence(
            sentence=wrong, facts=facts(today, months=12), by=priya, on=today
        )

        kept = Sentence.objects.visible_to(priya).get(pk=wrong.pk)
        assert selectors.sentences(priya, case) == [right]
        assert (kept.superseded_on, kept.superseded_by) == (today, right)
        assert {row.sentence_id for row in current(case, priya).values()} == {right.pk}
        assert KeyDate.objects.visible_to(priya).filter(sentence=wrong).exists()
        with pytest.raises(NotPossible, match="corrected this sentence already"):
            services.correct_sentence(
                sentence=wrong, facts=facts(today), by=priya, on=today
            )


def test_an_official_date_wins_and_the_estimate_is_kept(case, priya, acting, today):
    known = today + timedelta(days=33)
    with acting(priya):
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
        official(case, priya, today, known)
        stands = now_of(case, priya)
        kept = current(case, priya)

    assert (stands.release_on, stands.release_is_official) == (known, True)
    assert ("crd", False) in kept


def test_a_second_official_date_supersedes_the_first(
    case, priya, acting, today, ingrid
):
    first, second = today + timedelta(days=33), today + timedelta(days=30)
    with acting(priya):
        before = official(case, priya, today, first)
        official(case, priya, today, second)
        before.refresh_from_db()

        assert before.superseded_on == today
        assert now_of(case, priya).release_on == second
    with acting(ingrid):
        event = Event.objects.filter(event="licences.official_date_recorded").latest(
            "id"
        )
    assert event.change == {"kind": "crd", "before": first.isoformat()}


def test_official_dates_that_contradict_each_other_are_refused(
    case, priya, acting, today
):
    with acting(priya):
        official(case, priya, today, today + timedelta(days=100), kind=KeyDateKind.LED)

        with pytest.raises(
            NotPossible, match="would come after the official licence expiry"
        ):
            official(case, priya, today, today + timedelta(days=101))


def test_withdrawing_an_official_date_gives_the_estimate_back(
    case, priya, acting, today
):
    with acting(priya):
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
        estimate = now_of(case, priya).release_on
        known = official(case, priya, today, today + timedelta(days=5))

        services.withdraw_official_date(
            key_date=known, reason="Somebody else's slip.", by=priya, on=today
        )

        stands = now_of(case, priya)
        assert (stands.release_on, stands.release_is_official) == (estimate, False)
        with pytest.raises(NotPossible, match="no longer in force"):
            services.withdraw_official_date(
                key_date=known, reason="x", by=priya, on=today
            )


def test_a_later_sentence_counts_beside_the_official_date(case, priya, acting, today):
    with acting(priya):
        official(
            case,
            priya,
            today,
            today + timedelta(days=20),
            received_on=today - timedelta(days=90),
        )
        services.record_sentence(
            case=case, facts=facts(today, months=36), by=priya, on=today
        )
        stands = now_of(case, priya)

    assert stands.release_on > today + timedelta(days=20)
    assert not stands.release_is_official


def test_coming_into_custody_stands_on_the_case(case, priya, acting, today):
    with acting(priya):
        received(case, priya, today)
        stands = now_of(case, priya)

    assert (stands.custody_since, stands.prison) == (today, "HMP Saltmarsh")
    assert stands.is_in_custody


def test_a_second_reception_is_refused_and_the_database_refuses_too(
    case, priya, acting, today
):
    with acting(priya):
        stay = received(case, priya, today)
        with pytest.raises(NotPossible, match="in custody already"):
            received(case, priya, today)

        again = CustodySpell.objects.visible_to(priya).get(pk=stay.pk)
        again.pk, again._state.adding = None, True
        with pytest.raises(Exception, match="one_open"), transaction.atomic():
            again.save(force_insert=True)


def test_a_move_goes_on_with_the_same_custody(case, priya, acting, today):
    since = today - timedelta(days=9)
    with acting(priya):
        received(case, priya, today, received_on=since)
        services.move_prison(
            case=case, prison="HMP Gullcliff", moved_on=today, by=priya, on=today
        )
        stands = now_of(case, priya)
        stays = selectors.spells(priya, case)

    assert (stands.custody_since, stands.prison) == (since, "HMP Gullcliff")
    assert [each.left_because for each in stays] == [None, "transferred"]
    assert selectors.last_release(stays) is None


@pytest.fixture
def on_licence(world, priya, today) -> Case:
    """A case of somebody released a month ago on a licence of 18 months."""
    sentenced_on = today - timedelta(days=400)
    case = adopted_case(world, on=sentenced_on, family_name="Merriweather")
    with acting_as(priya, on=sentenced_on):
        received(case, priya, sentenced_on)
        services.record_sentence(
            case=case,
            facts=SentenceFacts(
                sentenced_on=sentenced_on,
                offence_date=sentenced_on - timedelta(days=50),
                months=24,
            ),
            by=priya,
            on=sentenced_on,
        )
    released_on = today - timedelta(days=30)
    with acting_as(priya, on=released_on):
        services.release_from_custody(
            case=case,
            released_on=released_on,
            on_licence=True,
            by=priya,
            on=released_on,
        )
    return case


def test_release_on_licence_starts_it_with_the_seven_standard_conditions(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        stands = now_of(on_licence, priya)

    assert licence.starts_on == today - timedelta(days=30)
    assert licence.expires_on == stands.licence_ends_on
    assert licence.is_in_force(today)
    assert {each.code for each in licence.conditions.all()} == {
        "good_behaviour",
        "no_offence",
        "keep_in_touch",
        "receive_visits",
        "residence",
        "work",
        "travel",
    }
    assert stands.custody_since is None
    assert stands.release_on is None


def test_release_on_licence_without_an_expiry_is_refused_whole(
    case, priya, acting, today
):
    with acting(priya):
        received(case, priya, today)
        with pytest.raises(NotPossible, match="No licence expiry is known"):
            services.release_from_custody(
                case=case, released_on=today, on_licence=True, by=priya, on=today
            )

        assert selectors.open_spell(priya, case) is not None
        assert now_of(case, priya).is_in_custody


def test_release_from_remand_starts_no_licence(case, priya, acting, today, ingrid):
    with acting(priya):
        received(case, priya, today, reason=CustodyReason.REMAND)
        licence = services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=priya, on=today
        )

        assert licence is None
        assert selectors.licences(priya, case) == []
    with acting(ingrid):
        event = Event.objects.get(event="licences.released_from_custody")
    assert event.change == {"licence": None}


def test_a_fixed_term_recall_revokes_the_licence_and_counts_the_days(
    on_licence, priya, acting, today
):
    revoked_on, back_on = today - timedelta(days=5), today - timedelta(days=3)
    with acting(priya):
        received(
            on_licence,
            priya,
            today,
            reason=CustodyReason.FIXED_TERM_RECALL,
            received_on=back_on,
            revoked_on=revoked_on,
        )
        licence = selectors.licences(priya, on_licence)[0]
        stands = now_of(on_licence, priya)
        prrd = current(on_licence, priya)["prrd", False]

    assert (licence.ended_on, licence.ended_because) == (revoked_on, "revoked")
    assert stands.release_on == prrd.day
    assert prrd.day == back_on + timedelta(
        days=(55 if revoked_on >= date(2026, 3, 31) else 27)
    )
    assert any(f"{back_on:%B %Y}" in step["arithmetic"] for step in prrd.steps)


def test_release_after_recall_begins_another_licence(on_licence, priya, acting, today):
    with acting(priya):
        received(
            on_licence,
            priya,
            today,
            reason=CustodyReason.STANDARD_RECALL,
            received_on=today - timedelta(days=3),
            revoked_on=today - timedelta(days=5),
        )
        services.release_from_custody(
            case=on_licence, released_on=today, on_licence=True, by=priya, on=today
        )

        assert [
            each.ended_because for each in selectors.licences(priya, on_licence)
        ] == [
            None,
            "revoked",
        ]


def test_a_licence_never_ended_gives_way_to_the_next(on_licence, priya, acting, today):
    with acting(priya):
        received(on_licence, priya, today, received_on=today - timedelta(days=2))
        services.release_from_custody(
            case=on_licence, released_on=today, on_licence=True, by=priya, on=today
        )
        new, old = selectors.licences(priya, on_licence)

    assert (old.ended_on, old.ended_because) == (today, "expired")
    assert new.is_in_force(today)


def test_no_release_for_somebody_at_large(case, priya, acting, today):
    with acting(priya), pytest.raises(NotPossible, match="not recorded as in custody"):
        services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=priya, on=today
        )


EXCLUSION = NewCondition(
    ConditionKind.ADDITIONAL,
    "Keep out of the harbour.",
    "Thefts there.",
    AdditionalCondition.EXCLUSION,
)


def test_a_condition_goes_on_the_licence_and_off_again_with_the_reason(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        added = services.add_condition(
            licence=licence, condition=EXCLUSION, by=priya, on=today
        )
        removed = services.remove_condition(
            condition=added, reason="Moved away.", by=priya, on=today
        )

    assert added.title == "Keeping out of a place"
    assert (removed.removed_on, removed.removed_because) == (today, "Moved away.")


def test_drug_testing_needs_both_tests_and_the_database_agrees(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        lacking = NewCondition(
            ConditionKind.ADDITIONAL,
            "Give samples.",
            "Needed.",
            AdditionalCondition.DRUG_TESTING,
            has_propensity=True,
        )
        with pytest.raises(NotPossible, match="Drug testing needs both"):
            services.add_condition(
                licence=licence, condition=lacking, by=priya, on=today
            )

        row = services.add_condition(
            licence=licence, condition=EXCLUSION, by=priya, on=today
        )
        row.code = AdditionalCondition.DRUG_TESTING
        with (
            pytest.raises(Exception, match="drug_testing_has_both"),
            transaction.atomic(),
        ):
            row.save(update_fields=["code"])


def test_standard_conditions_stay(on_licence, priya, acting, today):
    with acting(priya):
        standard = selectors.running_licence(priya, on_licence).conditions.first()
        with pytest.raises(NotPossible, match="stay on it"):
            services.remove_condition(
                condition=standard, reason="x", by=priya, on=today
            )


def test_estimating_again_under_new_law_supersedes_what_moved(
    case, priya, acting, today
):
    on = date(2026, 5, 1)
    sentence = SentenceFacts(
        sentenced_on=date(2026, 1, 6), offence_date=date(2025, 9, 1), months=10
    )
    with acting(priya):
        services.record_sentence(case=case, facts=sentence, by=priya, on=on)
        assert now_of(case, priya).supervision_ends_on is not None
        page = selectors.custody_page(priya, case, on=date(2026, 11, 21))
        assert page.has_moved_on

        moved = services.estimate_again(case=case, by=priya, on=date(2026, 11, 21))

        again = selectors.custody_page(priya, case, on=date(2026, 11, 21))
        assert moved > 0
        assert not again.has_moved_on
        assert now_of(case, priya).supervision_ends_on is None
        assert {row.kind for row in again.earlier_dates} >= {"pss_start", "pss_end"}


def test_estimating_again_on_the_same_law_moves_nothing(case, priya, acting, today):
    with acting(priya):
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)

        assert services.estimate_again(case=case, by=priya, on=today) == 0


@pytest.mark.parametrize("verb", ["sentence", "date", "reception", "release"])
def test_a_reader_records_nothing(case, hollie, acting, today, verb):
    attempts = {
        "sentence": lambda: services.record_sentence(
            case=case, facts=facts(today), by=hollie, on=today
        ),
        "date": lambda: official(case, hollie, today, today),
        "reception": lambda: received(case, hollie, today),
        "release": lambda: services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=hollie, on=today
        ),
    }
    with acting(hollie), pytest.raises(NotPermitted, match="not add to it"):
        attempts[verb]()


def test_a_closed_case_takes_nothing_more(case, dina, priya, acting, today):
    with acting(dina):
        change_status(case=case, to="closed", by=dina, on=today, reason="Moved away.")
    with acting(priya), pytest.raises(NotPossible, match="closed"):
        received(case, priya, today)


def test_a_failed_audit_leaves_nothing(case, priya, acting, today, monkeypatch):
    from licences.services import custody  # noqa: PLC0415 - patched here only

    def fail(*_args, **_detail):
        raise RuntimeError

    with acting(priya):
        monkeypatch.setattr(custody.audit, "record", fail)
        with pytest.raises(RuntimeError):
            received(case, priya, today)
        monkeypatch.undo()

        assert selectors.spells(priya, case) == []
        assert now_of(case, priya).custody_since is None


def test_a_failed_standing_leaves_no_sentence(case, priya, acting, today, monkeypatch):
    from licences.services import dates  # noqa: PLC0415 - patched here only

    def fail(**_facts):
        raise RuntimeError

    monkeypatch.setattr(dates, "update_standing", fail)
    with acting(priya), pytest.raises(RuntimeError):
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
    with acting(priya):
        assert selectors.sentences(priya, case) == []


@pytest.mark.parametrize("model", [Sentence, CustodySpell, Licence, KeyDate])
def test_another_area_sees_and_writes_nothing_past_the_application(
    on_licence, nadia, priya, acting, model
):
    with acting(priya):
        row = model.objects.visible_to(priya).filter(case=on_licence).first()
    with acting(nadia):
        assert model.objects.unscoped().count() == 0
        row.pk, row._state.adding = None, True
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)


def test_the_services_read_no_clock(case, priya, acting, today):
    with acting(priya), time_machine.travel(date(2031, 1, 1), tick=False):
        row = services.record_sentence(
            case=case, facts=facts(today), by=priya, on=today
        ).key_dates.first()

    assert row.worked_out_on == today
