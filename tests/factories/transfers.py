"""Transfers in a possible state: taken through their steps by the services, as people would."""

from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from agencies.acting import acting_as
from agencies.models import Membership
from cases import selectors as cases
from iom.demo.cast import World
from meetings import services as meetings
from meetings.models import Meeting
from referrals import selectors as referral_selectors
from referrals import services as referrals
from referrals.choices import TransferTopic
from referrals.models import Transfer
from referrals.selectors import transfers as found
from referrals.services import transfers as services
from tests.factories.cases import at_noon
from tests.factories.meetings import arranged_meeting
from tests.factories.referrals import as_lists, typed_form


TOLD = {
    TransferTopic.PROPOSED_ADDRESS: "3 Sample Row, Exampleton",
    TransferTopic.INDEX_OFFENCE: "Burglary of a dwelling, 14 months",
    TransferTopic.OFFENDING_HISTORY: "Fourteen convictions for burglary",
    TransferTopic.RISK_FACTORS: "Marker-Papa: heroin, and one associate",
    TransferTopic.SAFEGUARDING: "Marker-Quebec: contact with his daughter",
}


def internal(world: World, case: Any, *, on: date, by: str = "carys") -> Transfer:
    """Return a transfer from East Sussex to West Sussex, just begun."""
    user = world.people[by]
    with acting_as(user, on=on):
        return services.start_transfer(
            case=cases.get_case(user, case.pk),
            to=world.schemes["west-sussex"],
            first_contact_on=on,
            first_contact_with="Wren Amberley",
            by=user,
            on=on,
        )


def outward(world: World, case: Any, *, on: date) -> Transfer:
    """Return a transfer out to Hampshire, just begun."""
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        return services.start_transfer(
            case=cases.get_case(carys, case.pk),
            elsewhere="Hampshire, Exampleport",
            by=carys,
            on=on,
        )


def inward(
    world: World, *, on: date, name: str = "Quillfeather", given: str = "Barnaby"
) -> Transfer:
    """Return a transfer in from Hampshire to East Sussex, just begun."""
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        return services.start_transfer_in(
            scheme=world.schemes["east-sussex"],
            subject=services.From(
                given_names=given,
                family_name=name,
                born=date(1991, 5, 4),
                elsewhere="Hampshire, Exampleport",
                contact="Pat Sample, 01632 960111",
                first_contact_on=on,
                first_contact_with="Pat Sample",
            ),
            by=carys,
            on=on,
        )


def told(world: World, transfer: Transfer, *, on: date, leaving: Any = ()) -> Transfer:
    """Write everything the receiving area is told, but for the topics left."""
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        for topic, text in TOLD.items():
            if topic not in leaving:
                services.tell(
                    transfer=transfer, topic=topic, text=text, version=0, by=carys
                )
        return found.get_transfer(carys, transfer.pk)


def sent(world: World, case: Any, *, on: date) -> Transfer:
    """Return an internal transfer that West Sussex has been sent."""
    transfer = told(world, internal(world, case, on=on), on=on)
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        return services.send_transfer(transfer=transfer, by=carys, on=on)


def visit(outcome: str = "suitable", *, on: date) -> services.AddressFound:
    """Return what a joint home visit found."""
    return services.AddressFound(
        address="3 Sample Row, Exampleton",
        outcome=outcome,
        grounds="A quiet street; his mother agrees.",
        checked_on=on,
        police_visitor="Wilf Storrington",
        probation_visitor="Nadia Weald",
    )


def checked(world: World, transfer: Transfer, *, by: str, on: date) -> Transfer:
    """Visit the address and name the contact point, as the receiving area does."""
    user = world.people[by]
    with acting_as(user, on=on):
        services.check_address(transfer=transfer, check=visit(on=on), by=user, on=on)
        membership = Membership.objects.select_related("user").get(user=user)
        services.name_contact_point(
            transfer=transfer, membership=membership, by=user, on=on
        )
        return found.get_transfer(user, transfer.pk)


def western_meeting(world: World, *, on: date) -> Meeting:
    """Return a meeting in West Sussex that Wren arranged for a week later."""
    wren = world.people["wren"]
    with acting_as(wren, on=on):
        return meetings.arrange_meeting(
            scheme=world.schemes["west-sussex"],
            details=meetings.Details(
                name="IOM Referral and Operational Meeting",
                held_on=on + timedelta(days=7),
                starts_at=time(14),
                place="Room 1, Exampleton",
                link="",
                chair=world.people["dov"],
                coordinator=wren,
            ),
            by=wren,
            on=on,
        )


def heard(world: World, case: Any, *, on: date) -> Transfer:
    """Return an internal transfer before a meeting of West Sussex."""
    transfer = checked(world, sent(world, case, on=on), by="wren", on=on)
    wren, meeting = world.people["wren"], western_meeting(world, on=on)
    with acting_as(wren, on=on):
        return meetings.list_transfer(
            meeting=meeting, transfer=transfer, by=wren, on=on
        )


def agreed(world: World) -> services.TakingOn:
    """Return what West Sussex's meeting agrees: Nadia leads."""
    return services.TakingOn(
        reasons="He lives here now.",
        lead_worker=world.people["nadia"],
        lead_agency=world.agencies["west-sussex/probation"],
    )


