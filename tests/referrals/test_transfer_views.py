"""The transfers' pages, as a co-ordinator and a Chair meet them; and three journeys."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.acting import acting_as
from cases import selectors as cases
from core.exceptions import NotPossible
from core.hashing import content_hash
from rag import selectors as ratings
from rag import services as rag
from referrals import selectors as referral_selectors
from referrals import services as referrals
from referrals.models import Transfer
from referrals.selectors import transfers as found
from tests.factories import transfers as make
from tests.factories.cases import adopted_case, at_noon


pytestmark = pytest.mark.django_db


def url(name, transfer, *more):
    return reverse(f"referrals:{name}", args=[transfer.pk, *more])


def day(name, value):
    return {
        f"{name}_day": str(value.day),
        f"{name}_month": str(value.month),
        f"{name}_year": str(value.year),
    }


class TestList:
    def test_it_says_whose_turn_it_is_and_what_is_overdue(
        self, world, case, client_as, carys, today
    ):
        make.internal(world, case, on=today - timedelta(days=30))

        page = client_as(carys).get(reverse("referrals:transfers")).content.decode()

        assert "Proposed address" in page
        assert "Sussex Police IOM team, East Sussex" in page
        assert "days overdue" in page

    def test_the_receiving_area_finds_it_when_it_is_sent(
        self, world, case, client_as, wren, today
    ):
        client, address = client_as(wren), reverse("referrals:transfers")
        begun = make.told(world, make.internal(world, case, on=today), on=today)
        assert "Fernsby, Alistair" not in client.get(address).content.decode()

        with acting_as(world.people["carys"], on=today) as carys:
            make.services.send_transfer(transfer=begun, by=carys, on=today)

        assert "Fernsby, Alistair" in client.get(address).content.decode()

    def test_rows_cost_no_queries(
        self, world, client_as, carys, today, django_assert_max_num_queries
    ):
        client, address = client_as(carys), reverse("referrals:transfers")
        make.inward(world, on=today)
        client.get(address)
        with django_assert_max_num_queries(40) as few:
            client.get(address)
        for number in range(8):
            make.inward(world, on=today, name=f"Number {number}")

        with django_assert_max_num_queries(len(few)):
            client.get(address)

    @pytest.mark.parametrize("shown", ["incoming", "outgoing", "ended", "nonsense"])
    def test_every_filter_answers(self, world, case, client_as, carys, today, shown):
        make.internal(world, case, on=today)

        response = client_as(carys).get(f"/referrals/transfers/?shown={shown}&page=x")

        assert response.status_code == 200
        assert ("Fernsby, Alistair" in response.content.decode()) is (
            shown in {"outgoing", "nonsense"}
        )


class TestStarting:
    def test_from_the_cases_page(self, world, case, client_as, carys, today):
        client = client_as(carys)
        scheme = client.get(f"/cases/{case.pk}/scheme/").content.decode()
        assert f"/referrals/transfers/cases/{case.pk}/" in scheme
        typed = {
            "where": str(world.schemes["west-sussex"].pk),
            "first_contact_with": "Wren Amberley",
            **day("first_contact_on", today),
        }

        response = client.post(f"/referrals/transfers/cases/{case.pk}/start/", typed)

        assert response.status_code == 302
        again = client.post(f"/referrals/transfers/cases/{case.pk}/start/", typed)
        assert "already under way" in again.content.decode()

    def test_within_the_force_first_contact_is_asked_for(
        self, world, case, client_as, carys
    ):
        """S1-194."""
        typed = {"where": str(world.schemes["west-sussex"].pk)}

        page = client_as(carys).post(
            f"/referrals/transfers/cases/{case.pk}/start/", typed
        )

        assert page.status_code == 422
        assert "Enter when you first spoke to that area" in page.content.decode()

    def test_it_is_sent_only_whole(self, world, case, client_as, carys, today):
        """S1-196."""
        transfer = make.internal(world, case, on=today)

        page = client_as(carys).post(url("transfer_send", transfer), {"sent": "yes"})

        assert page.status_code == 422
        assert (
            "current risk factors and the safeguarding concerns"
            in page.content.decode()
        )

    def test_what_was_typed_meanwhile_is_shown_beside_ones_own(
        self, world, case, client_as, carys, today
    ):
        transfer = make.told(world, make.internal(world, case, on=today), on=today)
        typed = {"text": "Mine", "version": "0"}

        page = client_as(carys).post(
            url("transfer_topic", transfer, "risk_factors"), typed
        )

        assert page.status_code == 409
        assert "Marker-Papa" in page.content.decode()
        assert "Mine" in page.content.decode()


def test_internal_journey_with_access_moving(world, case, client_as, today):
    # Given a transfer that West Sussex has visited, with a contact point named
    transfer = make.checked(
        world, make.sent(world, case, on=today), by="wren", on=today
    )
    meeting = make.western_meeting(world, on=today)
    carys, wren, dov, nadia, priya = (
        client_as(world.people[who])
        for who in ("carys", "wren", "dov", "nadia", "priya")
    )

    # When Wren puts it before her meeting
    put = wren.post(
        reverse("meetings:put_transfer", args=[transfer.pk]),
        {"meeting": str(meeting.pk)},
    )
    assert put.status_code == 302

    # Then Dov finds it on the agenda and reads what was written, but no case
    agenda = dov.get(meeting.get_absolute_url()).content.decode()
    assert url("transfer_decide", transfer) in agenda
    asked = dov.get(url("transfer_decide", transfer)).content.decode()
    assert "Marker-Papa" in asked
    assert dov.get(f"/cases/{case.pk}/").status_code == 404

    # When Dov takes it on, once
    workers = found_workers(world, transfer, today)
    typed = {"decision": "adopt", "worker": workers["nadia"], "reasons": "Lives here."}
    assert dov.post(url("transfer_decide", transfer), typed).status_code == 302
    second = dov.post(url("transfer_decide", transfer), typed | {"decision": "refuse"})
    assert second.status_code == 409
    assert "That stands" in second.content.decode()
    assert nadia.get(f"/cases/{case.pk}/").status_code == 404

    # And Carys hands over; a second press hands nothing over again
    told = {"note": "Next appointment on Tuesday.", "sure": "on"}
    assert carys.post(url("transfer_hand_over", transfer), told).status_code == 302
    assert carys.post(url("transfer_hand_over", transfer), told).status_code == 409

    # Then West Sussex works the case, and East Sussex's co-ordinator only reads it
    strip = nadia.get(f"/cases/{case.pk}/").content.decode()
    assert "Responsible area" in strip
    assert "West Sussex" in strip
    assert priya.get(f"/cases/{case.pk}/").status_code == 404
    assert carys.get(f"/cases/{case.pk}/").status_code == 200
    assert carys.get(f"/cases/{case.pk}/contacts/log/").status_code == 403

    # And Nadia finds the first appointment among her work, and records it
    assert "First appointment" in nadia.get("/my-work/").content.decode()
    done = nadia.post(
        url("transfer_duty", transfer, "first_appointment"), day("done_on", today)
    )
    assert done.status_code == 302
    assert "Plan updated" in nadia.get(transfer.get_absolute_url()).content.decode()


def found_workers(world, transfer, today):
    """Return the choices of the receiving area's people, by username."""
    with acting_as(world.people["dov"], on=today) as dov:
        offered = found.receiving_workers(
            dov, found.get_transfer(dov, transfer.pk), on=today
        )
    return {each.user.username: key for key, each in offered.items()}


