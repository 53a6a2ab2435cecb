"""The Chair's pages and the administration's: what they offer, refuse and keep."""

from datetime import timedelta

import pytest
from django.urls import reverse

from referrals import selectors, services
from referrals.choices import Status
from tests.factories.meetings import ready_referral
from tests.factories.referrals import submitted_referral


pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(world, today):
    """A referral put before today's meeting."""
    return ready_referral(world, on=today)


@pytest.fixture
def chair(client_as, dina):
    """Dina's browser."""
    return client_as(dina)


@pytest.fixture
def typed(world, acting, dina, today):
    """`typed(worker="owen")` – the adoption as the form sends it."""

    def send(worker="priya", **changes):
        with acting(dina):
            membership = world.people[worker].memberships.get()
        recovery = str(world.agencies["east-sussex/recovery"].pk)
        return {
            "rag_class": "red",
            "reasons": "Offends weekly and agencies agree.",
            "worker": str(membership.pk),
            "agencies": [recovery],
            f"level_{recovery}": "read",
            "tell_social_services": "no",
        } | changes

    return send


def where(name, referral, *more) -> str:
    """Return the address of one of a referral's pages."""
    return reverse(f"referrals:{name}", args=[referral.pk, *more])


def status(acting, user, referral) -> str:
    """Return where a referral stands."""
    with acting(user):
        return selectors.get_submitted(user, referral.pk).status


class TestDeciding:
    def test_the_page_says_what_the_meeting_has_heard(self, chair, referral):
        page = chair.get(where("decide", referral)).content.decode()

        assert "IOM Referral and Operational Meeting" in page
        assert "Probation Service, East Sussex" in page
        assert "Nothing recommended yet" in page
        assert "Previous offending" in page

    def test_the_recommendation_is_shown(self, chair, referral, acting, dina, today):
        with acting(dina):
            services.recommend_rag(
                referral=selectors.get_submitted(dina, referral.pk),
                rag_class="red",
                reasons="Stopped seeing his officer.",
                by=dina,
                on=today,
            )

        page = chair.get(where("decide", referral)).content.decode()

        assert "Stopped seeing his officer." in page

    def test_taken_off_an_agenda_it_says_so(self, chair, referral, acting, world, dina):
        carys = world.people["carys"]
        elsewhere = "7c8f4a3e-6b1d-4a63-9a38-2f8b0f3f1f11"
        for meeting_id in (elsewhere, referral.prepared_for_meeting_id):
            with acting(carys):
                services.leave_meeting(
                    referral_id=referral.pk, meeting_id=meeting_id, by=carys
                )

        page = chair.get(where("decide", referral)).content.decode()

        assert "Taken off its agenda; no meeting chosen since" in page

    @pytest.mark.parametrize("choice", ["adopt", "reject", "defer"])
    def test_each_way_leads_to_its_page(self, chair, referral, choice):
        response = chair.post(where("decide", referral), {"decision": choice})

        assert response["Location"] == where(choice, referral)
        assert chair.get(response["Location"]).status_code == 200

    def test_nothing_chosen_is_said(self, chair, referral):
        response = chair.post(where("decide", referral), {"decision": ""})

        assert response.status_code == 422
        assert "Select what the meeting decided" in response.content.decode()

    @pytest.mark.parametrize("page", ["decide", "adopt", "reject", "defer"])
    def test_nobody_but_the_chair_opens_them(self, client_as, referral, owen, page):
        response = client_as(owen).get(where(page, referral))

        assert response.status_code == 403
        assert "Only the Chair" in response.content.decode()

    @pytest.mark.parametrize("page", ["decide", "adopt", "administration", "research"])
    def test_another_areas_chair_finds_nothing(self, client_as, referral, world, page):
        response = client_as(world.people["dov"]).get(where(page, referral))

        assert response.status_code == 404

    def test_before_any_meeting_it_leads_back_to_the_referral(
        self, chair, world, today
    ):
        referral = submitted_referral(world, on=today)

        response = chair.get(where("decide", referral), follow=True)

        assert response.redirect_chain == [(referral.get_absolute_url(), 302)]
        assert "puts a referral before a meeting" in response.content.decode()

    def test_a_child_is_not_adopted_without_the_discussion(
        self, chair, referral, acting, dina, today
    ):
        with acting(dina):
            person = selectors.get_submitted(dina, referral.pk).case.person
            person.date_of_birth = today.replace(year=today.year - 15, day=1)
            person.save()

        response = chair.post(where("decide", referral), {"decision": "adopt"})

        assert response.status_code == 422
        assert "This person is under 18" in response.content.decode()
        assert chair.get(where("adopt", referral)).status_code == 409


