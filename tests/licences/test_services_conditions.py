"""Licence conditions: on, off, and what is refused."""

import pytest
from django.db import transaction

from cases.models import Case
from core.exceptions import NotPossible
from licences import selectors, services
from licences.choices import (
    AdditionalCondition,
    ConditionKind,
)
from licences.services import NewCondition
from tests.factories.licences import released_on_licence


pytestmark = pytest.mark.django_db


@pytest.fixture
def on_licence(world, priya, today) -> Case:
    """A case of somebody released a month ago on a licence of 24 months."""
    return released_on_licence(world, priya, today)


EXCLUSION = NewCondition(
    ConditionKind.ADDITIONAL,
    "Keep out of the harbour.",
    "Thefts there.",
    AdditionalCondition.EXCLUSION,
)


def test_a_condition_goes_on_the_licence_and_off_again_with_the_reason(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        added = services.add_condition(
            licence=licence, condition=EXCLUSION, by=priya, on=today
        )
        removed = services.remove_condition(
            condition=added, reason="Moved away.", by=priya, on=today
        )

    assert added.title == "Keeping out of a place"
    assert (removed.removed_on, removed.removed_because) == (today, "Moved away.")


def test_drug_testing_needs_both_tests_and_the_database_agrees(
    on_licence, priya, acting, today
):
    with acting(priya):
        licence = selectors.running_licence(priya, on_licence)
        lacking = NewCondition(
            ConditionKind.ADDITIONAL,
            "Give samples.",
            "Needed.",
            AdditionalCondition.DRUG_TESTING,
            has_propensity=True,
        )
        with pytest.raises(NotPossible, match="Drug testing needs both"):
            services.add_condition(
                licence=licence, condition=lacking, by=priya, on=today
            )

        row = services.add_condition(
            licence=licence, condition=EXCLUSION, by=priya, on=today
        )
        row.code = AdditionalCondition.DRUG_TESTING
        with (
            pytest.raises(Exception, match="drug_testing_has_both"),
            transaction.atomic(),
        ):
            row.save(update_fields=["code"])


def test_standard_conditions_stay(on_licence, priya, acting, today):
    with acting(priya):
        standard = selectors.running_licence(priya, on_licence).conditions.first()
        with pytest.raises(NotPossible, match="stay on it"):
            services.remove_condition(
                condition=standard, reason="x", by=priya, on=today
            )
