"""The grounds for removal: tables of facts and what follows from them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.clocks import CLOCKS, with_settings
from referrals.calculations.mandatory import Passed, Recorded, mandatory_grounds
from referrals.calculations.readiness import (
    Attendance,
    DrugTests,
    Facts,
    NoIntelligence,
    OtherForum,
    Rated,
    Risk,
    readiness,
)


ON = date(2026, 11, 20)
ADOPTED = date(2026, 1, 10)
CASE, SENTENCE = UUID(int=1), UUID(int=2)


def passed(kind="standard_determinate", sentenced_on=date(2026, 3, 4), **length):
    return Passed(SENTENCE, kind, sentenced_on, **length)


class TestMandatory:
    # S1-36: five years or more imposed while on the scheme.
    @pytest.mark.parametrize(
        ("sentence", "says"),
        [
            pytest.param(passed(years=5), "5 years", id="five years"),
            pytest.param(passed(months=60), "60 months", id="sixty months"),
            pytest.param(passed(years=4, months=11), "", id="a month short"),
            pytest.param(passed(weeks=260), "", id="260 weeks is five days short"),
            pytest.param(passed(weeks=261), "261 weeks", id="261 weeks"),
            pytest.param(passed(days=1825), "", id="1,825 days is a day short"),
            pytest.param(passed(days=1826), "1826 days", id="1,826 days"),
            pytest.param(
                passed(kind="extended_determinate", years=8), "8 years", id="extended"
            ),
            pytest.param(passed(kind="life_or_ipp"), "Life sentence", id="life"),
            pytest.param(passed(kind="other"), "", id="no length known"),
            pytest.param(
                passed(years=6, sentenced_on=date(2026, 1, 9)),
                "",
                id="passed the day before adoption, so the meeting knew",
            ),
            pytest.param(
                passed(years=6, sentenced_on=ADOPTED), "6 years", id="on the day"
            ),
        ],
    )
    def test_five_years_custody(self, sentence, says):
        found = mandatory_grounds(Recorded(CASE, ADOPTED, (sentence,)))

        assert [(each.ground, each.fact_id, each.source) for each in found] == (
            [("custody", SENTENCE, "S1-36")] if says else []
        )
        assert all(each.evidence.startswith(says) for each in found)

    # S1-37 and A-10.
    @pytest.mark.parametrize(
        ("level", "agreed", "grounds"),
        [
            ("3", False, ["mappa_3"]),
            ("3", True, []),
            ("2", False, []),
            ("1", False, []),
            ("", False, []),
        ],
    )
    def test_mappa_level_3_unless_agreed(self, level, agreed, grounds):
        found = mandatory_grounds(
            Recorded(CASE, ADOPTED, mappa_level=level, is_agreed=agreed)
        )

        assert [each.ground for each in found] == grounds

    def test_the_evidence_is_a_sentence(self):
        (found,) = mandatory_grounds(
            Recorded(CASE, ADOPTED, (passed(years=6, months=3),))
        )

        assert (
            found.evidence == "6 years and 3 months in custody imposed on 4 March 2026."
        )

    def test_nobody_before_adoption(self):
        assert mandatory_grounds(Recorded(CASE, None, (passed(years=9),))) == ()


NOTHING = Facts(on=ON, risk=Risk(), attendance=Attendance(0, 0))


def stands(ground: str, clocks=CLOCKS, **known) -> tuple[str, str]:
    """Return how one ground stands, and what shows it."""
    lines = readiness(replace(NOTHING, **known), clocks)
    found = next(each for each in lines if each.ground == ground)
    return found.state, found.evidence


def days(count: int) -> date:
    return ON - timedelta(days=count)


class TestReadiness:
    def test_nothing_recorded_is_not_known_and_never_met(self):
        assert {each.state for each in readiness(NOTHING, CLOCKS)} == {"not_known"}

    # three months before 20 November is 20 August.
    @pytest.mark.parametrize(
        ("stated", "state"),
        [
            pytest.param(NoIntelligence(ON, None, "Police"), "met", id="none held"),
            pytest.param(
                NoIntelligence(ON, date(2026, 8, 20), "Police"),
                "met",
                id="three months",
            ),
            pytest.param(
                NoIntelligence(ON, date(2026, 8, 21), "Police"),
                "not_met",
                id="a day less",
            ),
            pytest.param(
                NoIntelligence(days(31), None, "Police"), "met", id="stated a month ago"
            ),
            pytest.param(
                NoIntelligence(days(32), None, "Police"),
                "not_known",
                id="stated too long ago",
            ),
        ],
    )
    def test_intelligence(self, stated, state):
        assert stands("intelligence", intelligence=stated)[0] == state

    def test_a_schemes_own_recency_counts(self):
        stated = NoIntelligence(ON, date(2026, 8, 20), "Police")
        clocks = with_settings({"intelligence_recency": 4})

        assert stands("intelligence", clocks, intelligence=stated)[0] == "not_met"

    # three negative in three months, none positive.
    @pytest.mark.parametrize(
        ("negative", "positive", "state"),
        [
            (3, 0, "met"),
            (2, 0, "not_known"),
            (0, 0, "not_known"),
            (9, 1, "not_met"),
        ],
    )
    def test_drug_tests(self, negative, positive, state):
        tests = DrugTests(negative, positive, "Recovery")

        found, evidence = stands("drug_tests", drug_tests=tests)

        assert found == state
        assert f"{negative} negative and {positive} positive" in evidence

    def test_one_refused_is_neither_and_said(self):
        state, evidence = stands(
            "drug_tests", drug_tests=DrugTests(2, 0, "Recovery", refused=1)
        )

        assert state == "not_known"
        assert "2 negative and 0 positive, 1 refused in the last" in evidence

    @pytest.mark.parametrize(
        ("seen", "state"),
        [
            (None, "not_shown"),
            (DrugTests(2, 0, "Probation", section="general"), "not_known"),
            (DrugTests(3, 0, "Probation", section="general"), "met"),
            (DrugTests(9, 1, "Probation", section="general"), "not_met"),
        ],
    )
    def test_where_health_is_closed_the_tests_the_law_requires_speak(self, seen, state):
        """S1-38, S2-28: only tests in treatment are withheld, and the line says so."""
        facts = replace(NOTHING, shows_health=False, drug_tests=seen)
        found = readiness(facts, CLOCKS)[1]

        assert (found.state, found.section) == (state, "general")
        assert found.evidence.endswith(
            "Tests in treatment are health information and are not counted here."
        )

    # recorded intelligence speaks before the statement, to whoever may see it.
    @pytest.mark.parametrize(
        ("latest", "state", "section"),
        [
            (date(2026, 8, 21), "not_met", "police_intelligence"),
            (date(2026, 8, 20), "met", "general"),
            (None, "met", "general"),
        ],
    )
    def test_recorded_intelligence(self, latest, state, section):
        facts = replace(
            NOTHING,
            intelligence=NoIntelligence(ON, None, "Police"),
            intelligence_on=latest,
        )

        found = readiness(facts, CLOCKS)[0]

        assert (found.state, found.section) == (state, section)

    def test_without_a_statement_old_intelligence_is_never_met(self):
        assert stands("intelligence", intelligence_on=days(400))[0] == "not_known"

    @pytest.mark.parametrize(
        ("kept", "missed", "state"),
        [
            (4, 1, "met"),
            (8, 2, "met"),
            (7, 2, "not_met"),
            (3, 0, "met"),
            (2, 0, "not_known"),
            (0, 3, "not_met"),
        ],
    )
    def test_attendance(self, kept, missed, state):
        found, evidence = stands("attendance", attendance=Attendance(kept, missed))

        assert found == state
        assert evidence.startswith(f"{kept} of {kept + missed} appointments kept")

    @pytest.mark.parametrize(
        ("first", "now", "reds", "state"),
        [
            pytest.param("red", "green", (3, 1), "met", id="lower class, fewer needs"),
            pytest.param("red", "amber", (2, 2), "met", id="lower class, same needs"),
            pytest.param("red", "green", (1, 2), "not_met", id="more needs Red"),
            pytest.param("amber", "amber", (3, 0), "not_met", id="same class"),
            pytest.param("green", "red", (0, 0), "not_met", id="higher class"),
            pytest.param("red", "prison", (0, 0), "not_known", id="Prison is a place"),
        ],
    )
    def test_risk(self, first, now, reds, state):
        risk = Risk(Rated(first, days(200)), Rated(now, days(9)), *reds)

        assert stands("risk", risk=risk)[0] == state

    def test_rated_once_is_no_change(self):
        once = Rated("green", days(9))

        assert stands("risk", risk=Risk(once, once))[0] == "not_known"

    @pytest.mark.parametrize(
        ("known", "state"),
        [
            ({"other_forum": OtherForum("MARAC", ON, "Police")}, "met"),
            ({"mappa_level": "2"}, "met"),
            ({"mappa_level": "1"}, "not_known"),
        ],
    )
    def test_another_forum(self, known, state):
        assert stands("other_forum", **known)[0] == state

    @given(
        kept=st.integers(0, 60),
        missed=st.integers(0, 60),
        more=st.integers(1, 10),
    )
    def test_missing_more_never_helps(self, kept, missed, more):
        order = ("not_met", "not_known", "met")
        fewer = stands("attendance", attendance=Attendance(kept, missed))[0]
        worse = stands("attendance", attendance=Attendance(kept, missed + more))[0]

        assert worse != "met" or fewer in order[1:]
        assert not (fewer == "not_met" and worse == "met")

    @given(negative=st.integers(0, 30), positive=st.integers(1, 30))
    def test_a_positive_test_is_never_met(self, negative, positive):
        tests = DrugTests(negative, positive, "Recovery")

        assert stands("drug_tests", drug_tests=tests)[0] == "not_met"
