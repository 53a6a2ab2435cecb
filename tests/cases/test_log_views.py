"""The pages of the log: each short form, each entry's page, what becomes of it."""

import uuid
from datetime import timedelta

import pytest

from cases import selectors, services
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def day(name: str, on) -> dict[str, str]:
    """Return a date as its three boxes."""
    parts = {"day": on.day, "month": on.month, "year": on.year}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


@pytest.fixture
def send(case, client_as, priya, today):
    """`send("record/arrest/", {...}, by=owen)` – a form as a browser sends it."""

    def post(path: str, typed: dict, by=priya):
        typed = {"key": str(uuid.uuid4()), **typed}
        return client_as(by).post(f"/cases/{case.pk}/{path}", typed)

    return post


FORMS = {
    "arrest": {"offence": "Theft", "happened_at": "12:01am", "outcome": "police_bail", "section": "general"},
    "drug-test": {"setting": "custody", "result": "taken", "negative_for": ["crack"]},
    "conviction": {"offence": "Theft"},
    "incident": {"kind": "theft", "happened_at": "12:01am", "what": "An alarm.", "section": "general"},
    "employment": {"kind": "training", "what": "Bricklaying"},
    "safeguarding": {"about": "adult", "concern": "A neighbour pays."},
    "landlord": {"landlord": "Saltmarsh Lettings", "may_be_told": "That he works with us."},
}  # fmt: skip
DATES = {
    "arrest": "happened_on",
    "drug-test": "tested_on",
    "conviction": "convicted_on",
    "incident": "happened_on",
    "employment": "first_day",
    "safeguarding": "raised_on",
    "landlord": "consented_on",
}


@pytest.mark.parametrize("kind", FORMS)
def test_each_form_records_once_and_shows_it(case, send, kind, today, client_as, priya):
    typed = {"key": str(uuid.uuid4()), **FORMS[kind], **day(DATES[kind], today)}
    answers = [send(f"record/{kind}/", typed) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    page = client_as(priya).get(answers[0].url).content.decode()
    assert page.count(f"/cases/{case.pk}/entries/{kind}/") == 1


@pytest.mark.parametrize("kind", [*FORMS, "intelligence"])
def test_each_form_keeps_what_was_typed_and_says_what_is_missing(send, kind, owen):
    answer = send(f"record/{kind}/", {"comment": "Typed already"}, by=owen)

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_intelligence_of_two_systems_is_refused_on_the_page(send, owen, today):
    typed = {
        "title": "Tools",
        "text": "Sold.",
        "source_evaluation": "3x5x2:1",
        "assessment": "5x5x5:1",
        "handling_code": "3x5x2:P",
        "indicates_increased_risk": "no",
        **day("about_on", today),
    }

    assert (
        "all 3x5x2, or all 5x5x5"
        in send("record/intelligence/", typed, by=owen).content.decode()
    )
    typed["assessment"] = "3x5x2:A"
    assert send("record/intelligence/", typed, by=owen).status_code == 302


def test_probation_is_told_that_only_police_record_intelligence(send):
    answer = send("record/intelligence/", {})

    assert answer.status_code == 403
    assert "Only the police record intelligence." in answer.content.decode()


def test_there_is_no_form_for_anything_else(send):
    assert send("record/horoscope/", {}).status_code == 404


class TestAnEntry:
    @pytest.fixture
    def contact(self, case, acting, priya, today):
        """A call on the log."""
        told = services.NewContact(
            kind="telephone",
            happened_at=at_noon(today - timedelta(days=1)),
            summary="Rang about the bus.",
            attendance="complied",
        )
        with acting(priya):
            return services.log_contact(
                case=case, contact=told, by=priya, at=at_noon(today)
            )

    def test_is_corrected_on_its_page_and_says_both(
        self, case, contact, send, client_as, priya, today
    ):
        answer = send(
            f"contacts/{contact.pk}/correct/",
            {
                "kind": "telephone",
                "happened_at": "10am",
                "attendance": "complied",
                "summary": "Rang about the train.",
                "reason": "It was the train.",
                **day("happened_on", today - timedelta(days=1)),
            },
        )

        page = client_as(priya).get(answer.url).content.decode()
        assert "Rang about the bus." in page
        assert "Rang about the train." in page
        assert "Corrected because: It was the train." in page
        assert "National code IOTC" in page

    def test_is_withdrawn_and_stays_on_the_timeline(
        self, case, contact, send, client_as, priya
    ):
        send(f"entries/contact/{contact.pk}/withdraw/", {"reason": "Wrong person."})
        browser = client_as(priya)

        log = browser.get(f"/cases/{case.pk}/contacts/").content.decode()
        stream = browser.get(f"/cases/{case.pk}/timeline/").content.decode()
        assert "Rang about the bus." not in log + stream
        assert "Recorded in error" in stream
        assert "Wrong person." in stream

    def test_of_another_kind_or_case_is_not_found(
        self, case, contact, client_as, priya
    ):
        browser = client_as(priya)
        for path in (
            f"arrest/{contact.pk}",
            f"note/{contact.pk}",
            f"contact/{case.pk}",
        ):
            url = f"/cases/{case.pk}/entries/{path}/"

            assert browser.get(url).status_code == 404

    def test_has_nothing_to_follow_when_it_is_a_contact(self, contact, send):
        path = f"entries/contact/{contact.pk}/follow-up/"

        assert send(path, {"outcome": "plan"}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("arrest", {"outcome": "charged_bailed"}, "Charged and bailed"),
        ("employment", {"why": "Contract over"}, "Contract over"),
        (
            "safeguarding",
            {"outcome": "enquiry", "referred_to": "Adult care"},
            "Enquiry",
        ),
        ("landlord", {}, "Taken back"),
    ],
)
def test_what_became_of_it_is_recorded_later(
    case, send, kind, typed, said, today, client_as, priya
):
    send(f"record/{kind}/", {**FORMS[kind], **day(DATES[kind], today)})
    shown = client_as(priya).get(f"/cases/{case.pk}/timeline/").content.decode()
    entry = shown.split(f"/entries/{kind}/")[1].split("/")[0]

    answer = send(
        f"entries/{kind}/{entry}/follow-up/",
        {**typed, **day("on", today), **day("referred_on", today)},
    )

    assert said in client_as(priya).get(answer.url).content.decode()


