"""Writes beyond what was asked: extra fields, grants for oneself, grants above one's own."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from agencies.models import Principal
from cases import services, sharing
from cases.choices import GrantLevel
from cases.models import Case, CaseGrant, Contact, Note
from core.exceptions import NotPermitted, NotPossible
from meetings.models import AgendaItem
from referrals.models import Referral
from tests.factories.cases import at_noon, referred_case
from tests.factories.meetings import arranged_meeting


pytestmark = pytest.mark.django_db


@pytest.fixture
def other(world, today):
    """Another case of the area, which housing does not see."""
    return referred_case(world, on=today - timedelta(days=3), family_name="Underhill")


def dated(name: str, day) -> dict[str, str]:
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


def test_a_note_takes_only_what_its_form_asks(
    case, other, priya, hollie, acting, client_as, today
):
    typed = {"section": "general", "title": "Rent", "text": "Two months behind."}
    smuggled = {
        "case": other.pk,
        "case_id": other.pk,
        "recorded_by": hollie.pk,
        "originator": 1,
        "originator_id": 1,
        "id": other.pk,
    }
    client_as(priya).post(
        reverse("cases:add_note", args=[case.pk]),
        typed | dated("about_on", today) | smuggled,
    )

    with acting(priya):
        (note,) = Note.objects.all()
        assert (note.case_id, note.recorded_by) == (case.pk, priya)
        assert note.originator_id == priya.acting.own_principal


def test_nobody_writes_in_a_section_they_do_not_record_in(
    case, priya, acting, client_as, today
):
    typed = {"section": "police_intelligence", "title": "Rent", "text": "Behind."}
    response = client_as(priya).post(
        reverse("cases:add_note", args=[case.pk]), typed | dated("about_on", today)
    )

    assert response.status_code == 422
    with acting(priya):
        assert not Note.objects.exists()


def test_a_contact_takes_only_what_its_form_asks(
    case, other, priya, owen, acting, client_as, today
):
    typed = {
        "key": "6a3f5a0e-0000-4000-8000-000000000001",
        "kind": "telephone",
        "happened_at": "12:00am",
        "summary": "Rang.",
        "section": "general",
    }
    response = client_as(priya).post(
        reverse("cases:log_contact", args=[case.pk]),
        typed
        | dated("happened_on", today)
        | {"case_id": other.pk, "recorded_by": owen.pk},
    )

    assert response.status_code == 302
    with acting(priya):
        (contact,) = Contact.objects.all()
        assert (contact.case_id, contact.recorded_by) == (case.pk, priya)


@pytest.mark.parametrize("level", ["manage", "MANAGE", "3", "owner"])
def test_sharing_gives_no_more_than_the_form_offers(
    case, carys, world, acting, client_as, level
):
    recovery = world.agencies["east-sussex/recovery"]
    response = client_as(carys).post(
        reverse("cases:share", args=[case.pk]),
        {"agency": recovery.pk, "level": level, "reason": "Needed."},
    )

    assert response.status_code == 422
    with acting(carys):
        assert not CaseGrant.objects.filter(principal__agency=recovery).exists()


def test_a_share_takes_only_what_its_form_asks(
    case, carys, dina, world, acting, client_as
):
    recovery = world.agencies["east-sussex/recovery"]
    client_as(carys).post(
        reverse("cases:share", args=[case.pk]),
        {
            "agency": recovery.pk,
            "level": "read",
            "reason": "Needed.",
            "basis": "lead",
            "granted_by": dina.pk,
            "valid_from": "1999-01-01",
            "case": "other",
        },
    )

    with acting(carys):
        grant = CaseGrant.objects.get(principal__agency=recovery)
        assert (grant.level, grant.basis) == ("read", "agreement")
        assert (grant.granted_by, grant.valid_from.year > 2000) == (carys, True)


@pytest.mark.parametrize("status", ["adopted", "submitted"])
def test_a_referral_begins_as_a_draft_of_ones_own_agency(
    world, priya, hollie, acting, client_as, status
):
    client_as(priya).post(
        reverse("referrals:start"),
        {
            "scheme": world.schemes["east-sussex"].pk,
            "status": status,
            "made_by": hollie.pk,
            "referring_agency": world.agencies["east-sussex/housing"].pk,
        },
    )

    with acting(priya):
        (referral,) = Referral.objects.all()
        assert (referral.status, referral.made_by) == ("draft", priya)
        assert referral.referring_agency_id == priya.acting.agency_id


@pytest.mark.parametrize("who", ["hollie", "priya", "owen"])
def test_only_who_manages_a_case_shares_it(case, world, today, acting, who):
    with acting(world.people[who]) as user, pytest.raises(NotPermitted):
        sharing.share_case(
            case=Case.objects.get(pk=case.pk),
            agency=world.agencies["east-sussex/recovery"],
            level=GrantLevel.READ,
            reason="Needed.",
            by=user,
            at=at_noon(today),
        )


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("hollie", "write"),
        ("hollie", "manage"),
        ("priya", "manage"),
        ("sunil", "read"),
        ("nadia", "read"),
        ("sam", "read"),
    ],
)
def test_nobody_grants_themselves_anything_past_the_application(
    case, world, today, acting, who, level
):
    with (
        acting(world.people[who]) as user,
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        CaseGrant(
            case_id=case.pk,
            principal=Principal.objects.get(user=user),
            level=level,
            sections=["general"],
            basis="agreement",
            valid_from=at_noon(today),
            granted_by=user,
        ).save(force_insert=True)


def test_nobody_signs_a_grant_with_anothers_name(case, carys, dina, today, acting):
    with (
        acting(carys),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        CaseGrant(
            case_id=case.pk,
            principal=Principal.objects.get(user=carys),
            level="read",
            sections=["general"],
            basis="agreement",
            valid_from=at_noon(today),
            granted_by=dina,
        ).save(force_insert=True)


@pytest.mark.parametrize("column", ["level", "valid_until", "principal_id", "case_id"])
def test_a_grant_is_never_altered(case, other, carys, acting, column):
    with acting(carys):
        values = {
            "level": "manage",
            "principal_id": carys.acting.own_principal,
            "case_id": other.pk,
        }
        grants = CaseGrant.objects.filter(case=case)
        with pytest.raises(ProgrammingError), transaction.atomic():
            grants.update(**{column: values.get(column)})


def test_the_lead_agencys_share_cannot_be_ended(case, carys, today, acting):
    with acting(carys):
        grant = CaseGrant.objects.get(case=case, basis="lead")
        with pytest.raises(NotPossible, match="lead agency always keeps"):
            sharing.revoke_grant(
                grant=grant, by=carys, at=at_noon(today), reason="Mistake."
            )


def test_a_numbers_owner_is_not_betrayed_by_recording_it(
    case, world, priya, nadia, today, acting, client_as
):
    """A number that a hidden person has is taken like one that nobody has."""
    hidden = referred_case(
        world,
        on=today - timedelta(days=3),
        area="west-sussex",
        referrer="nadia",
        family_name="Hidden",
    )
    with acting(nadia):
        services.record_identifier(
            person=hidden.person, kind="crn", value="X123456", by=nadia, on=today
        )
    url = reverse("cases:record_identifier", args=[case.pk])
    browser = client_as(priya)
    answers = [
        browser.post(url, {"kind": "crn", "value": value})
        for value in ("X123456", "X123457")
    ]

    assert [(each.status_code, each.url) for each in answers] == [
        (302, reverse("cases:person", args=[case.pk]))
    ] * 2


def test_a_list_with_one_hidden_case_in_it_is_refused_whole(
    case, world, carys, today, acting, client_as
):
    meeting = arranged_meeting(world, on=today)
    hidden = referred_case(
        world,
        on=today - timedelta(days=3),
        area="west-sussex",
        referrer="nadia",
        family_name="Hidden",
    )
    url = f"{reverse('meetings:add_items', args=[meeting.pk])}?q=Fernsby"
    browser = client_as(carys)
    mixed = browser.post(url, {"cases": [case.pk, hidden.pk], "reason": "To be heard."})

    assert mixed.status_code == 422
    with acting(carys):
        assert not AgendaItem.objects.exists()
    alone = browser.post(url, {"cases": [case.pk], "reason": "To be heard."})
    assert alone.status_code == 302
