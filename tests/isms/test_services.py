"""Referring, agreeing, stepping down, ending: each refusal in its words, and what is kept."""

import uuid
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cases.models import Case
from core.exceptions import NotPermitted, NotPossible
from isms import selectors, services
from isms.models import Package, PlacementCheck
from tests.factories import packages
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def test_a_referral_opens_a_package_and_is_disclosed_to_its_provider(
    world, shared, today, recorded
):
    package = packages.referred(world, shared, on=today)

    (kept,) = recorded("package.referred")
    assert package.status == "referred"
    assert (kept.recipient, kept.case_ids) == (package.provider.name, [shared.pk])


def test_the_case_says_that_it_has_a_package(world, shared, jean, acting, today):
    packages.referred(world, shared, on=today)

    with acting(jean):
        assert Case.objects.get(pk=shared.pk).has_package


def test_sent_twice_it_is_referred_once(world, shared, today):
    key = uuid.uuid4()

    assert packages.referred(
        world, shared, on=today, idempotency_key=key
    ) == packages.referred(world, shared, on=today, idempotency_key=key)


@pytest.mark.parametrize("who", ["priya", "owen", "carys"])
def test_nobody_but_the_authority_refers(world, shared, today, who):
    with (
        packages.acting(world, who, today) as user,
        pytest.raises(
            NotPermitted, match="Only local authority criminal justice social work"
        ),
    ):
        services.refer(
            case=shared, referral=packages.referral(world), by=user, on=today
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"is_very_high_risk": False}, "assessed as very high risk"),
        ({"mappa_reference": " "}, "Enter the MAPPA reference"),
        ({"police_agency": None}, "Choose which police team"),
    ],
)
def test_a_referral_that_lacks_something_is_refused(
    world, shared, today, changes, words
):
    with pytest.raises(NotPossible, match=words):
        packages.referred(world, shared, on=today, **changes)


def test_a_second_package_waits_for_the_end_of_the_first(world, running, shared, today):
    with pytest.raises(NotPossible, match="There is a package already"):
        packages.referred(world, shared, on=today)


def test_the_agreement_is_complete_before_anybody_signs(
    world, shared, kit, acting, today
):
    package = packages.referred(world, shared, on=today)

    with (
        acting(kit),
        pytest.raises(
            NotPossible,
            match="Before the agreement is signed, record the terms, the property, the check "
            "of the property against the offence and victims and what the provider is told",
        ),
    ):
        services.answer(package=package, agrees=True, by=kit, at=at_noon(today))


def test_each_party_signs_once_and_then_it_starts(drawn_up, kit, jean, acting, today):
    with acting(jean), pytest.raises(NotPossible, match="have both signed"):
        services.begin(
            package=drawn_up, review_on=today + timedelta(days=30), by=jean, on=today
        )
    for user in (kit, jean):
        with acting(user):
            services.answer(package=drawn_up, agrees=True, by=user, at=at_noon(today))
    with acting(kit), pytest.raises(NotPossible, match="answered already"):
        services.answer(package=drawn_up, agrees=True, by=kit, at=at_noon(today))
    with acting(jean):
        started = services.begin(
            package=drawn_up, review_on=today + timedelta(days=30), by=jean, on=today
        )

    assert (started.status, started.started_on) == ("running", today)


def test_a_declined_package_does_not_start(drawn_up, kit, jean, acting, today):
    with acting(kit):
        services.answer(
            package=drawn_up, agrees=False, reason="No room.", by=kit, at=at_noon(today)
        )
    with acting(jean):
        services.answer(package=drawn_up, agrees=True, by=jean, at=at_noon(today))
        with pytest.raises(NotPossible, match="have both signed"):
            services.begin(package=drawn_up, review_on=today, by=jean, on=today)


def test_the_terms_stand_once_somebody_has_signed(drawn_up, kit, jean, acting, today):
    with acting(kit):
        services.answer(package=drawn_up, agrees=True, by=kit, at=at_noon(today))

    with acting(jean), pytest.raises(NotPossible, match="signed with the terms it has"):
        services.set_level(
            package=drawn_up,
            level=replace(packages.TERMS, first_day=today, instructed_on=today),
            by=jean,
            on=today,
        )


def level(today, **changes):
    """Return a step down to fourteen hours from today."""
    facts = {
        "code": "tailored_c",
        "hours_day": Decimal(2),
        "hours_week": Decimal(14),
        "first_day": today,
        "instructed_on": today,
    }
    return replace(packages.TERMS, **facts | changes)


