"""What people do to cases: new state, event, refusal, nothing left behind."""

import uuid
from datetime import timedelta

import pytest
from guardian.shortcuts import assign_perm  # noqa: TID251 - proving that it cannot

from cases import permissions, selectors, services, sharing
from cases.choices import CaseStatus, GrantLevel
from cases.models import Case, CaseGrant, Contact, NeedAssessment, Note
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible
from tests.factories.cases import at_noon, referred_case


pytestmark = pytest.mark.django_db


def test_opening_a_case_shares_it_with_the_lead_and_the_referring_agency(
    world, today, acting, owen
):
    case = referred_case(world, on=today)

    with acting(owen):
        assert {str(grant.principal) for grant in selectors.grants(owen, case)} == {
            "Sussex Police IOM team, East Sussex",
            "Probation Service, East Sussex",
        }
        assert case.reference.startswith("IOM-")


def test_a_case_cannot_be_opened_on_a_person_hidden_from_the_referrer(
    case, world, nadia, acting, today
):
    scheme = world.schemes["west-sussex"]
    person_id = case.person_id
    with acting(nadia), pytest.raises(Exception, match="row-level security"):
        Case(
            reference="IOM-X",
            person_id=person_id,
            scheme=scheme,
            jurisdiction="england_wales",
            opened_on=today,
            created_by=nadia,
        ).save()


def test_the_same_contact_sent_twice_is_written_once(case, priya, acting, today):
    key = uuid.uuid4()
    with acting(priya):
        for _ in range(2):
            contact = services.NewContact(
                kind="home_visit",
                happened_at=at_noon(today - timedelta(days=1)),
                summary="At home, calm.",
                idempotency_key=key,
            )
            services.log_contact(
                case=case, contact=contact, by=priya, at=at_noon(today)
            )

        assert Contact.objects.visible_to(priya).filter(case=case).count() == 1


def test_a_contact_in_the_future_is_refused_in_words(case, priya, acting, today):
    tomorrow = at_noon(today) + timedelta(days=1)
    contact = services.NewContact(
        kind="home_visit", happened_at=tomorrow, summary="Planned."
    )
    with acting(priya), pytest.raises(NotPossible, match="cannot be in the future"):
        services.log_contact(case=case, contact=contact, by=priya, at=at_noon(today))


def test_a_reader_cannot_record(case, hollie, acting, today):
    with (
        acting(hollie),
        pytest.raises(NotPermitted, match="read this case but not add"),
    ):
        services.add_note(
            case=case,
            section="general",
            title="Rent",
            text="Paid.",
            about_on=today,
            by=hollie,
        )


def test_police_information_is_only_for_those_it_is_shared_with(
    case, owen, priya, hollie, acting, today, world
):
    with acting(owen):
        note = services.add_note(
            case=case,
            section="police_intelligence",
            title="Associates",
            text="Seen with a rival.",
            about_on=today,
            by=owen,
        )
    for reader in (priya, hollie):
        with acting(reader):
            assert not Note.objects.unscoped().filter(pk=note.pk).exists()

    with acting(owen):
        sharing.share_row(
            row=note,
            agency=world.agencies["east-sussex/probation"],
            by=owen,
            reason="Supervision.",
        )
    with acting(priya):
        assert Note.objects.unscoped().get(pk=note.pk).title == "Associates"
    with acting(hollie):
        assert not Note.objects.unscoped().filter(pk=note.pk).exists()


def test_only_the_originator_shares_information_on(
    case, owen, dina, priya, acting, today, world
):
    with acting(owen):
        note = services.add_note(
            case=case,
            section="police_intelligence",
            title="T",
            text="x",
            about_on=today,
            by=owen,
        )
        sharing.share_row(
            row=note,
            agency=world.agencies["east-sussex/probation"],
            by=owen,
            reason="r",
        )

    with (
        acting(priya),
        pytest.raises(NotPermitted, match="Only the agency that recorded this"),
    ):
        sharing.share_row(
            row=note, agency=world.agencies["east-sussex/housing"], by=priya, reason="r"
        )


def test_health_needs_are_hidden_from_housing_and_shown_to_health_readers(
    case, priya, hollie, acting, today
):
    with acting(priya):
        services.assess_needs(
            case=case,
            rows=[
                services.NeedRow("health", "red", "Asthma.", "See the GP."),
                services.NeedRow("accommodation", "amber", "Sofa.", "Apply."),
            ],
            by=priya,
            on=today,
        )
    with acting(hollie):
        assert [need.pathway for need in selectors.latest_needs(hollie, case)] == [
            "accommodation"
        ]
        assert NeedAssessment.objects.unscoped().count() == 1


def test_on_supervision_the_lead_worker_is_the_responsible_officer(
    case, dina, owen, acting, today, world
):
    with (
        acting(dina),
        pytest.raises(NotPossible, match="must be their responsible officer"),
    ):
        services.assign_lead_worker(
            case=case,
            worker=owen,
            agency=world.agencies["east-sussex/police"],
            by=dina,
            on=today,
        )


