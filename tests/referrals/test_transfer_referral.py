"""The referral by which somebody comes from another force (S1-102)."""

import pytest

from referrals.presenters import draft_name
from referrals.services import transfers as services
from tests.factories import transfers as make
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


def test_the_name_typed_arrives_in_the_referral(world, today, acting, carys):
    """S1-102."""
    transfer = make.inward(world, on=today)
    with acting(carys):
        services.receive_documents(
            transfer=transfer,
            documents="Their plan",
            contribution="By video",
            received_on=today,
            by=carys,
            on=today,
        )
    ready = make.checked(world, transfer, by="carys", on=today)
    with acting(carys):
        started = services.start_referral_in(
            transfer=ready, by=carys, at=at_noon(today)
        )

    assert draft_name(started.referral.answers) == "Quillfeather, Barnaby"
    typed = started.referral.answers["person"]["typed"]
    assert typed["date_of_birth_year"] == ["1991"]
