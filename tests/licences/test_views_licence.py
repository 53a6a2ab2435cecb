"""The pages of licence conditions."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases.models import Case
from licences import selectors, services
from licences.choices import AdditionalCondition, ConditionKind, CustodyReason
from licences.services import NewCondition, Reception, SentenceFacts


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


def released(case, by, on):
    with acting_as(by, on=on):
        return services.release_from_custody(
            case=case, released_on=on, on_licence=True, by=by, on=on
        )


@pytest.fixture
def on_licence(case, priya, today) -> Case:
    """The case, released on licence today."""
    long_ago = today - timedelta(days=20)
    sentenced(case, priya, long_ago)
    received(case, priya, long_ago)
    released(case, priya, today)
    return case


def typed_condition(**more) -> dict:
    return {
        "kind": "additional",
        "code": "exclusion",
        "wording": "Keep out of the harbour.",
        "why": "Thefts there.",
    } | more


def test_adding_and_removing_a_condition(on_licence, priya, client_as, today):
    browser = client_as(priya)
    form = browser.get(at(on_licence, "add_condition")).text

    page = browser.post(
        at(on_licence, "add_condition"), typed_condition(), follow=True
    ).text
    with acting_as(priya, on=today):
        licence = selectors.running_licence(priya, on_licence)
        condition = licence.conditions.get(kind=ConditionKind.ADDITIONAL)
    asked = browser.get(at(on_licence, "remove_condition", condition.pk)).text
    gone = browser.post(
        at(on_licence, "remove_condition", condition.pk),
        {"reason": "Moved away."},
        follow=True,
    ).text

    assert "necessary and proportionate" in form
    assert "Keeping out of a place" in page
    assert "Keep out of the harbour." in asked
    assert "The condition is off the licence." in gone
    assert "Keep out of the harbour." not in gone


def test_drug_testing_without_both_tests_is_refused_on_the_form(
    on_licence, priya, client_as
):
    page = client_as(priya).post(
        at(on_licence, "add_condition"),
        typed_condition(code=AdditionalCondition.DRUG_TESTING, has_propensity="yes"),
    )

    assert page.status_code == 422
    assert "Drug testing needs both" in page.text


def test_removing_a_condition_twice_is_refused_on_the_form(
    on_licence, priya, client_as, today
):
    with acting_as(priya, on=today):
        condition = services.add_condition(
            licence=selectors.running_licence(priya, on_licence),
            condition=NewCondition(ConditionKind.BESPOKE, "Keep a diary.", "Routine."),
            by=priya,
            on=today,
        )
    browser = client_as(priya)
    address = at(on_licence, "remove_condition", condition.pk)
    browser.post(address, {"reason": "Enough."})

    page = browser.post(address, {"reason": "Enough."})

    assert page.status_code == 422
    assert "no longer in force" in page.text


def test_without_a_licence_there_is_nothing_to_put_conditions_on(
    case, priya, client_as
):
    assert client_as(priya).get(at(case, "add_condition")).status_code == 404


def test_the_licence_is_taken_away_as_a_pdf_and_that_is_recorded(
    on_licence, client_as, hollie, recorded
):
    made = client_as(hollie).get(at(on_licence, "licence_pdf"))
    read = pypdf.PdfReader(io.BytesIO(made.content))
    text = " ".join(page.extract_text() for page in read.pages)

    assert on_licence.person.plain_name in text
    assert "Standard conditions" in text
    assert "OFFICIAL-SENSITIVE" in text
    assert on_licence.reference in made["Content-Disposition"]
    assert on_licence.person.family_name not in made["Content-Disposition"]
    assert [each.operation for each in recorded("licence.downloaded")] == ["disclose"]


def test_there_is_no_licence_to_take_away_before_a_release(case, client_as, priya):
    refused = client_as(priya).get(at(case, "licence_pdf"))

    assert refused.status_code == 409
    assert "No licence is running" in refused.content.decode()
