"""The way to release as people record it: steps, a date that moves, curfew, the proposal."""

from datetime import timedelta

import pytest

from agencies.acting import acting_as
from cases.models import Case
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible
from licences.choices import AdditionalCondition, CustodyReason
from licences.choices.orders import PssRequirementKind
from licences.choices.prerelease import CurfewOutcome, CurfewParty, Step, StepStatus
from licences.presenters.prerelease import plan_view
from licences.rules.prerelease import QUESTIONS
from licences.selectors.prerelease import release_plan, unseen_moves
from licences.selectors.releases import releases
from licences.services import prerelease as services
from licences.services import release_from_custody
from licences.services import supervision as proposing
from tests.factories.licences import now_of, official, received


pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(case, priya, today) -> Case:
    """The case, in custody for twenty days; release is officially 110 days off."""
    since = today - timedelta(days=20)
    with acting_as(priya, on=today):
        received(case, priya, today, received_on=since)
        official(case, priya, today, today + timedelta(days=110))
    return case


def done(case, by, today, step, *, version=0, on_day=None, **more):
    return services.record_step(
        case=case,
        step=step,
        facts=services.StepFacts(StepStatus.DONE, done_on=on_day or today, **more),
        version=version,
        by=by,
        on=today,
    )


def seen(case, by):
    return release_plan(by, now_of(case, by))


def shown(case, by, today):
    return plan_view(seen(case, by), now_of(case, by), on=today)


def test_a_plan_begins_with_custody_and_opens_by_the_clock(
    inside, priya, acting, today
):
    with acting(priya):
        plan = seen(inside, priya)
        page = shown(inside, priya, today)

    assert [each.step for each in plan.steps] == list(Step)
    assert all(each.is_open for each in plan.steps)
    assert plan.opens.on > today
    assert (page.tag, page.overdue) == (
        "Not yet open",
        "2 overdue",
    )  # screening and induction


def test_a_release_moved_earlier_replays_the_clocks_and_keeps_what_was_done(
    inside, priya, acting, today, recorded
):
    with acting(priya):
        before = now_of(inside, priya)
        done(before, priya, today, Step.GP)
        official(before, priya, today, today + timedelta(days=80))
        plan, page = seen(inside, priya), shown(inside, priya, today)
        moves = unseen_moves(priya, [inside.pk])

    assert plan.opens.on < today
    assert page.tag == "Immediate"
    assert "was past when the date came: start now" in page.lines[1]
    assert plan.step(Step.GP).status is StepStatus.DONE
    assert [(each.before - each.after).days for each in moves] == [30]
    assert page.moved.startswith("Release moved from ")
    assert len(recorded("licences.release_moved")) == 1


def test_a_move_is_told_until_somebody_has_seen_it(inside, priya, acting, today):
    with acting(priya):
        official(inside, priya, today, today + timedelta(days=80))
        official(inside, priya, today, today + timedelta(days=90))
        told = shown(inside, priya, today).moved
        services.note_moves_seen(case=inside, by=priya, on=today)
        after = shown(inside, priya, today).moved

    assert f"{(today + timedelta(days=110)).day} " in told.split(" to ")[0]
    assert f" to {(today + timedelta(days=90)).day} " in told
    assert after == ""


def test_a_date_that_moves_there_and_back_is_not_told(inside, priya, acting, today):
    with acting(priya):
        official(inside, priya, today, today + timedelta(days=80))
        official(inside, priya, today, today + timedelta(days=110))

        assert shown(inside, priya, today).moved == ""


def test_coming_into_custody_moves_nothing(inside, priya, acting):
    with acting(priya):
        assert unseen_moves(priya, [inside.pk]) == []


@pytest.mark.parametrize("steps", [1, 9])
def test_the_plan_asks_as_often_for_many_steps_as_for_one(
    inside, priya, acting, today, steps, django_assert_num_queries
):
    plain = [
        each for each in Step if each not in QUESTIONS and each is not Step.PROPOSAL
    ]
    with acting(priya):
        for step in plain[:steps]:
            done(inside, priya, today, step)
        case = now_of(inside, priya)
        with django_assert_num_queries(10):
            assert release_plan(priya, case) is not None


