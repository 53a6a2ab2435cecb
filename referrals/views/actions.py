"""
What can be done about a submitted referral, as its page offers it.

Each offer asks the same questions as the service behind it: refused to the person it
is left out; not possible now, it is shown with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.clock import today
from core.decisions import Decision, permitted_if, possible_if
from referrals import permissions, policies, selectors
from referrals.choices import Status
from referrals.presenters import Action


@dataclass(frozen=True)
class Offer:
    """One thing to do: its page, who may, whether it can be done as things stand."""

    label: str
    route: str
    may: Callable[[Any, Any], Decision]
    can: Callable[[Any], Decision]


def is_submitted(referral: Any) -> Decision:
    """Research is there to read from submission on."""
    return possible_if(
        referral.status != Status.DRAFT, "Research begins when it is submitted."
    )


def may_see_administration(user: Any, referral: Any) -> Decision:
    """Administration is there from adoption on, for everybody who reads the referral."""
    return permitted_if(
        bool(permissions.may_read(user)) and referral.status == Status.ADOPTED,
        "Administration begins on adoption.",
    )


OFFERS: tuple[Offer, ...] = (
    Offer(
        "Research and recommendation",
        "referrals:research",
        lambda user, _referral: permissions.may_read(user),
        is_submitted,
    ),
    Offer(
        "Put before a meeting",
        "meetings:put_referral",
        permissions.may_prepare,
        lambda referral: policies.can_prepare(
            **selectors.preparation(referral, on=today())
        ),
    ),
    Offer(
        "Decide",
        "referrals:decide",
        permissions.may_decide,
        lambda referral: policies.can_decide(status=referral.status),
    ),
    Offer(
        "Administration",
        "referrals:administration",
        may_see_administration,
        is_submitted,
    ),
    Offer(
        "Withdraw the referral",
        "referrals:withdraw",
        permissions.may_withdraw,
        lambda referral: policies.can_withdraw(status=referral.status),
    ),
)


def actions_on(user: Any, referral: Any) -> list[Action]:
    """Return what this reader may do about the referral."""
    return [
        Action(
            label=offer.label,
            url=reverse(offer.route, args=[referral.pk]),
            reason_if_disabled=offer.can(referral).reason,
        )
        for offer in OFFERS
        if offer.may(user, referral)
    ]
