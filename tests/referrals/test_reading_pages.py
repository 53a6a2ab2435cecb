"""The pages of checking, submitting, listing and reading referrals."""

import pytest
from django.urls import reverse

from referrals.questions import QUESTIONS
from tests.factories.referrals import draft_referral, submitted_referral, typed_form


pytestmark = pytest.mark.django_db


def page(name, referral, *more) -> str:
    """Return the address of one of a referral's pages."""
    return reverse(f"referrals:{name}", args=[referral.pk, *more])


def text(response) -> str:
    """Return a page's text."""
    return response.content.decode()


def test_the_check_page_reads_every_question_back(client_as, priya, world, today):
    draft = draft_referral(world, on=today)

    shown = text(client_as(priya).get(page("check", draft)))

    for question in QUESTIONS:
        assert question.label.replace("&", "&amp;") in shown
    assert "Before you can submit" not in shown
    assert "Carries a screwdriver." in shown


def test_the_check_page_lists_what_is_missing_with_links(
    client_as, priya, world, today
):
    draft = draft_referral(
        world,
        on=today,
        form={"address": {"home": "address", "lines": "1 Sample Street"}},
    )

    shown = text(client_as(priya).get(page("check", draft)))

    assert f"{page('topic', draft, 'address')}?from=check#id_postcode" in shown
    assert "Enter the postcode" in shown
    assert "Submit the referral</button>" not in shown


def test_submitting_says_who_has_it_and_what_is_next(client_as, priya, world, today):
    draft = draft_referral(world, on=today)
    client = client_as(priya)

    response = client.post(
        page("submit", draft), {"version": draft.version}, follow=True
    )
    again = client.post(page("submit", draft), {"version": draft.version})

    assert "Local IOM team (Sussex Police IOM team, East Sussex)" in text(response)
    assert "researches the person" in text(response)
    assert again.url == page("submitted", draft)


def test_a_refused_submission_says_why_on_the_check_page(
    client_as, priya, world, today
):
    draft = draft_referral(world, on=today)
    client = client_as(priya)

    stale = client.post(page("submit", draft), {"version": "1"})

    assert stale.status_code == 409
    assert "Check them again, then submit" in text(stale)
    assert client.get(page("submit", draft)).url == page("check", draft)


def test_the_referral_reads_every_question_back_as_far_as_the_reader_may(
    client_as, priya, owen, world, today
):
    referral = submitted_referral(world, on=today)

    own = text(client_as(priya).get(page("referral", referral)))
    polices = text(client_as(owen).get(page("referral", referral)))

    for question in QUESTIONS:
        assert question.label.replace("&", "&amp;") in own
    assert "Uses heroin." in own
    assert "Not shown to your agency</dd>" not in own
    assert "Uses heroin." not in polices
    assert "Not shown to your agency" in polices
    assert "Withdraw the referral" in own
    assert "Withdraw the referral" not in polices


@pytest.mark.parametrize(
    "name", ["draft", "check", "duplicates", "referral", "submitted", "withdraw"]
)
def test_the_other_area_finds_no_page(client_as, nadia, world, today, name):
    referral = submitted_referral(world, on=today)

    assert client_as(nadia).get(page(name, referral)).status_code == 404


def test_a_draft_is_no_submitted_referral(client_as, priya, world, today):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)

    assert client.get(page("submitted", draft)).status_code == 404
    assert client.get(page("referral", draft)).url == page("draft", draft)


@pytest.mark.parametrize("who", ["sam", "ingrid"])
def test_those_who_work_no_cases_are_refused(client_as, world, today, who):
    assert (
        client_as(world.people[who]).get(reverse("referrals:referrals")).status_code
        == 403
    )


def test_a_submitted_referrals_old_form_pages_say_so(client_as, priya, world, today):
    referral = submitted_referral(world, on=today)

    response = client_as(priya).get(page("topic", referral, "person"))

    assert response.status_code == 409
    assert "has been submitted" in text(response)


def test_an_unknown_topic_is_not_found(client_as, priya, world, today):
    draft = draft_referral(world, on=today, form={})
    client = client_as(priya)

    assert client.get(page("topic", draft, "secrets")).status_code == 404
    assert client.post(page("autosave", draft, "secrets"), {}).status_code == 404


def test_a_draft_is_deleted_after_asking(client_as, priya, world, today):
    draft = draft_referral(world, on=today)
    client = client_as(priya)

    assert "Delete the draft referral of Quillfeather, Barnaby?" in text(
        client.get(page("withdraw", draft))
    )
    client.post(page("withdraw", draft), {})

    assert "was withdrawn" in text(client.get(page("referral", draft)))


def test_withdrawing_a_submitted_referral_needs_the_reason(
    client_as, priya, world, today
):
    referral = submitted_referral(world, on=today)
    client = client_as(priya)

    assert client.post(page("withdraw", referral), {}).status_code == 422
    client.post(page("withdraw", referral), {"reason": "Moved to Scotland."})

    assert "Moved to Scotland." in text(client.get(page("referral", referral)))


def test_the_list_shows_drafts_then_what_was_submitted_and_whose_turn(
    client_as, priya, world, today
):
    draft_referral(
        world, on=today, form={"person": typed_form(given_names="Wilhelmina")["person"]}
    )
    submitted_referral(
        world, on=today, family_name="Oakapple", pnc="", crn="", national_insurance=""
    )

    shown = text(client_as(priya).get(reverse("referrals:referrals")))

    assert "Quillfeather, Wilhelmina" in shown
    assert "Oakapple, Barnaby" in shown
    assert "Local IOM team" in shown


@pytest.mark.parametrize(
    ("status", "is_there"),
    [
        ("open", True),
        ("submitted", True),
        ("all", True),
        ("adopted", False),
        ("nonsense", True),
    ],
)
def test_the_list_is_narrowed_by_status(
    client_as, priya, world, today, status, is_there
):
    submitted_referral(world, on=today)

    shown = text(
        client_as(priya).get(reverse("referrals:referrals"), {"status": status})
    )

    assert ("Quillfeather, Barnaby" in shown) is is_there


def test_the_list_asks_the_same_for_one_row_and_for_many(
    client_as, priya, world, today, django_assert_max_num_queries
):
    client = client_as(priya)
    submitted_referral(world, on=today)
    with django_assert_max_num_queries(100) as one:
        client.get(reverse("referrals:referrals"))
    for number in range(4):
        submitted_referral(
            world,
            on=today,
            family_name=f"Namesake{'abcd'[number]}",
            given_names="xyzw"[number],
            pnc="",
            crn="",
            national_insurance="",
            date_of_birth_year=str(1970 + number),
        )
        draft_referral(world, on=today, form={})
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("referrals:referrals"))
