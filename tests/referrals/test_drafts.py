"""Writing a draft: whose it is, what is kept, two at once, who it is about, taking it back."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible, NotVisible
from referrals import forms, selectors, services
from referrals.choices import Status
from referrals.models import Referral
from referrals.questions import Topic
from tests.factories.cases import adopted_case, at_noon
from tests.factories.referrals import (
    as_lists,
    draft_referral,
    submitted_referral,
    typed_form,
)


pytestmark = pytest.mark.django_db


def sent(topic="assessment", *, version=0, token="tab", checked=None, **typed):  # noqa: S107 - names a page, opens nothing
    """Return one topic as a page sends it."""
    return services.TypedTopic(topic, as_lists(typed), version, token, checked=checked)


def kept(referral, topic="assessment") -> forms.SavedTopic:
    """Return what a draft keeps of a topic."""
    return forms.SavedTopic.of(Referral.objects.get(pk=referral.pk).answers, topic)


def test_a_draft_belongs_to_the_agency_that_begins_it(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})

    assert draft.reference.startswith("REF-")
    assert draft.status == Status.DRAFT
    assert draft.referring_agency == world.agencies["east-sussex/probation"]
    with acting(priya):
        assert selectors.drafts(priya) == [draft]


def test_a_colleague_goes_on_with_the_draft(world, acting, today):
    draft = draft_referral(world, on=today, form={})
    tess = world.people["tess"]

    with acting(tess):
        saved = services.save_topic(
            referral=draft, sent=sent(risk="High."), by=tess, at=at_noon(today)
        )

    assert saved.updated_by == tess


@pytest.mark.parametrize("name", ["nadia", "owen", "hollie", "carys"])
def test_nobody_elses_agency_sees_a_draft(world, acting, today, name):
    draft = draft_referral(world, on=today)
    other = world.people[name]

    with acting(other):
        assert selectors.drafts(other) == []
        with pytest.raises(NotVisible):
            selectors.get_draft(other, draft.pk)


def test_the_database_itself_hides_a_draft_from_other_agencies(
    world, owen, acting, today
):
    draft = draft_referral(world, on=today)

    with acting(owen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM referrals_referral")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "UPDATE referrals_referral SET reference = 'X' WHERE id = %s", [draft.pk]
        )
        assert cursor.rowcount == 0


def test_the_database_refuses_a_draft_in_another_agencys_name(
    world, nadia, acting, today
):
    with acting(nadia), pytest.raises(DatabaseError, match="row-level security"):
        Referral(
            reference="REF-X",
            scheme=world.schemes["east-sussex"],
            referring_agency=world.agencies["east-sussex/probation"],
            made_by=nadia,
            started_at=at_noon(today),
            updated_at=at_noon(today),
            updated_by=nadia,
        ).save(force_insert=True)


@pytest.mark.parametrize("name", ["sam", "ingrid"])
def test_those_who_work_no_cases_make_none(world, acting, today, name):
    user = world.people[name]
    with acting(user), pytest.raises(NotPermitted, match="does not make referrals"):
        services.start_referral(
            scheme=world.schemes["east-sussex"], by=user, at=at_noon(today)
        )


@pytest.mark.parametrize("name", ["owen", "hollie", "sunil", "nadia", "mo", "dina"])
def test_any_partner_may_refer(world, acting, today, name):
    assert submitted_referral(world, on=today, by=name).case is not None


def test_what_is_wrong_is_kept_all_the_same(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})
    with acting(priya):
        services.save_topic(
            referral=draft,
            sent=sent("person", checked=True, date_of_birth_year="19", pnc="nonsense"),
            by=priya,
            at=at_noon(today),
        )

        saved = kept(draft, "person")
    assert saved.typed == {"date_of_birth_year": ["19"], "pnc": ["nonsense"]}
    assert saved.checked


def test_an_autosave_does_not_forget_that_the_page_was_checked(
    world, priya, acting, today
):
    draft = draft_referral(world, on=today, form={})
    with acting(priya):
        for checked in (True, None):
            services.save_topic(
                referral=draft,
                sent=sent(checked=checked, risk="High."),
                by=priya,
                at=at_noon(today),
            )

        assert kept(draft).checked


def test_two_tabs_on_one_topic_lose_nothing(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})
    with acting(priya):
        services.save_topic(
            referral=draft,
            sent=sent(token="one", risk="First."),
            by=priya,
            at=at_noon(today),
        )

        with pytest.raises(
            ChangedMeanwhile, match="Priya Marlowe saved this page"
        ) as clash:
            services.save_topic(
                referral=draft,
                sent=sent(token="two", risk="Second."),
                by=priya,
                at=at_noon(today),
            )

        assert kept(draft).typed == {"risk": ["First."]}
    label = "Threat, harm and risk assessment"
    assert dict(clash.value.theirs)[label] == "First."
    assert dict(clash.value.yours)[label] == "Second."


def test_a_pages_own_autosaves_are_never_somebody_elses(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})
    with acting(priya):
        for words in ("Hi", "High", "High."):
            services.save_topic(
                referral=draft, sent=sent(risk=words), by=priya, at=at_noon(today)
            )

        assert kept(draft).typed == {"risk": ["High."]}
        assert kept(draft).version == 3


def test_two_people_on_two_topics_do_not_collide(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})
    with acting(priya):
        services.save_topic(
            referral=draft,
            sent=sent(token="one", risk="High."),
            by=priya,
            at=at_noon(today),
        )
        services.save_topic(
            referral=draft,
            sent=sent("address", token="two", home="unknown"),
            by=priya,
            at=at_noon(today),
        )

        assert kept(draft).typed == {"risk": ["High."]}
        assert kept(draft, "address").typed == {"home": ["unknown"]}


def test_a_submitted_referral_is_written_no_more(world, priya, acting, today):
    referral = submitted_referral(world, on=today)

    with acting(priya), pytest.raises(NotPossible, match="can no longer be changed"):
        services.save_topic(
            referral=referral, sent=sent(risk="More."), by=priya, at=at_noon(today)
        )


@pytest.fixture
def known(world, today):
    """Somebody Priya's agency already manages."""
    return adopted_case(
        world,
        on=today,
        family_name="Quillfeather",
        given_names="Barnaby",
        date_of_birth=None,
    ).person


