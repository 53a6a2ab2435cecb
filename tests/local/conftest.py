"""The demonstration in a checkout of its own."""

from collections.abc import Iterator

import pytest

from tests.local.standin import Demonstration, checkout_of_its_own


@pytest.fixture
def demonstration() -> Iterator[Demonstration]:
    """One that a test starts, and may harm."""
    with checkout_of_its_own() as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def running() -> Iterator[Demonstration]:
    """One that is ready, shared by tests that leave it so."""
    with checkout_of_its_own() as demonstration:
        demonstration.start()
        yield demonstration
