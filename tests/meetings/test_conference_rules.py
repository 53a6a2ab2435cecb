"""When case conferences are due, who is managed closely, who is invited (S4-8 to S4-14)."""

from datetime import date, timedelta

import pytest

from agencies.clocks import CLOCKS
from meetings.choices.conferences import ConferenceKind
from meetings.rules import conferences as rules


SENTENCED = date(2025, 1, 31)


class TestRoute:
    @pytest.mark.parametrize(
        ("is_sexual", "ends_on", "has_supervision", "is_enhanced"),
        [
            (True, date(2025, 7, 31), False, True),
            (True, date(2025, 7, 30), False, False),
            (False, date(2025, 7, 31), False, False),
            (False, date(2025, 3, 31), True, True),
        ],
        ids=["six months", "a day less", "not sexual", "supervision"],
    )
    def test_is_enhanced_for_supervision_after_release(
        self, is_sexual, ends_on, has_supervision, is_enhanced
    ):
        """S4-8."""
        found = rules.route(
            has_supervision=has_supervision,
            is_sexual=is_sexual,
            sentenced_on=SENTENCED,
            ends_on=ends_on,
            threshold=CLOCKS["enhanced_icm_threshold"],
        )

        assert found.is_enhanced is is_enhanced


class TestNext:
    @pytest.mark.parametrize(
        ("last_on", "release_on", "before", "kind", "due_on"),
        [
            (None, None, None, "first", date(2025, 7, 31)),
            (date(2025, 7, 1), None, None, "yearly", date(2026, 7, 1)),
            (
                date(2025, 7, 1),
                date(2025, 12, 29),
                None,
                "release",
                date(2025, 12, 1),
            ),
            (
                date(2025, 12, 1),
                date(2025, 12, 29),
                date(2025, 12, 1),
                "yearly",
                date(2026, 12, 1),
            ),
        ],
        ids=["within six months", "then yearly", "before release", "release done"],
    )
    def test_follows_from_what_was_held(
        self, last_on, release_on, before, kind, due_on
    ):
        """S4-9, S4-11."""
        owed = rules.next_conference(
            admitted_on=SENTENCED,
            last_on=last_on,
            release_on=release_on,
            before_release_on=before,
            clocks=CLOCKS,
        )

        assert (owed.kind, owed.due_on) == (kind, due_on)

    @pytest.mark.parametrize("kind", ConferenceKind)
    def test_police_and_social_work_come_before_leaving_where_the_risk_is_high(
        self, kind
    ):
        leaving = {"police", "social_work"} if kind in rules.BEFORE_LEAVING else set()

        assert rules.must_invite(kind, is_high_risk=True) == leaving
        assert rules.must_invite(kind, is_high_risk=False) == set()

    def test_a_programme_goes_by_need_and_then_by_time_left(self):
        """S4-14."""
        soon, later = SENTENCED + timedelta(days=100), SENTENCED + timedelta(days=900)
        places = [
            rules.priority(need, release_on=release_on, on=SENTENCED)
            for need, release_on in (
                ("high", soon),
                ("high", later),
                ("medium", soon),
                ("low", None),
            )
        ]

        assert places == sorted(places)