def matching(draft, user):
    """Return who may be the draft's person, as its page asks."""
    return selectors.matching(user, draft, forms.WholeForm(draft.answers))


def test_somebody_already_known_is_found_with_the_reason(
    world, known, priya, acting, today
):
    draft = draft_referral(world, on=today)

    with acting(priya):
        [(person, reasons)] = matching(draft, priya).unsettled

    assert person == known
    assert reasons[0].reason == "Same name, and a date of birth is not known"


def test_nothing_is_said_of_people_hidden_from_the_referrer(
    world, known, nadia, acting, today
):
    draft = draft_referral(world, on=today, by="nadia", area="west-sussex")

    with acting(nadia):
        assert matching(draft, nadia).likely == []


@pytest.mark.parametrize("same", [True, False], ids=["this is them", "none of these"])
def test_saying_who_it_is_settles_it(world, known, priya, acting, today, same):
    draft = draft_referral(world, on=today)
    with acting(priya):
        settled = services.settle_who(
            referral=draft, person=known if same else None, by=priya, at=at_noon(today)
        )

        found = matching(settled, priya)
    assert found.unsettled == []
    assert found.chosen_stands is same


def test_another_name_asks_again(world, known, priya, acting, today):
    draft = draft_referral(world, on=today)
    with acting(priya):
        services.settle_who(referral=draft, person=known, by=priya, at=at_noon(today))
        renamed = services.save_topic(
            referral=draft,
            sent=services.TypedTopic(
                "person", as_lists(typed_form(given_names="Barnabie")["person"]), 1, "t"
            ),
            by=priya,
            at=at_noon(today),
        )

        found = matching(renamed, priya)
    assert [person for person, _ in found.unsettled] == [known]
    assert not found.chosen_stands


def test_only_a_likely_person_can_be_chosen(world, case, priya, acting, today):
    draft = draft_referral(world, on=today)

    with acting(priya), pytest.raises(NotPossible, match="no longer a likely match"):
        services.settle_who(
            referral=draft, person=case.person, by=priya, at=at_noon(today)
        )


def test_who_it_is_is_asked_after_the_personal_details(world, priya, acting, today):
    draft = draft_referral(world, on=today, form={})

    with acting(priya), pytest.raises(NotPossible, match="Finish the personal details"):
        services.settle_who(referral=draft, person=None, by=priya, at=at_noon(today))


def test_a_withdrawn_draft_keeps_nothing_of_what_was_typed(world, priya, acting, today):
    draft = draft_referral(world, on=today)
    with acting(priya):
        gone = services.withdraw_referral(
            referral=draft, reason="", by=priya, on=today, at=at_noon(today)
        )

        assert selectors.drafts(priya) == []
    assert (gone.status, gone.answers, gone.case) == (Status.WITHDRAWN, {}, None)


def test_a_submitted_referral_is_withdrawn_with_its_case(world, priya, acting, today):
    referral = submitted_referral(world, on=today)
    with acting(priya):
        gone = services.withdraw_referral(
            referral=referral,
            reason="Moved away.",
            by=priya,
            on=today,
            at=at_noon(today),
        )

        assert [each.reason for each in selectors.status_changes(priya, gone)] == [
            "",
            "Moved away.",
        ]
    assert (gone.status, gone.case.status) == (Status.WITHDRAWN, "not_adopted")


def test_another_agency_cannot_withdraw(world, owen, acting, today):
    referral = submitted_referral(world, on=today)

    with acting(owen), pytest.raises(NotPermitted, match="Only the agency that made"):
        services.withdraw_referral(
            referral=referral, reason="No.", by=owen, on=today, at=at_noon(today)
        )


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"status": "submitted", "answers": {}}, "case_once_submitted"),
        ({"status": "withdrawn"}, "answers_only_in_draft"),
        (
            {"licence_expiry_date": "2027-01-02", "sentence_expiry_date": "2027-01-01"},
            "licence_ends_within_sentence",
        ),
        ({"decided_on": "2027-01-01"}, "decided_on_decided_by_paired"),
        ({"recommended_rag": "red"}, "recommendation_says_class"),
    ],
)
def test_the_database_refuses_an_impossible_referral(
    world, priya, acting, today, changes, constraint
):
    draft = draft_referral(world, on=today)

    with (
        acting(priya),
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
    ):
        Referral.objects.filter(pk=draft.pk).update(**changes)


def test_topics_are_the_forms_pages():
    assert set(forms.PAGES) == set(Topic)
