"""The pages on the way to release and of the record: what they show, do and say."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases.models import Case
from licences import selectors, services
from licences.choices import AdditionalCondition, ConditionKind
from licences.selectors import monitoring, requirements
from licences.selectors.days import adjusted_days
from tests.factories.licences import facts, official, received, released_on_licence


pytestmark = pytest.mark.django_db


def at(case, route, *rest) -> str:
    return reverse(f"licences:{route}", args=[case.pk, *rest])


@pytest.fixture
def inside(case, priya, today) -> Case:
    """The case, serving eighteen months; release is officially 110 days off."""
    with acting_as(priya, on=today):
        received(case, priya, today, received_on=today - timedelta(days=60))
        services.record_sentence(case=case, facts=facts(today), by=priya, on=today)
        official(case, priya, today, today + timedelta(days=110))
    return case


@pytest.fixture
def send(client_as, priya):
    """`send(url, …)` – post as Priya; the page that follows."""
    browser = client_as(priya)

    def post(url: str, **typed) -> str:
        response = browser.post(url, typed, follow=True)
        return response.text

    return post


def test_a_release_moved_earlier_by_thirty_days_from_page_to_page(
    inside, priya, client_as, send, today
):
    browser = client_as(priya)
    day = {"day": (today + timedelta(days=80)).isoformat(), "source": "prison_record"}
    send(at(inside, "moves_seen"))
    assert "Not yet open" in browser.get(at(inside, "pre_release")).text
    send(
        at(inside, "release_step", "gp"), status="done", done_on=today.isoformat(),
        note="Quay Surgery", person="", version="0",
    )  # fmt: skip

    send(at(inside, "record_date"), kind="crd", received_on=today.isoformat(), **day)

    page = browser.get(at(inside, "pre_release")).text
    assert "Immediate" in page
    assert "The release date moved" in page
    assert "Quay Surgery" in page
    assert "Release moved from" in browser.get("/my-work/").text
    assert "12 weeks before release" in page
    assert "Fernsby" in browser.get("/releases/").text
    assert "The release date moved" not in send(at(inside, "moves_seen"))


def test_a_step_is_refused_on_its_form_with_what_was_typed(inside, send, today):
    page = send(
        at(inside, "release_step", "gate"), status="done", done_on=today.isoformat(),
        answer_who="A mentor", answer_transport="", note="", person="", version="0",
    )  # fmt: skip

    assert "Answer this before the step is done: How do they travel?" in page
    assert "A mentor" in page


def test_a_stale_step_is_a_conflict(inside, priya, client_as, today):
    typed = {"status": "done", "done_on": today.isoformat(), "version": "0"}
    browser = client_as(priya)
    browser.post(at(inside, "release_step", "gp"), typed)

    again = browser.post(at(inside, "release_step", "gp"), typed)

    assert again.status_code == 409
    assert "Somebody else recorded this step" in again.text


def test_what_is_no_step_is_not_found(inside, priya, client_as):
    assert client_as(priya).get(at(inside, "release_step", "no")).status_code == 404


def test_without_custody_the_plan_says_so(case, priya, client_as):
    page = client_as(priya).get(at(case, "pre_release")).text

    assert "No custody is recorded." in page


def test_a_person_of_another_agency_is_named_for_a_step(inside, owen, send, world):
    key = f"{world.agencies['east-sussex/police'].pk}:{owen.pk}"

    page = send(
        at(inside, "release_step", "healthcare"), status="open", note="", person=key,
        version="0",
    )  # fmt: skip

    assert "Owen Tarn, Sussex Police IOM team" in page


def test_views_on_curfew_and_the_decision(inside, owen, send, client_as, today):
    day = today.isoformat()
    view = {"is_suitable": "yes", "grounds": "A room waits.", "given_on": day}
    page = send(at(inside, "curfew_view"), party="probation", **view)
    client_as(owen).post(at(inside, "curfew_view"), view | {"party": "police"})

    decided = send(
        at(inside, "curfew_decide"), outcome="approved", address="1 Sea Lane",
        grounds="", decided_on=day,
    )  # fmt: skip

    assert "A room waits." in page
    assert "Curfew address: 1 Sea Lane." in decided


def test_proposing_says_that_supervision_was_abolished(inside, priya, client_as, send):
    form = client_as(priya).get(at(inside, "propose")).text

    page = send(
        at(inside, "propose"),
        conditions=["curfew"],
        wording="In by nine.",
        why="Nights.",
    )

    assert "Post-sentence supervision was abolished on 11 May 2026" in form
    assert "requirements of post-sentence supervision?" not in form
    assert "In by nine." in page


def test_days_added_at_large_and_taken_back(inside, priya, send, acting, today):
    day = (today - timedelta(days=9)).isoformat()
    page = send(at(inside, "record_days"), kind="at_large", day=day, days="", note="")
    with acting(priya):
        (spell,) = adjusted_days(priya, inside).rows
    returned = send(
        at(inside, "record_return", spell.pk),
        returned_on=(today - timedelta(days=2)).isoformat(),
    )
    gone = send(at(inside, "withdraw_days", spell.pk), reason="Another’s.")

    assert "Still at large" in page
    assert "7 days" in returned
    assert "No added days and no time at large are recorded." in gone


def test_an_order_with_its_requirement_and_hours(case, priya, send, acting, today):
    begins, ends = today.isoformat(), (today + timedelta(days=300)).isoformat()
    send(
        at(case, "record_order"), kind="community", starts_on=begins, ends_on=ends,
        offence="", court="", idempotency_key=str(uuid4()),
    )  # fmt: skip
    with acting(priya):
        (found,) = requirements.orders(priya, case)
    refused = send(
        at(case, "add_requirement", found.order.pk), kind="unpaid_work", amount="39",
        starts_on=begins, ends_on=ends, detail="",
    )  # fmt: skip
    send(
        at(case, "add_requirement", found.order.pk), kind="unpaid_work", amount="120",
        starts_on=begins, ends_on=ends, detail="",
    )  # fmt: skip
    with acting(priya):
        (work,) = requirements.requirements_of(priya, case)
    page = send(
        at(case, "requirement_progress", work.pk), amount="7", done_on=begins, note="",
        idempotency_key=str(uuid4()),
    )  # fmt: skip
    ended = send(
        at(case, "end_order", found.order.pk), because="revoked", ended_on=begins
    )

    assert "Unpaid work is 40 to 300 hours." in refused
    assert "7 of 120 hours completed" in page
    assert "Revoked by the court" in ended


@pytest.fixture
def on_licence(world, priya, today) -> Case:
    """Somebody on licence, with an exclusion and a drug appointment condition."""
    case = released_on_licence(world, priya, today)
    with acting_as(priya, on=today):
        for code in (
            AdditionalCondition.EXCLUSION,
            AdditionalCondition.DRUG_APPOINTMENT,
        ):
            services.add_condition(
                licence=selectors.running_licence(priya, case),
                condition=services.NewCondition(
                    ConditionKind.ADDITIONAL, "As told.", "Needed.", code
                ),
                by=priya,
                on=today,
            )
    return case


def test_a_condition_is_watched_and_checked(
    on_licence, priya, client_as, send, world, acting, today
):
    with acting(priya):
        (row,) = monitoring.monitoring(priya, on_licence).watched
    before = client_as(priya).get(at(on_licence, "monitoring")).text
    key = f"{world.agencies['east-sussex/probation'].pk}:{priya.pk}"
    send(
        at(on_licence, "watch_condition", row.condition.pk), how="By foot.", person=key,
        every_days="7", version="0",
    )  # fmt: skip
    with acting(priya):
        (watch,) = monitoring.watches_of(priya, on_licence)
    check = {"checked_on": today.isoformat(), "idempotency_key": str(uuid4())}
    refused = send(
        at(on_licence, "check_condition", watch.pk), result="broken", note="", **check
    )
    page = send(
        at(on_licence, "check_condition", watch.pk), result="kept", note="", **check
    )

    assert "Nobody watches this condition yet" in before
    assert "Enter what was found." in refused
    assert "Kept on" in page
    assert "in 7 days" in page


def test_an_appointment_says_what_is_no_breach(on_licence, priya, send, acting, today):
    with acting(priya):
        (drug,) = monitoring.monitoring(priya, on_licence).drug_conditions

    page = send(
        at(on_licence, "drug_appointment", drug.pk), outcome="refused_treatment",
        held_on=today.isoformat(), place="", note="",
    )  # fmt: skip

    assert "No breach" in page
    assert "refused treatment: not a breach" in page


def test_a_voluntary_tag_from_fitting_to_its_end(case, priya, send, acting, today):
    day = today.isoformat()
    fitted = {
        "kind": "voluntary",
        "provider": "Beacon",
        "starts_on": day,
        "ends_on": "",
    }
    refused = send(at(case, "fit_tag"), **fitted)
    send(at(case, "fit_tag"), consented_on=day, **fitted)
    with acting(priya):
        (tag,) = monitoring.tags(priya, case)
    page = send(
        at(case, "tag_event", tag.pk), kind="not_charged", happened_on=day, note="Flat",
        idempotency_key=str(uuid4()),
    )  # fmt: skip
    off = send(at(case, "remove_tag", tag.pk), because="withdrew", removed_on=day)

    assert "Enter the day the person agreed" in refused
    assert "Not charged" in page
    assert "the person withdrew" in off


def test_supervision_says_why_there_is_none(inside, priya, client_as):
    page = client_as(priya).get(at(inside, "supervision")).text

    assert "Post-sentence supervision was abolished on 11 May 2026" in page
    assert client_as(priya).get(at(inside, "explain", "never")).status_code == 404


def test_a_short_licence_says_which_conditions_are_impractical(
    case, priya, client_as, today
):
    with acting_as(priya, on=today):
        received(case, priya, today)
        official(case, priya, today, today + timedelta(days=9), kind="led")
        services.release_from_custody(
            case=case, released_on=today, on_licence=True, by=priya, on=today
        )

    page = client_as(priya).get(at(case, "add_condition")).text

    assert "This licence is too short for some conditions" in page
    assert "Electronic monitoring: 10 days of licence left" in page


def test_the_managers_list_of_providers(mo, priya, client_as):
    browser, reader = client_as(mo), client_as(priya)
    typed = {"prison": "HMP Gullcliff", "provider": "Fieldgate", "contact": ""}

    browser.post(reverse("releases:add_provider"), typed)
    again = browser.post(reverse("releases:add_provider"), typed)

    assert "Fieldgate" in reader.get(reverse("releases:providers")).text
    assert again.status_code == 422
    assert "on the list already" in again.text


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", True),
        ("?mine=on", True),
        ("?area=west-sussex", False),
        ("?not_ready=on", True),
    ],
)
def test_the_list_is_filtered(inside, priya, client_as, today, query, listed):
    with acting_as(priya, on=today):
        official(inside, priya, today, today + timedelta(days=5))

    page = client_as(priya).get(f"/releases/{query}").text

    assert ("Fernsby" in page) is listed
