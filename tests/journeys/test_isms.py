"""A package from referral to step-down to end, as the people concerned live it on the pages (S0)."""

import re
from datetime import timedelta
from random import SystemRandom
from uuid import uuid4

import pytest
from django.urls import reverse

from isms import services
from isms.models import Breach, Package
from tests.factories import packages
from tests.factories.cases import at_noon
from tests.isms.conftest import *  # noqa: F403 - its people and packages
from tests.referrals.test_removal_views import dated
from work import tasks


pytestmark = pytest.mark.django_db


def url(name, package, *more):
    """Return the address of one of a package's pages."""
    return reverse(f"isms:{name}", args=[package.pk, *more])


@pytest.fixture
def send(client_as):
    """`send(jean, url, {…})` – somebody fills in a page; returns the page they are led to."""

    def sending(user, address, typed):
        browser = client_as(user)
        page = browser.get(address).content.decode()
        key = re.search(r'name="key" value="([^"]+)"', page)
        answered = browser.post(
            address, ({"key": key[1]} if key else {}) | typed, follow=True
        )
        text = answered.content.decode()
        assert answered.status_code == 200, re.findall(r"error-message[^<]*<.*", text)
        return text

    return sending


REFERRAL = {
    "route": "licence",
    "is_very_high_risk": "yes",
    "assessment": "Full assessment",
    "mappa_reference": "MAPPA 12/26",
    "is_critical": "yes",
    "purpose": "Cover by day.",
    "funder": "East Sussex Council",
    "police_rule": "always",
    "feedback_weeks": "4",
}


def test_a_package_from_referral_to_step_down_to_end(
    world, shared, send, client_as, acting, today
):
    jean, kit, owen, priya = (
        world.people[each] for each in ("jean", "kit", "owen", "priya")
    )
    # Given Jean, who refers somebody from their case
    case_page = client_as(jean).get(reverse("isms:of_case", args=[shared.pk]))
    assert "Refer for a package" in case_page.content.decode()
    refer = reverse("isms:refer", args=[shared.pk])
    form = client_as(jean).get(refer).content.decode()
    officer = re.search(r'value="([^"]+)"[^>]*>\s*Priya Marlowe', form)[1]
    said = send(
        jean,
        refer,
        REFERRAL
        | dated("assessed_on", today)
        | {
            "provider": world.agencies["east-sussex/isms"].pk,
            "police_agency": world.agencies["east-sussex/police"].pk,
            "supervisor": officer,
        },
    )
    assert "Still to be recorded" in said
    with acting(jean):
        package = Package.objects.get(case=shared)

    # And the terms: first ones in the hole, refused in words, then a package
    terms = {
        "code": "tailored_c",
        "staffing": "single",
        "night": "none",
        "hours_day": "5",
        "hours_week": "15.5",
        "assessment": "Staff safety",
        "ratio_reason": "One worker is enough by day.",
        "authorised_by": "mappa",
        "instruction": "Minute 4",
        **dated("assessed_on", today),
        **dated("instructed_on", today),
        **dated("first_day", today),
    }
    refused = client_as(jean).post(url("set_level", package), terms)
    assert refused.status_code == 422
    assert "Nothing is offered above 15" in refused.content.decode()
    secondary = terms | {"code": "secondary_c", "hours_day": "7", "hours_week": "49"}
    assert "Secondary C" in send(jean, url("set_level", package), secondary)

    # And the property, checked by the police, and what the provider is told
    send(
        jean,
        url("place", package),
        {
            "address": "2 Lamplighter Court",
            "supplier": "The council",
            "houses_staff": "yes",
            "restricts_risk": "yes",
            "frees_from_harassment": "yes",
            "eases_monitoring": "yes",
            "meets_access_needs": "yes",
            **dated("from_day", today),
        },
    )
    check = {
        "placement_area": "Fernhaven",
        "offence_area": "Fernhaven",
        "victim_area": "Brackwater",
        "rationale": "Only flat with room for staff.",
    }
    near = client_as(owen).post(url("check_placement", package), check)
    assert "near the offence or a victim" in near.content.decode()
    assert "Near the offence" in send(
        owen, url("check_placement", package), check | {"accepted": "on"}
    )
    told = {
        "person_name": "Alistair Fernsby",
        "risks": "Shouts when told no.",
        "contacts": "Jean, 01632 960158",
    }
    send(jean, url("share_brief", package), told)

    # When both sign and Jean starts it
    for user in (kit, jean):
        assert "is signed" in send(user, url("answer", package), {"answer": "sign"})
    review = dated("review_on", today + timedelta(days=60))
    assert "The package has started" in send(jean, url("begin", package), review)

    # Then Kit plans a shift; a day too long is refused in words
    shift = {"worker": kit.pk, "starts": "9am", "ends": "4pm", "night": "none"}
    day = dated("day", today)
    long = client_as(kit).post(
        url("plan_shift", package), shift | day | {"ends": "5pm", "key": uuid4()}
    )
    assert "the package allows 7 hours in a day" in long.content.decode()
    assert "7 hours" in send(kit, url("plan_shift", package), shift | day)

    # And a breach reaches Priya at once
    breach = {"what": "Not in by seven.", "is_serious": "no"}
    moment = dated("happened_on", today - timedelta(days=1)) | {"happened_at": "19:30"}
    assert "Reported to Priya Marlowe and the police" in send(
        kit, url("report_breach", package), breach | moment
    )
    tasks.raise_package_breaches()
    mine = client_as(priya).get(reverse("work:my_work")).content.decode()
    assert "Breaches of packages" in mine
    page = client_as(priya).get(url("delivery", package)).content.decode()
    noted = re.search(r'action="(/packages/[^"]+/noted/)"', page)[1]
    client_as(priya).post(noted)
    mine = client_as(priya).get(reverse("work:my_work")).content.decode()
    assert "Breaches of packages" not in mine

    # And the level steps down on MAPPA's instruction, drawn over time
    stepped = terms | {
        "hours_day": "3",
        "hours_week": "15",
        **dated("first_day", today + timedelta(days=7)),
    }
    down = send(jean, url("set_level", package), stepped)
    assert "From Secondary C to Tailored C in 1 step." in down

    # And it ends: the provider reads it, and plans nothing more
    ended = {"reason": "Settled.", **dated("last_day", today)}
    assert "The package has ended" in send(jean, url("end", package), ended)
    rota = client_as(kit).get(url("rota", package)).content.decode()
    assert "Plan a shift" not in rota


