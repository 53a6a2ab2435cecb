"""Submitting: everything at once, once, or nothing."""

import pytest
from django.db import connection
from django.utils import timezone

from agencies.acting import acting_as
from audit.models import Event
from cases import selectors as cases
from cases import sharing
from cases.choices import CaseStatus
from cases.models import (
    Case,
    InvolvedAgency,
    NeedAssessment,
    Person,
    RiskScore,
    WarningMarker,
)
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible
from referrals import selectors, services
from referrals.choices import Status
from referrals.models import PriorityGroupAnswer, ReferralAnswer
from referrals.questions import QUESTIONS
from tests.factories.cases import adopted_case, at_noon
from tests.factories.referrals import draft_referral, submitted_referral, typed_form


pytestmark = pytest.mark.django_db


def submit(draft, by, today, **changes):
    """Submit a draft as its page does."""
    return services.submit_referral(
        **{
            "referral": draft,
            "version": draft.version,
            "by": by,
            "on": today,
            "at": at_noon(today),
        }
        | changes
    )


def test_submitting_opens_the_case_for_lead_and_referring_agency(
    world, priya, acting, today
):
    referral = submitted_referral(world, on=today)

    with acting(priya):
        case = cases.get_case(priya, referral.case_id)
        shares = {
            (str(each.principal), each.level, each.basis)
            for each in cases.grants(priya, case)
        }
    assert (case.status, case.supervision_status) == (CaseStatus.REFERRED, "probation")
    assert shares == {
        ("Sussex Police IOM team, East Sussex", "manage", "lead"),
        ("Probation Service, East Sussex", "write", "referral"),
    }


def test_little_known_is_enough(world, priya, acting, today):
    form = typed_form()
    form["address"] |= {"home": "unknown", "lines": "", "postcode": ""}
    form["sentence"] |= {"has_score": "no", "score_tool": "", "score": ""}
    for part in ("day", "month", "year"):
        form["sentence"][f"scored_on_{part}"] = ""
    draft = draft_referral(world, on=today, form=form)
    with acting(priya):
        person = submit(draft, priya, today).case.person

        assert person.addresses.count() == 0
        assert RiskScore.objects.visible_to(priya).count() == 0


def test_the_lead_agency_referring_has_one_share(world, owen, acting, today):
    referral = submitted_referral(world, on=today, by="owen")

    with acting(owen):
        [only] = cases.grants(owen, referral.case)
    assert (only.level, only.basis) == ("manage", "lead")


def test_the_referral_says_who_sent_it_when_and_what_was_asked(world, priya, today):
    referral = submitted_referral(world, on=today)

    assert (referral.status, referral.submitted_by, referral.submitted_on) == (
        Status.SUBMITTED,
        priya,
        today,
    )
    assert (referral.referrer_rag, referral.contact_details) == ("red", "01632 960999")
    assert str(referral.licence_expiry_date) == "2027-06-01"
    assert referral.answers == {}


def test_the_person_is_written_with_numbers_address_and_telephone(
    world, priya, acting, today
):
    referral = submitted_referral(world, on=today)

    with acting(priya):
        person = Person.objects.get(pk=referral.case.person_id)
        assert str(person) == "Quillfeather, Barnaby"
        assert {each.value for each in person.identifiers.all()} == {
            "2012/0123456Y",
            "X123456",
            "AB123456C",
        }
        assert [str(each) for each in person.addresses.all()] == [
            "1 Sample Street\nExampleton, ZZ9 9ZZ"
        ]
        assert [each.number for each in person.numbers.all()] == ["+441632960123"]


def test_the_case_gets_needs_score_warnings_and_agencies(world, priya, acting, today):
    case = submitted_referral(world, on=today).case

    with acting(priya):
        assert NeedAssessment.objects.visible_to(priya).filter(case=case).count() == 9
        assert [str(each) for each in RiskScore.objects.filter(case=case)] == [
            "OGRS4: 81% over 2 years"
        ]
        assert [each.text for each in WarningMarker.objects.filter(case=case)] == [
            "Carries a screwdriver."
        ]
        assert [str(each) for each in InvolvedAgency.objects.filter(case=case)] == [
            "Harbour Recovery"
        ]
        assert Case.objects.get(pk=case.pk).has_warnings