def test_part_two_is_timed_by_the_day_of_part_one(inside, priya, acting, today):
    with acting(priya):
        assert seen(inside, priya).step(Step.SCREENING_2).due.on is None
        done(inside, priya, today, Step.SCREENING_1, on_day=today - timedelta(days=18))
        due = seen(inside, priya).step(Step.SCREENING_2).due

    assert due.on is not None
    assert due.because.startswith("5 working days after part 1 on ")


def test_part_two_needs_its_four_answers(inside, priya, acting, today):
    answers = dict.fromkeys(
        ("accommodation", "finances", "employment", "abuse"), "Seen."
    )
    with acting(priya):
        done(inside, priya, today, Step.SCREENING_1, on_day=today - timedelta(days=18))
        with pytest.raises(NotPossible, match="Employment"):
            done(inside, priya, today, Step.SCREENING_2, answers={"finances": "Seen."})
        row = done(inside, priya, today, Step.SCREENING_2, answers=answers | {"x": "y"})

    assert row.answers == answers


def test_somebody_met_at_the_gate_need_not_report(inside, priya, acting, today):
    met = {"who": "Mentor", "transport": "Car"}
    with acting(priya):
        row = done(inside, priya, today, Step.GATE, answers=met)
        without = {each.step for each in seen(inside, priya).steps}
        services.record_step(
            case=inside,
            step=Step.GATE,
            facts=services.StepFacts(StepStatus.NOT_NEEDED, note="Too far."),
            version=row.version,
            by=priya,
            on=today,
        )
        again = {each.step for each in seen(inside, priya).steps}

    assert Step.REPORT not in without
    assert Step.REPORT in again


def test_a_stale_page_overwrites_nothing(inside, priya, acting, today):
    with acting(priya):
        done(inside, priya, today, Step.GP, note="Quay Surgery")
        with pytest.raises(ChangedMeanwhile, match="Somebody else recorded this step"):
            done(inside, priya, today, Step.GP, note="Another")

        assert seen(inside, priya).step(Step.GP).row.note == "Quay Surgery"


def test_a_step_goes_only_to_who_shares_the_case(
    inside, priya, owen, nadia, world, acting, today
):
    with acting(priya):
        with pytest.raises(NotPossible, match="does not share the case"):
            done(
                inside, priya, today, Step.GP,
                agency=world.agencies["west-sussex/probation"], person=nadia,
            )  # fmt: skip
        row = done(
            inside, priya, today, Step.GP,
            agency=world.agencies["east-sussex/police"], person=owen,
        )  # fmt: skip

    assert row.person == owen


def test_readers_record_nothing_and_nobody_plans_for_somebody_outside(
    case, inside, hollie, priya, acting, today
):
    with acting(hollie), pytest.raises(NotPermitted):
        done(inside, hollie, today, Step.GP)
    with acting(priya):
        release_from_custody(
            case=inside, released_on=today, on_licence=False, by=priya, on=today
        )
        with pytest.raises(NotPossible, match="not recorded as in custody"):
            done(inside, priya, today, Step.GP)
        assert shown(inside, priya, today).heading.startswith("Released on ")


def test_another_custody_has_a_plan_of_its_own(inside, priya, acting, today):
    with acting(priya):
        done(inside, priya, today, Step.GP)
        release_from_custody(
            case=inside, released_on=today, on_licence=False, by=priya, on=today
        )
        received(inside, priya, today, reason=CustodyReason.REMAND)
        plan, page = seen(inside, priya), shown(inside, priya, today)

    assert plan.step(Step.GP).is_open
    assert "On remand: there is no release to plan" in page.lines[0]


def view(party, *, suitable=True, on):
    return services.View(party, suitable, "Grounds.", on)


