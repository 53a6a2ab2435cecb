"""Access that ends: a share at its second, a role, an account – with the page still open."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies import services as agencies
from agencies.acting import acting_for
from agencies.choices import Role
from cases import sharing
from cases.models import Case, CaseGrant


pytestmark = pytest.mark.django_db


@pytest.fixture
def overview(case) -> str:
    """The case's address."""
    return reverse("cases:overview", args=[case.pk])


@pytest.mark.parametrize(
    ("seconds", "status"),
    [(-1, 404), (0, 404), (1, 200)],
    ids=["a second ago", "at this instant", "in a second"],
)
def test_a_guest_is_let_in_to_the_second(
    case, overview, sunil, granted, client_as, database_now, seconds, status
):
    granted(case, user=sunil, until=database_now + timedelta(seconds=seconds))

    assert client_as(sunil).get(overview).status_code == status


@pytest.mark.parametrize(
    ("seconds", "sees"),
    [(-1, 1), (0, 1), (1, 0)],
    ids=["begun", "beginning", "not yet"],
)
def test_a_share_does_not_begin_early(
    case, sunil, granted, acting, database_now, seconds, sees
):
    granted(case, user=sunil, since=database_now + timedelta(seconds=seconds))

    with acting(sunil):
        assert Case.objects.unscoped().count() == sees
        assert Case.objects.visible_to(sunil).count() == sees


def test_both_locks_and_guardian_end_at_the_same_instant(
    case, sunil, granted, acting, database_now
):
    granted(case, user=sunil, until=database_now)

    with acting(sunil):
        assert not Case.objects.unscoped().exists()
        assert not Case.objects.visible_to(sunil).exists()
        assert not sunil.has_perm("cases.view_case", case)


def test_a_share_ended_with_the_page_open_is_gone_at_the_next_request(
    case, overview, hollie, dina, acting, client_as, database_now
):
    browser = client_as(hollie)
    assert browser.get(overview).status_code == 200

    with acting(dina):
        share = CaseGrant.objects.get(
            case=case, principal__agency__name__contains="Housing"
        )
        share.case = case
        sharing.revoke_grant(
            grant=share, by=dina, at=database_now, reason="Left the plan."
        )

    assert browser.get(overview).status_code == 404
    assert case.reference not in browser.get(reverse("cases:cases")).content.decode()


def test_an_account_shut_out_with_the_page_open_is_signed_out(
    overview, priya, sam, acting, client_as
):
    browser = client_as(priya)
    assert browser.get(overview).status_code == 200

    with acting(sam):
        agencies.switch_account(user=priya, is_active=False, by=sam)

    response = browser.get(overview)
    assert (response.status_code, response.url) == (302, f"/sign-in/?next={overview}")


def test_a_role_ended_with_the_page_open_gives_nothing_at_the_next_request(
    case, overview, priya, sam, acting, client_as, today
):
    browser = client_as(priya)
    assert browser.get(overview).status_code == 200

    with acting(sam):
        agencies.end_membership(membership=priya.memberships.get(), by=sam, on=today)

    assert browser.get(overview).status_code in {403, 404}
    assert browser.get(reverse("home")).status_code == 403
    assert not priya.has_perm("cases.view_case", case)


def test_a_role_begun_today_can_end_today(sunil, sam, acting, world, today):
    with acting(sam):
        role = agencies.give_membership(
            user=sunil,
            agency=world.agencies["east-sussex/police"],
            role=Role.CHAIR,
            by=sam,
            on=today,
        )
        agencies.end_membership(membership=role, by=sam, on=today)

    kinds = acting_for(
        sunil, on=today, agency_id=world.agencies["east-sussex/police"].pk
    )
    assert kinds.kind == "substance_misuse"


def test_a_new_role_takes_the_place_of_the_old_one_at_once(
    mo, sam, acting, world, today
):
    with acting(sam):
        agencies.give_membership(
            user=mo,
            agency=world.agencies["east-sussex/police"],
            role=Role.PRACTITIONER,
            by=sam,
            on=today,
        )

    assert [each.role for each in mo.memberships.in_force(today)] == ["practitioner"]
    assert acting_for(mo, on=today).role == "practitioner"


def test_an_agency_that_no_longer_works_reaches_nothing(
    case, overview, hollie, sam, world, acting, client_as
):
    housing = world.agencies["east-sussex/housing"]
    browser = client_as(hollie)
    assert browser.get(overview).status_code == 200

    with acting(sam):
        agencies.change_agency(
            agency=housing,
            name=housing.name,
            area=housing.area,
            email="",
            phone="",
            is_active=False,
            by=sam,
        )

    assert browser.get(overview).status_code in {403, 404}