def test_every_question_is_frozen_in_its_section(world, priya, acting, today):
    referral = submitted_referral(world, on=today)

    with acting(priya):
        frozen = dict(
            ReferralAnswer.objects.filter(referral=referral).values_list(
                "code", "section"
            )
        )
        applying = PriorityGroupAnswer.objects.filter(referral=referral, applies=True)
        assert [each.code for each in applying] == ["serious_acquisitive_crime"]
    assert set(frozen) == {question.code for question in QUESTIONS}
    assert {code for code, section in frozen.items() if section != "general"} == {
        "F11",
        "F25",
        "F26",
        "F42",
    }


def test_each_agency_reads_only_its_sections(world, priya, owen, acting, today):
    referral = submitted_referral(world, on=today)
    seen = {}
    for reader in (priya, owen):
        with acting(reader):
            seen[reader] = set(selectors.answers(reader, referral))

    everything = {question.code for question in QUESTIONS}
    assert seen[priya] == everything  # her own agency wrote them
    assert everything - seen[owen] == {"F25", "F26"}  # the police do not read health


def test_the_history_and_the_audit_name_it(world, priya, acting, today, ingrid):
    referral = submitted_referral(world, on=today)

    with acting(priya):
        [change] = selectors.status_changes(priya, referral)
    assert (change.from_status, change.to_status, change.recorded_by) == (
        "draft",
        "submitted",
        priya,
    )
    with acting(ingrid):
        made = Event.objects.get(event="referral.made", object_id=str(referral.pk))
    assert (made.actor_id, made.case_ids) == (priya.pk, [referral.case_id])


def test_pressing_twice_is_one_referral(world, priya, acting, today):
    draft = draft_referral(world, on=today)
    with acting(priya):
        first, second = (submit(draft, priya, today) for _ in range(2))

        assert Person.objects.visible_to(priya).count() == 1
    assert first.case_id == second.case_id is not None


def test_an_incomplete_form_is_refused_and_nothing_is_written(
    world, priya, acting, today
):
    draft = draft_referral(world, on=today, form={"person": typed_form()["person"]})

    with acting(priya), pytest.raises(NotPossible, match="are missing or wrong"):
        submit(draft, priya, today)
    with acting(priya):
        assert selectors.get_draft(priya, draft.pk).case is None


def test_answers_changed_after_the_check_are_checked_again(world, priya, acting, today):
    draft = draft_referral(world, on=today)

    with acting(priya), pytest.raises(ChangedMeanwhile, match="Check them again"):
        submit(draft, priya, today, version=draft.version - 1)


def test_another_agency_cannot_submit(world, owen, acting, today):
    draft = draft_referral(world, on=today)

    with acting(owen), pytest.raises(NotPermitted):
        submit(draft, owen, today)


