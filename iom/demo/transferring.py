"""Transfers between the demonstration's areas and other forces, one at each stage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from agencies import selectors as agencies
from agencies.acting import acting_as
from cases import selectors as cases
from iom.demo import referring
from iom.demo.cast import World
from iom.demo.people import invent
from meetings import selectors as meeting_selectors
from meetings import services as meetings
from referrals.choices import TransferTopic
from referrals.selectors import transfers as found
from referrals.services import transfers


HAMPSHIRE = "Hampshire, Exampleport"
TOLD = {
    TransferTopic.PROPOSED_ADDRESS: "14 Sample Terrace, Exampleton, with an aunt who has agreed.",
    TransferTopic.INDEX_OFFENCE: "Burglary of a dwelling; 16 months' custody.",
    TransferTopic.OFFENDING_HISTORY: "Dwelling burglary and vehicle crime over nine years, always with the same two associates.",
    TransferTopic.RISK_FACTORS: "Heroin use about weekly; money running out before the month; one associate in particular.",
    TransferTopic.SAFEGUARDING: "None known. No children at the proposed address.",
}


@dataclass(frozen=True)
class Move:
    """One transfer of the demonstration, from East Sussex to West Sussex or beyond."""

    world: World
    home: referring.Team
    away: referring.Team
    today: date

    def begun(self, case: Any, *, on: date, elsewhere: str = "") -> Any:
        """Start it, within the force unless `elsewhere` is said."""
        with acting_as(self.home.coordinator, on=on) as by:
            return transfers.start_transfer(
                case=cases.get_case(by, case.pk),
                to=None if elsewhere else self.world.schemes[self.away.area],
                elsewhere=elsewhere,
                first_contact_on=None if elsewhere else on,
                first_contact_with="" if elsewhere else str(self.away.coordinator),
                by=by,
                on=on,
            )

    def told(self, transfer: Any, *, on: date, topics: int = 5) -> Any:
        """Write what the receiving area is told."""
        with acting_as(self.home.coordinator, on=on) as by:
            for topic, text in list(TOLD.items())[:topics]:
                transfers.tell(
                    transfer=transfer, topic=topic, text=text, version=0, by=by
                )
            return found.get_transfer(by, transfer.pk)

    def sent(self, case: Any, *, on: date) -> Any:
        """Send it to the receiving area."""
        transfer = self.told(self.begun(case, on=on), on=on)
        with acting_as(self.home.coordinator, on=on) as by:
            return transfers.send_transfer(transfer=transfer, by=by, on=on)

    def heard(self, case: Any, *, on: date) -> Any:
        """Visit the address, name the contact point, put it before the next meeting."""
        transfer = self.sent(case, on=on)
        with acting_as(self.away.coordinator, on=on) as by:
            visited(self.away, transfer, by=by, on=on)
            named(self.away, transfer, by=by, on=on)
            meeting = meeting_selectors.meetings_to_choose(
                by, scheme_id=self.world.schemes[self.away.area].pk, on=on
            )[0]
            return meetings.list_transfer(
                meeting=meeting,
                transfer=found.get_transfer(by, transfer.pk),
                by=by,
                on=on,
            )

    def handed_over(self, case: Any, *, on: date) -> Any:
        """Take it on and hand it over: the appointment is overdue by now."""
        transfer, officer = self.heard(case, on=on), self.away.officers[0]
        with acting_as(self.away.chair, on=on) as by:
            transfer = transfers.adopt_transfer(
                transfer=transfer,
                agreed=transfers.TakingOn(
                    reasons="Settled with family here, and two agencies are involved already.",
                    lead_worker=officer,
                    lead_agency=self.away.agencies["probation"],
                ),
                by=by,
                on=on,
            )
        with acting_as(self.home.coordinator, on=on) as by:
            return transfers.hand_over(
                transfer=found.get_transfer(by, transfer.pk),
                note="Prescription continues at the same pharmacy. Reports on Tuesdays.",
                by=by,
                on=on,
                at=referring.at(on, 16),
            )

    def screened(self, case: Any, *, on: date) -> Any:
        """Start it to another force, whose address is screened and whose team was called."""
        transfer = self.begun(case, on=on, elsewhere=HAMPSHIRE)
        with acting_as(self.home.coordinator, on=on) as by:
            check = transfers.AddressFound(
                address="9 Sample Quay, Exampleport",
                outcome="suitable",
                grounds="Their team knows the street and has no concerns.",
                checked_on=on,
            )
            transfers.check_address(transfer=transfer, check=check, by=by, on=on)
            transfers.contact_receiving_area(
                transfer=transfer,
                contacted_on=on,
                contact="Pat Sample, 01632 960111",
                by=by,
                on=on,
            )
        return self.told(transfer, on=on, topics=3)

    def pack_sent(self, case: Any, *, on: date) -> Any:
        """Make the pack and send it to the other force."""
        transfer = self.told_rest(self.screened(case, on=on), on=on)
        with acting_as(self.home.coordinator, on=on) as by:
            transfers.settle_forms(
                transfer=transfer, needed=True, settled_on=on, by=by, on=on
            )
            pack = transfers.make_pack(transfer=transfer, by=by, on=on)
            sending = transfers.Sending("iom@hampshire.example", "secure_email", on)
            return transfers.record_sent(pack=pack, sending=sending, by=by, on=on)

    def told_rest(self, transfer: Any, *, on: date) -> Any:
        """Write the topics that `screened` leaves."""
        with acting_as(self.home.coordinator, on=on) as by:
            for topic, text in list(TOLD.items())[3:]:
                transfers.tell(
                    transfer=transfer, topic=topic, text=text, version=0, by=by
                )
            return found.get_transfer(by, transfer.pk)

    def inward(self, number: int, *, on: date) -> Any:
        """Start a transfer in from another force, its documents received."""
        person = invent(number, on=self.today)
        with acting_as(self.home.coordinator, on=on) as by:
            transfer = transfers.start_transfer_in(
                scheme=self.world.schemes[self.home.area],
                subject=transfers.From(
                    given_names=person.given_names,
                    family_name=person.family_name,
                    born=person.date_of_birth,
                    elsewhere=HAMPSHIRE,
                    contact="Pat Sample, 01632 960111",
                    first_contact_on=on,
                    first_contact_with="Pat Sample",
                ),
                by=by,
                on=on,
            )
            return transfers.receive_documents(
                transfer=transfer,
                documents="Assessment, sentence plan and last three contacts.",
                contribution="Pat Sample joins by video.",
                received_on=on,
                by=by,
                on=on,
            )


def visited(team: referring.Team, transfer: Any, *, by: Any, on: date) -> None:
    """Visit the proposed address, police and probation together."""
    check = transfers.AddressFound(
        address="14 Sample Terrace, Exampleton",
        outcome="suitable",
        grounds="Own room, the aunt knows the history, no associates nearby.",
        checked_on=on,
        police_visitor=str(team.police),
        probation_visitor=str(team.officers[0]),
    )
    transfers.check_address(transfer=transfer, check=check, by=by, on=on)


def named(team: referring.Team, transfer: Any, *, by: Any, on: date) -> None:
    """Name the receiving area's single point of contact."""
    members = agencies.workers_of_agencies([team.agencies["police"].pk], on=on)
    transfers.name_contact_point(
        transfer=transfer, membership=members.get(user=team.police), by=by, on=on
    )


@transaction.atomic
def load(world: World, *, today: date, tell: Callable[[str], None]) -> None:
    """Make a transfer at each stage, with as many of East Sussex's cases as there are."""
    home, away = (
        referring.team(world, "east-sussex"),
        referring.team(world, "west-sussex"),
    )
    move = Move(world, home, away, today)
    with acting_as(home.coordinator, on=today) as by:
        if found.list_transfers(by).rows:
            return
        free = cases.list_cases(by, cases.CaseFilters(area=home.area), on=today).rows
    tell("Transfers between areas")
    chosen = [each for each in free if not each.is_wanted and not each.is_in_custody]
    stages = (
        lambda case: move.heard(case, on=today - timedelta(days=3)),
        lambda case: move.screened(case, on=today - timedelta(days=18)),
        lambda case: move.handed_over(case, on=today - timedelta(days=8)),
        lambda case: move.sent(case, on=today - timedelta(days=2)),
        lambda case: move.pack_sent(case, on=today - timedelta(days=4)),
    )
    for stage, case in zip(stages, reversed(chosen), strict=False):
        stage(case)
    move.inward(9001, on=today - timedelta(days=5))
