"""Roles: given by administrators alone, never to oneself, and believed from nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.models import Membership, User
from agencies.sessions import ACTING_AGENCY
from cases import sharing
from cases.choices import GrantLevel
from cases.models import Case
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db
TRUTHS = ["true", "True", "1", "on", "yes"]


@pytest.mark.parametrize("truth", TRUTHS)
def test_no_account_becomes_more_than_an_account(sam, client_as, truth):
    extra = {
        "is_superuser": truth,
        "is_staff": truth,
        "role": "administrator",
        "groups": "1",
    }
    client_as(sam).post(
        reverse("agencies:add_account"),
        {
            "full_name": "Nell Newcome",
            "username": "nell",
            "email": "nell@iom.example",
            "password": "a-long-first-password",
        }
        | extra,
    )

    nell = User.objects.get(username="nell")
    assert (nell.is_superuser, nell.is_staff) == (False, False)
    assert not nell.memberships.exists()
    assert not nell.groups.exists()


def test_there_is_no_column_that_makes_a_superuser():
    assert not {"is_superuser", "is_staff"} & {
        field.name for field in User._meta.get_fields()
    }


@pytest.mark.parametrize("who", ["ingrid", "sam"])
def test_a_case_shared_with_an_office_that_works_no_cases_stays_shut(
    case, carys, world, today, acting, client_as, who
):
    reader = world.people[who]
    with acting(carys):
        sharing.share_case(
            case=case,
            agency=reader.memberships.get().agency,
            level=GrantLevel.WRITE,
            reason="Sent to the wrong office.",
            by=carys,
            at=at_noon(today - timedelta(days=1)),
        )

    page = reverse("cases:overview", args=[case.pk])
    assert client_as(reader).get(page).status_code == 404
    with acting(reader):
        assert not Case.objects.unscoped().exists()


@pytest.mark.parametrize("who", ["priya", "carys", "mo", "ingrid"])
def test_nobody_but_the_administrator_changes_roles(world, client_as, who):
    user = world.people[who]
    before = list(Membership.objects.order_by("pk").values())
    browser = client_as(user)
    answers = {
        browser.post(
            reverse("agencies:give_membership", args=[user.pk]),
            {"agency": world.agencies["east-sussex/police"].pk, "role": "chair"},
        ).status_code,
        browser.post(
            reverse(
                "agencies:end_membership", args=[user.pk, user.memberships.get().pk]
            )
        ).status_code,
    }

    assert answers == {403}
    assert list(Membership.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "route", ["give_membership", "switch_account", "end_membership"]
)
def test_the_administrator_changes_nothing_of_their_own(world, sam, client_as, route):
    own = sam.memberships.get()
    arguments = [sam.pk, own.pk] if route == "end_membership" else [sam.pk]
    response = client_as(sam).post(
        reverse(f"agencies:{route}", args=arguments),
        {"agency": own.agency_id, "role": "chair", "is_active": "no"},
    )

    assert response.status_code == 403


def test_nobody_acts_for_an_agency_they_do_not_belong_to(world, priya, client_as):
    browser = client_as(priya)
    response = browser.post(
        reverse("agencies:act_for"), {"agency": world.agencies["east-sussex/police"].pk}
    )

    assert response.status_code == 404
    assert ACTING_AGENCY not in browser.session


def test_a_session_that_names_anothers_agency_is_not_believed(
    case, world, nadia, client_as
):
    browser = client_as(nadia)
    session = browser.session
    session[ACTING_AGENCY] = str(world.agencies["east-sussex/police"].pk)
    session.save()

    page = reverse("cases:overview", args=[case.pk])
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize("route", ["gallery", "work:mailbox"])
def test_what_is_for_demonstrations_is_not_there_in_earnest(
    priya, client_as, settings, route
):
    settings.DEMONSTRATION = False

    assert client_as(priya).get(reverse(route)).status_code == 404