def test_two_people_naming_a_lead_worker_at_once_the_second_is_told(
    case, dina, acting, today, world
):
    tess = world.people["tess"]
    probation = world.agencies["east-sussex/probation"]
    with acting(dina):
        seen = Case.objects.get(pk=case.pk).version
        services.assign_lead_worker(
            case=case, worker=tess, agency=probation, by=dina, on=today, version=seen
        )

        with pytest.raises(ChangedMeanwhile) as refusal:
            services.assign_lead_worker(
                case=case,
                worker=world.people["priya"],
                agency=probation,
                by=dina,
                on=today,
                version=seen,
            )
    assert refusal.value.theirs == [("Lead worker now", "Tess Rowan")]


def test_revoking_a_share_bites_at_once(case, dina, hollie, acting, today):
    with acting(dina):
        grant = CaseGrant.objects.visible_to(dina).get(case=case, level="read")
        sharing.revoke_grant(
            grant=grant, by=dina, at=at_noon(today), reason="Tenancy ended."
        )

    with acting(hollie), pytest.raises(NotVisible):
        selectors.get_case(hollie, case.pk)


def test_the_lead_agencys_share_cannot_be_ended(case, dina, acting, today):
    with acting(dina):
        lead = CaseGrant.objects.visible_to(dina).get(case=case, basis="lead")
        with pytest.raises(NotPossible, match="lead agency always keeps its share"):
            sharing.revoke_grant(grant=lead, by=dina, at=at_noon(today), reason="No.")


def test_a_share_that_is_over_is_over(case, dina, world, acting, today):
    sunil = world.people["sunil"]
    with acting(dina):
        sharing.share_case(
            case=case,
            agency=world.agencies["east-sussex/recovery"],
            level=GrantLevel.READ,
            reason="Assessment.",
            by=dina,
            at=at_noon(today - timedelta(days=3)),
            until=at_noon(today - timedelta(days=1)),
        )
    with acting(sunil):
        assert Case.objects.unscoped().count() == 0


def test_a_practitioner_cannot_share_a_case(case, priya, acting, today, world):
    with acting(priya), pytest.raises(NotPermitted, match="shares a case"):
        sharing.share_case(
            case=case,
            agency=world.agencies["east-sussex/recovery"],
            level=GrantLevel.READ,
            reason="r",
            by=priya,
            at=at_noon(today),
        )


def test_guardian_answers_from_grants_in_force(case, priya, hollie, nadia, acting):
    for user, may_change in ((priya, True), (hollie, False)):
        with acting(user):
            assert user.has_perm("cases.view_case", case)
            assert user.has_perm("cases.change_case", case) is may_change
    with acting(nadia):
        assert not nadia.has_perm("cases.view_case", case)


def test_guardian_cannot_write_a_grant(case, nadia, priya, acting):
    with (
        acting(priya),
        pytest.raises(Exception, match=r"cannot insert|permission denied"),
    ):
        assign_perm("cases.view_case", nadia, case)


def test_a_closed_case_is_read_only(case, dina, priya, acting, today):
    with acting(dina):
        services.change_status(
            case=case, to=CaseStatus.CLOSED, by=dina, on=today, reason="Done."
        )
    with acting(priya), pytest.raises(NotPossible, match="This case is closed"):
        services.add_note(
            case=case, section="general", title="T", text="x", about_on=today, by=priya
        )


def test_standing_takes_only_its_own_columns(case, priya, acting):
    with acting(priya), pytest.raises(TypeError, match="status"):
        services.update_standing(case=case, by=priya, status="closed")


def test_levels(case, priya, hollie, dina, nadia, acting):
    found = {}
    for user in (priya, hollie, dina, nadia):
        with acting(user):
            found[user.username] = permissions.level_on(user, Case(pk=case.pk))
    assert found == {"priya": 2, "hollie": 1, "dina": 3, "nadia": 0}


def test_sharing_is_recorded_with_whom_it_was_shared_and_by_whom(
    case, dina, acting, today, world, recorded
):
    agency = world.agencies["east-sussex/recovery"]
    with acting(dina):
        sharing.share_case(
            case=case,
            agency=agency,
            level=GrantLevel.READ,
            reason="r",
            by=dina,
            at=at_noon(today),
        )
    (event,) = recorded("case.shared", recipient=agency.name)
    assert (event.operation, event.actor_id, event.case_ids) == (
        "grant",
        dina.pk,
        [case.pk],
    )


def test_opening_a_case_records_the_look(case, hollie, acting, recorded):
    with acting(hollie):
        selectors.get_case(hollie, case.pk)
    (event,) = recorded("case.opened", operation="consult", actor_id=hollie.pk)
    assert (event.case_ids, event.purpose, event.role) == (
        [case.pk],
        "case management",
        "practitioner",
    )


def test_an_alteration_is_logged_by_the_database_without_free_text(
    case, owen, acting, today, recorded
):
    with acting(owen):
        note = services.add_note(
            case=case,
            section="police_intelligence",
            title="Names",
            text="Secret.",
            about_on=today,
            by=owen,
        )
    (event,) = recorded("", object_type="cases_note", object_id=str(note.pk))
    assert event.change["text"] == "changed"
    assert "Secret" not in str(event.change)


def test_filling_an_empty_column_is_logged_too(case, dina, acting, today, recorded):
    with acting(dina):
        services.update_standing(
            case=case, by=dina, prison="HMP Saltmarsh", custody_since=today
        )
    (event,) = recorded(
        "", object_type="cases_case", operation="alter", change__has_key="custody_since"
    )
    assert event.change["custody_since"] == [None, today.isoformat()]
