"""The pages of writing and reading a referral."""

import pytest
from django.urls import reverse

from referrals.models import Referral
from referrals.questions import Topic
from tests.factories.cases import adopted_case
from tests.factories.referrals import draft_referral, typed_form


pytestmark = pytest.mark.django_db


def page(name, referral, *more) -> str:
    """Return the address of one of a referral's pages."""
    return reverse(f"referrals:{name}", args=[referral.pk, *more])


def text(response) -> str:
    """Return a page's text."""
    return response.content.decode()


def answers_of(draft, acting, user) -> dict:
    """Return what a draft keeps."""
    with acting(user):
        return Referral.objects.get(pk=draft.pk).answers


def test_starting_chooses_the_area_and_leads_to_the_task_list(client_as, priya, world):
    client = client_as(priya)

    assert "East Sussex" in text(client.get(reverse("referrals:start")))
    response = client.post(
        reverse("referrals:start"),
        {"scheme": str(world.schemes["east-sussex"].pk)},
        follow=True,
    )

    assert response.status_code == 200
    assert text(response).count("Not started") == len(Topic)


def test_starting_without_an_area_asks_for_one(client_as, priya, world):
    response = client_as(priya).post(reverse("referrals:start"), {})

    assert response.status_code == 422
    assert "Select the area" in text(response)


def test_the_task_list_says_how_each_topic_stands(client_as, priya, world, today):
    form = {"person": typed_form()["person"], "address": {"home": "address"}}
    draft = draft_referral(world, on=today, form=form)

    shown = text(client_as(priya).get(page("draft", draft)))

    assert "1 of 10 topics completed" in shown
    assert (
        shown.count("Completed"),
        shown.count("Has problems"),
        shown.count("Not started"),
    ) == (1, 1, 8)


@pytest.mark.parametrize("topic", Topic.values)
def test_each_topic_is_asked_and_continues_to_the_next(
    client_as, priya, world, today, topic
):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)

    assert client.get(page("topic", draft, topic)).status_code == 200
    response = client.post(
        page("topic", draft, topic), typed_form()[topic] | {"then": "continue"}
    )

    following = [*Topic.values, None][Topic.values.index(topic) + 1]
    assert response.status_code == 302
    assert response.url == (
        page("topic", draft, following) if following else page("check", draft)
    )


@pytest.mark.parametrize("topic", Topic.values)
def test_an_empty_topic_is_refused_with_a_summary(
    client_as, priya, world, today, topic
):
    draft = draft_referral(world, on=today, form={})

    response = client_as(priya).post(page("topic", draft, topic), {"then": "continue"})

    assert response.status_code == 422
    assert "There is a problem" in text(response)
    assert "<title>Error:" in text(response)


def test_what_is_wrong_stays_typed_and_is_kept(client_as, priya, world, acting, today):
    draft = draft_referral(world, on=today, form={})
    typed = typed_form()["person"] | {"pnc": "rubbish", "date_of_birth_month": "13"}

    response = client_as(priya).post(
        page("topic", draft, "person"), typed | {"then": "continue"}
    )

    shown = text(response)
    assert response.status_code == 422
    assert 'value="rubbish"' in shown
    assert 'value="13"' in shown
    assert "Date of birth must be a real date" in shown
    assert answers_of(draft, acting, priya)["person"]["typed"]["pnc"] == ["rubbish"]


def test_saving_for_later_never_complains(client_as, priya, world, acting, today):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)

    response = client.post(
        page("topic", draft, "person"), {"pnc": "rubbish", "then": "later"}, follow=True
    )

    assert "what you typed is saved" in text(response)
    assert "In progress" in text(response)
    again = text(client.get(page("topic", draft, "person")))
    assert 'value="rubbish"' in again
    assert "There is a problem" not in again


def test_another_row_is_added_without_script(client_as, priya, world, acting, today):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)
    typed = {
        "agencies-TOTAL_FORMS": "1",
        "agencies-0-agency_name": "Harbour",
        "add": "agencies",
    }

    response = client.post(page("topic", draft, "agencies"), typed)
    shown = text(client.get(page("topic", draft, "agencies")))

    assert response.url.endswith("/form/agencies/#id_agencies-1-agency_name")
    assert 'value="Harbour"' in shown
    assert 'name="agencies-1-agency_name"' in shown


def test_autosave_keeps_anything_and_answers_when(
    client_as, priya, world, acting, today
):
    draft = draft_referral(world, on=today, form={})

    response = client_as(priya).post(
        page("autosave", draft, "person"),
        {"pnc": "half a num", "version": "0", "token": "a"},
    )

    assert response.status_code == 200
    assert set(response.json()) == {"saved_at"}
    assert answers_of(draft, acting, priya)["person"]["typed"] == {
        "pnc": ["half a num"]
    }


def test_two_tabs_see_both_versions_and_may_keep_either(
    client_as, priya, world, acting, today
):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)
    address = page("topic", draft, "assessment")
    opened = {"version": "0", "then": "continue"}
    client.post(address, opened | {"token": "one", "risk": "First words."})

    clash = client.post(address, opened | {"token": "two", "risk": "Second words."})
    beaten = client.post(
        page("autosave", draft, "assessment"),
        {"version": "0", "token": "three", "risk": "x"},
    )

    assert (clash.status_code, beaten.status_code) == (409, 409)
    assert "First words." in text(clash)
    assert "Second words." in text(clash)
    client.post(
        address,
        {
            "version": str(clash.context["version"]),
            "token": "two",
            "risk": "Second words.",
            "then": "continue",
        },
    )
    assert answers_of(draft, acting, priya)["assessment"]["typed"] == {
        "risk": ["Second words."]
    }


def test_changing_an_answer_leads_back_to_the_check(client_as, priya, world, today):
    draft = draft_referral(world, on=today)
    typed = typed_form()["assessment"] | {
        "then": "continue",
        "from": "check",
        "version": "1",
    }

    assert client_as(priya).post(page("topic", draft, "assessment"), typed).url == page(
        "check", draft
    )


def test_somebody_known_is_asked_about_before_going_on(client_as, priya, world, today):
    known = adopted_case(
        world,
        on=today,
        family_name="Quillfeather",
        given_names="Barnaby",
        date_of_birth=None,
    )
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)

    response = client.post(
        page("topic", draft, "person"),
        typed_form()["person"] | {"then": "continue"},
        follow=True,
    )

    assert "Same name, and a date of birth is not known" in text(response)
    unanswered = client.post(page("duplicates", draft), {})
    assert "Select the person, or “None of these people”" in text(unanswered)
    chosen = client.post(page("duplicates", draft), {"person": str(known.person_id)})
    assert chosen.url == page("topic", draft, "address")
