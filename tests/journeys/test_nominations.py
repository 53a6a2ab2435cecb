"""Two nominations as a practitioner would tell them, through the pages."""

import pytest
from django.urls import reverse

from referrals.models import Referral
from tests.factories.meetings import arranged_meeting
from tests.factories.referrals import draft_referral, submitted_referral, typed_form


pytestmark = pytest.mark.django_db
BORN_16_YEARS_AGO = {"date_of_birth_day": "1", "date_of_birth_month": "1"}


def where(name: str, referral: Referral) -> str:
    """Return the address of one of a referral's pages."""
    return reverse(f"referrals:{name}", args=[referral.pk])


def put_before(browser, referral: Referral, meeting) -> str:
    """Put a referral before a meeting, and return what the page says."""
    address = reverse("meetings:put_referral", args=[referral.pk])
    page = browser.post(address, {"meeting": str(meeting.pk)}, follow=True)
    return page.content.decode()


def adoption(world) -> dict[str, str]:
    """Return what Dina types to adopt somebody, led by the youth offending team."""
    yara = world.people["yara"].memberships.get()
    return {
        "rag_class": "red",
        "reasons": "High risk of further offending, and of harm.",
        "worker": str(yara.pk),
        "tell_social_services": "yes",
    }


def test_a_childs_referral_is_blocked_then_allowed(
    world, client_as, carys, owen, dina, today
):
    # Given a young person of 16 whom probation referred, and a meeting today
    born = BORN_16_YEARS_AGO | {"date_of_birth_year": str(today.year - 16)}
    referral = submitted_referral(world, on=today, **born)
    meeting = arranged_meeting(world, on=today)
    coordinator, police, chair = (client_as(each) for each in (carys, owen, dina))

    # When the co-ordinator puts it before the meeting, it is refused with the reason
    assert "Record the discussion between the IOM Detective Sergeant" in put_before(
        coordinator, referral, meeting
    )

    # When the Detective Sergeant and the youth offending team have spoken
    police.post(
        where("youth_discussion", referral),
        {
            "held_on": today.isoformat(),
            "detective_sergeant": "Ines Calder",
            "yot_worker": "Yara Finch",
            "on_iss": "yes",
            "is_gang_nominal": "no",
            "summary": "Likely to offend again, and to hurt somebody.",
        },
    )

    # Then it goes before the meeting, the research names both, and it is adopted
    assert "goes to the" in put_before(coordinator, referral, meeting)
    research = chair.get(where("research", referral)).content.decode()
    assert "Ines Calder" in research
    assert "Yara Finch" in research
    assert "considered, not automatic" in research
    page = chair.post(where("adopt", referral), adoption(world), follow=True)
    assert "is adopted" in page.content.decode()


def test_somebody_rejected_is_nominated_again_with_news(
    world, client_as, carys, priya, dina, today
):
    # Given somebody the meeting rejected today
    first = submitted_referral(world, on=today)
    meeting = arranged_meeting(world, on=today)
    put_before(client_as(carys), first, meeting)
    chair, probation = client_as(dina), client_as(priya)
    chair.post(where("reject", first), {"reasons": "Supervision is enough."})
    assert "Supervision is enough." in (
        probation.get(reverse("referrals:register")).content.decode()
    )

    # When probation refers the same person again
    again = draft_referral(world, on=today, form=typed_form())
    choices = probation.get(where("duplicates", again)).context["form"]
    known = next(iter(choices.fields["person"].choices))[0]
    probation.post(where("duplicates", again), {"person": known})
    checked = probation.get(where("check", again)).content.decode()

    # Then they see the earlier decision, and are asked what is new
    assert "Supervision is enough." in checked
    assert "Say what is new since this person was turned down" in checked
    version = str(int(again.version) + 1)
    refused = probation.post(where("submit", again), {"version": version})
    assert refused.status_code == 409

    # When they say it, the referral goes in and the Chair reads both
    probation.post(where("what_is_new", again), {"text": "Two burglaries since."})
    sent = probation.post(where("submit", again), {"version": version}, follow=True)
    assert sent.redirect_chain[-1][0] == where("submitted", again)
    read = chair.get(where("referral", again)).content.decode()
    assert "Two burglaries since." in read
    assert "Supervision is enough." in read


def test_two_people_press_at_once_and_nothing_typed_is_lost(
    world, client_as, carys, dina, today
):
    # Given a referral before today's meeting, its decision open in two windows
    referral = submitted_referral(world, on=today)
    put_before(client_as(carys), referral, arranged_meeting(world, on=today))
    first, second = client_as(dina), client_as(dina)
    for window in (first, second):
        assert window.get(where("reject", referral)).status_code == 200

    # When both are sent
    first.post(where("reject", referral), {"reasons": "Supervision is enough."})
    late = second.post(where("reject", referral), {"reasons": "Moved to Kent."})

    # Then one decision stands, and the second window keeps what was typed in it
    text = late.content.decode()
    assert late.status_code == 409
    assert "That decision stands and yours was not recorded." in text
    assert "Moved to Kent." in text
    assert "Supervision is enough." in text
    stands = first.get(where("referral", referral)).content.decode()
    assert "Moved to Kent." not in stands
    assert "Supervision is enough." in stands
