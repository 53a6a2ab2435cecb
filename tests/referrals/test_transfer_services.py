"""The three flows, step by step: who may, when, and what follows (S1-97 to S1-109, S1-193 to S1-196)."""

from datetime import timedelta

import pytest

from cases import selectors as cases
from cases.models import Case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from rag import services as rag
from referrals.choices import TransferStep, TransferTopic
from referrals.selectors import transfers as found
from referrals.services import transfers as services
from tests.factories import transfers as make
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


class TestInternal:
    def test_first_contact_starts_it_and_the_sender_has_the_next_step(
        self, world, case, today
    ):
        transfer = make.internal(world, case, on=today)

        assert transfer.first_contact_on == today
        assert transfer.next_party == "sending"
        assert transfer.next_step == TransferStep.PROPOSED_ADDRESS

    @pytest.mark.parametrize(
        ("blank", "reason"),
        [
            (
                TransferTopic.RISK_FACTORS,
                "Enter the current risk factors before sending. Write “None known” if there are none.",
            ),
            (
                TransferTopic.SAFEGUARDING,
                "Enter the safeguarding concerns before sending. Write “None known” if there are none.",
            ),
            (TransferTopic.INDEX_OFFENCE, "Enter the index offence before sending."),
        ],
    )
    def test_it_is_never_sent_with_something_blank(
        self, world, case, carys, acting, today, blank, reason
    ):
        """S1-196: all relevant information must include risk factors and safeguarding."""
        begun = make.internal(world, case, on=today)
        transfer = make.told(world, begun, on=today, leaving={blank})

        with acting(carys), pytest.raises(NotPossible) as refusal:
            services.send_transfer(transfer=transfer, by=carys, on=today)

        assert refusal.value.reason == reason

    def test_what_was_sent_is_never_rewritten(self, world, case, carys, acting, today):
        transfer = make.sent(world, case, on=today)

        with acting(carys), pytest.raises(NotPossible, match="is behind us"):
            services.tell(
                transfer=transfer,
                topic=TransferTopic.RISK_FACTORS,
                text="Nothing",
                version=1,
                by=carys,
            )

    def test_the_home_visit_is_joint(self, world, case, wren, acting, today):
        """S1-98, S1-193."""
        transfer = make.sent(world, case, on=today)
        alone = services.AddressFound("3 Sample Row", "suitable", "Fine", today, "Wilf")

        with acting(wren), pytest.raises(NotPossible, match="The visit is joint"):
            services.check_address(transfer=transfer, check=alone, by=wren, on=today)

    def test_an_unsuitable_address_goes_to_no_meeting(
        self, world, case, wren, acting, today
    ):
        transfer = make.checked(
            world, make.sent(world, case, on=today), by="wren", on=today
        )
        meeting = make.western_meeting(world, on=today)
        unsuitable = make.visit("unsuitable", on=today)

        with acting(wren):
            services.check_address(
                transfer=transfer, check=unsuitable, by=wren, on=today
            )
            with pytest.raises(NotPossible, match="found unsuitable"):
                put(transfer, meeting, by=wren, on=today)
            ended = services.refuse_address(
                transfer=transfer,
                reason="The victim lives next door.",
                by=wren,
                on=today,
            )

        assert ended.status == "refused"

    def test_a_contact_point_comes_before_the_meeting(
        self, world, case, wren, acting, today
    ):
        """S1-100."""
        transfer = make.sent(world, case, on=today)
        meeting = make.western_meeting(world, on=today)

        with acting(wren):
            services.check_address(
                transfer=transfer, check=make.visit(on=today), by=wren, on=today
            )
            with pytest.raises(NotPossible, match="single point of contact"):
                put(transfer, meeting, by=wren, on=today)

    def test_a_meeting_of_another_area_does_not_hear_it(
        self, world, case, wren, acting, today
    ):
        from tests.factories.meetings import arranged_meeting  # noqa: PLC0415

        transfer = make.checked(
            world, make.sent(world, case, on=today), by="wren", on=today
        )
        meeting = arranged_meeting(world, on=today)

        with acting(wren), pytest.raises(NotPermitted):
            put(transfer, meeting, by=wren, on=today)

    def test_the_chair_takes_it_on_once(self, world, case, dov, acting, today):
        transfer = make.adopted(world, case, on=today)

        with acting(dov), pytest.raises(ChangedMeanwhile) as second:
            services.refuse_transfer(
                transfer=transfer, reasons="Not ours.", by=dov, on=today
            )

        assert "by Dov Steyning" in second.value.reason

    def test_the_lead_worker_of_somebody_supervised_is_their_officer(
        self, world, case, dov, acting, today
    ):
        """S1-50: the Chair cannot see the case, so whether they are supervised came with it."""
        transfer = make.heard(world, case, on=today)
        police = services.TakingOn(
            "Ours", world.people["wilf"], world.agencies["west-sussex/police"]
        )

        with acting(dov), pytest.raises(NotPossible, match="responsible officer"):
            services.adopt_transfer(transfer=transfer, agreed=police, by=dov, on=today)

    def test_only_the_receiving_chair_decides(
        self, world, case, carys, dina, wren, acting, today
    ):
        transfer = make.heard(world, case, on=today)

        for who in (carys, dina, wren):
            with acting(who), pytest.raises(NotPermitted):
                services.adopt_transfer(
                    transfer=found.get_transfer(who, transfer.pk),
                    agreed=make.agreed(world),
                    by=who,
                    on=today,
                )

    def test_handover_moves_scheme_lead_and_responsibility_at_one_instant(
        self, world, case, nadia, acting, today
    ):
        """S1-99, S1-108."""
        make.handed_over(world, case, on=today)

        with acting(nadia):
            moved = cases.get_case(nadia, case.pk)
            periods = cases.responsibilities(nadia, moved)
        assert moved.scheme == world.schemes["west-sussex"]
        assert moved.lead_worker == nadia
        assert moved.responsible_area == "West Sussex"
        assert [each.name for each in periods] == ["West Sussex", "East Sussex"]

    def test_access_moves_with_it(self, world, case, acting, today):
        make.handed_over(world, case, on=today)

        assert level(acting, world, "wren", case) == 3
        assert level(acting, world, "nadia", case) == 2
        assert level(acting, world, "carys", case) == 1
        assert [level(acting, world, who, case) for who in ("priya", "hollie")] == [
            0,
            0,
        ]

    def test_the_sending_area_reads_on_for_eight_weeks(
        self, world, case, carys, acting, today
    ):
        make.handed_over(world, case, on=today)

        with acting(carys):
            grants = list(cases.grants(carys, cases.get_case(carys, case.pk)))
        (kept,) = [each for each in grants if each.basis == "transfer"]
        assert kept.level == "read"
        assert kept.valid_until - kept.valid_from >= timedelta(weeks=8)
        assert kept.valid_until - kept.valid_from < timedelta(weeks=8, minutes=10)

    def test_nobody_is_forced_red_within_the_force(
        self, world, case, carys, nadia, acting, today
    ):
        """A-25: the class stays as it was, and may be anything next."""
        with acting(carys):
            rated = rag.rate_case(
                case=cases.get_case(carys, case.pk),
                rag_class="amber",
                reasons="Steady.",
                by=carys,
                on=today,
            )
        make.handed_over(world, case, on=today)

        with acting(nadia):
            moved = cases.get_case(nadia, case.pk)
            assert moved.rag_class == rated.rag_class
            rag.rate_case(
                case=moved, rag_class="green", reasons="Settled.", by=nadia, on=today
            )

    def test_somebody_on_that_scheme_already_cannot_be_handed_over(
        self, world, case, carys, wren, acting, today
    ):
        """The open case there may be hidden from whoever hands over."""
        transfer = make.adopted(world, case, on=today)
        second_case(world, case, acting, today)

        with acting(carys), pytest.raises(NotPossible, match="Ask the scheme’s"):
            services.hand_over(
                transfer=found.get_transfer(carys, transfer.pk),
                note="Now",
                by=carys,
                on=today,
                at=at_noon(today),
            )
        assert level(acting, world, "carys", case) == 3

    def test_a_second_press_hands_nothing_over_twice(
        self, world, case, carys, acting, today
    ):
        transfer = make.handed_over(world, case, on=today)

        with acting(carys), pytest.raises(ChangedMeanwhile):
            services.hand_over(
                transfer=found.get_transfer(carys, transfer.pk),
                note="Again",
                by=carys,
                on=today,
                at=at_noon(today),
            )

    def test_it_is_recorded_who_handed_over_and_with_whom_it_is_shared(
        self, world, case, recorded, today
    ):
        make.handed_over(world, case, on=today)

        assert len(recorded("case.handed_over")) == 1
        assert len(recorded("case.responsibility_taken")) >= 1
        assert len(recorded("transfer.sent_to_area", operation="disclose")) == 1


