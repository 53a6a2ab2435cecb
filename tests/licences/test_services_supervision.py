"""Supervision requirements: proposed before release, and explained."""

from datetime import date, timedelta

import pytest

from agencies.acting import acting_as
from cases.models import Case
from core.exceptions import NotPossible
from licences import services
from licences.choices.orders import (
    ExplainedAt,
    PssRequirementKind,
)
from licences.models import RequirementsExplained
from licences.rules.supervision import USUAL, WORDING
from licences.selectors.requirements import supervision
from licences.services import supervision as explaining
from tests.factories.licences import received


pytestmark = pytest.mark.django_db
# Post-sentence supervision is told as it stood before its abolition.
BEFORE = date(2026, 3, 2)


@pytest.fixture
def supervised(world, priya) -> Case:
    """A case released on 2 March 2026 from six months, with supervision to follow."""
    from tests.factories.cases import adopted_case  # noqa: PLC0415 - needs Django set up

    passed = BEFORE - timedelta(days=75)
    case = adopted_case(world, on=passed, family_name="Lavender")
    with acting_as(priya, on=passed):
        received(case, priya, BEFORE, received_on=passed)
        sentence = services.SentenceFacts(
            sentenced_on=passed, offence_date=passed - timedelta(days=30), months=6
        )
        services.record_sentence(case=case, facts=sentence, by=priya, on=BEFORE)
        services.release_from_custody(
            case=case, released_on=BEFORE, on_licence=True, by=priya, on=BEFORE
        )
    return case


def explained(case, by, stage, *, on, stands=False):
    return explaining.record_explained(
        case=case,
        explanation=explaining.Explanation(stage, on, stands),
        by=by,
        on=on,
    )


def test_requirements_are_explained_twice_and_a_recent_one_stands(
    supervised, priya, acting
):
    with acting(priya):
        explained(supervised, priya, ExplainedAt.LICENCE_START, on=BEFORE)
        found = supervision(priya, supervised)
        second = found.owed(ExplainedAt.PSS_START)
        with pytest.raises(NotPossible, match="recorded already"):
            explained(supervised, priya, ExplainedAt.LICENCE_START, on=BEFORE)
        row = explained(
            supervised,
            priya,
            ExplainedAt.PSS_START,
            on=BEFORE,
            stands=second.may_dismiss,
        )

    assert second.due_on == found.starts.day
    assert second.explained_on is None
    assert (row.explained_on, row.stands_for_earlier) == (BEFORE, second.may_dismiss)


@pytest.fixture
def to_be_supervised(world, priya) -> Case:
    """A case still serving six months on 2 March 2026, with supervision to follow."""
    from tests.factories.cases import adopted_case  # noqa: PLC0415 - needs Django set up

    passed = BEFORE - timedelta(days=20)
    case = adopted_case(world, on=passed, family_name="Rosemary")
    with acting_as(priya, on=passed):
        received(case, priya, BEFORE, received_on=passed)
        sentence = services.SentenceFacts(
            sentenced_on=passed, offence_date=passed - timedelta(days=30), months=10
        )
        services.record_sentence(case=case, facts=sentence, by=priya, on=BEFORE)
    return case


def proposed(case, by, wording):
    kind = PssRequirementKind.ACTIVITIES
    return explaining.propose_for_release(
        case=case,
        proposal=explaining.Proposal(
            why="Needs a routine.",
            requirements={kind: wording}
            | {each: WORDING[each] for each in USUAL if each is not kind},
        ),
        by=by,
        on=BEFORE,
    )


def test_before_the_abolition_the_usual_eight_are_proposed_in_their_wording(
    to_be_supervised, priya, acting
):
    fixed = WORDING[PssRequirementKind.ACTIVITIES]
    with acting(priya):
        with pytest.raises(NotPossible, match="only the words in square brackets: Act"):
            proposed(to_be_supervised, priya, "To take part in [the workshop].")
        wording = fixed.replace("the activities and where", "the workshop, Mondays")
        proposed(to_be_supervised, priya, wording)
        found = supervision(priya, to_be_supervised)

    assert len(found.requirements) == 8
    assert wording in {each.wording for each in found.requirements}


def test_nothing_is_explained_where_nothing_was_ordered(case, priya, acting, today):
    with acting(priya):
        with pytest.raises(NotPossible, match="nothing to explain yet"):
            explained(case, priya, ExplainedAt.PSS_START, on=today)
        assert not RequirementsExplained.objects.visible_to(priya).exists()
