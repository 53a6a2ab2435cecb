"""The directory of services, and what a scheme offers (S1-86 to S1-89, S1-118, A-28)."""

from datetime import timedelta

import pytest
import time_machine

from agencies import selectors, services
from agencies.calculations import read_day
from agencies.models import DirectoryEntry
from core.exceptions import ChangedMeanwhile, NotPermitted, NotPossible


pytestmark = pytest.mark.django_db


def facts(**changes):
    """Return a recovery team open on working days."""
    known = {
        "name": "Seahaven Recovery Team",
        "kind": "mental_health",
        "tier": "3",
        "description": "Secondary mental health care.",
        "phone": "01632 960103",
        "hours": tuple(hour for day in range(5) for hour in read_day(day, "9am to 5pm")),
        "source_text": "“Seehaven”",
    }  # fmt: skip
    return services.EntryFacts(**known | changes)


@pytest.fixture
def add(acting, world, today):
    """`add(name="…")` – an entry that the manager adds."""

    def adding(*, by="mo", on=None, **changes):
        with acting(world.people[by]) as user:
            return services.add_entry(facts=facts(**changes), by=user, on=on or today)

    return adding


def test_an_entry_is_found_by_tier_area_and_words(add, acting, priya, world):
    add(areas=(world.areas["east-sussex"],))
    add(name="Night Line", areas=(world.areas["west-sussex"],), tier="2")
    east = str(world.areas["east-sussex"].pk)

    def names(**narrowed):
        found = selectors.directory(selectors.DirectoryFilters(**narrowed))
        return [each.name for each in found]

    with acting(priya):
        assert names() == ["Night Line", "Seahaven Recovery Team"]
        assert names(tier="2") == ["Night Line"]
        assert names(area_id=east) == ["Seahaven Recovery Team"]
        assert names(words="night") == ["Night Line"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "Seahaven Recovery Team is in the directory already"),
        ({"name": "Other", "kind": "women"}, "Only a mental health service has a tier"),
        ({"name": "Other", "phone": ""}, "Enter a telephone number or an address"),
    ],
)
def test_what_cannot_be_kept_is_refused(add, changes, reason):
    add()

    with pytest.raises(NotPossible, match=reason):
        add(**changes)


def test_only_a_manager_keeps_it(add):
    with pytest.raises(NotPermitted, match="Only a manager"):
        add(by="carys")


def test_a_change_counts_as_a_check_and_a_stale_one_is_refused(add, acting, world, today):  # fmt: skip
    entry = add(on=today - timedelta(days=300))
    with acting(world.people["mo"]) as mo:
        changed = services.change_entry(
            entry=entry, facts=facts(hours=()), version=1, by=mo, on=today
        )
        assert (changed.checked_on, changed.hours.count()) == (today, 0)
        with pytest.raises(ChangedMeanwhile):
            services.change_entry(entry=entry, facts=facts(), version=1, by=mo, on=today)  # fmt: skip


@pytest.mark.parametrize(
    ("at", "told"),
    [("2026-11-20T16:30:00Z", "Until 5pm"), ("2026-11-20T18:00:00Z", "Opens 9am on Monday")],
)  # fmt: skip
def test_everybody_sees_whether_it_is_open_now(add, client_as, priya, at, told):
    entry = add()
    browser = client_as(priya)
    with time_machine.travel(at, tick=False):
        client = client_as(priya)
        page = client.get(f"/directory/{entry.pk}/").content.decode()
        listed = client.get("/directory/?only=open").content.decode()

    assert told in page
    assert "Corrected from" in page
    assert ("Seahaven Recovery Team" in listed) is told.startswith("Until")
    assert browser.get("/directory/").status_code == 200


def test_an_old_entry_is_flagged_until_somebody_checks_it(add, client_as, world, today):
    entry = add(on=today - timedelta(days=200))
    browser = client_as(world.people["mo"])

    assert "To be checked" in browser.get(f"/directory/{entry.pk}/").content.decode()
    browser.post(f"/directory/{entry.pk}/checked/")
    page = browser.get(f"/directory/{entry.pk}/").content.decode()
    assert "Nobody has checked" not in page


def test_hours_are_typed_and_come_back_as_they_were(add, client_as, world):
    entry = add()
    browser = client_as(world.people["mo"])
    url = f"/directory/{entry.pk}/change/"
    form = browser.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {k: v for k, v in typed.items() if v is not None} | {"is_running": "yes"}
    assert typed["hours_0"] == "9am to 5pm"

    wrong = browser.post(url, typed | {"hours_5": "mornings"})
    assert "Saturday must be hours like 9am to 5pm" in wrong.content.decode()
    browser.post(url, typed | {"hours_5": "10am to 12 noon"})

    kept = DirectoryEntry.objects.get(pk=entry.pk).hours
    assert [str(each.as_opening.words) for each in kept.filter(day=5)] == ["10am to 12 noon"]  # fmt: skip


def test_a_scheme_offers_programmes_until_they_are_withdrawn(
    acting, world, today, client_as
):
    """S1-60, S1-118."""
    scheme = world.schemes["east-sussex"]
    offered = {"kind": "accredited", "name": "Thinking Straight", "provider": ""}
    with acting(world.people["mo"]) as mo:
        made = services.offer_programme(scheme=scheme, **offered, by=mo, on=today)
        with pytest.raises(NotPossible, match="offers Thinking Straight already"):
            services.offer_programme(scheme=scheme, **offered, by=mo, on=today)
        other = world.schemes["west-sussex"]
        with pytest.raises(NotPermitted, match="manager of its own area"):
            services.offer_programme(scheme=other, **offered, by=mo, on=today)
        services.withdraw_programme(programme=made, by=mo, on=today)
        with pytest.raises(NotPossible, match="withdrawn already"):
            services.withdraw_programme(programme=made, by=mo, on=today)
    page = client_as(world.people["mo"]).get(f"/schemes/{scheme.pk}/programmes/")
    assert "Withdrawn" in page.content.decode()