def test_journey_in_with_forced_red(world, client_as, today):
    """S1-101 to S1-104."""
    # Given somebody from Hampshire whose referral is before today's meeting
    referral = make.ready_in(world, on=today)
    dina = world.people["dina"]
    with acting_as(dina, on=today):
        case = cases.get_case(dina, referral.case_id)
        assert case.responsible_area == "Hampshire, Exampleport"

    # When the Chair opens the adoption, Red is proposed; Amber is refused
    asked = client_as(dina).get(reverse("referrals:adopt", args=[referral.pk]))
    assert "Transferred in: Red until" in asked.content.decode()
    with acting_as(dina, on=today), pytest.raises(NotPossible, match="Red until"):
        referrals.adopt_referral(
            referral=referral_selectors.get_submitted(dina, referral.pk),
            adoption=make.adoption(world, on=today, rag_class="amber"),
            by=dina,
            on=today,
            at=at_noon(today),
        )

    # Then adopted, they are Red, ours to answer for, and reviewed by the end of the hold
    with acting_as(dina, on=today):
        referrals.adopt_referral(
            referral=referral_selectors.get_submitted(dina, referral.pk),
            adoption=make.adoption(world, on=today),
            by=dina,
            on=today,
            at=at_noon(today),
        )
        case = cases.get_case(dina, case.pk)
        transfer = Transfer.objects.visible_to(dina).get(case=case)
        assert (case.rag_class, case.responsible_area) == ("red", "East Sussex")
        assert transfer.status == "completed"

        # And no rating before the eighth week lowers it, whatever is answered
        ends = today + timedelta(weeks=8)
        with pytest.raises(NotPossible, match="then reviewed"):
            rate(case, "amber", dina, on=ends - timedelta(days=1), answers=None)
        rate(case, "red", dina, on=ends - timedelta(days=10), answers=None)
        assert ratings.current_rating(dina, case).review_due_on == ends
        rate(case, "amber", dina, on=ends, answers=None)


