"""Scores are whole: tool, years, value, band, date, source (S1-63, A-27)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cases import scores, selectors, services
from cases.choices import ScoreTool
from core.exceptions import NotPermitted, NotPossible
from tests.factories.cases import at_noon


def test_every_tool_is_in_the_dictionary():
    assert set(scores.TOOLS) == set(ScoreTool)


@pytest.mark.parametrize(
    ("tool", "value", "years", "band"),
    [
        ("ogrs3", "49", 2, "low"),
        ("ogrs3", "50", 2, "medium"),
        ("ogrs3", "74.99", 2, "medium"),
        ("ogrs3", "75", 2, "high"),
        ("ogrs3", "90", 2, "very_high"),
        ("ogrs3", "90", 1, ""),
        ("ogrs4", "90", 2, ""),
        ("ogp", "33", 2, "low"),
        ("ogp", "34", 2, "medium"),
        ("ovp", "60", 2, "high"),
        ("rsr", "2.99", 2, "low"),
        ("rsr", "3", 2, "medium"),
        ("rsr", "6.9", 2, "high"),
        ("ls_cmi", "4", None, "very_low"),
        ("ls_cmi", "30", None, "very_high"),
        ("osp_dc", "1.2", 2, ""),
    ],
)
def test_the_band_follows_the_tools_thresholds(tool, value, years, band):
    assert scores.band_of(tool, Decimal(value), years) == band


@pytest.mark.parametrize(
    ("tool", "value", "years", "band", "wrong"),
    [
        ("ogrs3", "100", 2, "", []),
        ("ogrs3", "101", 2, "", ["value"]),
        ("ogrs3", "-1", 2, "", ["value"]),
        ("ls_cmi", "43", None, "", []),
        ("ls_cmi", "44", None, "", ["value"]),
        ("ls_cmi", "20", 2, "", ["horizon_years"]),
        ("ogp", "20", None, "", ["horizon_years"]),
        ("rsr", "20", None, "", []),
        ("rsr", "20", 1, "", ["horizon_years"]),
        ("ogrs3", "80", 2, "high", []),
        ("ogrs3", "80", 2, "low", ["band"]),
        ("ogrs4", "80", 2, "low", []),
    ],
)
def test_a_score_fits_its_tool(tool, value, years, band, wrong):
    found = scores.problems(tool, Decimal(value), horizon=years, band=band)

    assert [field for field, _ in found] == wrong


@pytest.mark.parametrize(
    ("tool", "value", "years", "band", "words"),
    [
        ("ogrs3", "78.00", 2, "high", "OGRS3: 78% over 2 years, high"),
        ("rsr", "6.90", 2, "high", "RSR: 6.9% over 2 years, high"),
        ("ogp", "100", 1, "", "OGP: 100% over 1 year"),
        ("ls_cmi", "20.00", None, "high", "LS/CMI: 20 of 43, high"),
    ],
)
def test_a_score_is_read_out_whole(tool, value, years, band, words):
    assert scores.in_words(tool, Decimal(value), horizon=years, band=band) == words


def new_score(today, **changes):
    """Return an OGRS3 of 78 from OASys, worked out today."""
    said = {
        "tool": "ogrs3",
        "value": Decimal(78),
        "scored_on": today,
        "horizon_years": 2,
        "source": "OASys",
    }
    return services.NewScore(**said | changes)


@pytest.mark.django_db
class TestRecording:
    def test_the_band_is_worked_out_and_the_history_kept(
        self, case, acting, priya, today, recorded
    ):
        with acting(priya):
            for value, day in ((78, today), (91, today - timedelta(days=40))):
                services.record_score(
                    case=case,
                    score=new_score(today, value=Decimal(value), scored_on=day),
                    by=priya,
                    on=today,
                )
            found = selectors.scores(priya, case)

        ours = [str(each) for each in found if each.source == "OASys"]
        assert ours == [
            "OGRS3: 78% over 2 years, high",
            "OGRS3: 91% over 2 years, very high",
        ]
        assert recorded("score.recorded", object_id=str(found[0].pk))

    def test_the_same_score_twice_is_one(self, case, acting, priya, today):
        with acting(priya):
            before = len(selectors.scores(priya, case))
            first, second = (
                services.record_score(
                    case=case, score=new_score(today), by=priya, on=today
                )
                for _ in range(2)
            )

            assert first.pk == second.pk
            assert len(selectors.scores(priya, case)) == before + 1

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"value": Decimal(120)}, "between 0 and 100"),
            ({"horizon_years": 5}, "over 1 or 2 years"),
            ({"band": "low"}, "is high on this tool"),
        ],
        ids=["off the scale", "wrong years", "wrong band"],
    )
    def test_what_does_not_fit_is_refused(
        self, case, acting, priya, today, changes, reason
    ):
        with acting(priya), pytest.raises(NotPossible, match=reason):
            services.record_score(
                case=case, score=new_score(today, **changes), by=priya, on=today
            )

    def test_a_day_to_come_is_refused(self, case, acting, priya, today):
        score = new_score(today, scored_on=today + timedelta(days=1))

        with acting(priya), pytest.raises(NotPossible, match="today or in the past"):
            services.record_score(case=case, score=score, by=priya, on=today)

    def test_a_reader_records_none(self, case, acting, hollie, today):
        with acting(hollie):
            mine = selectors.get_case(hollie, case.pk)
            with pytest.raises(NotPermitted):
                services.record_score(
                    case=mine, score=new_score(today), by=hollie, on=today
                )


@pytest.mark.django_db
class TestWithdrawing:
    @pytest.fixture
    def wrong(self, case, acting, priya, today):
        """A score that Priya recorded of the wrong person."""
        with acting(priya):
            return services.record_score(
                case=case, score=new_score(today), by=priya, on=today
            )

    def withdraw(self, user, score, case, today):
        mine = selectors.get_case(user, case.pk)
        return services.withdraw_score(
            score=selectors.get_score(user, mine, score.pk),
            reason="Somebody else’s report.",
            by=user,
            at=at_noon(today),
        )

    def test_it_counts_no_more_and_stays_to_be_read(
        self, wrong, case, acting, priya, today, recorded
    ):
        """A-27."""
        with acting(priya):
            self.withdraw(priya, wrong, case, today)

            assert wrong.pk not in {each.pk for each in selectors.scores(priya, case)}
            kept = selectors.get_score(priya, case, wrong.pk)
        assert (kept.withdrawn_by, kept.withdrawn_reason) == (
            priya,
            "Somebody else’s report.",
        )
        assert recorded("score.withdrawn", object_id=str(wrong.pk))

    def test_recorded_again_it_counts_again(self, wrong, case, acting, priya, today):
        with acting(priya):
            self.withdraw(priya, wrong, case, today)
            again = services.record_score(
                case=case, score=new_score(today), by=priya, on=today
            )

            assert again.pk != wrong.pk
            assert again.pk in {each.pk for each in selectors.scores(priya, case)}

    def test_it_is_withdrawn_once(self, wrong, case, acting, priya, today):
        with acting(priya):
            self.withdraw(priya, wrong, case, today)
            with pytest.raises(NotPossible, match="was withdrawn"):
                self.withdraw(priya, wrong, case, today)

    def test_the_lead_agency_may_and_others_may_not(
        self, wrong, case, acting, owen, carys, today
    ):
        with acting(owen), pytest.raises(NotPermitted, match="Whoever recorded this"):
            self.withdraw(owen, wrong, case, today)
        with acting(carys):
            assert self.withdraw(carys, wrong, case, today).withdrawn_by == carys

    def test_the_page_strikes_it_out(self, wrong, case, client_as, priya):
        browser = client_as(priya)
        address = f"/cases/{case.pk}/scores/{wrong.pk}/withdraw/"

        refused = browser.post(address, {"reason": ""})
        page = browser.post(address, {"reason": "Wrong person."}, follow=True)

        assert "Enter what was wrong" in refused.content.decode()
        text = page.content.decode()
        assert f"<del>{wrong}</del>" in text
        assert "Wrong person." in text


@pytest.mark.django_db
class TestPages:
    def sent(self, today, **changes):
        """Return a score as the form sends it."""
        return {
            "tool": "rsr",
            "value": "7.1",
            "horizon_years": "2",
            "band": "",
            "scored_on": today.isoformat(),
            "source": "OASys",
        } | changes

    def test_a_score_is_recorded_and_shown(self, client_as, priya, case, today):
        page = client_as(priya).post(
            f"/cases/{case.pk}/scores/record/", self.sent(today), follow=True
        )

        text = page.content.decode()
        assert "RSR: 7.1% over 2 years, high is recorded." in text
        assert "Likelihood of a seriously harmful offence" in text

    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, client_as, priya, case, today
    ):
        page = client_as(priya).post(
            f"/cases/{case.pk}/scores/record/", self.sent(today, value="700")
        )

        assert page.status_code == 422
        assert "The score must be between 0 and 100" in page.content.decode()
        assert "700" in page.content.decode()
