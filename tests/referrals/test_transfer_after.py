"""Out to another force, what is owed afterwards, who is responsible, who sees what (S1-105 to S1-109)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases import selectors as cases
from cases.models import Responsibility
from core.exceptions import NotPossible, NotVisible
from referrals.choices import TransferStep
from referrals.selectors import transfers as found
from referrals.services import transfers as services
from tests.factories import transfers as make
from tests.factories.cases import at_noon


pytestmark = pytest.mark.django_db


class TestOut:
    def test_the_address_is_screened_before_anything_else(
        self, world, case, carys, acting, today
    ):
        """S1-105."""
        transfer = make.outward(world, case, on=today)

        with (
            acting(carys),
            pytest.raises(NotPossible, match="Screen the address first"),
        ):
            services.contact_receiving_area(
                transfer=transfer, contacted_on=today, contact="Pat", by=carys, on=today
            )

    def test_there_is_no_pack_without_contact_and_forms(
        self, world, case, carys, acting, today
    ):
        """S1-106, S1-107."""
        transfer = make.outward(world, case, on=today)
        check = services.AddressFound("9 Sample Quay", "suitable", "Fine", today)
        with acting(carys):
            services.check_address(transfer=transfer, check=check, by=carys, on=today)
        make.told(world, transfer, on=today)

        with acting(carys), pytest.raises(NotPossible, match="contacted the receiving"):
            services.make_pack(transfer=transfer, by=carys, on=today)

    def test_its_sending_is_recorded_to_whom_how_and_when(
        self, world, case, recorded, today
    ):
        """S1-108."""
        transfer = make.pack_sent(world, case, on=today)

        (event,) = recorded("transfer.pack_sent")
        assert transfer.status == "sent"
        assert event.operation == "disclose"
        assert event.recipient == "iom@hampshire.example"

    def test_only_the_latest_pack_is_sent(self, world, case, carys, acting, today):
        transfer = make.ready_for_pack(world, case, on=today)
        with acting(carys):
            first = services.make_pack(transfer=transfer, by=carys, on=today)
            services.make_pack(transfer=transfer, by=carys, on=today)

            with pytest.raises(NotPossible, match="A newer pack"):
                services.record_sent(
                    pack=first,
                    sending=services.Sending("Pat", "post", today),
                    by=carys,
                    on=today,
                )

    def test_the_other_force_is_responsible_from_handover_and_we_deselect_after(
        self, world, case, carys, acting, today
    ):
        """S1-108, S1-109."""
        transfer = make.pack_sent(world, case, on=today)
        with acting(carys):
            with pytest.raises(NotPossible, match="comes later"):
                services.deselect(transfer=transfer, by=carys, on=today)
            handed = services.hand_over_elsewhere(
                transfer=transfer,
                handed_over_on=today,
                contact="Pat Sample, 01632 960111",
                note="Niche and PNC today.",
                by=carys,
                on=today,
                at=at_noon(today),
            )
            assert handed.next_step == TransferStep.DESELECT
            done = services.deselect(transfer=handed, by=carys, on=today)
            left = cases.get_case(carys, case.pk)

        assert (done.status, left.status) == ("completed", "closed")
        assert left.responsible_area == "Hampshire, Exampleport"

    def test_refused_there_the_case_stays_with_us(
        self, world, case, carys, acting, today
    ):
        transfer = make.pack_sent(world, case, on=today)
        with acting(carys):
            ended = services.refused_elsewhere(
                transfer=transfer, reason="No capacity.", by=carys, on=today
            )
            assert cases.get_case(carys, case.pk).responsible_area == "East Sussex"
        assert ended.status == "refused"


class TestAfterwards:
    def test_the_appointment_is_due_five_days_from_notification(
        self, world, case, nadia, acting, today
    ):
        """S3-82."""
        transfer = make.handed_over(world, case, on=today)

        with acting(nadia):
            (duty,) = found.duties_of(nadia, transfer)
        assert duty.due_on == today + timedelta(days=5)

    def test_the_appointment_starts_the_clock_of_the_plan(
        self, world, case, nadia, acting, today
    ):
        """S3-91."""
        transfer = make.handed_over(world, case, on=today - timedelta(days=3))

        with acting(nadia):
            duty = found.get_duty(nadia, transfer, "first_appointment")
            services.meet_duty(duty=duty, done_on=today, by=nadia, on=today)
            plan = found.get_duty(nadia, transfer, "plan_update")
            services.meet_duty(
                duty=plan, done_on=today, means="home_visit", by=nadia, on=today
            )
            with pytest.raises(NotPossible, match="already"):
                services.meet_duty(duty=plan, done_on=today, by=nadia, on=today)
        assert plan.due_on == today + timedelta(days=5)

    def test_it_cannot_be_met_before_the_transfer(
        self, world, case, nadia, acting, today
    ):
        transfer = make.handed_over(world, case, on=today)

        with acting(nadia):
            duty = found.get_duty(nadia, transfer, "first_appointment")
            with pytest.raises(NotPossible, match="cannot be earlier"):
                services.meet_duty(
                    duty=duty, done_on=today - timedelta(days=1), by=nadia, on=today
                )


class TestResponsibility:
    def test_the_schemes_area_is_responsible_from_the_first_minute(
        self, case, carys, acting
    ):
        with acting(carys):
            (period,) = cases.responsibilities(carys, cases.get_case(carys, case.pk))
        assert period.name == "East Sussex"

    def test_two_areas_cannot_begin_at_one_instant(self, world, case, carys, acting):
        with acting(carys):
            first = Responsibility.objects.visible_to(carys).get(case=case)
            twin = Responsibility(
                case=case,
                area=world.areas["west-sussex"],
                since=first.since,
                recorded_by=carys,
            )
            with pytest.raises(IntegrityError), transaction.atomic():
                twin.save(force_insert=True)

    def test_who_was_responsible_is_never_rewritten(
        self, world, case, carys, acting, today
    ):
        from cases import services as case_services  # noqa: PLC0415

        with acting(carys), pytest.raises(NotPossible, match="Choose a later day"):
            case_services.take_responsibility(
                case=case,
                area=world.areas["west-sussex"],
                by=carys,
                at=at_noon(today - timedelta(days=60)),
            )


class TestHidden:
    @pytest.mark.parametrize("who", ["nadia", "wilf", "wren", "dov", "bram", "brid"])
    def test_before_it_is_sent_no_other_area_knows(
        self, world, case, acting, today, who
    ):
        transfer = make.told(world, make.internal(world, case, on=today), on=today)
        user = world.people[who]

        with acting(user), pytest.raises(NotVisible):
            found.get_transfer(user, transfer.pk)

    def test_sent_the_receiving_lead_agency_reads_what_was_written_and_no_more(
        self, world, case, wren, acting, today
    ):
        transfer = make.sent(world, case, on=today)

        with acting(wren):
            read = found.told(wren, found.get_transfer(wren, transfer.pk))
            with pytest.raises(NotVisible):
                cases.get_case(wren, case.pk)
        assert {code: each.text for code, each in read.items()} == dict(make.TOLD)

    @pytest.mark.parametrize("who", ["nadia", "bram", "brid", "dot", "sunil"])
    def test_sent_it_is_hidden_from_everybody_else(
        self, world, case, acting, today, who
    ):
        transfer = make.sent(world, case, on=today)
        user = world.people[who]

        with acting(user), pytest.raises(NotVisible):
            found.get_transfer(user, transfer.pk)

    def test_who_only_reads_the_case_reads_nothing_of_what_is_told(
        self, world, case, hollie, acting, today
    ):
        transfer = make.sent(world, case, on=today)

        with acting(hollie):
            read = found.get_transfer(hollie, transfer.pk)
            assert found.told(hollie, read) == {}
