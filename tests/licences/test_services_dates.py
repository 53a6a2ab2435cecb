"""Sentences and key dates: new state, event, refusal, nothing left behind."""

from datetime import date, timedelta

import pytest
import time_machine

from audit.models import Event
from core.exceptions import NotPossible
from licences import selectors, services
from licences.choices import (
    KeyDateKind,
    SentenceKind,
)
from licences.models import KeyDate, Sentence
from licences.services import SentenceFacts
from tests.factories.licences import (
    current,
    facts,
    now_of,
    official,
)


pytestmark = pytest.mark.django_db

# Law.md's second example, whose dates are known: 8 months with 21 days on remand.
EIGHT_MONTHS = SentenceFacts(
    sentenced_on=date(2015, 2, 16),
    offence_date=date(2015, 2, 2),
    months=8,
    remand_days=21,
)


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


def test_a_failed_standing_leaves_no_sentence(case, priya, acting, today, monkeypatch):
    from licences.services import dates  # noqa: PLC0415 - patched here only

    def fail(**_facts):
        raise RuntimeError

    monkeypatch.setattr(dates, "update_standing", fail)
    with acting(priya), pytest.raises(RuntimeError):
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
    with acting(priya):
        assert selectors.sentences(priya, case) == []


def test_the_services_read_no_clock(case, priya, acting, today):
    with acting(priya), time_machine.travel(date(2031, 1, 1), tick=False):
        row = services.record_sentence(
            case=case, facts=facts(today), by=priya, on=today
        ).key_dates.first()

    assert row.worked_out_on == today
