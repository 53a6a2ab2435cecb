"""A case the authority works on, and packages at each stage."""

from datetime import timedelta

import pytest

from tests.conftest import person
from tests.factories import packages


jean = person("jean")  # criminal justice social worker: refers and keeps the terms
kit = person("kit")  # the provider's worker: reaches the package and nothing else
bo = person("bo")  # another of theirs


@pytest.fixture
def shared(world, today):
    """An adopted case, in custody, on which the authority works."""
    return packages.shared_case(world, on=today - timedelta(days=30))


@pytest.fixture
def drawn_up(world, shared, today):
    """A package ready to be signed."""
    return packages.drawn_up(world, shared, on=today - timedelta(days=20))


@pytest.fixture
def running(world, shared, today):
    """A package that runs since twenty days."""
    return packages.running(world, shared, on=today - timedelta(days=20))