def test_a_spot_check_that_finds_something_leads_to_the_report(
    running, send, client_as, acting, kit, priya, today
):
    with acting(kit):
        (check,) = services.draw_checks(
            package=running,
            number=1,
            by=kit,
            at=at_noon(today - timedelta(days=9)),
            dice=SystemRandom(),
        )
    found = send(
        kit,
        url("finish_check", running, check.pk),
        {"finding": "absent", "note": "Nobody in."},
    )
    assert "Nobody in." in found
    moment = dated("happened_on", today - timedelta(days=1)) | {"happened_at": "10:00"}
    send(
        kit,
        url("report_found", running, check.pk),
        {"what": "Nobody in.", "is_serious": "yes"} | moment,
    )
    tasks.raise_package_breaches()

    with acting(kit):
        assert Breach.objects.get().found_by == check
    assert "Serious breach" in client_as(priya).get(
        reverse("work:my_work")
    ).content.decode()  # fmt: skip


@pytest.mark.parametrize("month", [3, 10])
def test_a_rota_week_across_a_clock_change_on_the_page(
    world, shared, client_as, send, kit, today, month
):
    """The last Sunday of March or October: a shift over the hour that is lost or comes twice."""
    package = packages.running(world, shared, on=today - timedelta(days=20))
    sunday = max(
        day
        for day in (
            today.replace(year=today.year + 1, month=month, day=n)
            for n in range(25, 32)
        )
        if day.weekday() == 6
    )
    typed = {"worker": kit.pk, "starts": "00:30", "ends": "06:30", "night": "none"}
    if month == 10:
        typed["ends"] = "05:30"
    page = send(kit, url("plan_shift", package), typed | dated("day", sunday))

    assert f"Sunday {sunday.day} " in page
    assert f"<strong>{'5 hours' if month == 3 else '6 hours'}</strong>" in page
