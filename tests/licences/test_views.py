"""The pages of custody and licence: what they show, what they save, what they refuse."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases.models import Case
from licences import selectors, services
from licences.choices import CustodyReason
from licences.services import Reception, SentenceFacts


pytestmark = pytest.mark.django_db


def at(case, route, *rest) -> str:
    return reverse(f"licences:{route}", args=[case.pk, *rest])


def sentenced(case, by, on, *, months=20):
    with acting_as(by, on=on):
        return services.record_sentence(
            case=case,
            facts=SentenceFacts(
                sentenced_on=on, offence_date=on - timedelta(days=60), months=months
            ),
            by=by,
            on=on,
        )


def received(case, by, on, *, reason=CustodyReason.SENTENCE):
    with acting_as(by, on=on):
        return services.receive_into_custody(
            case=case,
            reception=Reception("HMP Saltmarsh", on, reason, "c"),
            by=by,
            on=on,
        )


def stands(case, by, on) -> Case:
    with acting_as(by, on=on):
        return Case.objects.visible_to(by).get(pk=case.pk)


ALL_FORMS = ["record_sentence", "record_date", "receive", "move", "release"]


def test_an_empty_page_says_what_to_record(case, priya, client_as):
    page = client_as(priya).get(at(case, "custody")).text

    assert "Neither in custody nor on licence" in page
    assert (
        "No date is known. Record the sentence, or the official dates from the prison."
        in page
    )
    assert "No custody is recorded." in page


def test_the_page_says_of_every_date_how_it_is_known(case, priya, client_as, today):
    received(case, priya, today)
    sentenced(case, priya, today)
    with acting_as(priya, on=today):
        services.record_official_date(
            case=case,
            kind="crd",
            day=today + timedelta(days=200),
            source="prison_record",
            received_on=today,
            by=priya,
            on=today,
        )

    page = client_as(priya).get(at(case, "custody")).text

    assert "In custody since" in page
    assert "(official), in 200 days." in page
    assert "Prison record (NOMIS or Digital Prison Services), received" in page
    assert "How it was worked out" in page
    assert "they are not legal advice" in page
    assert "No PSS: it was abolished before it could begin" in page
    assert "Show as a table" in page


def test_a_reader_sees_the_page_without_its_forms(
    case, priya, hollie, client_as, today
):
    sentenced(case, priya, today)
    browser = client_as(hollie)

    page = browser.get(at(case, "custody")).text

    assert "20 months" in page
    assert "Your agency can read this case but not add to it." in page
    assert "Record a sentence" not in page
    for route in ALL_FORMS:
        assert browser.get(at(case, route)).status_code == 403


@pytest.mark.parametrize("route", ["custody", *ALL_FORMS])
def test_another_area_finds_nothing(case, nadia, client_as, route):
    assert client_as(nadia).get(at(case, route)).status_code == 404


@pytest.mark.parametrize("route", ALL_FORMS)
def test_each_form_asked_empty_says_what_is_missing(
    case, priya, client_as, today, route
):
    received(case, priya, today)
    browser = client_as(priya)

    shown = browser.get(at(case, route))
    refused = browser.post(at(case, route), {"nothing": ""})

    assert shown.status_code == 200
    assert refused.status_code == 422
    assert "There is a problem" in refused.text


def typed_sentence(today, **more) -> dict:
    return {
        "kind": "standard_determinate",
        "offence": "Burglary",
        "offence_date": (today - timedelta(days=90)).isoformat(),
        "sentenced_on": today.isoformat(),
        "court": "Lewes Crown Court",
        "months": "14",
        "remand_days": "12",
        "sds40_excluded": "no",
    } | more


def test_recording_a_sentence_on_the_page(case, priya, client_as, today):
    page = client_as(priya).post(
        at(case, "record_sentence"), typed_sentence(today), follow=True
    )

    assert page.redirect_chain == [(at(case, "custody"), 302)]
    assert "The sentence is recorded." in page.text
    assert "14 months" in page.text
    assert stands(case, priya, today).release_on is not None


def test_a_term_of_nothing_is_refused_in_words(case, priya, client_as, today):
    page = client_as(priya).post(
        at(case, "record_sentence"), typed_sentence(today, months="")
    )

    assert page.status_code == 422
    assert "The term must be at least one day." in page.text


def test_correcting_starts_from_what_was_recorded(case, priya, client_as, today):
    sentence = sentenced(case, priya, today)
    browser = client_as(priya)

    form = browser.get(at(case, "correct_sentence", sentence.pk)).text
    browser.post(
        at(case, "correct_sentence", sentence.pk), typed_sentence(today, months="9")
    )
    again = browser.post(
        at(case, "correct_sentence", sentence.pk), typed_sentence(today)
    )

    assert 'value="20"' in form
    with acting_as(priya, on=today):
        assert [each.months for each in selectors.sentences(priya, case)] == [9]
    assert again.status_code == 422
    assert "Somebody has corrected this sentence already." in again.text


def typed_date(today, **more) -> dict:
    return {
        "kind": "crd",
        "day": (today + timedelta(days=50)).isoformat(),
        "source": "prison_record",
        "received_on": today.isoformat(),
    } | more


def test_recording_and_withdrawing_an_official_date(case, priya, client_as, today):
    received(case, priya, today)
    browser = client_as(priya)

    browser.post(at(case, "record_date"), typed_date(today))
    assert stands(case, priya, today).release_on == today + timedelta(days=50)
    with acting_as(priya, on=today):
        (row,) = selectors.key_dates(priya, case)
    form = browser.get(at(case, "withdraw_date", row.pk)).text
    page = browser.post(
        at(case, "withdraw_date", row.pk), {"reason": "Another's slip."}, follow=True
    ).text

    assert "Conditional release" in form
    assert "withdrawn: Another&#x27;s slip." in page
    assert stands(case, priya, today).release_on is None
    assert browser.get(at(case, "withdraw_date", row.pk)).status_code == 404


def test_contradicting_official_dates_are_refused_on_the_form(
    case, priya, client_as, today
):
    browser = client_as(priya)
    browser.post(at(case, "record_date"), typed_date(today))

    page = browser.post(
        at(case, "record_date"), typed_date(today, kind="led", day=today.isoformat())
    )

    assert page.status_code == 422
    assert "would come before the official conditional release" in page.text


def test_estimates_out_of_date_are_worked_out_again_on_request(
    case, priya, client_as, today
):
    before = date(2026, 5, 1)
    with acting_as(priya, on=today):
        services.record_sentence(
            case=case,
            facts=SentenceFacts(
                sentenced_on=date(2026, 1, 6), offence_date=date(2025, 9, 1), months=10
            ),
            by=priya,
            on=before,
        )
    browser = client_as(priya)
    assert "Estimates out of date" in browser.get(at(case, "custody")).text

    page = browser.post(at(case, "estimate_again"), follow=True).text

    assert "Estimates out of date" not in page
    assert "estimated dates changed." in page
    assert "Dates no longer in force" in page
    again = browser.post(at(case, "estimate_again"), follow=True).text
    assert "No estimated date changed." in again


def test_coming_into_custody_moving_and_leaving(case, priya, client_as, today):
    sentenced(case, priya, today - timedelta(days=3))
    browser = client_as(priya)
    day = (today - timedelta(days=2)).isoformat()

    browser.post(
        at(case, "receive"),
        {
            "prison": "HMP Saltmarsh",
            "received_on": day,
            "reason": "sentence",
            "category": "b",
        },
    )
    assert stands(case, priya, today).prison == "HMP Saltmarsh"
    browser.post(
        at(case, "move"), {"prison": "HMP Gullcliff", "moved_on": today.isoformat()}
    )
    assert stands(case, priya, today).prison == "HMP Gullcliff"
    page = browser.post(
        at(case, "release"),
        {"released_on": today.isoformat(), "on_licence": "yes"},
        follow=True,
    ).text

    assert "On licence until" in page
    assert "Commit no offence" in page
    assert "Moved to another prison" in page


def test_a_recall_asks_for_the_day_of_revocation(case, priya, client_as, today):
    typed = {
        "prison": "HMP Saltmarsh",
        "received_on": today.isoformat(),
        "reason": "fixed_term_recall",
    }
    browser = client_as(priya)

    refused = browser.post(at(case, "receive"), typed)
    browser.post(at(case, "receive"), typed | {"revoked_again_on": today.isoformat()})

    assert refused.status_code == 422
    assert "Enter the day the licence was revoked" in refused.text
    with acting_as(priya, on=today):
        assert selectors.open_spell(priya, case).revoked_on == today


def test_refusals_of_custody_come_back_on_the_form(case, priya, client_as, today):
    browser = client_as(priya)
    nobody_inside = [
        browser.post(
            at(case, "move"), {"prison": "HMP Gullcliff", "moved_on": today.isoformat()}
        ),
        browser.post(
            at(case, "release"), {"released_on": today.isoformat(), "on_licence": "no"}
        ),
    ]
    received(case, priya, today)
    twice = browser.post(
        at(case, "receive"),
        {
            "prison": "HMP Gullcliff",
            "received_on": today.isoformat(),
            "reason": "remand",
        },
    )

    for page in nobody_inside:
        assert page.status_code == 422
        assert "This person is not recorded as in custody." in page.text
    assert "This person is recorded as in custody already." in twice.text


def test_a_withdrawal_overtaken_by_another_is_not_found(case, priya, client_as):
    assert client_as(priya).get(at(case, "withdraw_date", case.pk)).status_code == 404
