"""Assessing again, only what is different, with the history drawn (S1-177, S1-182)."""

from datetime import timedelta

import pytest

from cases import needs, selectors, services
from cases.models import NeedAssessment
from core.exceptions import ChangedMeanwhile, NotPossible


pytestmark = pytest.mark.django_db

HOME = services.NeedRow("accommodation", "red", "Nowhere to stay.", "Find a room.")
BETTER = services.NeedRow("accommodation", "amber", "A room till May.", "Keep it.")
MONEY = services.NeedRow("finance_benefit_debt", "green")


@pytest.fixture
def assessed(case, acting, priya, today):
    """The case, its home and money assessed a month ago."""
    with acting(priya):
        on = today - timedelta(days=30)
        services.assess_needs(case=case, rows=[HOME, MONEY], by=priya, on=on)
    return case


@pytest.fixture
def reassess(acting, priya, today):
    """`reassess(case, rows)` – as Priya assesses today, having seen everything."""

    def again(case, rows, *, seen_at="now"):
        with acting(priya):
            newest = NeedAssessment.objects.latest("recorded_at")
            return services.reassess_needs(
                case=case,
                rows=rows,
                seen_at=newest.recorded_at if seen_at == "now" else seen_at,
                by=priya,
                on=today,
            )

    return again


def test_only_what_is_different_is_written(assessed, reassess, acting, priya):
    written = reassess(assessed, [BETTER, MONEY])

    assert [each.pathway for each in written] == ["accommodation"]
    with acting(priya):
        assert NeedAssessment.objects.filter(case=assessed).count() == 3


def test_nothing_different_is_refused(assessed, reassess):
    with pytest.raises(NotPossible, match="Nothing is different"):
        reassess(assessed, [HOME, MONEY])


def test_red_and_amber_say_the_needs_and_the_actions(assessed, reassess):
    with pytest.raises(NotPossible, match="needs and the actions for health"):
        reassess(assessed, [services.NeedRow("health", "amber", "Ulcer.", " ")])


def test_a_stale_page_does_not_overwrite(assessed, reassess, acting, priya):
    with acting(priya):
        seen = NeedAssessment.objects.latest("recorded_at").recorded_at
    reassess(assessed, [BETTER])

    with pytest.raises(ChangedMeanwhile) as refusal:
        reassess(assessed, [services.NeedRow("accommodation", "green")], seen_at=seen)
    assert refusal.value.theirs[0][1].startswith("Amber")


def test_the_page_draws_each_pathway_and_says_how_it_moved(
    assessed, reassess, client_as, priya
):
    reassess(assessed, [BETTER])

    page = client_as(priya).get(f"/cases/{assessed.pk}/needs/")

    text = page.content.decode()
    assert "Better than at first, when it was Red" in text
    assert "Since first assessed: 1 better, 0 worse, 1 the same." in text
    assert "Show as a table" in text


def test_the_chart_begins_with_the_first_assessment(assessed, reassess, acting, priya, today):  # fmt: skip
    reassess(assessed, [BETTER])
    with acting(priya) as user:
        chart = needs.needs_over_time(selectors.needs_history(user, assessed), on=today)

    assert [row[2] for row in chart.rows] == ["Red", "Amber", "Green"]
    assert needs.needs_over_time([], on=today) is None


def test_the_form_shows_the_last_values_and_records_what_changed(
    assessed, client_as, priya
):
    browser = client_as(priya)
    url = f"/cases/{assessed.pk}/needs/assess/"
    form = browser.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    assert typed["accommodation_needs"] == "Nowhere to stay."

    same = browser.post(url, typed)
    assert same.status_code == 422
    assert "Nothing is different" in same.content.decode()
    wordless = browser.post(url, typed | {"accommodation_actions": ""})
    assert "Enter the actions for accommodation" in wordless.content.decode()

    done = browser.post(url, typed | {"accommodation_rating": "green"}, follow=True)
    assert "1 pathway is assessed anew. The others stay." in done.content.decode()
