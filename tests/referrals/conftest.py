"""What several tests of referrals begin with."""

from decimal import Decimal

import pytest

from referrals import services


@pytest.fixture
def scheme(world):
    """The East Sussex scheme."""
    return world.schemes["east-sussex"]


@pytest.fixture
def set_criteria(scheme, acting, mo, today):
    """`set_criteria(reconviction=75)` – Mo sets what the statutory cohort asks."""

    def setting(*, by=mo, seen="", cohort="statutory", **thresholds):
        with acting(by):
            services.set_criteria(
                scheme=scheme,
                cohort=cohort,
                thresholds={each: Decimal(at) for each, at in thresholds.items()},
                seen=seen,
                by=by,
                on=today,
            )

    return setting