class TestAHomeVisit:
    @pytest.mark.parametrize(
        ("found", "logged_as"),
        [
            ("seen", ("home_visit", "complied", "Sober.")),
            ("not_in", ("home_visit", "unacceptable_absence", "Nobody answered, the visit was agreed.")),
            ("not_expected", ("home_visit_not_notified", "", "Nobody answered, the visit was not announced.")),
            ("refused", ("home_visit", "refused", "Sober.")),
        ],
    )  # fmt: skip
    def test_is_logged_as_what_was_found(
        self, case, send, acting, priya, today, found, logged_as
    ):
        words = "" if found.startswith("not_") else "Sober."
        send(
            "contacts/visit/",
            {"found": found, "summary": words, "happened_at": "12:01am", **day("happened_on", today)},
        )  # fmt: skip

        with acting(priya):
            (logged,) = selectors.contacts(priya, case)
        assert (logged.kind, logged.attendance, logged.summary) == logged_as

    def test_begins_at_the_home_address_and_at_this_minute(
        self, case, client_as, acting, priya, today
    ):
        home = services.Home(lines="2 New Row", postcode="ZZ9 9ZZ")
        with acting(priya):
            services.move_home(
                case=case, home=home, by=priya, on=today, at=at_noon(today)
            )

        page = (
            client_as(priya).get(f"/cases/{case.pk}/contacts/visit/").content.decode()
        )

        assert "2 New Row, ZZ9 9ZZ" in page
        assert f'value="{today.year}"' in page

    def test_sent_twice_with_more_words_keeps_what_was_typed(self, case, send, today):
        typed = {
            "key": str(uuid.uuid4()),
            "found": "seen",
            "happened_at": "12:01am",
            "summary": "Sober.",
            **day("happened_on", today),
        }
        send("contacts/visit/", typed)

        answer = send("contacts/visit/", typed | {"summary": "Sober. Rent is paid."})

        assert answer.status_code == 422
        assert "Rent is paid." in answer.content.decode()
        assert "already sent once" in answer.content.decode()


def test_an_agency_that_says_nothing_is_named(case, client_as, priya):
    page = client_as(priya).get(f"/cases/{case.pk}/contacts/").content.decode()

    assert "No contact lately from" in page
    assert "East Sussex Council Housing" in page