def test_when_one_write_fails_nothing_is_left(world, priya, acting, today, monkeypatch):
    draft = draft_referral(world, on=today)

    def fail(**_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("cases.services.assess_needs", fail)
    with acting(priya), pytest.raises(RuntimeError):
        submit(draft, priya, today)
    with acting(priya):
        assert selectors.get_draft(priya, draft.pk).answers
        assert Person.objects.visible_to(priya).count() == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM cases_case")
            assert cursor.fetchone() == (0,)


@pytest.fixture
def known(world, today):
    """Somebody with an open case on the East Sussex scheme."""
    return adopted_case(
        world,
        on=today,
        family_name="Quillfeather",
        given_names="Barnaby",
        date_of_birth=None,
    )


def test_likely_duplicates_are_settled_first(world, known, priya, acting, today):
    draft = draft_referral(world, on=today)

    with (
        acting(priya),
        pytest.raises(NotPossible, match="one of the people already known"),
    ):
        submit(draft, priya, today)


def test_the_same_person_is_not_referred_twice_to_one_scheme(
    world, known, priya, acting, today
):
    draft = draft_referral(world, on=today)
    with acting(priya):
        draft = services.settle_who(
            referral=draft, person=known.person, by=priya, at=at_noon(today)
        )

        with pytest.raises(NotPossible, match=known.reference):
            submit(draft, priya, today)


def test_somebody_known_is_referred_to_another_scheme_on_their_own_record(
    world, known, priya, acting, today
):
    draft = draft_referral(world, on=today, area="west-sussex")
    with acting(priya):
        draft = services.settle_who(
            referral=draft, person=known.person, by=priya, at=at_noon(today)
        )
        referral = submit(draft, priya, today)

        assert referral.case.person == known.person
        assert referral.case != known
        assert Person.objects.visible_to(priya).count() == 1


def test_a_case_hidden_from_the_referrer_is_refused_without_naming_it(
    world, known, priya, acting, today
):
    wren = world.people["wren"]
    first = refer_west(world, known, today)
    with acting(wren):
        [mine] = [
            grant
            for grant in cases.grants(wren, first.case)
            if grant.basis == "referral"
        ]
        sharing.revoke_grant(grant=mine, by=wren, at=timezone.now(), reason="Ended.")

    with pytest.raises(
        NotPossible, match="cannot be referred to this scheme"
    ) as refusal:
        refer_west(world, known, today)
    assert first.case.reference not in refusal.value.reason


def test_somebody_chosen_and_no_longer_shared_is_asked_about_again(
    world, known, priya, carys, acting, today
):
    draft = draft_referral(world, on=today, area="west-sussex")
    with acting(priya):
        draft = services.settle_who(
            referral=draft, person=known.person, by=priya, at=at_noon(today)
        )
    with acting(carys):
        for grant in cases.grants(carys, known):
            if grant.basis != "lead":
                sharing.revoke_grant(
                    grant=grant, by=carys, at=timezone.now(), reason="Ended."
                )

    with acting(priya), pytest.raises(NotPossible, match="Say again whether"):
        submit(draft, priya, today)


def refer_west(world, known, today):
    """Refer somebody known in East Sussex to West Sussex's scheme, as Priya."""
    priya = world.people["priya"]
    draft = draft_referral(world, on=today, area="west-sussex")
    with acting_as(priya, on=today):
        draft = services.settle_who(
            referral=draft, person=known.person, by=priya, at=at_noon(today)
        )
        return submit(draft, priya, today)


def test_two_people_of_one_name_in_two_areas_stay_two(world, known, acting, today):
    bea = world.people["bea"]
    draft = draft_referral(world, on=today, by="bea", area="brighton-hove")
    with acting(bea):
        referral = submit(draft, bea, today)

        assert list(Person.objects.visible_to(bea)) == [referral.case.person]
    assert referral.case.person_id != known.person_id


def test_no_name_or_answer_is_copied_into_the_audit(world, ingrid, acting, today):
    submitted_referral(world, on=today)

    with acting(ingrid):
        logged = str(list(Event.objects.values_list("change", flat=True)))
    assert "answers" in logged
    assert "Quillfeather" not in logged
    assert "burglaries" not in logged


def test_reading_a_referral_is_recorded(world, owen, ingrid, acting, today):
    referral = submitted_referral(world, on=today)
    with acting(owen):
        selectors.get_referral(owen, referral.pk)

    with acting(ingrid):
        look = Event.objects.get(event="referral.opened")
    assert (look.operation, look.actor_id, look.case_ids) == (
        "consult",
        owen.pk,
        [referral.case_id],
    )


def test_the_other_area_sees_nothing_of_it(world, nadia, acting, today):
    referral = submitted_referral(world, on=today)

    with acting(nadia):
        assert selectors.list_referrals(nadia, status="all").rows == []
        with pytest.raises(NotVisible):
            selectors.get_referral(nadia, referral.pk)
        assert selectors.answers(nadia, referral) == {}