def test_each_party_gives_its_own_view_and_both_come_before_the_decision(
    inside, priya, owen, acting, today
):
    decision = {
        "outcome": CurfewOutcome.APPROVED, "address": "1 Sea Lane", "grounds": "",
        "decided_on": today, "on": today,
    }  # fmt: skip
    with acting(priya):
        with pytest.raises(NotPermitted, match="acting for the police"):
            services.give_curfew_view(
                case=inside, view=view(CurfewParty.POLICE, on=today), by=priya, on=today
            )
        for _ in range(2):
            services.give_curfew_view(
                case=inside,
                view=view(CurfewParty.PROBATION, on=today),
                by=priya,
                on=today,
            )
        with pytest.raises(NotPossible, match="Record the police view first"):
            services.decide_curfew(case=inside, **decision, by=priya)
    with acting(owen):
        mine = Case.objects.with_level(owen).get(pk=inside.pk)
        police = view(CurfewParty.POLICE, suitable=False, on=today)
        services.give_curfew_view(case=mine, view=police, by=owen, on=today)
    with acting(priya):
        services.decide_curfew(case=inside, **decision, by=priya)
        plan, page = seen(inside, priya), shown(inside, priya, today)

    assert len(plan.views) == 2
    assert plan.approved
    assert "Curfew address: 1 Sea Lane." in page.decision


def test_a_proposal_does_its_step_once(inside, priya, acting, today):
    proposal = proposing.Proposal(
        conditions=(AdditionalCondition.CURFEW,),
        wording="In by nine.",
        why="Burgles at night.",
    )
    with acting(priya):
        first = proposing.propose_for_release(
            case=inside, proposal=proposal, by=priya, on=today
        )
        again = proposing.propose_for_release(
            case=inside, proposal=proposal, by=priya, on=today
        )
        plan = seen(inside, priya)

    assert first == again == plan.proposal
    assert plan.step(Step.PROPOSAL).status is StepStatus.DONE


def test_requirements_are_not_proposed_where_no_supervision_follows(
    inside, priya, acting, today
):
    kind = PssRequirementKind.NO_OFFENCE
    proposal = proposing.Proposal(requirements={kind: "Not to commit any offence."})
    with acting(priya), pytest.raises(NotPossible, match="supervision was abolished"):
        proposing.propose_for_release(
            case=inside, proposal=proposal, by=priya, on=today
        )


def test_the_list_tells_what_is_not_ready_to_those_who_see_the_case(
    inside, priya, nadia, acting, today, recorded
):
    with acting(priya):
        official(inside, priya, today, today + timedelta(days=10))
        (row,) = releases(priya, on=today)
    with acting(nadia):
        assert releases(nadia, on=today) == []

    assert row.case == inside
    assert len(row.open_steps) == len(Step)
    assert recorded("releases.listed")[0].case_ids in ([inside.pk], [])


def test_a_release_beyond_twelve_weeks_is_not_listed(inside, priya, acting, today):
    with acting(priya):
        assert releases(priya, on=today) == []
        assert len(releases(priya, on=today + timedelta(days=26))) == 1


@pytest.mark.parametrize("times", [1, 6])
def test_the_list_asks_as_often_for_many_as_for_one(
    world, priya, acting, today, times, django_assert_num_queries
):
    from tests.factories.cases import adopted_case  # noqa: PLC0415 - needs Django set up

    for number in range(times):
        made = adopted_case(world, on=today, family_name=f"Quill{number}")
        with acting(priya):
            received(made, priya, today)
            official(made, priya, today, today + timedelta(days=30))
            done(made, priya, today, Step.GP)
    with acting(priya), django_assert_num_queries(4):
        assert len(releases(priya, on=today)) == times


def test_only_a_manager_lists_a_prisons_provider_and_once(mo, priya, acting):
    listed = {"prison": "HMP Saltmarsh", "provider": "Causeway", "contact": ""}
    with acting(priya), pytest.raises(NotPermitted, match="Only an IOM manager"):
        services.record_provider(**listed, by=priya)
    with acting(mo):
        row = services.record_provider(**listed, by=mo)
        changed = services.record_provider(
            **listed | {"provider": "Fieldgate"}, by=mo, row=row
        )
        with pytest.raises(NotPossible, match="on the list already"):
            services.record_provider(**listed, by=mo)

    assert changed.provider == "Fieldgate"