def put(transfer, meeting, *, by, on):
    """Put a transfer before a meeting."""
    from meetings import services as meetings  # noqa: PLC0415

    return meetings.list_transfer(meeting=meeting, transfer=transfer, by=by, on=on)


def level(acting, world, who, case):
    """Return the level somebody holds on the case."""
    user = world.people[who]
    with acting(user):
        row = Case.objects.visible_to(user).with_level(user).filter(pk=case.pk).first()
    return row.my_level if row else 0


def second_case(world, case, acting, today):
    """Open a case on the same person in West Sussex, as somebody who sees both would."""
    from agencies.acting import acting_as  # noqa: PLC0415
    from cases import services as case_services  # noqa: PLC0415
    from cases import sharing  # noqa: PLC0415
    from cases.choices import GrantBasis, GrantLevel  # noqa: PLC0415

    carys, scheme = world.people["carys"], world.schemes["west-sussex"]
    with acting_as(carys, on=today):
        case_services.open_case(
            person=case.person,
            scheme=scheme,
            by=carys,
            on=today,
            at=at_noon(today),
            shares=[
                sharing.Share(scheme.lead_agency, GrantLevel.MANAGE, GrantBasis.LEAD),
                sharing.Share(
                    world.agencies["east-sussex/police"],
                    GrantLevel.WRITE,
                    GrantBasis.REFERRAL,
                ),
            ],
        )