def adopted(world: World, case: Any, *, on: date) -> Transfer:
    """Return an internal transfer that West Sussex's Chair took on."""
    transfer, dov = heard(world, case, on=on), world.people["dov"]
    with acting_as(dov, on=on):
        return services.adopt_transfer(
            transfer=found.get_transfer(dov, transfer.pk),
            agreed=agreed(world),
            by=dov,
            on=on,
        )


def handed_over(world: World, case: Any, *, on: date) -> Transfer:
    """Return an internal transfer that East Sussex handed over."""
    transfer, carys = adopted(world, case, on=on), world.people["carys"]
    with acting_as(carys, on=on):
        return services.hand_over(
            transfer=found.get_transfer(carys, transfer.pk),
            note="Next appointment on Tuesday.",
            by=carys,
            on=on,
            at=at_noon(on),
        )


def ready_for_pack(world: World, case: Any, *, on: date) -> Transfer:
    """Return a transfer out whose address is screened, with everything told and settled."""
    transfer, carys = outward(world, case, on=on), world.people["carys"]
    with acting_as(carys, on=on):
        services.check_address(
            transfer=transfer,
            check=services.AddressFound(
                address="9 Sample Quay, Exampleport",
                outcome="suitable",
                grounds="Known to their team, no concerns.",
                checked_on=on,
            ),
            by=carys,
            on=on,
        )
        services.contact_receiving_area(
            transfer=transfer, contacted_on=on, contact="Pat Sample", by=carys, on=on
        )
        services.settle_forms(
            transfer=transfer, needed=False, settled_on=on, by=carys, on=on
        )
    return told(world, transfer, on=on)


def pack_sent(world: World, case: Any, *, on: date) -> Transfer:
    """Return a transfer out whose pack went to Hampshire."""
    transfer, carys = ready_for_pack(world, case, on=on), world.people["carys"]
    with acting_as(carys, on=on):
        pack = services.make_pack(transfer=transfer, by=carys, on=on)
        return services.record_sent(
            pack=pack,
            sending=services.Sending("iom@hampshire.example", "secure_email", on),
            by=carys,
            on=on,
        )


def referred_in(world: World, transfer: Transfer, *, on: date, **person: str) -> Any:
    """Start the referral of a transfer in and submit it, as the co-ordinator types it."""
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        started = services.start_referral_in(
            transfer=transfer, by=carys, at=at_noon(on)
        )
        draft = started.referral
        for topic, typed in typed_form(**person).items():
            draft = referrals.save_topic(
                referral=draft,
                sent=referrals.TypedTopic(
                    topic,
                    as_lists(typed),
                    int(topic == "person"),  # filled in already
                    "first",
                    checked=True,
                ),
                by=carys,
                at=at_noon(on),
            )
        return referrals.submit_referral(
            referral=draft, version=draft.version, by=carys, on=on, at=at_noon(on)
        )


def ready_in(world: World, *, on: date, **person: str) -> Any:
    """Return the referral of a transfer in, before a meeting of East Sussex that day."""
    transfer = inward(world, on=on)
    carys = world.people["carys"]
    with acting_as(carys, on=on):
        services.receive_documents(
            transfer=transfer,
            documents="Their assessment and plan",
            contribution="By video",
            received_on=on,
            by=carys,
            on=on,
        )
    transfer = checked(world, transfer, by="carys", on=on)
    referral = referred_in(world, transfer, on=on, **person)
    meeting = arranged_meeting(world, on=on, starts_at=time(11))
    with acting_as(carys, on=on):
        submitted = referral_selectors.get_submitted(carys, referral.pk)
        meetings.list_referral(
            meeting=meeting, referral=submitted, by=carys, at=at_noon(on)
        )
        return referral_selectors.get_submitted(carys, referral.pk)


def adoption(world: World, *, on: date, rag_class: str = "red") -> Any:
    """Return what East Sussex's meeting agrees of somebody who comes: Priya leads."""
    return referrals.Adoption(
        reasons="Adopted on transfer.",
        rag_class=rag_class,
        lead_worker=world.people["priya"],
        lead_agency=world.agencies["east-sussex/probation"],
        met_on=on,
    )


def adopted_in(world: World, *, on: date, **person: str) -> Transfer:
    """Return a transfer in that East Sussex adopted: Red, and ours."""
    referral, dina = ready_in(world, on=on, **person), world.people["dina"]
    with acting_as(dina, on=on):
        decided = referrals.adopt_referral(
            referral=referral_selectors.get_submitted(dina, referral.pk),
            adoption=adoption(world, on=on),
            by=dina,
            on=on,
            at=at_noon(on),
        )
        return Transfer.objects.visible_to(dina).get(referral=decided)


def taken_over(world: World, case: Any, *, on: date) -> Transfer:
    """Return a transfer out that Hampshire took over, not yet off our scheme."""
    transfer, carys = pack_sent(world, case, on=on), world.people["carys"]
    with acting_as(carys, on=on):
        return services.hand_over_elsewhere(
            transfer=transfer,
            handed_over_on=on,
            contact="Pat Sample, 01632 960111",
            note="Niche and PNC, that day.",
            by=carys,
            on=on,
            at=timezone.now(),
        )
