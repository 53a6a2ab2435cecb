"""What the page asks of custody, dates and licences: who sees what, in how many queries."""

from datetime import timedelta

import pytest

from core.exceptions import NotVisible
from licences import selectors, services
from licences.choices import CustodyReason, KeyDateKind
from licences.models import KeyDate, Sentence
from licences.services import Reception, SentenceFacts


pytestmark = pytest.mark.django_db


def sentenced(case, by, on, *, months=18):
    return services.record_sentence(
        case=case,
        facts=SentenceFacts(
            sentenced_on=on, offence_date=on - timedelta(days=60), months=months
        ),
        by=by,
        on=on,
    )


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("priya", True),
        ("owen", True),
        ("hollie", True),
        ("nadia", False),
        ("sam", False),
        ("ingrid", False),
    ],
)
def test_who_sees_sentences_and_dates_by_both_locks(
    case, world, priya, acting, today, username, sees
):
    with acting(priya):
        sentenced(case, priya, today)

    reader = world.people[username]
    with acting(reader):
        assert bool(selectors.sentences(reader, case)) is sees
        assert bool(selectors.key_dates(reader, case)) is sees
        assert Sentence.objects.unscoped().exists() is sees
        assert KeyDate.objects.unscoped().exists() is sees


@pytest.mark.parametrize("times", [1, 20])
def test_the_page_takes_six_queries_however_much_there_is(
    case, priya, acting, today, times, django_assert_num_queries
):
    with acting(priya):
        for ago in range(times):
            sentenced(case, priya, today - timedelta(days=ago))
            received_and_released(case, priya, today - timedelta(days=times - ago))

        with django_assert_num_queries(6):
            page = selectors.custody_page(priya, case, on=today)
            conditions = [list(each.conditions.all()) for each in page.licences]

    assert (len(page.sentences), len(page.stays), len(page.licences)) == (times,) * 3
    assert all(len(each) == 7 for each in conditions)


def received_and_released(case, by, on):
    services.receive_into_custody(
        case=case,
        reception=Reception("HMP Saltmarsh", on, CustodyReason.SENTENCE),
        by=by,
        on=on,
    )
    services.release_from_custody(
        case=case, released_on=on, on_licence=True, by=by, on=on
    )


def test_the_best_of_several_sentences_is_the_latest(case, priya, acting, today):
    with acting(priya):
        sentenced(case, priya, today, months=12)
        sentenced(case, priya, today, months=30)
        page = selectors.custody_page(priya, case, on=today)
        expiries = {
            row.day for row in selectors.key_dates(priya, case) if row.kind == "sed"
        }

    assert page.best[KeyDateKind.SED].day == max(expiries)
    assert page.licence is None
    assert page.stay is None


def facts_of(received_on, released_on) -> selectors.CustodyFacts:
    return selectors.CustodyFacts(
        is_fixed_term_recall=True, received_on=received_on, released_on=released_on
    )


def test_custody_facts_for_a_rating(case, priya, acting, today):
    back_on = today - timedelta(days=20)
    with acting(priya):
        assert selectors.custody_facts(priya, case) == selectors.CustodyFacts()
        services.receive_into_custody(
            case=case,
            reception=Reception(
                "HMP Saltmarsh",
                back_on,
                CustodyReason.FIXED_TERM_RECALL,
                revoked_on=back_on,
            ),
            by=priya,
            on=today,
        )
        inside = selectors.custody_facts(priya, case)
        services.release_from_custody(
            case=case, released_on=today, on_licence=False, by=priya, on=today
        )
        outside = selectors.custody_facts(priya, case)

    assert inside == facts_of(back_on, None)
    assert outside == facts_of(back_on, today)


def test_a_recall_before_the_sentence_is_not_this_sentences(case, priya, acting, today):
    with acting(priya):
        services.receive_into_custody(
            case=case,
            reception=Reception(
                "HMP Saltmarsh",
                today,
                CustodyReason.STANDARD_RECALL,
                revoked_on=today - timedelta(days=9),
            ),
            by=priya,
            on=today,
        )
        sentence = sentenced(case, priya, today)
        stays = selectors.spells(priya, case)

        kinds = {
            each.kind
            for each in selectors.estimates_for(case, sentence, stays, on=today)
        }

    assert KeyDateKind.PRRD not in kinds


def test_a_recall_after_the_sentence_has_run_out_counts_nothing(
    case, priya, acting, today
):
    with acting(priya):
        sentence = sentenced(case, priya, today - timedelta(days=900), months=6)
        services.receive_into_custody(
            case=case,
            reception=Reception(
                "HMP Saltmarsh", today, CustodyReason.STANDARD_RECALL, revoked_on=today
            ),
            by=priya,
            on=today,
        )
        stays = selectors.spells(priya, case)

        kinds = {
            each.kind
            for each in selectors.estimates_for(case, sentence, stays, on=today)
        }

    assert KeyDateKind.PRRD not in kinds


def test_facts_that_no_longer_fit_together_are_not_called_out_of_date(
    case, priya, acting, today
):
    with acting(priya):
        sentence = sentenced(case, priya, today)
        sentence.remand_days = 99_999
        rows = selectors.key_dates(priya, case)

        assert not selectors.has_moved_on(case, sentence, [], rows, on=today)


@pytest.mark.parametrize("find", ["get_sentence", "get_official_date", "get_condition"])
def test_what_is_not_on_the_case_is_not_found(case, priya, acting, find):
    with acting(priya), pytest.raises(NotVisible):
        getattr(selectors, find)(priya, case, case.pk)


def test_an_estimate_is_not_found_as_an_official_date(case, priya, acting, today):
    with acting(priya):
        row = sentenced(case, priya, today).key_dates.first()

        with pytest.raises(NotVisible):
            selectors.get_official_date(priya, case, row.pk)