class TestAdopting:
    def test_the_chair_adopts(self, chair, referral, typed, acting, dina, world):
        response = chair.post(where("adopt", referral), typed())

        assert response["Location"] == where("administration", referral)
        assert status(acting, dina, referral) == Status.ADOPTED
        with acting(world.people["sunil"]):
            found = selectors.get_submitted(world.people["sunil"], referral.pk)
        assert found.case.my_level == 1

    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, chair, referral, typed
    ):
        response = chair.post(
            where("adopt", referral), typed(rag_class="", tell_social_services="")
        )

        page = response.content.decode()
        assert response.status_code == 422
        assert "Select the RAG class" in page
        assert "Select yes if Social Services needs to be told" in page
        assert "Offends weekly and agencies agree." in page

    def test_a_ticked_agency_needs_to_be_told_what_it_may_do(
        self, chair, referral, typed, world
    ):
        recovery = world.agencies["east-sussex/recovery"]

        response = chair.post(
            where("adopt", referral), typed(**{f"level_{recovery.pk}": ""})
        )

        assert f"Select what {recovery.name} may do" in response.content.decode()

    def test_a_lead_worker_who_cannot_be_is_refused_in_words(
        self, chair, referral, typed, acting, dina
    ):
        response = chair.post(where("adopt", referral), typed(worker="owen"))

        assert response.status_code == 422
        assert "responsible officer in probation" in response.content.decode()
        assert status(acting, dina, referral) == Status.READY_FOR_PANEL

    def test_somebody_of_another_area_cannot_be_chosen(self, chair, referral, typed):
        response = chair.post(where("adopt", referral), typed(worker="nadia"))

        assert response.status_code == 422

    def test_pressed_twice_it_is_decided_once_and_said(
        self, chair, referral, typed, recorded
    ):
        chair.post(where("adopt", referral), typed())

        response = chair.post(where("adopt", referral), typed())

        assert response.status_code == 409
        assert "by Dina Ashdown" in response.content.decode()
        assert len(recorded("referral.decided")) == 1


class TestNotAdopting:
    def test_the_chair_rejects(self, chair, referral, acting, dina):
        refused = chair.post(where("reject", referral), {"reasons": ""})
        done = chair.post(where("reject", referral), {"reasons": "One agency can."})

        assert "Enter why the person is not adopted" in refused.content.decode()
        assert done["Location"] == referral.get_absolute_url()
        assert status(acting, dina, referral) == Status.REJECTED

    def test_the_chair_defers(self, chair, referral, acting, dina, today):
        until = today + timedelta(days=28)
        sent = {
            "until_day": until.day,
            "until_month": until.month,
            "until_year": until.year,
            "reasons": "Needs a housing report.",
        }

        refused = chair.post(where("defer", referral), sent | {"until_year": 2020})
        chair.post(where("defer", referral), sent)

        assert "must be in the future" in refused.content.decode()
        assert status(acting, dina, referral) == Status.DEFERRED


class TestAdministration:
    @pytest.fixture
    def adopted(self, chair, referral, typed):
        """The referral, adopted."""
        chair.post(where("adopt", referral), typed())
        return referral

    def test_before_adoption_there_is_nothing_to_do(self, chair, referral):
        page = chair.get(where("administration", referral)).content.decode()

        assert "Nothing to do yet." in page

    def test_each_row_says_who_and_by_when(self, client_as, priya, adopted):
        page = client_as(priya).get(where("administration", adopted)).content.decode()

        for row in (
            "Nominated to IOM Conference",
            "Offender notified",
            "Niche updated with IOM and Interested Party markers",
            "PNC updated with WM marker",
            "Social Services notified (if applicable)",
        ):
            assert row in page
        assert where("complete_task", adopted, "person_notified") in page
        assert where("complete_task", adopted, "pnc_marker") not in page
        assert "Sussex Police IOM team, East Sussex does this task" in page

    def test_a_task_is_recorded_as_done(self, client_as, priya, adopted, today):
        browser = client_as(priya)
        done = where("complete_task", adopted, "person_notified")

        browser.post(done, {"done_on": today.isoformat(), "note": "At the office."})

        page = browser.get(where("administration", adopted)).content.decode()
        assert "At the office." in page
        assert browser.get(done).status_code == 409

    def test_a_day_to_come_is_refused(self, client_as, priya, adopted, today):
        later = (today + timedelta(days=1)).isoformat()

        response = client_as(priya).post(
            where("complete_task", adopted, "person_notified"), {"done_on": later}
        )

        assert response.status_code == 422

    def test_a_task_there_is_not_is_not_found(self, chair, adopted):
        assert chair.get(where("complete_task", adopted, "tea")).status_code == 404

    def test_not_telling_is_authorised_by_the_chair(self, chair, adopted):
        withhold = where("withhold_notification", adopted)
        assert chair.get(withhold).status_code == 200

        chair.post(withhold, {"reason": "Covert work."})

        page = chair.get(where("administration", adopted)).content.decode()
        assert "Authorised by Dina Ashdown" in page

    def test_not_by_the_lead_worker(self, client_as, priya, adopted):
        response = client_as(priya).get(where("withhold_notification", adopted))

        assert response.status_code == 403
