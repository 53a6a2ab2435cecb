"""The national contact types as one scheme offers them (S1-182)."""

import pytest
from django.urls import reverse

from cases import selectors, services
from cases.choices import ContactType
from cases.contact_types import ContactTypes
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db

OURS = ContactTypes(
    names={"home_visit": "Doorstep call"}, hidden=frozenset({"marac_referral"})
)


@pytest.fixture
def scheme(case):
    return case.scheme


@pytest.fixture
def chosen(scheme, mo, acting):
    """`chosen(types)` – saved by the area's manager, who saw the list as it is."""

    def choose(types=OURS, *, seen=None, by=mo):
        with acting(by):
            return services.choose_contact_types(
                scheme=scheme,
                types=types,
                seen=seen or selectors.contact_types(scheme).mark,
                by=by,
            )

    return choose


def offered(case, user, client_as) -> str:
    return client_as(user).get(reverse("cases:log_contact", args=[case.pk])).text


def test_what_is_not_used_is_left_out_and_our_word_stands_first(
    case, chosen, priya, client_as
):
    assert "MARAC referral (ERFM)" in offered(case, priya, client_as)
    chosen()

    page = offered(case, priya, client_as)
    assert "MARAC referral (ERFM)" not in page
    assert "Doorstep call: Home visit (IOHV)" in page


def test_the_log_keeps_the_national_name(case, chosen, priya, acting, client_as, today):
    with acting(priya):
        contact = services.NewContact(
            kind="marac_referral", happened_at=at_noon(today), summary="Sent."
        )
        services.log_contact(case=case, contact=contact, by=priya, at=at_noon(today))
    chosen()

    log = client_as(priya).get(reverse("cases:contacts", args=[case.pk])).text
    assert "MARAC referral" in log


def test_a_type_left_out_may_stay_on_what_is_corrected(
    case, chosen, priya, acting, client_as, today
):
    with acting(priya):
        contact = services.NewContact(
            kind="marac_referral", happened_at=at_noon(today), summary="Sent."
        )
        logged = services.log_contact(
            case=case, contact=contact, by=priya, at=at_noon(today)
        )
    chosen()

    url = reverse("cases:correct_contact", args=[case.pk, logged.pk])
    assert "MARAC referral (ERFM)" in client_as(priya).get(url).text


@pytest.mark.parametrize("kind", ["home_visit", "home_visit_not_notified", "other"])
def test_what_is_always_needed_cannot_be_left_out(chosen, kind):
    with pytest.raises(NotPossible, match="stay on the list"):
        chosen(ContactTypes(hidden=frozenset({kind})))


def test_a_manager_of_the_area_alone_changes_it(chosen, priya, nadia):
    for by in (priya, nadia):
        with pytest.raises(NotPermitted):
            chosen(by=by)


def test_a_stale_page_overwrites_nothing(chosen, scheme):
    seen = selectors.contact_types(scheme).mark
    chosen()

    with pytest.raises(ChangedMeanwhile, match="Somebody else changed this list"):
        chosen(ContactTypes(), seen=seen)
    assert selectors.contact_types(scheme) == OURS


def test_the_page_saves_words_and_leaves_equal_ones_out(scheme, mo, client_as):
    url = reverse("cases:contact_types", args=[scheme.pk])
    browser = client_as(mo)
    sent = {
        "seen": selectors.contact_types(scheme).mark,
        "hidden": ["mappa_screening"],
        "name_telephone": "Ring",
        "name_review": ContactType.REVIEW.label,
    }

    answer = browser.post(url, sent, follow=True)

    assert "The contact types of the East Sussex scheme were changed." in answer.text
    assert selectors.contact_types(scheme) == ContactTypes(
        names={"telephone": "Ring"}, hidden=frozenset({"mappa_screening"})
    )
    assert 'value="Ring"' in browser.get(url).text