def test_a_level_steps_down_on_an_instruction(running, jean, acting, today, recorded):
    with acting(jean):
        services.set_level(package=running, level=level(today), by=jean, on=today)
        found = [each.code for each in selectors.levels(jean, running)]

    assert found == ["secondary_c", "tailored_c"]
    written = {each.change["code"] for each in recorded("package.level_set")}
    assert "tailored_c" in written


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"instructed_on": 1}, "The instruction must be dated today or earlier"),
        ({"first_day": -20, "instructed_on": -20}, "Choose a later day"),
        (
            {"hours_week": Decimal("15.5"), "hours_day": Decimal(3)},
            "Nothing is offered",
        ),
        (
            {"code": "tailored_a", "hours_week": Decimal(40), "hours_day": Decimal(7)},
            "Enter why this family is the right one",
        ),
    ],
)
def test_a_level_that_cannot_be_is_refused(
    running, jean, acting, today, changes, words
):
    days = {
        name: today + timedelta(days=each) if isinstance(each, int) else each
        for name, each in changes.items()
    }
    with acting(jean), pytest.raises(NotPossible, match=words):
        services.set_level(
            package=running, level=level(today, **days), by=jean, on=today
        )
    with acting(jean):
        assert len(selectors.levels(jean, running)) == 1


def test_the_overlap_is_agreed_with_its_reason(running, jean, acting, today):
    chosen = level(
        today,
        code="tailored_a",
        hours_week=Decimal(40),
        hours_day=Decimal(7),
        family_reason="Support follows his needs; no daily cover is needed.",
    )
    with acting(jean):
        added = services.set_level(package=running, level=chosen, by=jean, on=today)

    assert str(added) == "Tailored A"


@pytest.mark.parametrize("who", ["kit", "priya", "owen"])
def test_nobody_but_the_authority_changes_the_terms(world, running, today, who):
    with (
        packages.acting(world, who, today) as user,
        pytest.raises(NotPermitted, match="Only the authority that referred"),
    ):
        services.set_level(package=running, level=level(today), by=user, on=today)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"eases_monitoring": False}, "does not meet all three points"),
        ({"meets_access_needs": False}, "Enter where the person is seen instead"),
    ],
)
def test_a_property_that_falls_short_says_what_is_done(
    running, jean, acting, changes, words
):
    short = replace(packages.HOME, **changes)

    with acting(jean), pytest.raises(NotPossible, match=words):
        services.place(package=running, placement=short, by=jean)


@pytest.mark.parametrize(
    "near",
    [
        services.Checked("Brackwater", "brackwater ", "Elsewhere", "Why."),
        services.Checked(
            "Fernhaven", "Elsewhere", "Brackwater", "Why.", Decimal("4.9")
        ),
    ],
    ids=["same area", "under five kilometres"],
)
def test_a_placement_near_a_victim_is_taken_only_knowingly(
    running, shared, owen, acting, today, near
):
    with acting(owen):
        case = Case.objects.get(pk=shared.pk)
        with pytest.raises(NotPossible, match="near the offence or a victim"):
            services.check_placement(
                package=running, case=case, checked=near, by=owen, on=today
            )
        taken = services.check_placement(
            package=running,
            case=case,
            checked=replace(near, accepted=True),
            by=owen,
            on=today,
        )

    assert taken.is_near


def test_only_those_who_read_victim_information_see_where_victims_are(
    running, jean, hollie, owen, acting
):
    def seen(user):
        with acting(user):
            return PlacementCheck.objects.visible_to(user).exists(), PlacementCheck.objects.exists()  # fmt: skip

    assert [seen(each) for each in (jean, hollie, owen)] == [
        (False, False),
        (False, False),
        (True, True),
    ]


def test_ending_leaves_the_provider_four_weeks_and_no_shifts(
    running, jean, kit, acting, today, recorded
):
    with acting(jean):
        services.end_package(
            package=running,
            last_day=today,
            reason="Settled with a tenancy.",
            by=jean,
            on=today,
            at=at_noon(today),
        )
    with acting(kit):
        assert selectors.get_package(kit, running.pk).provider_until is not None
        with pytest.raises(NotPossible, match="not running"):
            services.draw_checks(
                package=running, number=1, by=kit, at=at_noon(today), dice=None
            )
    assert recorded("package.ended")


def test_a_withdrawn_referral_is_gone_for_the_provider(
    drawn_up, jean, kit, acting, today
):
    with acting(jean):
        services.withdraw(
            package=drawn_up, reason="Recalled.", by=jean, on=today, at=at_noon(today)
        )

    with acting(kit):
        assert not Package.objects.visible_to(kit).exists()
        assert not Package.objects.exists()


def test_the_database_refuses_a_second_open_package(running, jean, acting):
    with acting(jean):
        again = Package.objects.get(pk=running.pk)
        again.pk, again._state.adding = uuid.uuid4(), True
        with pytest.raises(IntegrityError, match="one_open"), transaction.atomic():
            again.save(force_insert=True)