class TestStarting:
    def test_one_at_a_time(self, world, case, today):
        make.internal(world, case, on=today)

        with pytest.raises(NotPossible, match="already under way"):
            make.outward(world, case, on=today)

    def test_only_somebody_on_the_cohort(self, world, today):
        from tests.factories.cases import referred_case  # noqa: PLC0415

        waiting = referred_case(world, on=today)

        with pytest.raises(NotPossible, match="on the cohort"):
            make.internal(world, waiting, on=today)

    def test_not_to_ones_own_area(self, world, case, carys, acting, today):
        with acting(carys), pytest.raises(NotPossible, match="in that area already"):
            services.start_transfer(
                case=cases.get_case(carys, case.pk),
                to=world.schemes["east-sussex"],
                by=carys,
                on=today,
            )

    @pytest.mark.parametrize("who", ["priya", "owen", "hollie"])
    def test_the_lead_agencys_co_ordinator_chair_or_manager_starts(
        self, world, case, today, who
    ):
        with pytest.raises(NotPermitted):
            make.internal(world, case, on=today, by=who)

    def test_a_transfer_in_is_started_once(self, world, today):
        make.inward(world, on=today)

        with pytest.raises(NotPossible, match="already under way"):
            make.inward(world, on=today)

    def test_withdrawn_it_leaves_the_case_where_it_was(
        self, world, case, carys, acting, today
    ):
        transfer = make.heard(world, case, on=today)

        with acting(carys):
            ended = services.withdraw_transfer(
                transfer=found.get_transfer(carys, transfer.pk),
                reason="He stays.",
                by=carys,
                on=today,
            )
            assert cases.get_case(carys, case.pk).scheme == world.schemes["east-sussex"]
        assert (ended.status, ended.next_party) == ("withdrawn", "nobody")


class TestTelling:
    def test_two_who_write_at_once_lose_nothing(
        self, world, case, carys, acting, today
    ):
        transfer = make.told(world, make.internal(world, case, on=today), on=today)

        with acting(carys), pytest.raises(ChangedMeanwhile) as late:
            services.tell(
                transfer=transfer,
                topic=TransferTopic.RISK_FACTORS,
                text="Mine",
                version=0,
                by=carys,
            )

        assert late.value.theirs == [
            ("Current risk factors", make.TOLD[TransferTopic.RISK_FACTORS])
        ]

    def test_safeguarding_is_written_by_whom_that_section_is_open_to(
        self, world, case, acting, today
    ):
        transfer = make.internal(world, case, on=today)
        housing = world.people["hollie"]

        with acting(housing), pytest.raises(NotPermitted):
            services.tell(
                transfer=transfer,
                topic=TransferTopic.SAFEGUARDING,
                text="Hm",
                version=0,
                by=housing,
            )