def rate(case, rag_class, by, *, on, answers):
    return rag.rate_case(
        case=case, rag_class=rag_class, reasons="Agreed.", by=by, on=on, answers=answers
    )


def test_a_rejected_transfer_in_stays_with_the_other_force(world, today):
    """S1-103."""
    referral, dina = make.ready_in(world, on=today), world.people["dina"]
    with acting_as(dina, on=today):
        referrals.reject_referral(
            referral=referral, reasons="Not of our cohort.", by=dina, on=today
        )
        transfer = Transfer.objects.visible_to(dina).get(referral=referral)
        case = cases.get_case(dina, referral.case_id)

    assert (transfer.status, transfer.ended_reason) == ("refused", "Not of our cohort.")
    assert case.responsible_area == "Hampshire, Exampleport"


def test_journey_out_with_the_pack(world, case, client_as, today, recorded):
    """S1-105 to S1-109."""
    # Given everything Hampshire must know, and Carys at its pack
    transfer = make.ready_for_pack(world, case, on=today)
    carys = client_as(world.people["carys"])
    assert (
        carys.post(url("transfer_pack", transfer), {"make": "yes"}).status_code == 302
    )

    # Then JSON and PDF say the same, marked with the content's fingerprint
    sent = carys.get(url("transfer_pack_json", transfer))
    content = json.loads(sent.content)
    assert content_hash(content) == sent["X-Content-SHA256"]
    assert [each["topic"] for each in content["told"]] == [
        topic.label for topic in make.TOLD
    ]
    pdf = carys.get(url("transfer_pack_pdf", transfer))
    assert pdf.content[:5] == b"%PDF-"
    assert len(recorded("transfer.pack_copied", operation="disclose")) == 2

    # When she records its sending, the handover and the end
    typed = {"sent_to": "iom@hampshire.example", "sent_how": "secure_email"}
    carys.post(url("transfer_pack_sent", transfer), typed | day("sent_on", today))
    handed = {
        "contact": "Pat Sample",
        "note": "Niche, PNC",
        **day("handed_over_on", today),
    }
    assert carys.post(url("transfer_hand_over", transfer), handed).status_code == 302
    assert carys.post(url("transfer_hand_over", transfer), handed).status_code == 409
    assert (
        carys.post(url("transfer_deselect", transfer), {"remove": "yes"}).status_code
        == 302
    )
    assert (
        carys.post(url("transfer_deselect", transfer), {"remove": "yes"}).status_code
        == 409
    )

    # Then the case is off the cohort and says where it went
    page = carys.get(f"/cases/{case.pk}/").content.decode()
    assert "Hampshire, Exampleport" in page
    assert "Removed from the cohort" in page


def test_a_page_costs_the_same_whatever_is_recorded(
    world, case, client_as, carys, today, django_assert_max_num_queries
):
    client = client_as(carys)
    begun = make.outward(
        world, adopted_case(world, on=today, family_name="Older"), on=today
    )
    full = make.pack_sent(world, case, on=today)
    client.get(begun.get_absolute_url())
    with django_assert_max_num_queries(40) as few:
        client.get(begun.get_absolute_url())

    with django_assert_max_num_queries(len(few) + 1):
        client.get(full.get_absolute_url())
